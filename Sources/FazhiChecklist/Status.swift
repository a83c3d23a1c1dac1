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
