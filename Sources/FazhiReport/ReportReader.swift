package import FazhiSource
import FazhiText

/// Reads a report from its bytes.
package enum ReportReader {
  /// Reads a report of any format.
  ///
  /// - Throws: `InvalidInput` where no text is found in the bytes.
  /// - Complexity: O(*n*) in the number of bytes, unpacked.
  package static func read(_ bytes: [UInt8], name: String) throws(InvalidInput) -> Document {
    let text = try ReportReaders.text(of: bytes, name: name)
    let source = SourceFile(name: name, bytes: text.bytes)
    var document = document(of: source)
    document.origin = text.origin
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
