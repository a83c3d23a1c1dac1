import FazhiText

/// Writes JSON (RFC 8259) with keys in the order given.
///
/// The order is part of the contract and the same input gives the same bytes, which `Codable` does
/// not promise; nor does this need Foundation. Copies write into one and the same text.
package struct JSONWriter {
  private let buffer: Buffer<UInt8>
  private var needsComma = false

  /// Creates an empty writer with room for some number of bytes.
  init(capacity: Int = 1 << 12) { buffer = Buffer(capacity: capacity) }

  /// What was written.
  var bytes: [UInt8] { Array(buffer.slice(0..<buffer.count)) }

  /// Writes `{…}`.
  mutating func object(_ body: (inout JSONWriter) -> Void) { nest(0x7B, 0x7D, body) }

  /// Writes `[…]`.
  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
  ) {
    nest(0x5B, 0x5D) { writer in for element in elements { body(&writer, element) } }
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    startValue()
    buffer.append(open)
    needsComma = false
    body(&self)
    buffer.append(close)
    needsComma = true
  }

  /// Writes a key; its value must follow.
  mutating func key(_ key: StaticString) {
    if needsComma { buffer.append(0x2C) }
    buffer.append(0x22)
    key.withUTF8Buffer { append($0) }
    buffer.append(0x22)
    buffer.append(0x3A)
    needsComma = false
  }

  /// Writes a key that is not known beforehand.
  mutating func key(named key: String) {
    string(key)
    buffer.append(0x3A)
    needsComma = false
  }

  /// Writes a string.
  mutating func string(_ text: String) {
    startValue()
    var text = text
    text.withUTF8 { quote($0) }
  }

  /// Writes a string from valid UTF-8.
  mutating func string(utf8: UnsafeBufferPointer<UInt8>) {
    startValue()
    quote(utf8)
  }

  /// Writes a whole number, or `null` where there is none.
  mutating func number(_ number: Int?) {
    startValue()
    append(number.map { String($0) } ?? "null")
  }

  /// Writes a number in the fewest digits that give it back, or `null` where there is none.
  mutating func number(_ number: Double?) {
    startValue()
    append(number.map { "\($0)" } ?? "null")
  }

  /// Writes a number as it was read.
  mutating func number(literal: String) {
    startValue()
    append(literal)
  }

  /// Writes `true` or `false`.
  mutating func bool(_ value: Bool) {
    startValue()
    append(value ? "true" : "false")
  }

  /// Writes `null`.
  mutating func null() {
    startValue()
    append("null")
  }

  /// Ends the text with a line feed.
  mutating func finish() { buffer.append(0x0A) }

  private func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  private func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    buffer.reserve(buffer.count + text.count)
    (buffer.base + buffer.count).update(from: start, count: text.count)
    buffer.count += text.count
  }

  private mutating func startValue() {
    if needsComma { buffer.append(0x2C) }
    needsComma = true
  }

  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    buffer.append(0x22)
    var start = 0
    for index in text.indices where text[index] < 0x20 || text[index] == 0x22 || text[index] == 0x5C
    {
      append(UnsafeBufferPointer(rebasing: text[start..<index]))
      escape(text[index])
      start = index + 1
    }
    append(UnsafeBufferPointer(rebasing: text[start..<text.count]))
    buffer.append(0x22)
  }

  private mutating func escape(_ byte: UInt8) {
    buffer.append(0x5C)
    switch byte {
    case 0x22, 0x5C: buffer.append(byte)
    case 0x0A: buffer.append(UInt8(ascii: "n"))
    case 0x0D: buffer.append(UInt8(ascii: "r"))
    case 0x09: buffer.append(UInt8(ascii: "t"))
    default:
      let digits = Array("0123456789abcdef".utf8)
      append("u00")
      buffer.append(digits[Int(byte >> 4)])
      buffer.append(digits[Int(byte & 15)])
    }
  }
}

// MARK: Keys with their values

extension JSONWriter {
  /// Writes a key with a string, or with `null` where there is none.
  mutating func pair(_ key: StaticString, _ text: String?) {
    self.key(key)
    if let text { string(text) } else { null() }
  }

  /// Writes a key with a whole number, or with `null` where there is none.
  mutating func pair(_ key: StaticString, _ number: Int?) {
    self.key(key)
    self.number(number)
  }

  /// Writes a key with a number, or with `null` where there is none.
  mutating func pair(_ key: StaticString, _ number: Double?) {
    self.key(key)
    self.number(number)
  }

  /// Writes a key with `true` or `false`.
  mutating func pair(_ key: StaticString, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  /// Writes a key with an array of strings.
  mutating func pair(_ key: StaticString, _ texts: [String]) {
    array(key, texts) { $0.string($1) }
  }

  /// Writes a key with how often each of some cases is there; one that is not counts nothing.
  mutating func pair<Case: CaseIterable & RawRepresentable<String>>(
    _ key: StaticString, _ counts: [Case: Int]
  ) {
    object(key) { writer in
      for each in Case.allCases {
        writer.key(named: each.rawValue)
        writer.number(counts[each] ?? 0)
      }
    }
  }

  /// Writes a key with an object.
  mutating func object(_ key: StaticString, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    object(body)
  }

  /// Writes a key with an object made of a value, or with `null` where there is none.
  mutating func object<Value>(
    _ key: StaticString, _ value: Value?, _ body: (inout JSONWriter, Value) -> Void
  ) {
    self.key(key)
    if let value { object { body(&$0, value) } } else { null() }
  }

  /// Writes a key with an array.
  mutating func array<Element>(
    _ key: StaticString, _ elements: some Sequence<Element>,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    self.key(key)
    array(elements, body)
  }

  /// Writes a key with an array of objects.
  mutating func objects<Element>(
    _ key: StaticString, _ elements: some Sequence<Element>,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    array(key, elements) { writer, element in writer.object { body(&$0, element) } }
  }
}
