package import FazhiSource

/// What a report shows of one obligation.
package enum Status: String, Sendable, Hashable, CaseIterable {
  case met, partial, planned, acknowledged, missing
  case notApplicable = "not-applicable"
  case notScored = "not-scored"

  /// The credit in halves: 2 for met, 1 for partial, else 0.
  package var halves: Int {
    switch self {
    case .met: 2
    case .partial: 1
    default: 0
    }
  }

  /// Whether the obligation counts in the sum.
  package var isOwed: Bool { self != .notApplicable && self != .notScored }

  /// Whether an owed obligation is left unanswered: planned, acknowledged or missing.
  package var isGap: Bool {
    switch self {
    case .planned, .acknowledged, .missing: true
    default: false
    }
  }

  /// Whether an owed obligation is answered, in part at least.
  package var isCovered: Bool { self == .met || self == .partial }

  /// Whether an owed obligation is not wholly answered: a gap, or partial.
  package var isUnmet: Bool { isOwed && self != .met }

  /// How far an owed obligation has come, from 0: from nothing over a shortcoming that is admitted and a
  /// plan to what is done in part and whole; `nil` where it is not owed.
  ///
  /// Only to put obligations in order; credit is given for the last two alone.
  package var standing: Int? {
    switch self {
    case .missing: 0
    case .acknowledged: 1
    case .planned: 2
    case .partial: 3
    case .met: 4
    case .notApplicable, .notScored: nil
    }
  }

  /// The name shown to readers.
  package var name: Localized {
    switch self {
    case .met: Localized("已落实", "met")
    case .partial: Localized("部分体现", "partial")
    case .planned: Localized("仅列计划", "planned")
    case .acknowledged: Localized("自认不足", "acknowledged")
    case .missing: Localized("未提及", "missing")
    case .notApplicable: Localized("不适用", "not applicable")
    case .notScored: Localized("不计分", "not scored")
    }
  }
}
