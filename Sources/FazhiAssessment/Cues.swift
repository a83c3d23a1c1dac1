import FazhiChecklist
import FazhiMatching
import FazhiReport

/// What the wording of each clause signals.
struct Cues: OptionSet, Sendable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(_ kind: Signals.Kind) {
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

  /// What makes an act besides a figure.
  static let acts: Cues = [.instrument, .body, .event, .result]

  /// The cues of each clause of a document.
  ///
  /// A cue counts in the clause that its wording ends in, a lead in the one that it starts in.
  static func read(_ matches: Matches, signals: [Signals.Kind: CompiledChecklist.Rule]) -> [Cues] {
    let document = matches.document
    var cues = [Cues](repeating: [], count: document.clauses.count)
    guard !cues.isEmpty else { return [] }
    /// What takes a cue away stands in the cue's own clause.
    func cancelling(_ kind: Signals.Kind) -> [Match] {
      (signals[kind].map { matches.matches(of: $0) } ?? []).filter {
        document.clause(at: Int($0.start)) == document.clause(at: Int($0.end) - 1)
      }
    }
    let notProblem = cancelling(.notProblem)
    let notPlan = cancelling(.notPlan)
    for kind in Signals.Kind.allCases {
      guard kind != .notProblem, kind != .notPlan, let rule = signals[kind] else { continue }
      let cancelling: [Match] =
        switch kind {
        case .problemLead, .problemWords, .problemHeading: notProblem
        case .planLead, .planWords: notPlan
        default: []
        }
      let cue = Cues(kind)
      for match in matches.matches(of: rule) {
        if cancelling.contains(where: { match.start < $0.end && $0.start < match.end }) { continue }
        let unit = cue.isDisjoint(with: Self.leads) ? Int(match.end) - 1 : Int(match.start)
        let clause = document.clause(at: unit)
        // "下一步" leads only where a clause starts with it.
        if cue == .planLead, Int(match.start) > document.clauses[clause].lowerBound + 4 { continue }
        cues[clause].insert(cue)
      }
    }
    return cues
  }

  private static let leads: Cues = [.achievementLead, .problemLead, .planLead, .frameLead]
}
