package import FazhiChecklist
package import FazhiSource

/// Two or more assessments side by side: two years of one place, two drafts, or several places.
///
/// The first is what the others are compared with.
package struct Comparison: Sendable, Hashable {
  /// What happened to an obligation from one report to another.
  package enum Change: String, Sendable, Hashable, CaseIterable {
    /// It was covered (met or partial) and is not any more.
    case gone
    /// It stands lower, but on the same side of the line between covered and not.
    case worse
    /// It was not covered and is now.
    case new
    /// It stands higher, but on the same side of that line.
    case better
    /// A side does not owe it, or has no such item in its checklist.
    case notComparable = "not-comparable"
    /// The status is the same.
    case unchanged

    /// Whether it is a step back.
    package var isStepBack: Bool { self == .gone || self == .worse }
    /// Whether it is a step forward.
    package var isStepForward: Bool { self == .new || self == .better }

    /// What happened between two statuses; `nil` where a checklist has no such item.
    package init(from old: Status?, to new: Status?) {
      guard let old, let new else {
        self = .notComparable
        return
      }
      if old == new {
        self = .unchanged
      } else if !old.isOwed || !new.isOwed {
        self = .notComparable
      } else if old.isGap != new.isGap {
        self = new.isGap ? .gone : .new
      } else {
        self = old.standing ?? 0 < new.standing ?? 0 ? .better : .worse
      }
    }
  }

  /// An obligation with what each report shows of it.
  package struct Row: Sendable, Hashable {
    /// The obligation, as the first report that has it gives it.
    package var obligation: AssessmentRecord.Obligation
    /// One for each report, in their order; `nil` where its checklist has no such item.
    package var entries: [AssessmentRecord.Entry?]

    /// What happened from the first report to another.
    package func change(to index: Int) -> Change {
      Change(from: entries[0]?.status, to: entries[index]?.status)
    }

    /// Whether somebody owes it, and no one who does covers it.
    package var isCoveredByNone: Bool {
      let owed = statuses.filter(\.isOwed)
      return !owed.isEmpty && owed.allSatisfy(\.isGap)
    }

    /// Whether somebody owes it, and everyone who does covers it.
    package var isCoveredByAll: Bool {
      let owed = statuses.filter(\.isOwed)
      return !owed.isEmpty && owed.allSatisfy(\.isCovered)
    }

    private var statuses: [Status] { entries.compactMap { $0?.status } }
  }

  /// The figures of all reports on one part, or on everything.
  package struct Standing: Sendable, Hashable {
    /// The part, or `nil` for everything.
    package var part: Part?
    /// The coverage of each report.
    package var coverages: [Coverage]
    /// The rank of each report from 1, equals sharing one and the next left out; `nil` where
    /// nothing is owed.
    package var ranks: [Int?]

    /// The difference between the first report and another.
    package func difference(to index: Int) -> CoverageDifference {
      CoverageDifference(from: coverages[0], to: coverages[index])
    }

    /// The reports by rank, those without one last; equals in the given order.
    package var order: [Int] {
      ranks.indices.sorted { (ranks[$0] ?? .max, $0) < (ranks[$1] ?? .max, $1) }
    }

    init(part: Part?, coverages: [Coverage]) {
      self.part = part
      self.coverages = coverages
      ranks = coverages.map { coverage in
        coverage.outOf == 0
          ? nil
          : 1 + coverages.count { CoverageDifference(from: coverage, to: $0).sign > 0 }
      }
    }
  }

  /// The reports, in the order given; at least two.
  package let records: [AssessmentRecord]
  /// Every obligation of any report: those of the first, then those that only others have.
  package let rows: [Row]
  /// The figures on everything.
  package let total: Standing
  /// The figures on each part that a report has obligations in, by number.
  package let parts: [Standing]

  /// Puts results side by side.
  ///
  /// - Parameters:
  ///   - records: The results; the first is what the others are compared with.
  ///   - allowsDifferentChecklists: Whether results by different rules are compared all the same.
  /// - Throws: `InvalidInput` where there are different rules and they are not allowed; one complaint
  ///   for each result that differs from the first.
  package init(
    _ records: [AssessmentRecord], allowsDifferentChecklists: Bool = false
  ) throws(InvalidInput) {
    precondition(records.count > 1, "a comparison takes two results")
    let first = records[0]
    let others = records.filter { $0.checklist.digest != first.checklist.digest }
    if !others.isEmpty, !allowsDifferentChecklists {
      throw InvalidInput(others.map { .differentChecklists($0, first) }, sources: [:])
    }
    self.records = records
    rows = Self.rows(of: records)
    total = Standing(part: nil, coverages: records.map(\.coverage))
    parts = Self.parts(of: records)
  }

  /// Whether all results were judged by the same rules.
  package var hasOneChecklist: Bool { Set(records.map(\.checklist.digest)).count == 1 }

  /// The changes from the first report to another, the most telling first: gone, worse, new, better,
  /// not comparable, unchanged; steps of the same direction by hard duty, then by weight, then in
  /// the order of the checklist.
  package func changes(to index: Int) -> [(change: Change, row: Row)] {
    let changes = rows.map { ($0.change(to: index), $0) }
    let groups: [(Change) -> Bool] = [
      { $0.isStepBack }, { $0.isStepForward }, { $0 == .notComparable }, { $0 == .unchanged },
    ]
    return groups.enumerated().flatMap { number, belongs in
      let group = changes.filter { belongs($0.0) }
      return number == 3 ? group : Self.ranked(group)
    }
  }

  /// How often each change happened from the first report to another.
  package func counts(to index: Int) -> [Change: Int] {
    rows.reduce(into: [:]) { $0[$1.change(to: index), default: 0] += 1 }
  }

  /// What nobody reports of those who owe it: hard duties first, then by weight.
  package var coveredByNone: [Row] { ranked(rows.filter(\.isCoveredByNone)) }

  /// What all report who owe it: hard duties first, then by weight.
  package var coveredByAll: [Row] { ranked(rows.filter(\.isCoveredByAll)) }

  /// The hard duties that became worse or are gone in any of the later reports.
  package var hardStepsBack: [Row] {
    rows.filter { row in
      row.obligation.isHardDuty
        && records.indices.dropFirst().contains { row.change(to: $0).isStepBack }
    }
  }

  // MARK: Putting together

  private static func rows(of records: [AssessmentRecord]) -> [Row] {
    let entries = records.map { record in
      Dictionary(
        record.entries.map { ($0.obligation.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    var seen: Set<String> = []
    return records.flatMap(\.entries).map(\.obligation).filter { seen.insert($0.id).inserted }
      .map { obligation in
        Row(obligation: obligation, entries: entries.map { $0[obligation.id] })
      }
  }

  private static func parts(of records: [AssessmentRecord]) -> [Standing] {
    var parts: [Int: Part] = [:]
    for part in records.flatMap(\.parts) where parts[part.number] == nil {
      parts[part.number] = part
    }
    return parts.values.sorted { $0.number < $1.number }.map { part in
      Standing(
        part: part,
        coverages: records.map { record in
          Coverage(
            weighed: record.entries.filter { $0.obligation.part == part.number }.map(\.weighed))
        })
    }
  }

  private func ranked(_ rows: [Row]) -> [Row] {
    Self.ranked(rows.map { (.unchanged, $0) }).map(\.row)
  }

  private static func ranked(_ changes: [(change: Change, row: Row)]) -> [(
    change: Change, row: Row
  )] {
    changes.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (b.row.obligation.urgency, a.change.place, left.offset)
        < (a.row.obligation.urgency, b.change.place, right.offset)
    }.map(\.element)
  }
}

extension Comparison.Change {
  /// Where it stands among changes that weigh the same.
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Diagnostic {
  fileprivate static func differentChecklists(
    _ record: AssessmentRecord, _ first: AssessmentRecord
  ) -> Self {
    Diagnostic(
      "different-checklists",
      Localized(
        "评估所用清单不同",
        "'\(record.checklist.id) \(record.checklist.version)'"
          + " (\(record.checklist.digest.prefix(19))…) was judged against here, but"
          + " '\(first.checklist.id) \(first.checklist.version)'"
          + " (\(first.checklist.digest.prefix(19))…) in '\(first.file)'"),
      file: record.file, at: nil,
      hint: Localized(
        "结果不可直接比较，请用同一清单重新评估",
        "score both anew against one checklist, or give --allow-different-checklists"
          + " to compare what both have"))
  }
}
