extension UInt16 {
  /// The unit of a character of the Basic Multilingual Plane, for comparisons in scanning code.
  package init(unit scalar: Unicode.Scalar) {
    self = UInt16(truncatingIfNeeded: scalar.value)
  }
}

extension Collection<UInt16> where Element: Equatable {
  /// The text of UTF-16 units.
  package var text: String { String(decoding: Array(self), as: UTF16.self) }

  /// Whether the units of a word occur; `word` is not empty.
  package func contains(units word: [UInt16]) -> Bool {
    guard let first = word.first else { return true }
    var start = startIndex
    while let found = self[start...].firstIndex(of: first) {
      if self[found...].starts(with: word) { return true }
      start = index(after: found)
    }
    return false
  }
}

extension StaticString {
  /// The units of a literal of the source code.
  package var units: [UInt16] { withUTF8Buffer { String(decoding: $0, as: UTF8.self) }.units }
}

extension String {
  /// The UTF-16 units.
  package var units: [UInt16] { Array(utf16) }
}
