import FazhiChecklist

/// Plain values that never change once they are there.
///
/// A compiled checklist is shared by all threads. Reading it through `Array` would count references
/// on every use, and threads that count on one place wait for each other; this does not.
final class Table<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafePointer<Element>
  let count: Int
  /// Whether the values are the table's own, and not part of the program.
  private let isOwner: Bool

  init(_ values: [Element]) {
    let copy = UnsafeMutablePointer<Element>.allocate(capacity: max(values.count, 1))
    values.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { copy.update(from: start, count: source.count) }
    }
    base = UnsafePointer(copy)
    count = values.count
    isOwner = true
  }

  /// Reads a table whose values stay where they are.
  init(from reader: inout TableReader) {
    let values = reader.values(of: Element.self)
    isOwner = values.baseAddress == nil
    base = values.baseAddress ?? UnsafePointer(UnsafeMutablePointer<Element>.allocate(capacity: 1))
    count = values.count
  }

  deinit { if isOwner { base.deallocate() } }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return base[index]
    }
  }

  var values: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
