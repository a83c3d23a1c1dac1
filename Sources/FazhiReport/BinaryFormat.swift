import FazhiSource

/// A format that is no plain text, told by how its files begin, or by their markup.
struct BinaryFormat: Sendable {
  /// What people call it.
  var name: Localized
  /// How to get at its text.
  var remedy: Localized
  private var beginnings: [[UInt8]]

  private static let known: [BinaryFormat] = [
    .init(
      name: Localized("PDF 文件", "a PDF file"),
      remedy: Localized(
        "请先转换为纯文本", "install poppler-utils and run 'pdftotext -layout REPORT.pdf REPORT.txt'"),
      beginnings: [Array("%PDF".utf8)]),
    .init(
      name: Localized("DOCX、XLSX、WPS 或 ZIP 文件", "a DOCX, XLSX, WPS or ZIP file"),
      remedy: Localized(
        "请用 WPS 另存为纯文本",
        "save it as plain text in WPS or Word, or install pandoc and run"
          + " 'pandoc REPORT.docx -t plain --wrap=none -o REPORT.txt'"),
      beginnings: [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]),
    .init(
      name: Localized("旧版 DOC 或 WPS 文件", "a DOC or WPS file of the old binary kind"),
      remedy:
        Localized(
          "请用 WPS 另存为纯文本",
          "save it as plain text in WPS or Word, or install libreoffice-writer and run"
            + " 'soffice --headless --convert-to txt:Text REPORT.doc'"),
      beginnings: [[0xD0, 0xCF, 0x11, 0xE0]]),
    .init(
      name: Localized("RTF 文件", "an RTF file"),
      remedy: Localized("请用 WPS 另存为纯文本", "save it as plain text in WPS or Word"),
      beginnings: [Array("{\\rtf".utf8)]),
    .init(
      name: Localized("图片", "a picture"),
      remedy: Localized("请先识别文字", "run a text recognition on it and give its text"),
      beginnings: [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8)]),
  ]

  private static let webPage = BinaryFormat(
    name: Localized("网页源代码", "the source of a web page"),
    remedy: Localized(
      "请在浏览器中打开，把正文复制到文本文件",
      "open it in a browser and copy its text into a file, or install pandoc and run"
        + " 'pandoc -f html -t plain --wrap=none PAGE.html -o REPORT.txt'"),
    beginnings: [])

  /// Whether a text has the end tags of markup, more than a stray piece of it has.
  private static func isMarkup(_ bytes: ArraySlice<UInt8>) -> Bool {
    var count = 0
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices.dropLast(2)
      where bytes[index] == UInt8(ascii: "<") && bytes[index + 1] == UInt8(ascii: "/") {
        // Both cases of a letter differ in one bit.
        if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index + 2] | 0x20) { count += 1 }
      }
    }
    return count >= 10
  }

  /// The format of a file, or `nil` where it may be text.
  static func recognise(_ bytes: [UInt8]) -> BinaryFormat? {
    if let format = known.first(where: { $0.beginnings.contains { bytes.starts(with: $0) } }) {
      return format
    }
    if isMarkup(bytes.prefix(1 << 16)) { return webPage }
    guard bytes.prefix(1 << 16).contains(0) else { return nil }
    return BinaryFormat(
      name: Localized("二进制文件", "a binary file"),
      remedy: Localized("请给出纯文本文件", "give the report as a plain text file"),
      beginnings: [])
  }
}
