/// Puts together the lines that a browser would show of a page.
struct HTMLPageText {
  /// A list that numbers its items, or does not.
  private struct List {
    var isNumbered: Bool
    var next: Int
    var format: String
  }

  private let bytes: [UInt8]
  private let omissions: HTMLOmissions
  private var tokens: HTMLTokenizer
  private var flow = TextFlow()
  private var line: [UInt8] = []
  /// Whether a space is due before the next character.
  private var isSpaceDue = false
  /// How many elements are open that keep the lines of the file.
  private var preformatted = 0
  private var lists: [List] = []
  /// The number of an item of which no text was seen yet.
  private var number = ""
  private var title: [UInt8] = []

  /// The text of a page.
  ///
  /// - Parameter bytes: The page as valid UTF-8.
  /// - Returns: Its lines as valid UTF-8, each with a line feed.
  /// - Complexity: O(*n*) in the number of bytes.
  static func text(of bytes: [UInt8]) -> [UInt8] {
    var page = HTMLPageText(bytes)
    page.read()
    return page.text
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    omissions = HTMLOmissions(bytes)
    tokens = HTMLTokenizer(bytes)
    if !omissions.hasBlocks { preformatted = 1 }
  }

  /// The lines, the title above them unless it is said again at the top of the page.
  private var text: [UInt8] {
    guard !title.isBlank, !isTitleRepeated else { return flow.text }
    return title + [UInt8(ascii: "\n")] + flow.text
  }

  private mutating func read() {
    while let token = tokens.next() {
      switch token {
      case .text(let range): add(bytes[range])
      case .start(let tag): start(tag)
      case .end(let name): end(name)
      case .raw("title", let range): if title.isEmpty { title = collapsed(bytes[range]) }
      case .raw, .declaration: break
      }
    }
    endLine()
    flow.finish()
  }

  // MARK: Tags

  private mutating func start(_ tag: HTMLTag) {
    if HTMLElements.blocks.contains(tag.name) || tag.name == "br" { endLine() }
    if let end = omissions.ends[tag.offset] {
      tokens.position = end
      return
    }
    switch tag.name {
    case "table": flow.startTable()
    case "tr": flow.startRow()
    case "td", "th": flow.startCell()
    case "pre", "listing": preformatted += 1
    case "ol", "ul", "menu", "dir": startList(tag)
    case "li": startItem(tag)
    default: break
    }
  }

  private mutating func end(_ name: String) {
    guard HTMLElements.blocks.contains(name) else { return }
    endLine()
    number = ""
    switch name {
    case "table": flow.endTable()
    case "tr": flow.endRow()
    case "pre", "listing": preformatted = max(omissions.hasBlocks ? 0 : 1, preformatted - 1)
    case "ol", "ul", "menu", "dir": _ = lists.popLast()
    default: break
    }
  }

  // MARK: Lists

  private mutating func startList(_ tag: HTMLTag) {
    let formats = ["a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"]
    lists.append(
      List(
        isNumbered: tag.name == "ol", next: integer(tag.value("start")) ?? 1,
        format: tag.value("type").flatMap { formats[string($0)] } ?? "decimal"))
  }

  private mutating func startItem(_ tag: HTMLTag) {
    guard let list = lists.indices.last, lists[list].isNumbered else { return }
    let value = integer(tag.value("value")) ?? lists[list].next
    lists[list].next = value + 1
    number = NumberFormat.text(value, as: lists[list].format) + ". "
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// A number that can be counted on from.
  private func integer(_ range: Range<Int>?) -> Int? {
    range.flatMap { Int(string($0)) }.flatMap { abs($0) < 1 << 31 ? $0 : nil }
  }

  // MARK: Text

  private mutating func add(_ text: ArraySlice<UInt8>) {
    HTMLEntities.eachByte(of: text) { byte, isEntity in
      if isEntity ? byte == 0x0A : byte.isHTMLSpace {
        addSpace(byte)
      } else {
        if isSpaceDue, !line.isEmpty { line.append(0x20) }
        isSpaceDue = false
        line.append(byte)
      }
    }
  }

  private mutating func addSpace(_ byte: UInt8) {
    guard preformatted > 0 else {
      isSpaceDue = true
      return
    }
    if byte == 0x0A { endLine() } else if byte != 0x0D { line.append(byte) }
  }

  /// Ends the line, where there is something in it.
  private mutating func endLine() {
    isSpaceDue = false
    guard !line.isBlank else {
      line = []
      return
    }
    flow.add(number.isEmpty ? line : Array(number.utf8) + line)
    number = ""
    line = []
  }

  private func collapsed(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isSpaceDue = false
    HTMLEntities.eachByte(of: text) { byte, _ in
      if byte.isHTMLSpace {
        isSpaceDue = true
      } else {
        if isSpaceDue, !result.isEmpty { result.append(0x20) }
        isSpaceDue = false
        result.append(byte)
      }
    }
    return result
  }

  /// How many lines are the top of a page, and from how many bytes on a line of them is a title.
  private static let topLines = 60
  private static let leastTitle = 18
  /// What pages put between their title and the names of the section and the site.
  private static let separators = Set("_-|—–－｜")

  /// Whether the top of the page says the title, or as much of it as is no name of a site: a line that the
  /// title begins with, or its longest part.
  private var isTitleRepeated: Bool {
    let title = self.title.filter { !$0.isHTMLSpace }
    let lines = flow.text.split(separator: UInt8(ascii: "\n"), maxSplits: Self.topLines)
      .prefix(Self.topLines).map { line in line.filter { !$0.isHTMLSpace } }
    let parts = String(decoding: title, as: UTF8.self).split(
      whereSeparator: Self.separators.contains)
    guard let longest = parts.max(by: { $0.utf8.count < $1.utf8.count }) else { return true }
    return lines.contains { $0 == title || $0.count >= Self.leastTitle && title.starts(with: $0) }
      || longest.utf8.count >= Self.leastTitle
        && Array(lines.joined()).holds(String(longest))
  }
}
