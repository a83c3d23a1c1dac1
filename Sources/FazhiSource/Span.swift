/// A half-open range of UTF-8 bytes in a source file.
package struct Span: Hashable, Sendable {
  /// The first byte, counted from 0.
  package var start: Int
  /// One past the last byte; never below `start`.
  package var end: Int

  /// Creates a span from its two bounds.
  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }
}
