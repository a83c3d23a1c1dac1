/// A place where a rule's wording was found, in units of the document; no judgement yet.
package struct Match: Hashable, Sendable, BitwiseCopyable {
  /// The first unit.
  package var start: Int32
  /// One past the last unit.
  package var end: Int32

  /// Creates a match of the units from `start` to one before `end`.
  package init(_ start: Int, _ end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  /// Creates a match of the units from `start` to one before `end`.
  package init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }

  /// A number by which matches are in the order of `isOrdered`.
  package var key: UInt64 {
    UInt64(UInt32(bitPattern: start)) << 32 | UInt64(UInt32(bitPattern: end))
  }

  /// A number by which matches are by end, then by start.
  var keyByEnd: UInt64 { UInt64(UInt32(bitPattern: end)) << 32 | UInt64(UInt32(bitPattern: start)) }

  /// The units.
  package var range: Range<Int> { Int(start)..<Int(end) }

  /// By start, then by end.
  package static func isOrdered(_ left: Match, _ right: Match) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }

  /// Whether it lies in a run of units.
  package func lies(in units: Range<Int>) -> Bool {
    Int(start) >= units.lowerBound && Int(end) <= units.upperBound
  }

  /// Whether it lies within another match.
  package func lies(within other: Match) -> Bool { other.start <= start && end <= other.end }
}
