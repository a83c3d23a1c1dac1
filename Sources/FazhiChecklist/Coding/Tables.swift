/// Writes values into the form in which a compiled checklist is kept in the binary.
///
/// The form is that of the machine that builds the program; it is read by the same build only.
package struct TableWriter {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  /// Creates an empty writer.
  package init() {}

  package mutating func put(_ number: Int) { put(raw: Int64(number)) }

  package mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  package mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes += text.utf8
  }

  package mutating func put(_ texts: [String]) {
    put(texts.count)
    for text in texts { put(text) }
  }

  /// An array of plain values, byte for byte.
  package mutating func put<Value: BitwiseCopyable>(_ values: [Value]) {
    put(values.count)
    values.withUnsafeBytes { bytes += $0 }
  }

  private mutating func put<Value: BitwiseCopyable>(raw value: Value) {
    withUnsafeBytes(of: value) { bytes += $0 }
  }
}

/// Reads what `TableWriter` wrote, in the same order.
package struct TableReader {
  private let bytes: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  package mutating func number() -> Int {
    var value: Int64 = 0
    withUnsafeMutableBytes(of: &value) { take(8, into: $0) }
    return Int(value)
  }

  package mutating func flag() -> Bool {
    position += 1
    return bytes[position - 1] != 0
  }

  package mutating func text() -> String {
    let count = number()
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  package mutating func texts() -> [String] { (0..<number()).map { _ in text() } }

  package mutating func array<Value: BitwiseCopyable>(of type: Value.Type) -> [Value] {
    let count = number()
    return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      take(count * MemoryLayout<Value>.stride, into: UnsafeMutableRawBufferPointer(buffer))
      initialized = count
    }
  }

  private mutating func take(_ count: Int, into target: UnsafeMutableRawBufferPointer) {
    bytes.withUnsafeBytes { source in
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[position..<position + count]))
    }
    position += count
  }
}
