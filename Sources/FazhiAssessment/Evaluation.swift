package import FazhiChecklist
import FazhiSource
import FazhiText

/// How well verdicts agree with labels.
package struct Evaluation: Sendable {
  /// A verdict beside its label.
  package struct Pair: Sendable {
    /// The report.
    package var report: String
    /// The id of the item.
    package var item: String
    /// The label; where it allows the verdict as well, the verdict.
    package var expected: Status
    /// The verdict.
    package var found: Status
    /// Whether the checklist says that the report's level does not owe the item; the verdict, that it
    /// is not applicable, then stands as missing.
    package var isNotOwed: Bool
    /// Whether the verdict called itself a close call.
    package var review: Bool
    /// Where both call it covered: whether a quotation overlaps one of the label's.
    package var overlaps: Bool?
  }

  /// Precision and recall of one class of statuses, and their harmonic mean.
  package struct Accuracy: Sendable {
    /// The share of what was found that is right; 1 where nothing was found.
    package var precision: Double
    /// The share of what is right that was found; 1 where there is none.
    package var recall: Double
    /// The harmonic mean of both.
    package var f1: Double
  }

  /// The pairs, by report, then in the order of the checklist.
  package private(set) var pairs: [Pair] = []

  /// Creates an evaluation without reports.
  package init() {}

  /// Adds the verdicts on one report.
  ///
  /// An item that is not labelled, or not scored by its label, is left out; a verdict that scores
  /// nothing where the label does counts as missing.
  package mutating func add(_ assessment: Assessment, labels: Labels, report: String) {
    for finding in assessment.findings {
      guard let label = labels.items[finding.item.id], label.status.isOwed else { continue }
      let found = finding.status.isOwed ? finding.status : .missing
      let expected = label.also.contains(found) ? found : label.status
      var overlaps: Bool?
      if found.isCovered, expected.isCovered, !label.evidence.isEmpty {
        let quotations = finding.evidence.map { assessment.report.source.text(at: $0.span) }
        overlaps = label.evidence.contains { label in
          quotations.contains { Self.overlap(label, $0) }
        }
      }
      pairs.append(
        Pair(
          report: report, item: finding.item.id, expected: expected, found: found,
          isNotOwed: finding.status == .notApplicable, review: finding.review,
          overlaps: overlaps))
    }
  }

  /// The reports, in the order in which they were added.
  package var reports: [String] {
    pairs.reduce(into: []) { names, pair in
      if names.last != pair.report { names.append(pair.report) }
    }
  }

  /// The pairs of one report.
  package func restricted(to report: String) -> Evaluation {
    var result = Evaluation()
    result.pairs = pairs.filter { $0.report == report }
    return result
  }

  /// The pairs of what the reports' levels owe; labels may know other levels than the checklist.
  package var owed: Evaluation {
    var result = Evaluation()
    result.pairs = pairs.filter { !$0.isNotOwed }
    return result
  }

  /// The pairs that disagree, by item.
  package var disagreements: [(item: String, pairs: [Pair])] {
    Dictionary(grouping: pairs.filter { $0.expected != $0.found }, by: \.item)
      .map { ($0.key, $0.value) }
      .sorted { ($1.1.count, $0.0) < ($0.1.count, $1.0) }
  }

  // MARK: Figures

  /// The share of pairs with one status.
  package var agreement: Double { share(pairs.count { $0.expected == $0.found }, of: pairs.count) }

  /// How well gaps are found: planned, acknowledged and missing as one class.
  package var gaps: Accuracy { accuracy(\.isGap) }

  /// How well what is met is found.
  package var met: Accuracy { accuracy { $0 == .met } }

  /// Where both call it covered, the share with an overlapping quotation.
  package var evidence: Double {
    let overlaps = pairs.compactMap(\.overlaps)
    return share(overlaps.count { $0 }, of: overlaps.count)
  }

  /// Cohen's kappa with quadratic weights on missing < acknowledged, planned < partial < met.
  ///
  /// - SeeAlso: Cohen, "Weighted kappa", Psychological Bulletin 70(4), 1968.
  package var kappa: Double {
    guard !pairs.isEmpty else { return 1 }
    let ranks = pairs.map { (Self.rank($0.expected), Self.rank($0.found)) }
    let seen = ranks.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(pairs.count)
    var chance = 0.0
    for a in 0..<4 {
      for b in 0..<4 {
        let left = ranks.count { $0.0 == Double(a) }
        let right = ranks.count { $0.1 == Double(b) }
        chance += Double((a - b) * (a - b) * left * right)
      }
    }
    chance /= Double(pairs.count) * Double(pairs.count)
    return chance == 0 ? 1 : 1 - seen / chance
  }

  /// The share of all verdicts that call themselves close.
  package var flagged: Double { share(pairs.count(where: \.review), of: pairs.count) }

  /// The share of the wrong verdicts that call themselves close.
  package var flaggedErrors: Double {
    let wrong = pairs.filter { $0.expected != $0.found }
    return share(wrong.count(where: \.review), of: wrong.count)
  }

  /// How often a label met a verdict.
  package func count(expected: Status, found: Status) -> Int {
    pairs.count { $0.expected == expected && $0.found == found }
  }

  private static func rank(_ status: Status) -> Double {
    switch status {
    case .met: 3
    case .partial: 2
    case .planned, .acknowledged: 1
    default: 0
    }
  }

  private func accuracy(_ isPositive: (Status) -> Bool) -> Accuracy {
    let right = pairs.count { isPositive($0.expected) && isPositive($0.found) }
    let precision = share(right, of: pairs.count { isPositive($0.found) })
    let recall = share(right, of: pairs.count { isPositive($0.expected) })
    let sum = precision + recall
    return Accuracy(
      precision: precision, recall: recall, f1: sum == 0 ? 0 : 2 * precision * recall / sum)
  }

  private func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 1 : Double(part) / Double(whole)
  }

  /// Whether two quotations share a run of at least six characters in normal form, or the whole of
  /// the shorter.
  private static func overlap(_ left: String, _ right: String) -> Bool {
    let (a, b) = (NormalizedText(left).units, NormalizedText(right).units)
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    let length = min(6, short.count)
    guard length > 0 else { return false }
    return (0...short.count - length).contains {
      long.contains(units: Array(short[$0..<$0 + length]))
    }
  }
}
