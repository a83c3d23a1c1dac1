/// A text with a name: what a diagnostic points into.
package struct SourceFile: Sendable {
  /// What standard input is called.
  package static let standardInput = "<stdin>"

  /// What the file at a path is called: by the path, or as standard input where that is `-`.
  package static func name(ofPath path: String) -> String { path == "-" ? standardInput : path }

  /// The path as the user gave it, or a name such as `<stdin>`.
  package let name: String
  /// The text: of a report as valid UTF-8 without a byte order mark, of what else people write as the file
  /// has it.
  package let bytes: [UInt8]
  /// The starts of the lines of `bytes`.
  package let lines: LineIndex

  /// Creates a source from a text, which should be UTF-8.
  ///
  /// - Complexity: O(*n*) in the number of bytes, for the line starts.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    self.lines = LineIndex(bytes)
  }

  /// The text at a span; bytes that are no valid UTF-8 come out as U+FFFD.
  package func text(at span: Span) -> String {
    let start = min(max(0, span.start), bytes.count)
    let end = min(max(start, span.end), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The line and column of a byte, both from 1; the column counts Unicode scalars.
  package func position(at byte: Int) -> Position {
    lines.position(of: byte, in: bytes)
  }
}
