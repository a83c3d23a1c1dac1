package import FazhiSource
import FazhiZip

/// Reads documents of Word and WPS (ECMA-376, WordprocessingML, strict and transitional).
package enum DOCXReader: FormatReader {
  /// What people call it.
  package static let title = Localized("DOCX 文档", "a DOCX document")
  /// What its names end in.
  package static let endings = ["docx"]

  /// Whether a file is a ZIP archive: which one, its parts tell, and the complaint where it is another.
  package static func recognizes(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// The text of a document: a line for each paragraph, with the number that Word puts before it.
  package static func text(of bytes: [UInt8], name: String) throws(InvalidInput) -> ReportText {
    do throws(WordProblem) {
      let document = try WordDocument(bytes)
      var body = WordBody(document.main, numbering: try document.numbering())
      return ReportText(bytes: try body.text(), origin: .document(title))
    } catch {
      throw InvalidInput(error.diagnostic(on: name))
    }
  }
}
