/// Base64 (RFC 4648) without line breaks.
///
/// Foundation has it too, but its start-up costs more than the decoding.
enum Base64 {
  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, character) in alphabet.utf8.enumerated() { table[Int(character)] = UInt8(value) }
    return table
  }()

  /// The bytes that a text stands for; the text is one that an encoder wrote.
  static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
    let count = text.count / 4 * 3
    return values.withUnsafeBufferPointer { values in
      [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
        var target = 0
        for source in stride(from: 0, to: text.count - 3, by: 4) {
          let high = UInt32(values[Int(text[source])]) << 6 | UInt32(values[Int(text[source + 1])])
          let low =
            UInt32(values[Int(text[source + 2])]) << 6 | UInt32(values[Int(text[source + 3])])
          let group = high << 12 | low
          bytes[target] = UInt8(truncatingIfNeeded: group >> 16)
          bytes[target + 1] = UInt8(truncatingIfNeeded: group >> 8)
          bytes[target + 2] = UInt8(truncatingIfNeeded: group)
          target += 3
        }
        initialized = max(0, count - padding)
      }
    }
  }
}
