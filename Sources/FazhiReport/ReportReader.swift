package import FazhiSource
import FazhiText

/// Reads a report from its bytes.
package enum ReportReader {
  /// Reads a report.
  ///
  /// - Throws: `InvalidInput` where the bytes are no text.
  /// - Complexity: O(*n*) in the number of bytes.
  package static func read(_ bytes: [UInt8], name: String) throws(InvalidInput) -> Document {
    let decoded: (text: [UInt8], encoding: TextDecoder.Encoding)
    do {
      decoded = try TextDecoder.decode(bytes, name: name)
    } catch {
      throw InvalidInput([error.diagnostic], sources: [:])
    }
    let source = SourceFile(name: name, bytes: decoded.text)
    var document = document(of: source)
    document.encoding = decoded.encoding
    return document
  }

  /// Cuts a text that is known to be valid UTF-8.
  package static func document(of source: SourceFile) -> Document {
    let text = source.bytes.withUnsafeBufferPointer { NormalizedText($0) }
    var document = Document(source: source)
    let layout = Layout(text)
    document.arrange(layout, of: text)
    MetadataReader().fill(&document)
    return document
  }
}
