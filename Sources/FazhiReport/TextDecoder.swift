internal import Glibc
import FazhiSource

/// Turns the bytes of a report into UTF-8, or says why they are no text.
enum TextDecoder {
  /// Decodes UTF-8, UTF-16 with a byte order mark, and GB18030 (with GBK and GB 2312 in it).
  ///
  /// - Returns: Valid UTF-8 without a byte order mark, and whether it had to be converted.
  /// - Throws: A diagnostic where the bytes are of another format or of no known encoding.
  static func decode(_ bytes: [UInt8], name: String) throws(Refusal) -> (
    text: [UInt8], encoding: Encoding
  ) {
    let isBlank = !bytes.contains { $0 > 0x20 && !ByteOrderMark.bytes.contains($0) }
    guard !isBlank else { throw Refusal(.emptyReport(name)) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      guard let text = convert(bytes, from: "UTF-16") else {
        throw Refusal(.brokenEncoding(name, Localized(both: "UTF-16")))
      }
      return (text, .utf16)
    }
    if let format = BinaryFormat.recognise(bytes) { throw Refusal(.notText(name, format)) }
    var body = bytes
    body.removeFirst(ByteOrderMark.length(in: body))
    if isUTF8(body) { return (body, .utf8) }
    guard let text = convert(body, from: "GB18030") else {
      throw Refusal(.brokenEncoding(name, Localized("UTF-8 或 GB18030", "UTF-8 or GB18030")))
    }
    return (text, .gb18030)
  }

  /// The encodings that reports come in.
  enum Encoding: String {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    case gb18030 = "GB18030"
  }

  /// What makes a report unreadable.
  struct Refusal: Error {
    var diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { UTF8Validation.isValid($0) }
  }

  /// Converts through glibc, whose tables for GB18030 are complete and kept up.
  ///
  /// - Returns: Valid UTF-8, or `nil` where a byte sequence is not valid in the encoding.
  private static func convert(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
    let converter = iconv_open("UTF-8", encoding)
    guard converter != iconv_t(bitPattern: -1), let converter else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // Two bytes of GB18030 or UTF-16 give at most three of UTF-8; four give at most four.
    var output = [CChar](repeating: 0, count: bytes.count * 2 + 16)
    var left = input.count
    var room = output.count
    let failed = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        return iconv(converter, &from, &left, &to, &room) == -1
      }
    }
    guard !failed, left == 0 else { return nil }
    var text = output.dropLast(room).map { UInt8(bitPattern: $0) }
    text.removeFirst(ByteOrderMark.length(in: text))
    return text
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
