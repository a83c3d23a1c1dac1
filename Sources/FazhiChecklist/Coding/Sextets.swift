/// Bytes as printable text: six bits a character, from `0` (U+0030) to `o` (U+006F).
///
/// A literal of text is the only constant of many bytes that compiles fast. Unlike those of Base64 its
/// characters are without a gap, so that eight of them are decoded at once, without a table.
package enum Sextets {
  private static let zero: UInt8 = 0x30
  private static let bytesPerGroup = 6
  private static let charactersPerGroup = 8

  /// The text for some bytes, with zeros after them up to a multiple of six.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count / bytesPerGroup + 1) * charactersPerGroup)
    for start in stride(from: 0, to: bytes.count, by: bytesPerGroup) {
      var group: UInt64 = 0
      for byte in bytes[start..<min(bytes.count, start + bytesPerGroup)].reversed() {
        group = group << 8 | UInt64(byte)
      }
      for index in 0..<charactersPerGroup {
        text.append(zero + UInt8(group >> (6 * UInt64(index)) & 63))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that a text stands for, which `encode` wrote.
  package static func decode(_ text: UnsafeBufferPointer<UInt8>) -> TableBytes {
    let groups = text.count / charactersPerGroup
    let source = UnsafeRawBufferPointer(text)
    // Groups are written eight bytes at a time, so that two more are needed at the end.
    return TableBytes(count: groups * bytesPerGroup + 2) { target in
      target.storeBytes(of: 0, toByteOffset: groups * bytesPerGroup, as: UInt16.self)
      for group in 0..<groups {
        let characters = source.loadUnaligned(
          fromByteOffset: group * charactersPerGroup, as: UInt64.self)
        target.storeBytes(
          of: sixBytes(UInt64(littleEndian: characters)).littleEndian,
          toByteOffset: group * bytesPerGroup, as: UInt64.self)
      }
    }
  }

  /// Eight characters put together in three steps: neighbours to 12, to 24 and to 48 bits.
  @inline(__always)
  private static func sixBytes(_ characters: UInt64) -> UInt64 {
    let sextets = characters &- 0x3030_3030_3030_3030
    let pairs = sextets & 0x003F_003F_003F_003F | (sextets & 0x3F00_3F00_3F00_3F00) >> 2
    let fours = pairs & 0x0000_0FFF_0000_0FFF | (pairs & 0x0FFF_0000_0FFF_0000) >> 4
    return fours & 0x0000_0000_00FF_FFFF | (fours & 0x00FF_FFFF_0000_0000) >> 8
  }
}
