import FazhiSource
import FazhiXML
import FazhiZip

/// The archive of a document of Word, and where its parts are.
struct WordDocument {
  /// The part that holds the text, with its path.
  let main: WordPart
  private let archive: ZipArchive
  private let relations: [OfficeRelation]

  /// Opens a document.
  ///
  /// - Throws: `WordProblem` where the file is none, or one that is not read.
  init(_ bytes: [UInt8]) throws(WordProblem) {
    do {
      archive = try ZipArchive(reading: bytes)
    } catch {
      throw WordProblem(error, part: nil)
    }
    let parts = WordParts(archive: archive)
    if let format = Self.otherFormat(of: archive.names) { throw .other(format) }
    guard !archive.names.contains(where: { $0.hasSuffix("vbaProject.bin") }) else { throw .macros }
    guard try !parts.isOwnResult() else { throw .ownResult }
    let root = try parts.relations(of: "")
    let path = root.first { $0.type == "officeDocument" }?.target ?? "word/document.xml"
    guard let main = try parts.part(path) else {
      throw .damaged("缺少正文部分: the part with the text is missing", part: path)
    }
    self.main = main
    relations = try parts.relations(of: path)
  }

  /// How paragraphs are numbered.
  func numbering() throws(WordProblem) -> WordNumbering {
    let parts = WordParts(archive: archive)
    return WordNumbering(
      try WordNumberingReader.read(try part("numbering", in: parts)),
      styles: try WordStyles(try part("styles", in: parts)))
  }

  /// The part that the text refers to by a type; documents without relations have it beside the text.
  private func part(_ type: String, in parts: WordParts) throws(WordProblem) -> WordPart? {
    let target = relations.first { $0.type == type }?.target
    return try parts.part(target ?? "word/\(type).xml")
  }

  /// Archives that are no documents of Word, by a part that they have.
  private static func otherFormat(of names: [String]) -> BinaryFormat? {
    func hold(_ prefix: String) -> Bool { names.contains { $0.hasPrefix(prefix) } }
    if hold("word/") { return nil }
    if let format = others.first(where: { hold($0.part) }) { return format.format }
    return names.contains("[Content_Types].xml") ? nil : zip
  }

  private static let others: [(part: String, format: BinaryFormat)] = [
    (
      "xl/",
      BinaryFormat(
        name: Localized("XLSX 工作簿", "an XLSX workbook"),
        remedy: Localized(
          "请给出报告正文的 DOCX 或纯文本；填好的迎检表请用 --statements",
          "give the report as DOCX or plain text; a filled-in table goes with --statements"))
    ),
    (
      "ppt/",
      BinaryFormat(
        name: Localized("PPTX 演示文稿", "a PPTX presentation"),
        remedy: Localized("请给出报告正文的 DOCX 或纯文本", "give the report as DOCX or plain text"))
    ),
    (
      "OFD.xml",
      BinaryFormat(
        name: Localized("OFD 版式文件", "an OFD file"),
        remedy: Localized(
          "请用 WPS 或版式阅读软件打开，转换为 .docx 或纯文本", "open it in WPS, save it as .docx or plain text"))
    ),
    (
      "content.xml",
      BinaryFormat(
        name: Localized("ODT 文档", "an ODT document"),
        remedy: Localized(
          "请用 WPS、Word 或 LibreOffice 另存为 .docx", "save it as .docx in WPS, Word or LibreOffice"))
    ),
  ]

  private static let zip = BinaryFormat(
    name: Localized("ZIP 压缩包", "a ZIP archive"),
    remedy: Localized("请先解压，再给出其中的报告", "unpack it and give the report in it"))
}

/// The parts of an archive.
private struct WordParts {
  let archive: ZipArchive

  func part(_ path: String) throws(WordProblem) -> WordPart? {
    do {
      return try archive.contents(of: path).map { WordPart($0, path: path) }
    } catch {
      throw WordProblem(error, part: path)
    }
  }

  func relations(of path: String) throws(WordProblem) -> [OfficeRelation] {
    let relations = OfficeRelation.path(ofRelationsOf: path)
    guard let part = try part(relations) else { return [] }
    do {
      return try OfficeRelation.parse(part.bytes, of: path)
    } catch {
      throw WordProblem(error, part: relations)
    }
  }

  /// Whether the properties name this program as the one that made the document; what people change
  /// in it later leaves its maker as it is.
  func isOwnResult() throws(WordProblem) -> Bool {
    guard let core = try part("docProps/core.xml") else { return false }
    var tokens = core.tokens
    var isCreator = false
    while let token = try? tokens.next() {
      switch token {
      case .start("creator", _): isCreator = true
      case .end("creator"): isCreator = false
      case .text(let text) where isCreator && text.hasPrefix("fazhi "): return true
      default: break
      }
    }
    return false
  }
}

/// A part of a document: XML, and its path for complaints.
struct WordPart {
  let bytes: [UInt8]
  let path: String

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  /// Its pieces from the start.
  var tokens: WordTokens { WordTokens(self) }
}

/// The pieces of a part, one after the other.
struct WordTokens {
  private let path: String
  private var tokens: XMLTokenizer

  init(_ part: WordPart) {
    path = part.path
    tokens = XMLTokenizer(part.bytes)
  }

  mutating func next() throws(WordProblem) -> XMLToken? {
    do {
      return try tokens.token()
    } catch {
      throw WordProblem(error, part: path)
    }
  }

  /// Goes behind the end of the element whose start was read last.
  mutating func skip() throws(WordProblem) {
    var depth = 1
    while depth > 0, let token = try next() {
      switch token {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }
}

extension [String: String] {
  /// The value of an attribute, whatever prefix its namespace has.
  func value(_ name: String) -> String? {
    self["w:\(name)"] ?? self[name] ?? first { $0.key.hasSuffix(":\(name)") }?.value
  }

  /// The number that an element has as its value.
  var number: Int? { value("val").flatMap { Int($0) } }

  /// Whether an element that switches something on does so.
  var isOn: Bool { !["0", "false", "off"].contains(value("val") ?? "1") }
}
