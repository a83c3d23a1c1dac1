import FazhiText

/// What is wrong with a phrase, and what to do about it.
package struct PhraseProblem: Error, Sendable {
  package var problem: String
  package var hint: String
  /// The name of a list that is not defined, where that is the problem.
  package var unknownList: String?

  init(_ problem: String, hint: String, unknownList: String? = nil) {
    self.problem = problem
    self.hint = hint
    self.unknownList = unknownList
  }
}

/// Parses the phrase notation: `出台…20…(权责|权力)清单`, `$执法公示`.
///
/// - `…` stands for 0 to 10 characters, `…N…` for 0 to N, with N up to 60;
/// - `(甲|乙)` for one of several, one of which may be empty; parentheses without `|` are text;
/// - `$name` for one of the entries of a list.
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

  /// The names of the lists that exist, longest first, so that `$执法公示制度` can be read.
  package var listNames: [[Character]]
  /// The phrases of a list that exists.
  package var list: (String) -> [Phrase]

  /// Creates a parser that knows some lists.
  package init(
    longestNamesFirst: [[Character]] = [], list: @escaping (String) -> [Phrase] = { _ in [] }
  ) {
    listNames = longestNamesFirst
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
    var rest = Array(text)[...]
    let variants = try variants(in: &rest, nested: false)
    return variants.map { Phrase(pieces: $0, written: text) }
  }

  private typealias Pieces = [Phrase.Piece]

  /// Reads up to the end, or in a choice up to its `|` or `)`.
  private func variants(in rest: inout ArraySlice<Character>, nested: Bool) throws(PhraseProblem)
    -> [Pieces]
  {
    var variants: [Pieces] = [[]]
    var literal = ""
    var gap: Int?

    func flush() throws(PhraseProblem) {
      guard !literal.isEmpty else { return }
      let units = NormalizedText(literal).units.filter { $0 != 0x3001 }
      literal = ""
      guard !units.contains(0xFFFD) else {
        throw PhraseProblem("has a character that cannot be matched", hint: "leave it out")
      }
      if !units.isEmpty {
        variants = try join(variants, [[.init(alternatives: [units], gap: 0)]], gap: gap)
        gap = nil
      }
    }
    while let next = rest.first {
      switch next {
      case "|" where nested, ")" where nested, "）" where nested:
        try flush()
        return variants
      case "…":
        try flush()
        guard !variants[0].isEmpty, gap == nil else { throw Self.looseGap }
        gap = try readGap(&rest)
      case "$":
        try flush()
        rest.removeFirst()
        variants = try join(variants, try readList(&rest), gap: gap)
        gap = nil
      case "(", "（":
        guard isChoice(rest) else {
          literal.append(next)
          rest.removeFirst()
          continue
        }
        try flush()
        variants = try join(variants, try readChoice(&rest), gap: gap)
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
    "has a gap '…' that does not stand between two texts",
    hint: "put text on both sides of it, or delete it")

  /// Reads `…` or `…N…`.
  private func readGap(_ rest: inout ArraySlice<Character>) throws(PhraseProblem) -> Int {
    while rest.first == "…" { rest.removeFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, rest.dropFirst(digits.count).first == "…" else { return Self.defaultGap }
    rest = rest.dropFirst(digits.count)
    while rest.first == "…" { rest.removeFirst() }
    guard let width = Int(String(digits)), width <= Self.widestGap else {
      throw PhraseProblem(
        "has a gap of more than \(Self.widestGap) characters",
        hint: "use {all: [..], within: sentence} for what stands further apart")
    }
    return width
  }

  private func readList(_ rest: inout ArraySlice<Character>) throws(PhraseProblem) -> [Pieces] {
    guard let name = listNames.first(where: { rest.starts(with: $0) }) else {
      let name = String(rest.prefix { !"…(|)（）$".contains($0) })
      throw PhraseProblem(
        "uses a list '$\(name)' that is not defined", hint: "define it under 'lists:'",
        unknownList: name)
    }
    rest = rest.dropFirst(name.count)
    return compact(list(String(name)).map(\.pieces))
  }

  /// Whether a parenthesis holds a `|` of its own.
  private func isChoice(_ rest: ArraySlice<Character>) -> Bool {
    var depth = 0
    for character in rest {
      switch character {
      case "(", "（": depth += 1
      case ")", "）":
        depth -= 1
        if depth == 0 { return false }
      case "|" where depth == 1: return true
      default: break
      }
    }
    return false
  }

  private func readChoice(_ rest: inout ArraySlice<Character>) throws(PhraseProblem) -> [Pieces] {
    rest.removeFirst()
    var all: [Pieces] = []
    while true {
      all += try variants(in: &rest, nested: true)
      guard let end = rest.popFirst() else {
        throw PhraseProblem("has a choice '(…|…)' that is not closed", hint: "add ')'")
      }
      if end != "|" { break }
    }
    return compact(all)
  }

  /// Variants of a single piece put into one.
  private func compact(_ variants: [Pieces]) -> [Pieces] {
    var single = Phrase.Piece(alternatives: [], gap: 0)
    var several: [Pieces] = []
    for variant in variants {
      switch variant.count {
      case 0: single.alternatives.append([])
      case 1: single.alternatives += variant[0].alternatives
      default: several.append(variant)
      }
    }
    return (single.alternatives.isEmpty ? [] : [[single]]) + several
  }

  /// Every variant on the left followed by every one on the right.
  private func join(_ left: [Pieces], _ right: [Pieces], gap: Int?) throws(PhraseProblem)
    -> [Pieces]
  {
    var result: [Pieces] = []
    for a in left {
      for b in right { result.append(try join(a, b, gap: gap)) }
    }
    guard result.count <= Self.mostVariants else { throw Self.tooMany }
    return result
  }

  private func join(_ left: Pieces, _ right: Pieces, gap: Int?) throws(PhraseProblem) -> Pieces {
    guard let last = left.last, var first = right.first else { return left + right }
    if let gap {
      first.gap = gap
      return left + [first] + right.dropFirst()
    }
    guard last.alternatives.count * first.alternatives.count <= Self.mostAlternatives else {
      throw Self.tooMany
    }
    let joined = Phrase.Piece(
      alternatives: last.alternatives.flatMap { a in first.alternatives.map { a + $0 } },
      gap: last.gap)
    return left.dropLast() + [joined] + right.dropFirst()
  }

  private static let tooMany = PhraseProblem(
    "comes to too many alternatives", hint: "put a gap '…0…' between two long lists")

  /// Refuses what would be found everywhere: a phrase without a piece of two or more characters.
  private func check(_ phrase: Phrase) throws(PhraseProblem) {
    guard phrase.pieces.allSatisfy({ $0.alternatives.allSatisfy { !$0.isEmpty } }),
      !phrase.pieces.isEmpty
    else {
      throw PhraseProblem(
        "has a piece that is empty once spaces, quotation marks and 、 are dropped",
        hint: "write text there, or delete it")
    }
    guard phrase.pieces.contains(where: { $0.alternatives.allSatisfy { $0.count > 1 } }) else {
      throw PhraseProblem(
        "has no piece of two or more characters",
        hint: "spaces, quotation marks and 、 do not count; add what makes it specific")
    }
  }
}
