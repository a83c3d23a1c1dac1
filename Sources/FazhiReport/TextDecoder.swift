internal import Glibc
import FazhiSource

/// Turns the bytes of a text into UTF-8, or says why they are none.
package enum TextDecoder {
  /// Decodes UTF-8, UTF-16 with a byte order mark, and GB18030 (with GBK and GB 2312 in it).
  ///
  /// - Returns: Valid UTF-8 without a byte order mark, and what it was converted from.
  /// - Throws: A diagnostic where the bytes are of no known encoding.
  static func decode(_ bytes: [UInt8], name: String) throws(InvalidInput) -> (
    text: [UInt8], encoding: Encoding
  ) {
    if isUTF16(bytes) {
      guard let text = convert(bytes, from: .utf16) else {
        throw InvalidInput(fault(name, .utf16, Localized(both: "UTF-16")))
      }
      return (text, .utf16)
    }
    let body = Array(bytes.dropFirst(ByteOrderMark.length(in: bytes)))
    if isUTF8(body) { return (body, .utf8) }
    guard let text = convert(body, from: .gb18030) else {
      throw InvalidInput(fault(name, .gb18030, Localized("UTF-8 或 GB18030", "UTF-8 or GB18030")))
    }
    return (text, .gb18030)
  }

  /// Why a text could not be converted: its bytes are at fault, unless the system has no converter.
  private static func fault(
    _ name: String, _ encoding: Encoding, _ tried: Localized
  ) -> Diagnostic {
    let converter = iconv_open("UTF-8", encoding.rawValue)
    guard converter != iconv_t(bitPattern: -1), let converter else {
      return .noConverter(name, encoding.rawValue)
    }
    iconv_close(converter)
    return .brokenEncoding(name, tried)
  }

  /// The encodings that reports come in.
  package enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    case gb18030 = "GB18030"
  }

  /// Whether bytes start with a byte order mark of UTF-16.
  static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// Whether bytes are valid UTF-8.
  static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { UTF8Validation.isValid($0) }
  }

  /// Converts through glibc, whose tables for GB18030 are complete and kept up.
  ///
  /// - Parameters:
  ///   - bytes: The text; a mark at its start tells the byte order of UTF-16.
  ///   - encoding: What it is in.
  ///   - repairing: Whether U+FFFD shall stand for each byte that is not valid in the encoding.
  /// - Returns: Valid UTF-8, or `nil` where a byte sequence is not valid and not repaired.
  static func convert(
    _ bytes: [UInt8], from encoding: Encoding, repairing: Bool = false
  ) -> [UInt8]? {
    let text =
      if encoding == .utf8 {
        repairing ? Array(String(decoding: bytes, as: UTF8.self).utf8) : bytes
      } else {
        converted(bytes, from: encoding.rawValue, repairing: repairing)
      }
    return text.map { Array($0.dropFirst(ByteOrderMark.length(in: $0))) }
  }

  private static func converted(
    _ bytes: [UInt8], from encoding: String, repairing: Bool
  ) -> [UInt8]? {
    let converter = iconv_open("UTF-8", encoding)
    guard converter != iconv_t(bitPattern: -1), let converter else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // Two bytes of GB18030 or UTF-16 give at most three of UTF-8, four give at most four, and one that
    // is not valid gives three.
    var output = [CChar](repeating: 0, count: bytes.count * (repairing ? 3 : 2) + 16)
    var left = input.count
    var room = output.count
    let isWhole = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        while iconv(converter, &from, &left, &to, &room) == -1 {
          guard repairing, left > 0, let place = to else { return false }
          for (index, byte) in "\u{FFFD}".utf8.enumerated() {
            place[index] = CChar(bitPattern: byte)
          }
          (to, room) = (place + 3, room - 3)
          (from, left) = (from.map { $0 + 1 }, left - 1)
        }
        return left == 0
      }
    }
    return isWhole ? output.dropLast(room).map { UInt8(bitPattern: $0) } : nil
  }
}

/// Checks UTF-8 after table 3-7 of the Unicode Standard.
enum UTF8Validation {
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      if first < 0x80 {
        index += 1
        continue
      }
      let length: Int
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      switch first {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, low) = (3, 0xA0)
      case 0xED: (length, high) = (3, 0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, low) = (4, 0x90)
      case 0xF4: (length, high) = (4, 0x8F)
      case 0xF1...0xF3: length = 4
      default: return false
      }
      guard index + length <= bytes.count, low <= bytes[index + 1], bytes[index + 1] <= high else {
        return false
      }
      for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return false }
      index += length
    }
    return true
  }
}
