extension UInt16 {
  /// The unit of a character of the Basic Multilingual Plane, for comparisons in scanning code.
  @inlinable @inline(__always)
  public init(unit scalar: Unicode.Scalar) {
    self = UInt16(truncatingIfNeeded: scalar.value)
  }
}

// Concrete, not generic: generic code of another module is not specialised, and was a fifth of the
// time to load a checklist.
extension ArraySlice<UInt16> {
  /// The text of UTF-16 units.
  package var text: String { String(decoding: self, as: UTF16.self) }

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

extension [UInt16] {
  /// The text of UTF-16 units.
  package var text: String { self[...].text }

  /// Whether the units of a word occur; `word` is not empty.
  package func contains(units word: [UInt16]) -> Bool { self[...].contains(units: word) }
}

extension String {
  /// The UTF-16 units.
  package var units: [UInt16] { Array(utf16) }
}

extension UInt16 {
  /// Whether a unit is a Han character of the first block of Unicode, in which nearly all text is.
  ///
  /// It is `public`, as `Buffer` is, to be inlined into the loops of other modules.
  @inlinable public var isHan: Bool {
    @inline(__always) get { self &- 0x4E00 < 0x5200 }
  }
}
