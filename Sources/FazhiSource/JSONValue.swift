/// A value of JSON (RFC 8259), as programs write it.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// The number as it is written, so that one of many digits stays what it is; `1` is not `1.0`.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The members in order; of several with one key the first counts.
  case object([Member])

  /// A key with its value.
  package struct Member: Sendable, Hashable {
    /// The key, escapes replaced.
    package var key: String
    /// Its value.
    package var value: JSONValue
  }

  /// Reads a text that is one value and nothing else.
  ///
  /// - Returns: `nil` where it is no JSON, no UTF-8, or nested more than 64 deep.
  package init?(parsing text: [UInt8]) {
    var parser = Parser(text)
    guard let value = parser.document() else { return nil }
    self = value
  }

  /// The value of a key, where this is an object that has it.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text, where this is a string.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, where this is one, to the precision that `Double` has.
  package var number: Double? {
    if case .number(let text) = self { Double(text) } else { nil }
  }

  /// The number, where this is a whole one that `Int` holds.
  package var integer: Int? {
    if case .number(let text) = self, let whole = Int(text) { return whole }
    return number.flatMap { Int(exactly: $0) }
  }

  /// The members, where this is an object.
  package var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The elements, where this is an array.
  package var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }
}

/// Reads JSON by recursive descent.
private struct Parser {
  private static let deepest = 64

  let text: [UInt8]
  var index = 0
  var depth = 0

  init(_ text: [UInt8]) { self.text = text }

  mutating func document() -> JSONValue? {
    guard let value = value() else { return nil }
    skipSpace()
    return index == text.count ? value : nil
  }

  private mutating func value() -> JSONValue? {
    skipSpace()
    guard index < text.count else { return nil }
    switch text[index] {
    case UInt8(ascii: "{"): return nested { $0.object() }
    case UInt8(ascii: "["): return nested { $0.array() }
    case UInt8(ascii: "\""): return string().map(JSONValue.string)
    case UInt8(ascii: "t"): return word("true", .bool(true))
    case UInt8(ascii: "f"): return word("false", .bool(false))
    case UInt8(ascii: "n"): return word("null", .null)
    default: return number()
    }
  }

  private mutating func nested(_ body: (inout Parser) -> JSONValue?) -> JSONValue? {
    guard depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    index += 1
    return body(&self)
  }

  private mutating func object() -> JSONValue? {
    var members: [JSONValue.Member] = []
    if take(UInt8(ascii: "}")) { return .object([]) }
    repeat {
      skipSpace()
      guard let key = string(), take(UInt8(ascii: ":")), let value = value() else { return nil }
      members.append(.init(key: key, value: value))
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(members) : nil
  }

  private mutating func array() -> JSONValue? {
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array([]) }
    repeat {
      guard let value = value() else { return nil }
      elements.append(value)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .array(elements) : nil
  }

  private mutating func string() -> String? {
    guard index < text.count, text[index] == UInt8(ascii: "\"") else { return nil }
    index += 1
    var bytes: [UInt8] = []
    while index < text.count {
      // What needs no escape is taken over in one piece.
      let start = index
      while index < text.count, text[index] >= 0x20, text[index] != UInt8(ascii: "\""),
        text[index] != UInt8(ascii: "\\")
      {
        index += 1
      }
      bytes += text[start..<index]
      guard index < text.count else { return nil }
      index += 1
      switch text[index - 1] {
      case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"): guard appendEscaped(to: &bytes) else { return nil }
      default: return nil
      }
    }
    return nil
  }

  private mutating func appendEscaped(to bytes: inout [UInt8]) -> Bool {
    guard index < text.count else { return false }
    index += 1
    switch text[index - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(text[index - 1])
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"):
      guard let scalar = escapedScalar() else { return false }
      bytes += String(Character(scalar)).utf8
    default: return false
    }
    return true
  }

  /// The scalar of `\uXXXX`, or of two of them that are a pair of surrogates; U+FFFD for one alone.
  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let first = fourDigits() else { return nil }
    if let scalar = Unicode.Scalar(first) { return scalar }
    let after = index
    if first < 0xDC00, index + 6 <= text.count, text[index] == UInt8(ascii: "\\"),
      text[index + 1] == UInt8(ascii: "u")
    {
      index += 2
      if let second = fourDigits(), (0xDC00...0xDFFF).contains(second) {
        return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
      }
      index = after
    }
    return "\u{FFFD}"
  }

  private mutating func fourDigits() -> UInt32? {
    guard index + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(text[index])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }

  private mutating func number() -> JSONValue? {
    let start = index
    skip("-")
    let whole = index
    // A whole part of several digits does not begin with 0.
    guard skipDigits(), text[whole] != UInt8(ascii: "0") || index == whole + 1 else { return nil }
    if skip(".") { guard skipDigits() else { return nil } }
    if skip("eE") {
      skip("+-")
      guard skipDigits() else { return nil }
    }
    return .number(String(decoding: text[start..<index], as: UTF8.self))
  }

  /// Skips some digits; `false` where there is none.
  private mutating func skipDigits() -> Bool {
    guard skip("0123456789") else { return false }
    while skip("0123456789") {}
    return true
  }

  /// Skips one of some signs; `false` where none of them is there.
  @discardableResult
  private mutating func skip(_ signs: StaticString) -> Bool {
    guard index < text.count, signs.withUTF8Buffer({ $0.contains(text[index]) }) else {
      return false
    }
    index += 1
    return true
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) -> JSONValue? {
    let isThere = word.withUTF8Buffer { text[index...].starts(with: $0) }
    index += word.utf8CodeUnitCount
    return isThere ? value : nil
  }

  private mutating func take(_ sign: UInt8) -> Bool {
    skipSpace()
    guard index < text.count, text[index] == sign else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[index]) { index += 1 }
  }
}
