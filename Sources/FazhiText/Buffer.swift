/// A growing run of plain values that is emptied and filled again, so that a run of many reports
/// allocates for the longest of them only.
///
/// Its loops are inlined into other modules, where those of `Array` would check uniqueness and
/// exclusivity at each step. Indices are checked in debug builds.
package final class Buffer<Element: BitwiseCopyable> {
  /// The values; those from `count` on are not initialised.
  @exclusivity(unchecked) @usableFromInline package var base: UnsafeMutablePointer<Element>
  /// How many there are.
  @exclusivity(unchecked) @usableFromInline package var count = 0
  @exclusivity(unchecked) @usableFromInline package var capacity: Int

  /// Creates an empty buffer.
  package init(capacity: Int = 64) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The value at an index below `count`.
  @inlinable package subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    @inline(__always) set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  /// Adds a value.
  @inlinable @inline(__always)
  package func append(_ value: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = value
    count += 1
  }

  /// Makes room for values in all.
  @inlinable @inline(__always)
  package func reserve(_ needed: Int) {
    if needed > capacity { grow(to: needed) }
  }

  /// Fills it with one value.
  @inlinable package func fill(_ value: Element, count: Int) {
    reserve(count)
    base.update(repeating: value, count: count)
    self.count = count
  }

  /// The values at some indices.
  @inlinable package func slice(_ range: Range<Int>) -> UnsafeMutableBufferPointer<Element> {
    assert(range.upperBound <= count)
    return UnsafeMutableBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  @inline(never)
  @usableFromInline package func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }
}
