/// The byte order mark of UTF-8, which Windows programs write, and need to read Chinese.
package enum ByteOrderMark {
  /// Its bytes.
  package static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// How many bytes of a text are the mark that it begins with; 0 where it has none.
  package static func length(in text: [UInt8]) -> Int { text.starts(with: bytes) ? bytes.count : 0 }
}
