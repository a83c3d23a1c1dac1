/// A text in the form that is matched, with the way back to the original bytes.
///
/// `units` holds UTF-16 code units after normalisation; `starts` holds, for each of them, the byte
/// of the original text at which its character starts, and one entry more for the end.
package struct NormalizedText: Sendable {
  /// The normalised units.
  ///
  /// No line ends, no spaces, no quotation marks, no enumeration commas
  /// except behind an ordinal at the start of a line ("一、").
  package private(set) var units: [UInt16] = []
  /// The byte at which each unit's character starts in the original text, and the end of the text.
  package private(set) var starts: [UInt32] = []
  /// The lines of the original text, empty ones included, in order.
  package private(set) var lines: [Line] = []

  /// A line of the original text.
  package struct Line: Sendable, Hashable {
    /// Its units; empty where it has only what normal form drops.
    package var units: Range<Int>
    /// How wide it is, in cells: two for a Han character, one for a letter; spaces included.
    package var width: Int
    /// How many characters it has, spaces included.
    package var length: Int
    /// How wide the spaces before its first unit are, in cells.
    package var indent: Int
  }

  /// Normalises a text.
  ///
  /// - Parameter bytes: Valid UTF-8 of fewer than 2³² bytes.
  /// - Complexity: O(*n*) in the number of bytes.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    units.reserveCapacity(bytes.count / 3 + 16)
    starts.reserveCapacity(bytes.count / 3 + 17)
    CharacterTable.normalForms.withUnsafeBufferPointer { table in
      normalize(bytes, table)
    }
  }

  /// Normalises a text given as a string.
  package init(_ text: String) {
    self = Array(text.utf8).withUnsafeBufferPointer { NormalizedText($0) }
  }

  /// The normal form of a piece of a phrase, without enumeration commas.
  ///
  /// - Returns: The units; U+FFFD stands for what is outside the Basic Multilingual Plane.
  package static func normalized(_ units: ArraySlice<UInt16>) -> [UInt16] {
    let table = CharacterTable.normalForms
    var result: [UInt16] = []
    result.reserveCapacity(units.count)
    for unit in units {
      let normal = unit & 0xF800 == 0xD800 ? 0xFFFD : table[Int(unit)]
      if normal != CharacterTable.dropped, normal != CharacterTable.lineEnd {
        result.append(normal)
      }
    }
    return result
  }

  private mutating func normalize(
    _ bytes: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt16>
  ) {
    var index = 0
    var line = Line(units: 0..<0, width: 0, length: 0, indent: 0)
    /// Whether all units of the line so far are an ordinal, so that a following 、 belongs to it.
    var inOrdinal = true
    while index < bytes.count {
      let start = index
      let scalar = Self.decode(bytes, &index)
      let isFirst = units.count == line.units.lowerBound
      line.width += scalar < 0x1100 ? 1 : 2
      line.length += 1
      guard scalar <= 0xFFFF else {
        append(0xFFFD, at: start)
        inOrdinal = false
        continue
      }
      let unit = table[Int(scalar)]
      switch unit {
      case CharacterTable.lineEnd:
        if scalar == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
        finish(&line)
        inOrdinal = true
      case CharacterTable.dropped:
        if isFirst { line.indent = line.width }
        guard scalar == 0x3001, inOrdinal, !isFirst else { continue }
        append(0x3001, at: start)
        inOrdinal = false
      case 0x2C where isDigitGrouping(bytes, at: index, table): continue
      default:
        append(unit, at: start)
        if inOrdinal { inOrdinal = Self.isOrdinal(unit) && units.count - line.units.lowerBound < 5 }
      }
    }
    finish(&line)
    starts.append(UInt32(bytes.count))
  }

  /// Takes in a line that has ended and starts the next.
  private mutating func finish(_ line: inout Line) {
    line.units = line.units.lowerBound..<units.count
    lines.append(line)
    line = Line(units: units.count..<units.count, width: 0, length: 0, indent: 0)
  }

  @inline(__always)
  private mutating func append(_ unit: UInt16, at byte: Int) {
    units.append(unit)
    starts.append(UInt32(byte))
  }

  /// Whether the comma just read groups digits, as in "1,234": a digit before it, three after it.
  private func isDigitGrouping(
    _ bytes: UnsafeBufferPointer<UInt8>, at next: Int, _ table: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    guard let last = units.last, Self.isDigit(last) else { return false }
    var index = next
    for place in 0..<4 {
      var isDigit = false
      if index < bytes.count {
        let scalar = Self.decode(bytes, &index)
        isDigit = scalar <= 0xFFFF && Self.isDigit(table[Int(scalar)])
      }
      if isDigit != (place < 3) { return false }
    }
    return true
  }

  /// Decodes the scalar at `index` of valid UTF-8 and moves `index` past it.
  @inline(__always)
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let first = UInt32(bytes[index])
    if first < 0x80 {
      index += 1
      return first
    }
    func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
    if first < 0xE0 {
      defer { index += 2 }
      return (first & 0x1F) << 6 | next(1)
    }
    if first < 0xF0 {
      defer { index += 3 }
      return (first & 0x0F) << 12 | next(1) << 6 | next(2)
    }
    defer { index += 4 }
    return (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
  }

  /// The end, in bytes, of the character of the original text that a unit stands for.
  package static func end(ofCharacterAt byte: Int, in bytes: [UInt8]) -> Int {
    let first = bytes[byte]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return min(byte + length, bytes.count)
  }

  /// Whether a unit is a decimal digit.
  @inline(__always)
  package static func isDigit(_ unit: UInt16) -> Bool { unit &- 0x30 < 10 }

  /// Whether a unit may stand in an ordinal such as 十二 or 3.
  package static func isOrdinal(_ unit: UInt16) -> Bool {
    isDigit(unit) || unit == UInt16(unit: "十") || ChineseDigits.value(of: unit) != nil
  }
}
