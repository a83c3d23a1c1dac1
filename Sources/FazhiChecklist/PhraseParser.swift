package import FazhiSource
import FazhiText

/// What is wrong with a phrase, and what to do about it.
package struct PhraseProblem: Error, Sendable {
  /// What is said of the phrase: in Chinese after 用语, in English after the phrase itself.
  package var problem: Localized
  /// Something to do about it.
  package var hint: Localized
  /// The name of a list that is not defined, where that is the problem.
  package var unknownList: String?

  init(_ chinese: String, _ english: String, hint: Localized, unknownList: String? = nil) {
    problem = Localized(chinese, english)
    self.hint = hint
    self.unknownList = unknownList
  }
}

/// Parses the phrase notation: `出台…20…(权责|权力)清单`, `$执法公示`.
///
/// - `…` stands for 0 to 10 characters, `…N…` for 0 to N, with N up to 60;
/// - `(甲|乙)` for one of several, one of which may be empty; parentheses without `|` are text;
/// - `$name` for one of the entries of a list;
/// - `#` at the start of a piece for a number, as in `#件` (`NumberSign`).
///
/// An alternative with a gap of its own cannot stand in one piece with the others, so one text may
/// give several phrases.
package struct PhraseParser {
  /// The gap that a bare `…` stands for.
  static let defaultGap = 10
  /// The widest gap that may be asked for; a longer one would join what does not belong together.
  static let widestGap = 60
  /// How many alternatives one piece may come to when its choices are multiplied out.
  static let mostAlternatives = 2000
  /// How many phrases one text may come to.
  static let mostVariants = 64
  /// How many pieces one phrase may come to.
  static let mostPieces = 64
  /// How many units one text may come to with all its alternatives written out.
  static let mostUnits = 1 << 16
  /// How deep choices may be nested.
  static let deepest = 16

  private let listNames: ListNames
  /// The phrases of a list that exists.
  private let list: ([UInt16]) -> [Phrase]
  private let expansion: Expansion

  /// Creates a parser that knows some lists.
  ///
  /// - Parameters:
  ///   - listNames: The names of the lists.
  ///   - expansion: What the parsers of one checklist may write out together.
  ///   - list: The phrases of a list by its name.
  package init(
    listNames: ListNames = ListNames(), expansion: Expansion = Expansion(),
    list: @escaping ([UInt16]) -> [Phrase] = { _ in [] }
  ) {
    self.listNames = listNames
    self.expansion = expansion
    self.list = list
  }

  /// Parses an entry of a rule.
  ///
  /// - Throws: A `PhraseProblem`, also where a piece is too short to be searched for.
  package func phrases(in text: String) throws(PhraseProblem) -> [Phrase] {
    let phrases = try entries(in: text)
    for phrase in phrases { try check(phrase) }
    return phrases
  }

  /// Parses an entry of a list, whose pieces may become longer where the list is used.
  package func entries(in text: String) throws(PhraseProblem) -> [Phrase] {
    let units = text.units
    if !units.contains(where: Sign.isSign) {
      let literal = NormalizedText.normalized(units[...])
      if !literal.isEmpty, !literal.contains(0xFFFD) {
        return [
          Phrase(pieces: [.init(alternatives: LiteralList(literal[...]), gap: 0)], written: text)
        ]
      }
    }
    var rest = units[...]
    let variants = try variants(in: &rest, depth: 0)
    let size = variants.joined().reduce(0) { $0 + $1.alternatives.units.count }
    guard size <= Self.mostUnits else { throw Self.tooMany }
    guard expansion.take(size) else { throw Self.tooManyTogether }
    return variants.map { Phrase(pieces: $0, written: text) }
  }

  private typealias Pieces = [Phrase.Piece]

  /// Reads up to the end, or in a choice, which is at least one deep, up to its `|` or `)`.
  private func variants(in rest: inout ArraySlice<UInt16>, depth: Int) throws(PhraseProblem)
    -> [Pieces]
  {
    let nested = depth > 0
    var variants: [Pieces] = [[]]
    var literal: [UInt16] = []
    var gap: Int?

    func flush() throws(PhraseProblem) {
      guard !literal.isEmpty else { return }
      let units = NormalizedText.normalized(literal[...])
      literal = []
      guard !units.contains(0xFFFD) else {
        throw PhraseProblem(
          "有无法匹配的字符", "has a character that cannot be matched",
          hint: Localized("请删去该字符", "leave it out"))
      }
      if !units.isEmpty {
        try extend(
          &variants, by: [[.init(alternatives: LiteralList(units[...]), gap: 0)]], gap: gap)
        gap = nil
      }
    }
    while let next = rest.first {
      switch next {
      case Sign.or where nested, Sign.close where nested, Sign.wideClose where nested:
        try flush()
        return variants
      case Sign.gap:
        try flush()
        guard !variants.contains(where: \.isEmpty), gap == nil else { throw Self.looseGap }
        gap = try readGap(&rest)
      case Sign.list:
        try flush()
        rest.removeFirst()
        try extend(&variants, by: try readList(&rest), gap: gap)
        gap = nil
      case Sign.open, Sign.wideOpen:
        guard isChoice(rest) else {
          literal += readParenthesis(&rest)
          continue
        }
        try flush()
        guard depth < Self.deepest else { throw Self.tooDeep }
        try extend(&variants, by: try readChoice(&rest, depth: depth + 1), gap: gap)
        gap = nil
      default:
        literal.append(next)
        rest.removeFirst()
      }
    }
    try flush()
    guard gap == nil else { throw Self.looseGap }
    return variants
  }

  private static let looseGap = PhraseProblem(
    "的间隔 '…' 不在两段文字之间", "has a gap '…' that does not stand between two texts",
    hint: Localized("请在两边补上文字，或删去间隔", "put text on both sides of it, or delete it"))

  /// Reads `…` or `…N…`.
  private func readGap(_ rest: inout ArraySlice<UInt16>) throws(PhraseProblem) -> Int {
    rest = rest.drop { $0 == Sign.gap }
    let digits = rest.prefix { NormalizedText.isDigit($0) }
    guard !digits.isEmpty, rest.dropFirst(digits.count).first == Sign.gap else {
      return Self.defaultGap
    }
    rest = rest.dropFirst(digits.count).drop { $0 == Sign.gap }
    guard let width = Int(digits.text), width <= Self.widestGap else {
      throw PhraseProblem(
        "的间隔超过 \(Self.widestGap) 个字", "has a gap of more than \(Self.widestGap) characters",
        hint: Localized(
          "相距更远的请用 {all: [..], within: sentence}",
          "use {all: [..], within: sentence} for what stands further apart"))
    }
    return width
  }

  private func readList(_ rest: inout ArraySlice<UInt16>) throws(PhraseProblem) -> [Pieces] {
    guard let name = listNames.longest(beginning: rest) else {
      let name = rest.prefix { !Sign.isSign($0) }.text
      throw PhraseProblem(
        "所用的列表 '$\(name)' 没有定义", "uses a list '$\(name)' that is not defined",
        hint: Localized("请在 'lists:' 下定义", "define it under 'lists:'"), unknownList: name)
    }
    rest = rest.dropFirst(name.count)
    return try compact(list(name).map(\.pieces))
  }

  /// Whether a parenthesis holds a `|` of its own.
  private func isChoice(_ rest: ArraySlice<UInt16>) -> Bool {
    var depth = 0
    for unit in rest {
      switch unit {
      case Sign.open, Sign.wideOpen: depth += 1
      case Sign.close, Sign.wideClose:
        depth -= 1
        if depth == 0 { return false }
      case Sign.or where depth == 1: return true
      default: break
      }
    }
    return false
  }

  /// Reads parentheses that are text, up to the one that closes them.
  private func readParenthesis(_ rest: inout ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    let end = rest.firstIndex { $0 == Sign.close || $0 == Sign.wideClose } ?? rest.endIndex - 1
    defer { rest = rest[(end + 1)...] }
    return rest[...end]
  }

  private func readChoice(_ rest: inout ArraySlice<UInt16>, depth: Int) throws(PhraseProblem)
    -> [Pieces]
  {
    rest.removeFirst()
    if let simple = readSimpleChoice(&rest) { return simple }
    var all: [Pieces] = []
    while true {
      all += try variants(in: &rest, depth: depth)
      guard let end = rest.popFirst() else {
        throw PhraseProblem(
          "的选项 '(…|…)' 没有右括号", "has a choice '(…|…)' that is not closed",
          hint: Localized("请补上 ')'", "add ')'"))
      }
      if end != Sign.or { break }
    }
    return try compact(all)
  }

  /// Reads a choice between plain texts, which most choices are.
  private func readSimpleChoice(_ rest: inout ArraySlice<UInt16>) -> [Pieces]? {
    guard let end = rest.firstIndex(where: { Sign.isSign($0) && $0 != Sign.or }),
      rest[end] == Sign.close
    else { return nil }
    var alternatives = LiteralList()
    for text in rest[..<end].split(separator: Sign.or, omittingEmptySubsequences: false) {
      alternatives.append(NormalizedText.normalized(text)[...])
    }
    guard !alternatives.units.contains(0xFFFD) else { return nil }
    rest = rest[(end + 1)...]
    return [[.init(alternatives: alternatives, gap: 0)]]
  }

  /// Variants of a single piece put into one.
  private func compact(_ variants: [Pieces]) throws(PhraseProblem) -> [Pieces] {
    var single = Phrase.Piece(alternatives: LiteralList(), gap: 0)
    var several: [Pieces] = []
    for variant in variants {
      switch variant.count {
      case 0: single.alternatives.append([])
      case 1:
        let more = variant[0].alternatives
        guard single.alternatives.units.count + more.units.count <= Self.mostUnits else {
          throw Self.tooMany
        }
        single.alternatives.append(contentsOf: more)
      default: several.append(variant)
      }
    }
    return (single.alternatives.isEmpty ? [] : [[single]]) + several
  }

  /// Every variant on the left followed by every one on the right.
  private func extend(_ left: inout [Pieces], by right: [Pieces], gap: Int?) throws(PhraseProblem) {
    if left.count == 1, right.count == 1 { return try extend(&left[0], by: right[0], gap: gap) }
    guard left.count * right.count <= Self.mostVariants else { throw Self.tooMany }
    var result: [Pieces] = []
    for a in left {
      for b in right {
        var joined = a
        try extend(&joined, by: b, gap: gap)
        result.append(joined)
      }
    }
    left = result
  }

  private func extend(_ left: inout Pieces, by right: Pieces, gap: Int?) throws(PhraseProblem) {
    guard left.count + right.count <= Self.mostPieces else { throw Self.tooMany }
    guard let last = left.last, var first = right.first else {
      left += right
      return
    }
    if let gap {
      first.gap = gap
      left.append(first)
    } else {
      let (before, behind) = (last.alternatives, first.alternatives)
      guard before.count * behind.count <= Self.mostAlternatives,
        before.units.count * behind.count + behind.units.count * before.count <= Self.mostUnits
      else { throw Self.tooMany }
      left[left.count - 1].alternatives = before.crossed(with: behind)
    }
    left += right.dropFirst()
  }

  private static let tooMany = PhraseProblem(
    "展开后的说法太多", "comes to too many alternatives",
    hint: Localized(
      "请拆成几条，或在两个长列表之间写间隔 '…0…'",
      "write several entries, or put a gap '…0…' between two long lists"))

  private static let tooManyTogether = PhraseProblem(
    "与此前的用语展开后的说法太多", "comes to too many alternatives together with those before it",
    hint: Localized("请减少对长列表的引用", "use long lists less often"))

  private static let tooDeep = PhraseProblem(
    "的选项 '(…|…)' 嵌套超过 \(Self.deepest) 层",
    "has choices '(…|…)' nested more than \(Self.deepest) deep",
    hint: Localized("请把说法逐条列出", "list the alternatives one by one"))

  /// Refuses what would be found everywhere: a phrase without a piece of two or more characters.
  private func check(_ phrase: Phrase) throws(PhraseProblem) {
    guard phrase.pieces.allSatisfy({ $0.alternatives.shortest > 0 }),
      !phrase.pieces.isEmpty
    else {
      throw PhraseProblem(
        "有一段除空格、引号和顿号外没有内容",
        "has a piece that is empty once spaces, quotation marks and 、 are dropped",
        hint: Localized("请补上文字，或删去该段", "write text there, or delete it"))
    }
    let isMisplaced = { (literal: ArraySlice<UInt16>) in
      literal.dropFirst().contains(NumberSign.unit) || literal.elementsEqual([NumberSign.unit])
    }
    guard
      !phrase.pieces.contains(where: {
        $0.asksForNumber && $0.alternatives.contains(where: isMisplaced)
      })
    else {
      throw PhraseProblem(
        "中的 '#' 不在一段文字的开头", "has a '#' that does not start a text",
        hint: Localized(
          "'#' 代表数字，后接量词，如 '办理…8…#件'",
          "'#' stands for a number before a unit, as in '办理…8…#件'"))
    }
    let signs = phrase.pieces.flatMap { $0.alternatives.units }
    guard !signs.contains(units: Sign.dots), !signs.contains(units: Sign.dotStar) else {
      throw PhraseProblem(
        "中的 '..' 或 '.*' 只算普通文字", "has '..' or '.*', which are text here",
        hint: Localized("十个字以内的间隔请写 '…'", "write '…' for a gap of up to ten characters"))
    }
    guard !phrase.pieces.contains(where: { $0.alternatives.units.contains(Sign.or) }) else {
      throw PhraseProblem(
        "中的 '|' 不在选项之内", "has a '|' that stands in no choice",
        hint: Localized("几种说法请写作 '(甲|乙)'", "write the alternatives as '(甲|乙)'"))
    }
    guard phrase.pieces.contains(where: \.isSpecific) else {
      throw PhraseProblem(
        "中没有两个字以上的片段", "has no piece of two or more characters",
        hint: Localized(
          "空格、引号和顿号不计，请补充能区别于其他事项的字",
          "spaces, quotation marks and 、 do not count; add what makes it specific"))
    }
  }

  /// The signs of the notation.
  private enum Sign {
    static let gap = UInt16(unit: "…")
    static let list = UInt16(unit: "$")
    static let or = UInt16(unit: "|")
    static let dots = "..".units
    static let dotStar = ".*".units
    static let open = UInt16(unit: "(")
    static let close = UInt16(unit: ")")
    static let wideOpen = UInt16(unit: "（")
    static let wideClose = UInt16(unit: "）")
    static func isSign(_ unit: UInt16) -> Bool {
      unit == gap || unit == list || unit == or || unit == open || unit == close
        || unit == wideOpen || unit == wideClose
    }
  }
}

extension Phrase.Piece {
  fileprivate var asksForNumber: Bool { alternatives.units.contains(NumberSign.unit) }

  /// Whether each alternative has two characters or more, besides a number.
  fileprivate var isSpecific: Bool {
    alternatives.shortest > 1
      && (!asksForNumber || alternatives.allSatisfy { $0.count > (NumberSign.starts($0) ? 2 : 1) })
  }
}
