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

  /// An array of plain values, byte for byte, at a place that suits any of them.
  package mutating func put<Value: BitwiseCopyable>(_ values: [Value]) {
    put(values.count)
    while bytes.count % TableBytes.alignment != 0 { bytes.append(0) }
    values.withUnsafeBytes { bytes += $0 }
  }

  private mutating func put<Value: BitwiseCopyable>(raw value: Value) {
    withUnsafeBytes(of: value) { bytes += $0 }
  }
}

/// Bytes that are written once, and that the tables read from them share.
package final class TableBytes: @unchecked Sendable {
  /// To how many bytes arrays are aligned.
  static let alignment = 8

  /// The bytes; they are there as long as this is.
  package let bytes: UnsafeRawBufferPointer

  /// Makes room for some bytes, and has them written, each of them.
  package init(count: Int, write: (UnsafeMutableRawBufferPointer) -> Void) {
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: count, alignment: Self.alignment)
    write(room)
    bytes = UnsafeRawBufferPointer(room)
  }

  deinit { bytes.deallocate() }
}

/// Reads what `TableWriter` wrote, in the same order.
package struct TableReader {
  /// What is read.
  package let source: TableBytes
  private var position = 0

  package init(_ source: TableBytes) {
    self.source = source
  }

  package mutating func number() -> Int {
    defer { position += 8 }
    return Int(source.bytes.loadUnaligned(fromByteOffset: position, as: Int64.self))
  }

  package mutating func flag() -> Bool {
    defer { position += 1 }
    return source.bytes[position] != 0
  }

  package mutating func text() -> String {
    let count = number()
    defer { position += count }
    return String(decoding: source.bytes[position..<position + count], as: UTF8.self)
  }

  package mutating func texts() -> [String] { (0..<number()).map { _ in text() } }

  /// The values of an array where they stand in `source`.
  package mutating func values<Value: BitwiseCopyable>(
    of type: Value.Type
  ) -> UnsafeBufferPointer<Value> {
    let count = number()
    position += -position & (TableBytes.alignment - 1)
    let end = position + count * MemoryLayout<Value>.stride
    defer { position = end }
    return source.bytes[position..<end].withMemoryRebound(to: type) { $0 }
  }
}
