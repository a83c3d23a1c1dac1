import FazhiXML

/// Reads the text of a document as it stands when all changes to it are accepted.
struct WordBody {
  /// How many bytes of text are read; numbers may make much of it of a small file.
  static let mostText = 64 << 20

  /// What is left out with all that is in it: deleted and moved text, instructions of fields, the readings
  /// of characters, and how something was before it was changed.
  private static let leftOut: Set<String> = [
    "del", "moveFrom", "delText", "delInstrText", "instrText", "rt", "pPrChange", "rPrChange",
    "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "sectPr", "sdtPr", "tblPr", "tcPr",
  ]

  private struct Paragraph {
    /// The lines so far; the last one goes on.
    var lines: [[UInt8]] = [[]]
    var style: String?
    var number = WordNumberReference()
    /// Whether it runs on in the next one, since its end was deleted.
    var runsOn = false
  }

  private var tokens: WordTokens
  private var numbering: WordNumbering
  private var flow = TextFlow()
  /// The open paragraphs, innermost last: those of text boxes lie in others.
  private var paragraphs: [Paragraph] = []
  /// The lines of a paragraph whose end was deleted.
  private var carried: [[UInt8]] = []
  private var isText = false
  private var isHidden = false
  /// For each open choice of contents whether one was taken already.
  private var choices: [Bool] = []
  private var room: Int

  init(_ part: WordPart, numbering: WordNumbering, mostText: Int = Self.mostText) {
    tokens = part.tokens
    self.numbering = numbering
    room = mostText
  }

  /// The lines of the text.
  mutating func text() throws(WordProblem) -> [UInt8] {
    while let token = try tokens.next() {
      switch token {
      case .start(let name, let attributes): try start(name, attributes)
      case .end(let name): try end(name)
      case .text(let text): if isText { try add(text) }
      }
    }
    finishCarried()
    flow.finish()
    return flow.text
  }

  private mutating func start(_ name: String, _ attributes: [String: String]) throws(WordProblem) {
    switch name {
    case "p": paragraphs.append(Paragraph())
    case "pPr": try readParagraphProperties()
    case "r": isHidden = false
    case "rPr": try readRunProperties()
    case "t": isText = true
    case "tab", "ptab": try add("\t")
    case "noBreakHyphen": try add("-")
    case "br", "cr": startLine()
    case "tbl", "tr", "tc": startTable(name)
    case "trPr": try readRowProperties()
    case "AlternateContent": choices.append(false)
    case "Choice", "Fallback": try choose()
    case _ where Self.leftOut.contains(name): try tokens.skip()
    default: break
    }
  }

  private mutating func end(_ name: String) throws(WordProblem) {
    switch name {
    case "p": try endParagraph()
    case "r": isHidden = false
    case "t": isText = false
    case "tbl":
      finishCarried()
      flow.endTable()
    case "tr":
      finishCarried()
      flow.endRow()
    case "tc": finishCarried()
    case "AlternateContent": _ = choices.popLast()
    default: break
    }
  }

  // MARK: Text

  private mutating func add(_ text: String) throws(WordProblem) {
    guard let paragraph = paragraphs.indices.last, !isHidden else { return }
    try take(text.utf8.count)
    let last = paragraphs[paragraph].lines.count - 1
    // A line feed in a text is a space to Word, which has breaks for lines.
    for byte in text.utf8 {
      paragraphs[paragraph].lines[last].append(byte == 0x0A ? 0x20 : byte)
    }
  }

  private mutating func startLine() {
    guard let paragraph = paragraphs.indices.last, !isHidden else { return }
    paragraphs[paragraph].lines.append([])
  }

  private mutating func endParagraph() throws(WordProblem) {
    guard let paragraph = paragraphs.popLast() else { return }
    var lines = carried
    carried = []
    if let last = lines.indices.last {
      lines[last] += paragraph.lines[0]
      lines += paragraph.lines.dropFirst()
    } else {
      lines = paragraph.lines
    }
    guard !paragraph.runsOn else {
      if !lines.allSatisfy(\.isEmpty) { carried = lines }
      return
    }
    let number = numbering.number(paragraph.number, style: paragraph.style)
    guard !numbering.isContents(style: paragraph.style) else { return }
    if let first = lines.firstIndex(where: { !$0.isBlank }), !number.isEmpty {
      try take(number.utf8.count)
      lines[first] = Array(Self.prefix(number).utf8) + lines[first]
    }
    for line in lines { flow.add(line) }
  }

  /// A number with the space that keeps it from the text: none behind 一、 or （一）.
  private static func prefix(_ number: String) -> String {
    let isWide = number.last.map { "、）．。：】".contains($0) || $0.isWhitespace } ?? true
    return isWide ? number : number + " "
  }

  private mutating func finishCarried() {
    for line in carried { flow.add(line) }
    carried = []
  }

  private mutating func take(_ count: Int) throws(WordProblem) {
    room -= count
    guard room >= 0 else { throw .tooLarge }
  }

  // MARK: Structure

  private mutating func startTable(_ name: String) {
    finishCarried()
    switch name {
    case "tbl": flow.startTable()
    case "tr": flow.startRow()
    default: flow.startCell()
    }
  }

  /// Takes the first of several forms of the same contents, of which others are for older programs.
  private mutating func choose() throws(WordProblem) {
    guard let last = choices.indices.last, !choices[last] else {
      try tokens.skip()
      return
    }
    choices[last] = true
  }

  // MARK: Properties

  /// Calls back with each element in the one whose start was read last, to its end.
  private mutating func eachProperty(
    _ body: (String, [String: String]) -> Void
  ) throws(WordProblem) {
    var depth = 1
    while depth > 0, let token = try tokens.next() {
      switch token {
      case .start(let name, let attributes):
        // What something was before a change says nothing of what it is.
        if name.hasSuffix("Change") {
          try tokens.skip()
        } else {
          depth += 1
          body(name, attributes)
        }
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  private mutating func readParagraphProperties() throws(WordProblem) {
    var read = Paragraph()
    try eachProperty { name, attributes in
      switch name {
      case "pStyle": read.style = attributes.value("val")
      case "numId": read.number.list = attributes.number
      case "ilvl": read.number.level = attributes.number
      case "del", "moveFrom": read.runsOn = true
      default: break
      }
    }
    guard let last = paragraphs.indices.last else { return }
    (paragraphs[last].style, paragraphs[last].number) = (read.style, read.number)
    paragraphs[last].runsOn = read.runsOn
  }

  private mutating func readRunProperties() throws(WordProblem) {
    var isHidden = false
    try eachProperty { name, attributes in
      if name == "vanish" { isHidden = attributes.isOn }
    }
    self.isHidden = isHidden
  }

  private mutating func readRowProperties() throws(WordProblem) {
    var isDeleted = false
    try eachProperty { name, _ in if name == "del" { isDeleted = true } }
    if isDeleted { flow.leaveOutRow() }
  }
}
