import FazhiChecklist
import FazhiSource
import FazhiTestSupport
import Testing

@testable import FazhiAssessment

@Suite("Comparing reports")
struct ComparisonTests {
  typealias Change = Comparison.Change

  /// A result whose items have some statuses in turn; parts of three items, weights 3, 2, 1 and again.
  static func record(
    _ statuses: [Status?], digest: String = "sha256:a", file: String = "a.txt"
  ) -> AssessmentRecord {
    let entries = statuses.enumerated().compactMap { index, status -> AssessmentRecord.Entry? in
      guard let status else { return nil }
      return .init(
        obligation: .init(
          id: "a\(index)", part: index / 3 + 1, article: index + 1,
          title: Localized("甲\(index)", "A\(index)"), kind: .duty, weight: 3 - index % 3),
        status: status, evidence: [])
    }
    return AssessmentRecord(
      file: file, checklist: .init(id: "t", version: "1", digest: digest),
      report: .init(level: .county, digest: "sha256:r"),
      parts: Set(entries.map(\.obligation.part)).sorted().map {
        Part(number: $0, title: Localized("部\($0)", "P\($0)"))
      }, entries: entries, notes: [])
  }

  /// Statuses of `count` items at random; `nil` for what the checklist does not have.
  static func statuses(_ count: Int, using random: inout SplitMix64, canLack: Bool = false)
    -> [Status?]
  {
    (0..<count).map { _ in
      let index = Int.random(in: 0..<(canLack ? 8 : 7), using: &random)
      return index < 7 ? Status.allCases[index] : nil
    }
  }

  // MARK: Changes

  static let changes: [(Status?, Status?, Change)] = [
    (.met, .met, .unchanged), (.missing, .missing, .unchanged), (.met, .partial, .worse),
    (.partial, .met, .better), (.met, .missing, .gone), (.partial, .missing, .gone),
    (.met, .planned, .gone), (.partial, .acknowledged, .gone), (.missing, .met, .new),
    (.planned, .partial, .new), (.acknowledged, .met, .new), (.missing, .acknowledged, .better),
    (.acknowledged, .planned, .better), (.planned, .missing, .worse),
    (.planned, .acknowledged, .worse), (.notApplicable, .met, .notComparable),
    (.met, .notScored, .notComparable), (.notScored, .notScored, .unchanged),
    (.notApplicable, .notScored, .notComparable), (nil, .met, .notComparable),
    (.missing, nil, .notComparable), (nil, nil, .notComparable),
  ]

  @Test("what happened between two statuses", arguments: changes)
  func change(old: Status?, new: Status?, expected: Change) {
    #expect(Change(from: old, to: new) == expected)
  }

  @Test("swapping two statuses swaps the change", arguments: Status.allCases, Status.allCases)
  func swapsChange(old: Status, new: Status) {
    let opposite: [Change: Change] = [.gone: .new, .new: .gone, .worse: .better, .better: .worse]
    let change = Change(from: old, to: new)
    #expect(Change(from: new, to: old) == opposite[change] ?? change)
  }

  @Test("a report compared with itself has no change", arguments: 0..<50 as Range<UInt64>)
  func itself(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let record = Self.record(Self.statuses(9, using: &random))
    let comparison = try Comparison([record, record])
    #expect(comparison.counts(to: 1) == [.unchanged: 9])
    #expect(comparison.total.difference(to: 1).sign == 0)
    #expect(comparison.hardStepsBack.isEmpty)
    #expect(Set(comparison.total.ranks).count == 1)
  }

  @Test("swapping the sides swaps counts and differences", arguments: 0..<100 as Range<UInt64>)
  func swapsSides(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let old = Self.record(Self.statuses(9, using: &random))
    let new = Self.record(Self.statuses(9, using: &random))
    let there = try Comparison([old, new])
    let back = try Comparison([new, old])
    let (counts, reverse) = (there.counts(to: 1), back.counts(to: 1))
    #expect(counts[.gone] == reverse[.new] && counts[.new] == reverse[.gone])
    #expect(counts[.worse] == reverse[.better] && counts[.better] == reverse[.worse])
    #expect(counts[.notComparable] == reverse[.notComparable])
    #expect(counts.values.reduce(0, +) == 9)
    for (a, b) in zip([there.total] + there.parts, [back.total] + back.parts) {
      #expect(a.difference(to: 1).sign == -b.difference(to: 1).sign)
      #expect(a.difference(to: 1).magnitude == b.difference(to: 1).magnitude)
    }
  }

