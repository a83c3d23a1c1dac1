/// The difference of two coverages, exact.
package struct CoverageDifference: Sendable, Hashable {
  /// The difference as a fraction; `nil` where one side owes nothing.
  package let fraction: (numerator: Int, denominator: Int)?

  /// What is added to come from one coverage to another.
  package init(from old: Coverage, to new: Coverage) {
    guard old.outOf > 0, new.outOf > 0 else {
      fraction = nil
      return
    }
    fraction = (
      new.halfPoints * old.outOf - old.halfPoints * new.outOf, 2 * old.outOf * new.outOf
    )
  }

  /// 1 where it grew, -1 where it shrank, 0 where it is the same or there is none.
  package var sign: Int { fraction?.numerator.signum() ?? 0 }

  /// The difference of the shares, in -1...1.
  package var value: Double? {
    fraction.map { Double($0.numerator) / Double($0.denominator) }
  }

  /// The difference in percentage points with one decimal, its magnitude rounded half up, without a
  /// sign; `—` where there is none.
  package var magnitude: String {
    guard let fraction else { return "—" }
    let (numerator, denominator) = (abs(fraction.numerator), fraction.denominator)
    let tenths = (numerator * 2000 + denominator) / (denominator * 2)
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// Equal fractions of different terms are the same difference.
  package static func == (left: Self, right: Self) -> Bool { left.reduced == right.reduced }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) { hasher.combine(reduced) }

  private var reduced: [Int] {
    guard let fraction else { return [] }
    var (a, b) = (abs(fraction.numerator), fraction.denominator)
    while b != 0 { (a, b) = (b, a % b) }
    return a == 0 ? [0, 1] : [fraction.numerator / a, fraction.denominator / a]
  }
}
