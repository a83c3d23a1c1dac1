package import FazhiSource

extension ReportReader {
  /// The bytes of a text file as UTF-8, whatever encoding they come in.
  ///
  /// - Throws: `InvalidInput` where they are no text, or the source of a web page.
  package static func text(of bytes: [UInt8], name: String) throws(InvalidInput) -> [UInt8] {
    guard !bytes.isBlank else { throw InvalidInput(.emptyReport(name)) }
    guard !HTMLReader.recognizes(bytes) else {
      throw InvalidInput(.notText(name, BinaryFormat.webPage))
    }
    return try PlainTextReader.text(of: bytes, name: name).bytes
  }
}
