/// Literals side by side in one array, each ended by a line feed, which normal form never holds.
///
/// A checklist has tens of thousands of literals; an array for each of them would make loading it
/// slower than judging a report.
package struct LiteralList: Hashable, Sendable, Sequence {
  private static let end: UInt16 = 0x0A

  /// The literals, each ended by a line feed.
  package private(set) var units: [UInt16] = []
  /// How many there are.
  package private(set) var count = 0
  /// The length of the shortest, or 0 where there are none.
  package private(set) var shortest = 0

  /// Creates an empty list.
  package init() {}

  /// Creates a list of one literal.
  package init(_ literal: ArraySlice<UInt16>) {
    append(literal)
  }

  /// Whether there are none.
  package var isEmpty: Bool { count == 0 }

  /// The first literal; empty where there are none.
  package var first: ArraySlice<UInt16> { units.prefix { $0 != Self.end } }

  /// Adds a literal, which may be empty.
  package mutating func append(_ literal: ArraySlice<UInt16>) {
    let before = units.count
    units += literal
    let length = units.count - before
    units.append(Self.end)
    shortest = count == 0 ? length : Swift.min(shortest, length)
    count += 1
  }

  /// Adds the literals of another list.
  package mutating func append(contentsOf other: LiteralList) {
    guard !other.isEmpty else { return }
    units += other.units
    shortest = count == 0 ? other.shortest : Swift.min(shortest, other.shortest)
    count += other.count
  }

  /// Every literal of this list followed by every one of another.
  package func crossed(with other: LiteralList) -> LiteralList {
    var result = LiteralList()
    result.units.reserveCapacity(units.count * other.count + other.units.count * count)
    for left in self {
      for right in other {
        result.units += left
        result.append(right)
      }
    }
    result.shortest = shortest + other.shortest
    return result
  }

  /// Goes through the literals in order.
  package func makeIterator() -> Iterator { Iterator(rest: units[...]) }

  /// Whether two lists have the same literals in the same order.
  package static func == (left: Self, right: Self) -> Bool {
    left.units.count == right.units.count
      && left.units.withUnsafeBytes { a in right.units.withUnsafeBytes { a.elementsEqual($0) } }
  }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) {
    units.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// The literals in order.
  package struct Iterator: IteratorProtocol {
    fileprivate var rest: ArraySlice<UInt16>

    /// The next literal.
    package mutating func next() -> ArraySlice<UInt16>? {
      guard let stop = rest.firstIndex(of: LiteralList.end) else { return nil }
      defer { rest = rest[(stop + 1)...] }
      return rest[..<stop]
    }
  }
}
