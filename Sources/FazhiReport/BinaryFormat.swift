import FazhiSource

/// A format that is not read, told by how its files begin, or by what they hold.
struct BinaryFormat: Sendable {
  /// What people call it.
  var name: Localized
  /// How to get at its text.
  var remedy: Localized
  private var beginnings: [[UInt8]]

  init(name: Localized, remedy: Localized, beginnings: [[UInt8]] = []) {
    self.name = name
    self.remedy = remedy
    self.beginnings = beginnings
  }

  private static let known: [BinaryFormat] = [
    .init(
      name: Localized("PDF 文件", "a PDF file"),
      remedy: Localized(
        "请先转换为纯文本", "install poppler-utils and run 'pdftotext -layout REPORT.pdf REPORT.txt'"),
      beginnings: [Array("%PDF".utf8)]),
    .init(
      name: Localized("旧版 DOC 或 WPS 文件", "a DOC or WPS file of the old binary kind"),
      remedy:
        Localized(
          "请用 WPS 或 Word 另存为 .docx",
          "save it as .docx in WPS or Word, or install libreoffice-writer and run"
            + " 'soffice --headless --convert-to docx REPORT.doc'"),
      beginnings: [oleSignature]),
    .init(
      name: Localized("RTF 文件", "an RTF file"),
      remedy: Localized("请用 WPS 或 Word 另存为 .docx", "save it as .docx in WPS or Word"),
      beginnings: [Array("{\\rtf".utf8)]),
    .init(
      name: Localized("图片", "a picture"),
      remedy: Localized("请先识别文字", "run a text recognition on it and give its text"),
      beginnings: [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8)]),
  ]

  private static let oleSignature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  /// A DOCX document under a password is a container of the old kind, in which this lies.
  private static let encrypted = BinaryFormat(
    name: Localized("加了密码的文档", "a document under a password"),
    remedy: Localized(
      "请用 WPS 或 Word 打开，去掉密码后另存", "open it in WPS or Word and save it without the password"))
  private static let encryptedPackage = Array("EncryptedPackage".utf8.map { [$0, 0] }.joined())

  /// A page with all that belongs to it in the form of a mail.
  private static let webArchive = BinaryFormat(
    name: Localized("MHT 单个文件网页", "a web archive (MHT)"),
    remedy: Localized(
      "请在浏览器中另存为“网页，仅 HTML”", "save it from the browser as 'webpage, HTML only'"))

  private static let xml = BinaryFormat(
    name: Localized("XML 文件", "an XML file"),
    remedy: Localized(
      "请用 WPS 或 Word 打开，另存为 .docx 或纯文本", "open it in WPS or Word, save it as .docx or plain text"))

  private static let unknown = BinaryFormat(
    name: Localized("二进制文件", "a binary file"),
    remedy: Localized("请给出 DOCX、网页或纯文本文件", "give the report as DOCX, HTML or plain text"))

  /// The source of a web page, where something else than a report is wanted.
  static let webPage = BinaryFormat(
    name: Localized("网页源代码", "the source of a web page"),
    remedy: Localized("请给出纯文本文件", "give it as a plain text file"))

  /// How much of a file is looked at.
  static let prefix = 1 << 16

  /// The format of a file, or `nil` where it may be text, or the source of a web page.
  static func recognise(_ bytes: [UInt8]) -> BinaryFormat? {
    guard !TextDecoder.isUTF16(bytes) else { return nil }
    if bytes.starts(with: oleSignature), bytes.holds(encryptedPackage) { return encrypted }
    if let format = known.first(where: { $0.beginnings.contains { bytes.starts(with: $0) } }) {
      return format
    }
    if bytes.prefix(prefix).contains(0) { return unknown }
    let head = bytes.prefix(mailHead).map(\.asciiLowercased)
    if head.holds("mime-version:"), head.holds("multipart/related") { return webArchive }
    return isXML(bytes) ? xml : nil
  }

  /// In how many bytes the head of a mail says what follows.
  private static let mailHead = 1024

  /// Whether bytes are XML, and no web page in its form.
  private static func isXML(_ bytes: [UInt8]) -> Bool {
    let text = bytes.prefix(prefix).drop { $0 <= 0x20 || ByteOrderMark.bytes.contains($0) }
    guard text.starts(with: "<?xml".utf8) else { return false }
    let start = text.map(\.asciiLowercased)
    return !start.holds("<html") && !start.holds("<!doctype html")
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Whether a text stands somewhere in bytes.
  func holds(_ text: String) -> Bool { holds(Array(text.utf8)) }

  /// Whether bytes stand somewhere in others.
  func holds(_ part: [UInt8]) -> Bool { offset(of: part, from: startIndex) != nil }

  /// Where bytes stand for the first time from some place on, or `nil`.
  ///
  /// - Complexity: O(*n* · *m*) for *m* bytes that are looked for.
  func offset(of part: [UInt8], from start: Int) -> Int? {
    guard let first = part.first else { return start }
    var index = start
    while index + part.count <= endIndex {
      if self[index] == first, self[index..<index + part.count].elementsEqual(part) {
        return index
      }
      index += 1
    }
    return nil
  }
}
