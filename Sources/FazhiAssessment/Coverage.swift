package import FazhiChecklist

/// Points over weight owed, exact: half points are counted as whole numbers.
package struct Coverage: Sendable, Hashable {
  /// How many findings have each status that any has.
  package var counts: [Status: Int] {
    var counts: [Status: Int] = [:]
    for status in Status.allCases where tally[status.place] > 0 {
      counts[status] = tally[status.place]
    }
    return counts
  }

  /// How many findings have each status, by its place.
  private var tally = [Int](repeating: 0, count: Status.allCases.count)
  /// Twice the sum of weight x credit.
  package private(set) var halfPoints = 0
  /// The sum of the weights owed.
  package private(set) var outOf = 0
  /// The sum of the weights of what is partial.
  package private(set) var partialWeight = 0

  /// The coverage of some findings.
  package init(_ findings: [Finding]) {
    for finding in findings { add(finding.item.weight, finding.status) }
  }

  /// The coverage of the findings of a part.
  package init(_ findings: [Finding], ofPart part: Int) {
    for finding in findings where finding.item.part == part {
      add(finding.item.weight, finding.status)
    }
  }

  /// The coverage of obligations with their weights.
  package init(weighed: some Sequence<(weight: Int, status: Status)>) {
    for (weight, status) in weighed { add(weight, status) }
  }

  private mutating func add(_ weight: Int, _ status: Status) {
    tally[status.place] += 1
    guard status.isOwed else { return }
    outOf += weight
    halfPoints += weight * status.halves
    if status == .partial { partialWeight += weight }
  }

  /// The points as printed, such as `152.5`.
  package var points: String { halfPoints % 2 == 0 ? "\(halfPoints / 2)" : "\(halfPoints / 2).5" }

  /// The share of the weight that is covered, in 0...1; `nil` where nothing is owed.
  package var value: Double? { share(halfPoints) }
  /// The share if what is partial counted nothing.
  package var low: Double? { share(halfPoints - partialWeight) }
  /// The share if what is partial counted whole.
  package var high: Double? { share(halfPoints + partialWeight) }

  private func share(_ halves: Int) -> Double? {
    outOf == 0 ? nil : Double(halves) / Double(2 * outOf)
  }

  /// The share in per cent with one decimal, rounded half up in exact arithmetic; `—` where nothing
  /// is owed.
  package var percent: String { Self.percent(halfPoints, of: 2 * outOf) }
  /// `low` in per cent.
  package var lowPercent: String { Self.percent(halfPoints - partialWeight, of: 2 * outOf) }
  /// `high` in per cent.
  package var highPercent: String { Self.percent(halfPoints + partialWeight, of: 2 * outOf) }

  /// The share in per cent with three decimals, cut off, for a comparison that one decimal hides.
  package var exactPercent: String {
    guard outOf > 0 else { return "—" }
    let thousandths = halfPoints * 100_000 / (2 * outOf)
    return "\(thousandths / 1000).\(String(1000 + thousandths % 1000).dropFirst())%"
  }

  /// A share in per cent with one decimal, rounded half up in exact arithmetic; `—` where the whole is 0.
  package static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "—" }
    let tenths = (part * 2000 + whole) / (whole * 2)
    return "\(tenths / 10).\(tenths % 10)%"
  }

  /// Whether the coverage is below a share given in whole thousandths of a per cent, compared exactly;
  /// never where nothing is owed.
  package func isBelow(thousandths: Int) -> Bool {
    halfPoints * 100_000 < thousandths * 2 * outOf
  }
}

extension Status {
  /// Where it stands in a tally: a switch, since a search among all cases would be made for each finding.
  fileprivate var place: Int {
    switch self {
    case .met: 0
    case .partial: 1
    case .planned: 2
    case .acknowledged: 3
    case .missing: 4
    case .notApplicable: 5
    case .notScored: 6
    }
  }
}
