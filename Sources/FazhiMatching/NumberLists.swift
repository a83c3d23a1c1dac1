import FazhiChecklist

/// For each number from 0 a list of numbers, one list behind the other in one table.
struct NumberLists: Sendable {
  /// The list of number `n` is `values[offsets[n]..<offsets[n + 1]]`.
  let offsets: Table<Int32>
  let values: Table<Int32>

  init(offsets: [Int32], values: [Int32]) {
    self.offsets = Table(offsets)
    self.values = Table(values)
  }

  /// Restores what `encode` wrote.
  init(from reader: inout TableReader) {
    offsets = Table(from: &reader)
    values = Table(from: &reader)
  }

  /// Writes the lists.
  func encode(to writer: inout TableWriter) {
    writer.put(offsets.values)
    writer.put(values.values)
  }

  /// How many lists there are.
  var count: Int { offsets.count - 1 }

  /// A list.
  @inline(__always)
  subscript(number: Int32) -> UnsafeBufferPointer<Int32> {
    let start = Int(offsets.base[Int(number)])
    return UnsafeBufferPointer(
      start: values.base + start, count: Int(offsets.base[Int(number) + 1]) - start)
  }

  /// Collects lists whose entries come in any order.
  struct Builder {
    private var entries: [(list: Int32, value: Int32)] = []
    private var counts: [Int32]

    init(count: Int) { counts = [Int32](repeating: 0, count: count) }

    mutating func add(_ value: Int32, to list: Int32) {
      entries.append((list, value))
      counts[Int(list)] += 1
    }

    mutating func add(_ value: Int32, to lists: UnsafeBufferPointer<Int32>) {
      for list in lists { add(value, to: list) }
    }

    /// The lists, each in the order in which its entries were added.
    func finished() -> NumberLists {
      var offsets: [Int32] = [0]
      for count in counts { offsets.append(offsets[offsets.count - 1] + count) }
      var next = offsets
      var values = [Int32](repeating: 0, count: entries.count)
      for entry in entries {
        values[Int(next[Int(entry.list)])] = entry.value
        next[Int(entry.list)] += 1
      }
      return NumberLists(offsets: offsets, values: values)
    }
  }
}