  @Test("steps back come first, hard duties before others, then by weight, gone before worse")
  func order() throws {
    let old = Self.record([.met, .met, .met, .met, .missing, .met, .notApplicable])
    let new = Self.record([.partial, .missing, .met, .missing, .met, .partial, .met])
    let changes = try Comparison([old, new]).changes(to: 1)
    #expect(changes.map(\.row.obligation.id) == ["a3", "a0", "a1", "a5", "a4", "a6", "a2"])
    #expect(
      changes.map(\.change) == [.gone, .worse, .gone, .worse, .new, .notComparable, .unchanged])
    #expect(try Comparison([old, new]).hardStepsBack.map(\.obligation.id) == ["a0", "a3"])
  }

  // MARK: Figures

  @Test("differences are exact and rounded half up, whatever their direction")
  func differences() throws {
    func difference(_ old: [Status], _ new: [Status]) throws -> CoverageDifference {
      try Comparison([Self.record(old), Self.record(new)]).total.difference(to: 1)
    }
    // Weights 3, 2, 1: the shares are 3/6 and 1/6.
    let down = try difference([.met, .missing, .missing], [.missing, .missing, .met])
    #expect(down.magnitude == "33.3" && down.sign == -1 && down.value == -1.0 / 3)
    // 1/2 of 2/6.
    let up = try difference([.missing, .missing, .missing], [.missing, .partial, .missing])
    #expect(up.magnitude == "16.7" && up.sign == 1)
    #expect(try difference([.met], [.met]) == difference([.missing], [.missing]))
    let none = try difference([.notApplicable], [.met])
    #expect(none.magnitude == "—" && none.value == nil && none.sign == 0)
  }

  @Test("equal coverages share a rank and the next is left out; nothing owed has none")
  func ranks() throws {
    let statuses: [[Status?]] = [
      [.missing, .met], [.met, .met], [.met, .met], [.partial, .met], [.notScored, .notScored],
      // Another sum, the same share.
      [.met, .notApplicable],
    ]
    let total = try Comparison(statuses.map { Self.record($0) }).total
    #expect(total.ranks == [5, 1, 1, 4, nil, 1])
    #expect(total.order == [1, 2, 5, 3, 0, 4])
  }

  @Test("what nobody and what all report, of those who owe it")
  func noneAndAll() throws {
    let comparison = try Comparison([
      Self.record([.missing, .met, .notApplicable, .met, .notScored]),
      Self.record([.planned, .partial, .missing, .missing, .notApplicable]),
      Self.record([.acknowledged, .notApplicable, .notApplicable, .met, .notScored]),
    ])
    #expect(comparison.coveredByNone.map(\.obligation.id) == ["a0", "a2"])
    #expect(comparison.coveredByAll.map(\.obligation.id) == ["a1"])
  }

  @Test("parts are compared by the same formula as the whole", arguments: 0..<50 as Range<UInt64>)
  func parts(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let comparison = try Comparison(
      (0..<3).map { _ in Self.record(Self.statuses(9, using: &random)) })
    #expect(comparison.parts.map { $0.part?.number } == [1, 2, 3])
    for index in 0..<3 {
      let sums = comparison.parts.map { $0.coverages[index] }
      #expect(
        sums.map(\.halfPoints).reduce(0, +) == comparison.total.coverages[index].halfPoints)
      #expect(sums.map(\.outOf).reduce(0, +) == comparison.total.coverages[index].outOf)
    }
  }

  // MARK: Checklists

  @Test("different checklists are refused, each one, unless they are allowed")
  func differentChecklists() throws {
    let records = [
      Self.record([.met, .met]), Self.record([.met, nil], digest: "sha256:b", file: "b.txt"),
      Self.record([.met], file: "c.txt"),
      Self.record([nil, .missing, .met], digest: "sha256:d", file: "d.txt"),
    ]
    let error = try #require(throws: InvalidInput.self) { try Comparison(records) }
    #expect(error.diagnostics.map(\.id) == ["different-checklists", "different-checklists"])
    #expect(error.diagnostics.map(\.file) == ["b.txt", "d.txt"])
    let comparison = try Comparison(records, allowsDifferentChecklists: true)
    #expect(!comparison.hasOneChecklist)
    #expect(comparison.rows.map(\.obligation.id) == ["a0", "a1", "a2"])
    #expect(comparison.counts(to: 3) == [.notComparable: 2, .gone: 1])
  }

  @Test("nothing is lost between different checklists", arguments: 0..<50 as Range<UInt64>)
  func differentItems(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let records = (0..<3).map { index in
      Self.record(
        Self.statuses(9, using: &random, canLack: true), digest: "sha256:\(index)")
    }
    let comparison = try Comparison(records, allowsDifferentChecklists: true)
    for (index, record) in records.enumerated() {
      let entries = comparison.rows.compactMap { $0.entries[index] }
      #expect(Set(entries) == Set(record.entries))
      #expect(entries.count == record.entries.count)
    }
  }
}
