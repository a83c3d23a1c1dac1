import FazhiAssessment
package import FazhiChecklist
package import FazhiSource

/// What the result lines of many reports say together: how coverage is spread, in all and by part, and
/// which obligations most reports leave out.
package struct CorpusSummary: Sendable {
  /// The reports of one kind, such as a level, a year or all.
  package struct Group: Sendable {
    /// The coverages in ascending order, in 0...1; reports to which nothing is owed are left out.
    package fileprivate(set) var coverages: [Double] = []

    /// How many reports there are.
    package fileprivate(set) var count = 0

    /// The coverage below which a share of the reports lies, by linear interpolation between the
    /// reports on both sides (Hyndman and Fan, "Sample quantiles in statistical packages", 1996, type
    /// 7); `nil` where there are none.
    package func quantile(_ share: Double) -> Double? {
      guard let last = coverages.last else { return nil }
      let place = share * Double(coverages.count - 1)
      let below = Int(place)
      guard below + 1 < coverages.count else { return last }
      return coverages[below] + (coverages[below + 1] - coverages[below]) * (place - Double(below))
    }
  }

  /// How one obligation fares.
  package struct Obligation: Sendable {
    /// How many reports have each status.
    package fileprivate(set) var counts: [Status: Int] = [:]

    /// How many reports owe it.
    package var owed: Int { counts.reduce(0) { $0 + ($1.key.isOwed ? $1.value : 0) } }

    /// How many leave it unanswered, though they owe it.
    package var gaps: Int { counts.reduce(0) { $0 + ($1.key.isGap ? $1.value : 0) } }

    /// The share of those that owe it and leave it unanswered.
    package var gapShare: Double { owed == 0 ? 0 : Double(gaps) / Double(owed) }
  }

  /// The checklist that the lines name.
  package private(set) var checklist: (id: String, version: String, digest: String)?
  /// All reports.
  package private(set) var all = Group()
  /// The reports of each level.
  package private(set) var levels: [Level: Group] = [:]
  /// The reports on each year.
  package private(set) var years: [Int: Group] = [:]
  /// The coverages of each part, by number.
  package private(set) var parts: [Int: Group] = [:]
  /// The obligations by id, in all reports.
  package private(set) var obligations: [String: Obligation] = [:]
  /// The obligations by id, in the reports of each level.
  package private(set) var obligationsByLevel: [Level: [String: Obligation]] = [:]
  /// The ids in the order of the checklist.
  package private(set) var ids: [String] = []
  /// How many lines say that a report could not be judged.
  package private(set) var refused = 0
  /// The first of them.
  package private(set) var refusals: [Refusal] = []
  /// How many reports are of the same text as one before.
  package private(set) var repeated = 0
  /// How many reports leave their level or year open, so that they may stand in another group.
  package private(set) var uncertain = 0
  /// The digests of the reports, a part of each: half a million of them must not fill the memory.
  private var digests: Set<UInt64> = []
  /// The title of the checklist, where it is at hand.
  private let title: (digest: String, text: Localized)?
  /// The titles of its obligations by id; empty where it is not at hand.
  package let titles: [String: Localized]
  /// The titles of its parts by number; empty where it is not at hand.
  package let partTitles: [Int: Localized]

  /// A report that could not be judged.
  package struct Refusal: Sendable {
    /// What it is called.
    package var name: String
    /// Why.
    package var reason: Localized
  }

  /// How many of the reports that could not be judged are named.
  private static let mostRefusals = 20
  /// The complaints of reports that leave their level or year open.
  private static let doubts: Set<String> = [
    "unsure-level", "unknown-level", "several-years", "unknown-year",
  ]

  /// Begins a summary.
  ///
  /// - Parameter checklist: Gives obligations and parts their titles; `nil` leaves them out.
  package init(_ checklist: Checklist?) {
    title = checklist.map { ($0.digest, $0.title) }
    titles = Dictionary(
      (checklist?.items ?? []).map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    partTitles = Dictionary(
      (checklist?.parts ?? []).map { ($0.number, $0.title) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The title of the checklist that the lines name; `nil` where it is not the one at hand.
  package var checklistTitle: Localized? {
    title.flatMap { $0.digest == checklist?.digest ? $0.text : nil }
  }

  /// Takes in a line of `fazhi batch`.
  ///
  /// - Returns: What is wrong with the line, or `nil`.
  package mutating func add(_ line: [UInt8]) -> LineProblem? {
    guard let result = ResultLine(parsing: line) else { return .noResult }
    if let reason = result.refusal {
      refused += 1
      if refusals.count < Self.mostRefusals {
        refusals.append(Refusal(name: result.id.text, reason: reason))
      }
      return nil
    }
    guard let statuses = result.statuses, let judgedBy = result.checklist else { return .noResult }
    guard result.isWhole else { return .edited }
    if let checklist, checklist.digest != judgedBy.digest { return .otherChecklist }
    if checklist == nil {
      checklist = judgedBy
      ids = statuses.map(\.item)
    } else if statuses.count != ids.count {
      return .edited
    }
    if result.diagnostics.contains(where: Self.doubts.contains) { uncertain += 1 }
    if let digest = result.digest, !digests.insert(digest).inserted { repeated += 1 }
    count(result)
    count(statuses, level: result.level)
    return nil
  }

  /// Counts the coverages of a line.
  private mutating func count(_ result: ResultLine) {
    all.add(result.coverage)
    if let level = result.level { levels[level, default: Group()].add(result.coverage) }
    if let year = result.year { years[year, default: Group()].add(result.coverage) }
    for (number, coverage) in result.parts { parts[number, default: Group()].add(coverage) }
  }

  /// Counts the statuses of a line.
  private mutating func count(_ statuses: [(item: String, status: Status?)], level: Level?) {
    for (item, status) in statuses {
      guard let status else { continue }
      obligations[item, default: Obligation()].counts[status, default: 0] += 1
      if let level {
        obligationsByLevel[level, default: [:]][item, default: Obligation()]
          .counts[status, default: 0] += 1
      }
    }
  }

  /// What can be wrong with a line.
  package enum LineProblem: Sendable {
    /// It is no result line.
    case noResult
    /// What it says does not fit together.
    case edited
    /// It was judged against another checklist, or another version of it, than the first.
    case otherChecklist
  }

  /// Puts the coverages in order, once all lines are in.
  package mutating func finish() {
    all.coverages.sort()
    for key in levels.keys { levels[key]?.coverages.sort() }
    for key in years.keys { years[key]?.coverages.sort() }
    for key in parts.keys { parts[key]?.coverages.sort() }
  }

  /// The obligations that the greatest shares of those who owe them leave unanswered, worst first; of
  /// equals in the order of the checklist.
  ///
  /// What less than a tenth as many owe as the most common obligation is left out: the share of a few
  /// says nothing of reports in general.
  package func mostLeftOut(_ most: Int, level: Level? = nil) -> [(id: String, Obligation)] {
    let table = level.map { obligationsByLevel[$0] ?? [:] } ?? obligations
    let mostOwed = table.values.map(\.owed).max() ?? 0
    let ranked = ids.enumerated().compactMap { place, id in
      table[id].flatMap {
        $0.gaps > 0 && $0.owed * 10 >= mostOwed ? (place: place, id: id, obligation: $0) : nil
      }
    }.sorted {
      ($1.obligation.gapShare, $0.place) < ($0.obligation.gapShare, $1.place)
    }
    return ranked.prefix(most).map { ($0.id, $0.obligation) }
  }
}

extension CorpusSummary.Group {
  fileprivate mutating func add(_ coverage: Double?) {
    count += 1
    if let coverage { coverages.append(coverage) }
  }
}
