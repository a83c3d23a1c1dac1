package import FazhiSource

/// Reads plain text, and says of other files what they are.
package enum PlainTextReader: FormatReader {
  /// What people call it.
  package static let title = Localized("纯文本", "a plain text")
  /// Markdown is text as well.
  package static let endings = ["txt", "text", "md"]

  /// Whether no other format is known to be better.
  package static func recognizes(_ bytes: [UInt8]) -> Bool { true }

  /// The text as UTF-8.
  package static func text(of bytes: [UInt8], name: String) throws(InvalidInput) -> ReportText {
    if let format = BinaryFormat.recognise(bytes) { throw InvalidInput(.notText(name, format)) }
    let (text, encoding) = try TextDecoder.decode(bytes, name: name)
    guard !OwnResult.recognizes(text) else { throw InvalidInput(.ownResult(name)) }
    return ReportText(bytes: text, origin: .file(encoding))
  }
}
