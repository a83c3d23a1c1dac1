package import FazhiSource

extension ReportReader {
  /// The bytes of a text file as UTF-8, whatever encoding they come in.
  ///
  /// - Throws: `InvalidInput` where they are no text.
  package static func text(of bytes: [UInt8], name: String) throws(InvalidInput) -> [UInt8] {
    do {
      return try TextDecoder.decode(bytes, name: name).text
    } catch {
      throw InvalidInput([error.diagnostic], sources: [:])
    }
  }
}
