/// A place in a text as people count it.
package struct Position: Hashable, Sendable {
  /// The line, from 1.
  package var line: Int
  /// The column, from 1, in Unicode scalars.
  package var column: Int

  /// Creates a position from a line and a column, both from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The byte offsets at which the lines of a text start, and how many scalars stand before every
/// 128th byte: a text of one long line is asked for columns without being read again.
///
/// A line ends at LF, at CR, or at CR LF, as editors count them.
package struct LineIndex: Sendable {
  /// Few enough that their scalars are counted in a byte.
  private static let blockSize = 128

  /// The offset of each line, ascending; the first is 0.
  package let starts: [Int]
  /// How many scalars begin before each block of bytes.
  private let scalarsBeforeBlock: [Int]

  /// Finds the line starts of a text.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  package init(_ bytes: [UInt8]) {
    var starts = [0]
    var scalarsBeforeBlock = [0]
    scalarsBeforeBlock.reserveCapacity(bytes.count / Self.blockSize + 1)
    bytes.withUnsafeBufferPointer { bytes in
      for end in stride(from: Self.blockSize, through: bytes.count, by: Self.blockSize) {
        let block = Self.scalarCount(bytes, end - Self.blockSize..<end)
        scalarsBeforeBlock.append(scalarsBeforeBlock[scalarsBeforeBlock.count - 1] + block)
      }
      for index in bytes.indices {
        switch bytes[index] {
        case 0x0A: starts.append(index + 1)
        case 0x0D where index + 1 == bytes.count || bytes[index + 1] != 0x0A:
          starts.append(index + 1)
        default: break
        }
      }
    }
    self.starts = starts
    self.scalarsBeforeBlock = scalarsBeforeBlock
  }

  /// How many scalars begin in a range of at most `blockSize` bytes.
  private static func scalarCount(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count: UInt8 = 0
    // Without a branch, so that many bytes are counted at once.
    for byte in UnsafeBufferPointer(rebasing: bytes[range]) {
      count &+= byte & 0xC0 == 0x80 ? 0 : 1
    }
    return Int(count)
  }

  /// How many scalars begin before a byte.
  private func scalarCount(before byte: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let block = byte / Self.blockSize
    return scalarsBeforeBlock[block]
      + Self.scalarCount(bytes, block * Self.blockSize..<byte)
  }

  /// The index, from 0, of the line that holds a byte.
  package func line(of byte: Int) -> Int {
    starts.dropFirst().partitioningIndex { $0 > byte } - 1
  }

  /// The position of a byte; one past the end of the text is a valid place.
  package func position(of byte: Int, in bytes: [UInt8]) -> Position {
    let line = line(of: byte)
    let end = max(starts[line], min(byte, bytes.count))
    let column = bytes.withUnsafeBufferPointer { bytes in
      scalarCount(before: end, in: bytes) - scalarCount(before: starts[line], in: bytes) + 1
    }
    return Position(line: line + 1, column: column)
  }

  /// The bytes of a line, counted from 0, without its line end.
  package func span(ofLine line: Int, in bytes: [UInt8]) -> Span {
    guard starts.indices.contains(line) else { return Span(bytes.count, bytes.count) }
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
    while end > starts[line], bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return Span(starts[line], end)
  }
}
