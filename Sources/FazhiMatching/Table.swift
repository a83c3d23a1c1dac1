import FazhiChecklist

/// Plain values that never change once they are there.
///
/// A compiled checklist is shared by all threads. Reading it through `Array` would count references
/// on every use, and threads that count on one place wait for each other; this does not.
final class Table<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafePointer<Element>
  let count: Int

  init(_ values: [Element]) {
    let copy = UnsafeMutablePointer<Element>.allocate(capacity: max(values.count, 1))
    values.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { copy.update(from: start, count: source.count) }
    }
    base = UnsafePointer(copy)
    count = values.count
  }

  deinit { base.deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return base[index]
    }
  }

  var values: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
