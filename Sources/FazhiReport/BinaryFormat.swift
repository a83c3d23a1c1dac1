/// A format that is no plain text, told by how its files begin.
struct BinaryFormat: Sendable {
  /// What people call it.
  var name: String
  /// How to get at its text.
  var remedy: String
  private var beginnings: [[UInt8]]

  private static let known: [BinaryFormat] = [
    .init(
      name: "a PDF file",
      remedy: "请先转换为纯文本: install poppler-utils and run 'pdftotext -layout REPORT.pdf REPORT.txt'",
      beginnings: [Array("%PDF".utf8)]),
    .init(
      name: "a DOCX, XLSX, WPS or ZIP file",
      remedy: "请用 WPS 另存为纯文本: save it as plain text in WPS or Word, or install pandoc and run"
        + " 'pandoc REPORT.docx -t plain --wrap=none -o REPORT.txt'",
      beginnings: [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]),
    .init(
      name: "a DOC or WPS file of the old binary kind",
      remedy:
        "请用 WPS 另存为纯文本: save it as plain text in WPS or Word, or install libreoffice-writer and run"
        + " 'soffice --headless --convert-to txt:Text REPORT.doc'",
      beginnings: [[0xD0, 0xCF, 0x11, 0xE0]]),
    .init(
      name: "an RTF file", remedy: "请用 WPS 另存为纯文本: save it as plain text in WPS or Word",
      beginnings: [Array("{\\rtf".utf8)]),
    .init(
      name: "a picture", remedy: "请先识别文字: run a text recognition on it and give its text",
      beginnings: [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8)]),
  ]

  /// The format of a file, or `nil` where it may be text.
  static func recognise(_ bytes: [UInt8]) -> BinaryFormat? {
    if let format = known.first(where: { $0.beginnings.contains { bytes.starts(with: $0) } }) {
      return format
    }
    guard bytes.prefix(1 << 16).contains(0) else { return nil }
    return BinaryFormat(
      name: "a binary file", remedy: "请给出纯文本文件: give the report as a plain text file",
      beginnings: [])
  }
}
