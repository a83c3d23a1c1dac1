import Glibc

/// A growing run of plain values that is emptied and filled again, so that a run of many reports
/// allocates for the longest of them only.
///
/// Indices are checked in debug builds only. It is `public`, against the habit of the package, since
/// only then are its loops inlined into other modules; and its state lies behind a pointer, since
/// properties of a class are checked for exclusive access at each use.
public final class Buffer<Element: BitwiseCopyable> {
  /// What changes.
  @frozen @usableFromInline
  struct State {
    @usableFromInline var base: UnsafeMutablePointer<Element>
    @usableFromInline var count: Int
    @usableFromInline var capacity: Int

    @usableFromInline
    init(base: UnsafeMutablePointer<Element>, count: Int, capacity: Int) {
      self.base = base
      self.count = count
      self.capacity = capacity
    }
  }

  @usableFromInline let state: UnsafeMutablePointer<State>

  /// Creates an empty buffer.
  public init(capacity: Int = 64) {
    let capacity = max(capacity, 16)
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(base: Self.memory(replacing: nil, count: capacity), count: 0, capacity: capacity))
  }

  deinit {
    free(state.pointee.base)
    state.deallocate()
  }

  /// The values; those from `count` on are not initialised.
  @inlinable public var base: UnsafeMutablePointer<Element> {
    @inline(__always) get { state.pointee.base }
  }

  /// How many there are.
  @inlinable public var count: Int {
    @inline(__always) get { state.pointee.count }
    @inline(__always) set { state.pointee.count = newValue }
  }

  /// The value at an index below `count`.
  @inlinable public subscript(index: Int) -> Element {
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
  public func append(_ value: Element) {
    let count = state.pointee.count
    if count == state.pointee.capacity { grow(to: count + 1) }
    state.pointee.base[count] = value
    state.pointee.count = count + 1
  }

  /// Makes room for some number of values in all.
  @inlinable @inline(__always)
  public func reserve(_ needed: Int) {
    if needed > state.pointee.capacity { grow(to: needed) }
  }

  /// Fills it with one value.
  @inlinable public func fill(_ value: Element, count: Int) {
    reserve(count)
    base.update(repeating: value, count: count)
    self.count = count
  }

  /// The values at some indices.
  @inlinable public func slice(_ range: Range<Int>) -> UnsafeMutableBufferPointer<Element> {
    assert(range.upperBound <= count)
    return UnsafeMutableBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// Sorts the values from an index on.
  ///
  /// Few are sorted where they stand; of many, which are runs as a rule, `sort` merges the runs.
  @inlinable @inline(__always)
  public func sort(from first: Int = 0, by isOrdered: (Element, Element) -> Bool) {
    guard count - first > 1 else { return }
    guard count - first <= 32 else {
      var unsorted = slice(first..<count)
      return unsorted.sort(by: isOrdered)
    }
    for index in first + 1..<count {
      let value = base[index]
      var place = index
      while place > first, isOrdered(value, base[place - 1]) {
        base[place] = base[place - 1]
        place -= 1
      }
      base[place] = value
    }
  }

  /// Memory for some number of values that begins with what other memory holds, which is freed.
  ///
  /// `realloc` moves the pages of a long run instead of copying what is in them.
  private static func memory(
    replacing old: UnsafeMutablePointer<Element>?, count: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let memory = realloc(old, count * MemoryLayout<Element>.stride) else {
      preconditionFailure("no memory for \(count) values")
    }
    return memory.bindMemory(to: Element.self, capacity: count)
  }

  @usableFromInline @inline(never)
  func grow(to needed: Int) {
    let larger = max(needed, state.pointee.capacity * 2)
    state.pointee.base = Self.memory(replacing: base, count: larger)
    state.pointee.capacity = larger
  }
}
