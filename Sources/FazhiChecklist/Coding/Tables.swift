/// Writes values into the form in which a compiled checklist is kept in the binary.
///
/// The form is that of the machine that builds the program; it is read by the same build only.
package struct TableWriter {
  /// To how many bytes arrays are aligned.
  fileprivate static let alignment = 8

  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  /// Creates an empty writer.
  package init() {}

  /// Writes a number, as eight bytes.
  package mutating func put(_ number: Int) { put(raw: Int64(number)) }

  /// Writes a flag, as one byte.
  package mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// Writes a text: how many bytes of UTF-8 it has, then those.
  package mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes += text.utf8
  }

  /// Writes texts in order: how many, then each.
  package mutating func put(_ texts: [String]) {
    put(texts.count)
    for text in texts { put(text) }
  }

  /// An array of plain values, byte for byte, at a place that suits any of them.
  package mutating func put<Value: BitwiseCopyable>(_ values: [Value]) {
    put(values.count)
    while bytes.count % Self.alignment != 0 { bytes.append(0) }
    values.withUnsafeBytes { bytes += $0 }
  }

  private mutating func put<Value: BitwiseCopyable>(raw value: Value) {
    withUnsafeBytes(of: value) { bytes += $0 }
  }
}

/// Reads what `TableWriter` wrote, in the same order.
package struct TableReader {
  private let source: UnsafeRawBufferPointer
  private var position = 0

  /// Creates a reader of bytes that are aligned to eight, and stay as long as what refers to them.
  package init(_ source: UnsafeRawBufferPointer) {
    self.source = source
  }

  /// The next number.
  package mutating func number() -> Int {
    defer { position += 8 }
    return Int(source.loadUnaligned(fromByteOffset: position, as: Int64.self))
  }

  /// The next flag.
  package mutating func flag() -> Bool {
    defer { position += 1 }
    return source[position] != 0
  }

  /// The next text.
  package mutating func text() -> String {
    let count = number()
    defer { position += count }
    return String(decoding: source[position..<position + count], as: UTF8.self)
  }

  /// The next texts, in order.
  package mutating func texts() -> [String] { (0..<number()).map { _ in text() } }

  /// The values of an array where they stand in `source`.
  package mutating func values<Value: BitwiseCopyable>(
    of type: Value.Type
  ) -> UnsafeBufferPointer<Value> {
    let count = number()
    position += -position & (TableWriter.alignment - 1)
    let end = position + count * MemoryLayout<Value>.stride
    defer { position = end }
    return source[position..<end].withMemoryRebound(to: type) { $0 }
  }
}
