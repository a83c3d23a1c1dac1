import FazhiChecklist
import FazhiMatching
import FazhiReport

/// What the wording of each clause signals.
struct Cues: OptionSet, Sendable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ kind: Signals.Kind) {
    let index = Signals.Kind.allCases.firstIndex(of: kind) ?? 31
    rawValue = 1 << UInt32(index)
  }

  static let instrument = Cues(.instrument)
  static let body = Cues(.body)
  static let event = Cues(.event)
  static let result = Cues(.result)
  static let measure = Cues(.measure)
  static let slogan = Cues(.slogan)
  static let achievementHeading = Cues(.achievementHeading)
  static let problemHeading = Cues(.problemHeading)
  static let planHeading = Cues(.planHeading)
  static let achievementLead = Cues(.achievementLead)
  static let problemLead = Cues(.problemLead)
  static let planLead = Cues(.planLead)
  static let frameLead = Cues(.frameLead)
  static let problemWords = Cues(.problemWords)
  static let planWords = Cues(.planWords)
  /// A number that counts something.
  static let figure = Cues(rawValue: 1 << 30)

  /// What holds for what follows it.
  static let leads: Cues = [.achievementLead, .problemLead, .planLead, .frameLead]
  /// What makes an act besides a figure.
  static let acts: Cues = [.instrument, .body, .event, .result]
}

/// The cues of a document, clause by clause, with their places.
struct CueMap: Sendable {
  /// A measure where its wording stands.
  private struct Place: Sendable {
    var clause: Int32
    var match: Match
  }

  /// All cues of each clause.
  private(set) var byClause: [Cues]
  /// The measures, by clause.
  private var places: [Place] = []
  /// The places of clause `c` are `places[offsets[c]..<offsets[c + 1]]`.
  private var offsets: [Int32] = []

  /// Finds the cues of a document.
  ///
  /// A cue counts in the clause that its wording ends in, a lead in the one that it starts in.
  init(_ matches: Matches, _ compiled: CompiledChecklist) {
    let document = matches.document
    byClause = [Cues](repeating: [], count: document.clauses.count)
    guard !byClause.isEmpty else { return }
    let signals = compiled.signals
    /// What takes a cue away stands in the cue's own clause.
    func cancelling(_ kind: Signals.Kind) -> MatchIndex {
      let found = signals[kind].map { matches.matches(of: $0) } ?? []
      return MatchIndex(
        found.filter {
          document.clause(at: Int($0.start)) == document.clause(at: Int($0.end) - 1)
        })
    }
    let notProblem = cancelling(.notProblem)
    let notPlan = cancelling(.notPlan)
    for kind in Signals.Kind.allCases {
      guard kind != .notProblem, kind != .notPlan, let rule = signals[kind] else { continue }
      let cancelling: MatchIndex? =
        switch kind {
        case .problemLead, .problemWords, .problemHeading: notProblem
        case .planLead, .planWords: notPlan
        default: nil
        }
      add(Cues(kind), at: matches.matches(of: rule), unless: cancelling, in: document)
    }
    let figures = FigureReader(units: compiled.checklist.signals.figureUnits)
    for index in figures.clausesWithFigures(of: document) { byClause[index].insert(.figure) }
    sortPlaces()
  }

  private mutating func add(
    _ cue: Cues, at matches: [Match], unless cancelling: MatchIndex?, in document: Document
  ) {
    let isLead = !cue.isDisjoint(with: .leads)
    for match in matches {
      if cancelling?.overlaps(match) == true { continue }
      let clause = document.clause(at: isLead ? Int(match.start) : Int(match.end) - 1)
      // "下一步" leads only where a clause starts with it.
      if cue == .planLead, Int(match.start) > document.clauses[clause].lowerBound + 1 { continue }
      byClause[clause].insert(cue)
      if cue == .measure { places.append(Place(clause: Int32(clause), match: match)) }
    }
  }

  private mutating func sortPlaces() {
    places.sort {
      ($0.clause, $0.match.start, $0.match.end) < ($1.clause, $1.match.start, $1.match.end)
    }
    offsets = [Int32](repeating: 0, count: byClause.count + 1)
    for place in places { offsets[Int(place.clause) + 1] += 1 }
    for index in 1..<offsets.count { offsets[index] += offsets[index - 1] }
  }

  /// The cues of some clauses, without the measures that lie within a match.
  ///
  /// The name of a duty has the verbs of deeds in it ("规范性文件备案审查"): that it is named is no
  /// deed. Acts and slogans count wherever they stand.
  func cues(of clauses: ClosedRange<Int>, outside match: Match) -> Cues {
    var cues: Cues = []
    for clause in clauses { cues.formUnion(byClause[clause].subtracting(.measure)) }
    let first = Int(offsets[clauses.lowerBound])
    let end = Int(offsets[clauses.upperBound + 1])
    for place in places[first..<end] where !place.match.lies(within: match) {
      cues.insert(.measure)
    }
    return cues
  }
}
