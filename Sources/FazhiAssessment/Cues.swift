import FazhiChecklist
import FazhiMatching
import FazhiReport
import FazhiText

/// What the wording of each clause signals.
struct Cues: OptionSet, Sendable, BitwiseCopyable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ kind: Signals.Kind) {
    self =
      switch kind {
      case .instrument: .instrument
      case .body: .body
      case .event: .event
      case .result: .result
      case .measure: .measure
      case .slogan: .slogan
      case .achievementHeading: .achievementHeading
      case .problemHeading: .problemHeading
      case .planHeading: .planHeading
      case .achievementLead: .achievementLead
      case .problemLead: .problemLead
      case .planLead: .planLead
      case .frameLead: .frameLead
      case .problemWords: .problemWords
      case .planWords: .planWords
      case .addressedProblem: .addressedProblem
      case .notProblem, .notPlan: []
      }
  }

  static let instrument = Cues(rawValue: 1 << 0)
  static let body = Cues(rawValue: 1 << 1)
  static let event = Cues(rawValue: 1 << 2)
  static let result = Cues(rawValue: 1 << 3)
  static let measure = Cues(rawValue: 1 << 4)
  static let slogan = Cues(rawValue: 1 << 5)
  static let achievementHeading = Cues(rawValue: 1 << 6)
  static let problemHeading = Cues(rawValue: 1 << 7)
  static let planHeading = Cues(rawValue: 1 << 8)
  static let achievementLead = Cues(rawValue: 1 << 9)
  static let problemLead = Cues(rawValue: 1 << 10)
  static let planLead = Cues(rawValue: 1 << 11)
  static let frameLead = Cues(rawValue: 1 << 12)
  static let problemWords = Cues(rawValue: 1 << 13)
  static let planWords = Cues(rawValue: 1 << 14)
  static let addressedProblem = Cues(rawValue: 1 << 15)
  /// A number that counts something.
  static let figure = Cues(rawValue: 1 << 30)

  /// What holds for what follows it.
  static let leads = Cues(rawValue: 0b1111 << 9)
  /// What makes an act: one of the first four, or a figure.
  static let actsAndFigures = Cues(rawValue: 0b1111 | 1 << 30)
  /// What makes an act besides a figure.
  static let acts = Cues(rawValue: 0b1111)
}

/// Which wording of a document counts as a cue, and in which clause.
struct StandingCues: Sendable {
  private let notProblem: MatchIndex
  private let notPlan: MatchIndex

  /// Finds what takes cues away: it stands in the cue's own clause.
  init(_ matches: Matches, _ compiled: CompiledChecklist) {
    let document = matches.document
    func cancelling(_ kind: Signals.Kind) -> MatchIndex {
      let found = compiled.signals[kind].map { matches.matches(of: $0) } ?? []
      return MatchIndex(
        found.filter {
          document.clause(at: Int($0.start)) == document.clause(at: Int($0.end) - 1)
        })
    }
    notProblem = cancelling(.notProblem)
    notPlan = cancelling(.notPlan)
  }

  /// What takes away the cues of a kind that it overlaps; `nil` where nothing does.
  func cancelling(_ kind: Signals.Kind) -> MatchIndex? {
    switch kind {
    case .problemLead, .problemWords, .problemHeading: notProblem
    case .planLead, .planWords: notPlan
    default: nil
    }
  }

  /// The clause in which a cue counts: the one that its wording ends in, for a lead the one that it
  /// starts in; `nil` where it counts in none.
  static func clause(of match: Match, as kind: Signals.Kind, in document: Document) -> Int? {
    let isLead = !Cues(kind).isDisjoint(with: .leads)
    let clause = document.clause(at: isLead ? Int(match.start) : Int(match.end) - 1)
    // "下一步" leads only where a clause starts with it.
    let isLate = Int(match.start) > document.clauses[clause].lowerBound + 1
    return kind == .planLead && isLate ? nil : clause
  }
}

/// The cues of a document, clause by clause, with their places.
struct CueMap: Sendable {
  /// A measure where its wording stands.
  private struct Place: Sendable, BitwiseCopyable {
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
  init(_ matches: Matches, _ compiled: CompiledChecklist, _ figures: FigureReader) {
    let document = matches.document
    byClause = [Cues](repeating: [], count: document.clauses.count)
    guard !byClause.isEmpty else { return }
    let signals = compiled.signals
    let standing = StandingCues(matches, compiled)
    for kind in Signals.Kind.allCases {
      guard kind != .notProblem, kind != .notPlan, let rule = signals[kind] else { continue }
      let found = matches.push(rule)
      add(kind, at: matches.stack.slice(found), standing, in: document)
      matches.pop(to: found.lowerBound)
    }
    figures.eachClauseWithFigure(of: document) { byClause[$0].insert(.figure) }
    sortPlaces()
  }

  private mutating func add(
    _ kind: Signals.Kind, at matches: UnsafeMutableBufferPointer<Match>,
    _ standing: StandingCues, in document: Document
  ) {
    let cue = Cues(kind)
    let cancelling = standing.cancelling(kind)
    for match in matches {
      if cancelling?.overlaps(match) == true { continue }
      guard let clause = StandingCues.clause(of: match, as: kind, in: document) else { continue }
      byClause[clause].insert(cue)
      if cue == .measure { places.append(Place(clause: Int32(clause), match: match)) }
    }
  }

  private mutating func sortPlaces() {
    // They come by place, and clauses do as a rule; a wording that ends further on may not.
    let isSorted = zip(places, places.dropFirst()).allSatisfy { $0.clause <= $1.clause }
    if !isSorted {
      places.sort {
        $0.clause == $1.clause
          ? Match.isOrdered($0.match, $1.match) : $0.clause < $1.clause
      }
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
