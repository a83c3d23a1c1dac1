package import FazhiSource

/// Reads JSON (RFC 8259) strictly, into values that keep their places.
///
/// YAML's reader would do for what is plain, but libyaml refuses characters that a report may hold
/// and JSON allows (U+007F, U+FFFE) and the surrogate pairs that other programs write.
package struct JSONReader: Sendable {
  /// How deep values may be nested; a saved result needs fewer than ten levels.
  package static let deepest = 64

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private let bytes: [UInt8]
  private let source: SourceFile
  private var index = 0

  /// Reads the one value of a file.
  ///
  /// - Parameter source: The file; its bytes need not be valid UTF-8.
  /// - Returns: The value.
  /// - Throws: `InvalidInput` with the first fault and its place.
  /// - Complexity: O(*n*) in the bytes of the file.
  package static func read(_ source: SourceFile) throws(InvalidInput) -> JSONNode {
    var reader = JSONReader(source)
    reader.skipBlanks()
    let node = try reader.value(depth: 0)
    reader.skipBlanks()
    if reader.index < reader.bytes.count {
      throw reader.fault("something follows the value", at: reader.index)
    }
    return node
  }

  private init(_ source: SourceFile) {
    self.source = source
    bytes = source.bytes
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(InvalidInput) -> JSONNode {
    guard depth <= Self.deepest else {
      throw fault("values are nested more than \(Self.deepest) deep", at: index)
    }
    let start = index
    let content: JSONNode.Content
    switch next {
    case UInt8(ascii: "{"): content = .object(try members(depth: depth))
    case UInt8(ascii: "["): content = .array(try elements(depth: depth))
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "t"): content = .bool(try word("true", true))
    case UInt8(ascii: "f"): content = .bool(try word("false", false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || Self.digits.contains(byte):
      content = .number(try number())
    case nil: throw fault("the text ends where a value should stand", at: index)
    default: throw fault("no value starts here", at: index)
    }
    return JSONNode(content: content, span: Span(start, index))
  }

  private mutating func members(depth: Int) throws(InvalidInput) -> [JSONNode.Member] {
    var members: [JSONNode.Member] = []
    var names: Set<String> = []
    try list(until: UInt8(ascii: "}")) { (reader) throws(InvalidInput) in
      let start = reader.index
      guard reader.next == UInt8(ascii: "\"") else {
        throw reader.fault("a name in quotation marks should stand here", at: start)
      }
      let name = try reader.string()
      guard names.insert(name).inserted else {
        throw reader.fault("name '\(name)' stands twice in one object", at: start)
      }
      reader.skipBlanks()
      try reader.expect(UInt8(ascii: ":"), "':'")
      reader.skipBlanks()
      members.append(.init(name: name, value: try reader.value(depth: depth + 1)))
    }
    return members
  }

  private mutating func elements(depth: Int) throws(InvalidInput) -> [JSONNode] {
    var elements: [JSONNode] = []
    try list(until: UInt8(ascii: "]")) { (reader) throws(InvalidInput) in
      elements.append(try reader.value(depth: depth + 1))
    }
    return elements
  }

  /// Reads what stands between brackets, with commas between.
  private mutating func list(
    until end: UInt8, _ element: (inout JSONReader) throws(InvalidInput) -> Void
  ) throws(InvalidInput) {
    index += 1
    skipBlanks()
    if next == end {
      index += 1
      return
    }
    while true {
      try element(&self)
      skipBlanks()
      if next == end { break }
      try expect(UInt8(ascii: ","), "',' or '\(Character(UnicodeScalar(end)))'")
      skipBlanks()
    }
    index += 1
  }

  private mutating func word<Value>(_ word: StaticString, _ value: Value) throws(InvalidInput)
    -> Value
  {
    let matches = word.withUTF8Buffer { bytes[index...].starts(with: $0) }
    guard matches else { throw fault("no value starts here", at: index) }
    index += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(InvalidInput) -> String {
    let start = index
    if next == UInt8(ascii: "-") { index += 1 }
    let first = index
    try digits()
    if bytes[first] == UInt8(ascii: "0"), index > first + 1 {
      throw fault("a number starts with 0", at: start)
    }
    if next == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() throws(InvalidInput) {
    let start = index
    while let byte = next, Self.digits.contains(byte) { index += 1 }
    if index == start { throw fault("a digit should stand here", at: index) }
  }

  // MARK: Texts

  private mutating func string() throws(InvalidInput) -> String {
    let start = index
    index += 1
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw fault("a control character stands in a text", at: index) }
      if byte == UInt8(ascii: "\\") {
        try escape(into: &text)
      } else {
        text.append(byte)
        index += 1
      }
    }
    try expect(UInt8(ascii: "\""), "'\"' at the end of the text that starts before")
    guard let string = String(validating: text, as: UTF8.self) else {
      throw fault("a text is not UTF-8", at: start)
    }
    return string
  }

  private mutating func escape(into text: inout [UInt8]) throws(InvalidInput) {
    let start = index
    index += 2
    guard start + 1 < bytes.count else { throw fault("the text ends in an escape", at: start) }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[start + 1])
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var value = UInt32(try codeUnit())
      if value & 0xFC00 == 0xD800, bytes[index...].starts(with: Array("\\u".utf8)) {
        index += 2
        let low = UInt32(try codeUnit())
        guard low & 0xFC00 == 0xDC00 else { throw fault("half a surrogate pair", at: start) }
        value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
      }
      guard let scalar = UnicodeScalar(value) else {
        throw fault("half a surrogate pair", at: start)
      }
      text += UTF8.encode(scalar).map(Array.init) ?? []
    default: throw fault("no such escape", at: start)
    }
  }

  private mutating func codeUnit() throws(InvalidInput) -> UInt16 {
    let digits = bytes[index...].prefix(4)
    let isHexadecimal = digits.allSatisfy { UnicodeScalar($0).properties.isASCIIHexDigit }
    guard digits.count == 4, isHexadecimal,
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("four hexadecimal digits should stand here", at: index) }
    index += 4
    return unit
  }

  // MARK: Bytes

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
      index += 1
    }
  }

  private mutating func expect(_ byte: UInt8, _ what: String) throws(InvalidInput) {
    guard next == byte else { throw fault("\(what) should stand here", at: index) }
    index += 1
  }

  private func fault(_ problem: String, at byte: Int) -> InvalidInput {
    let start = min(byte, max(0, bytes.count - 1))
    return InvalidInput(
      [.jsonSyntax(problem, in: source, at: Span(start, min(start + 1, bytes.count)))],
      sources: [source.name: source])
  }
}

extension Diagnostic {
  fileprivate static func jsonSyntax(_ problem: String, in file: SourceFile, at span: Span) -> Self
  {
    Diagnostic(
      "json-syntax", "JSON cannot be read: \(problem)", file: file.name, at: span,
      hint: "文件可能不完整或被改动，请重新生成: the file may be cut off or edited; write it anew")
  }
}
