package import FazhiZip

/// Documents of Word for tests, made of the XML that matters.
package enum WordFile {
  /// Namespaces that the parts use; a strict document has others of the same meaning.
  private static let transitional =
    #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#
    + #"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#

  /// The bytes of a document.
  ///
  /// - Parameters:
  ///   - body: What stands in `w:body`.
  ///   - numbering: What stands in `w:numbering`, where there is such a part.
  ///   - styles: What stands in `w:styles`, where there is such a part.
  ///   - others: Further parts.
  /// - Returns: The archive.
  package static func bytes(
    body: String, numbering: String? = nil, styles: String? = nil,
    others: [ZipArchive.Entry] = []
  ) -> [UInt8] {
    var entries = [
      part("[Content_Types].xml", "<Types/>"),
      part(
        "word/document.xml", "<w:document \(transitional)><w:body>\(body)</w:body></w:document>"),
    ]
    if let numbering {
      let xml = "<w:numbering \(transitional)>\(numbering)</w:numbering>"
      entries.append(part("word/numbering.xml", xml))
    }
    if let styles {
      entries.append(part("word/styles.xml", "<w:styles \(transitional)>\(styles)</w:styles>"))
    }
    return ZipArchive.write(entries + others)
  }

  /// A document with a paragraph for each line of a text.
  package static func bytes(lines text: String) -> [UInt8] {
    let lines = text.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    return bytes(body: lines.map { paragraph(String($0)) }.joined())
  }

  /// A paragraph with one run.
  package static func paragraph(_ text: String, _ properties: String = "") -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<w:p><w:pPr>\(properties)</w:pPr>\(run(escaped))</w:p>"
  }

  /// A run of text that is XML already.
  package static func run(_ text: String) -> String {
    #"<w:r><w:t xml:space="preserve">\#(text)</w:t></w:r>"#
  }

  /// A part of a document.
  package static func part(_ name: String, _ text: String) -> ZipArchive.Entry {
    .init(name, Array((#"<?xml version="1.0" encoding="UTF-8"?>"# + text).utf8))
  }
}
