import FazhiChecklist
import FazhiMatching
import FazhiReport

/// How much a passage states, and where it says so.
struct StatedStrength: Sendable, Hashable, BitwiseCopyable {
  var strength: Strength
  /// Whether only a neighbouring clause states it.
  var isNearby: Bool
}

/// Judges the strength of the passage around a place, for all items alike.
///
/// - An act is a figure, an instrument, a body, an event or a result, in the place's own clauses or
///   in a neighbouring clause of the sentence with the same role: up to three after it, since figures
///   follow what they count ("…制度，全年审核126件"), or two before it ("召开会议5次，研究…").
/// - A measure is a concrete deed in the place's own clauses, outside of the wording found, whose
///   verbs may be the name of the duty.
/// - A slogan has only general verbs there ("持续推进", "加强"), a statement not even those.
struct StrengthReader {
  private static let clausesAfter = 3
  private static let clausesBefore = 2

  let document: Document
  let cues: CueMap
  let roles: [Role]

  /// Judges a place.
  ///
  /// - Parameters:
  ///   - match: The place.
  ///   - wording: The place with all wording of the same item that overlaps it.
  /// - Returns: What the passage states, the strongest that is found.
  func strength(at match: Match, wording: Match) -> StatedStrength {
    let sentence = document.sentences[document.sentence(at: Int(match.start))]
    let first = document.clause(at: Int(match.start))
    let last = max(first, document.clause(at: Int(match.end) - 1))
    let own = cues.cues(of: first...last, outside: wording)
    if let act = Self.act(own) { return StatedStrength(strength: act, isNearby: false) }
    let isSlogan = !own.isDisjoint(with: .slogan)
    let isMeasure = !own.isDisjoint(with: .measure)
    let role = roles[first]
    var around: Cues = []
    let clauses = sentence.clauses
    if !isSlogan {
      for index in max(clauses.lowerBound, first - Self.clausesBefore)..<first
      where roles[index] == role {
        around.formUnion(cues.byClause[index])
      }
    }
    if last + 1 < clauses.upperBound {
      for index in last + 1..<min(clauses.upperBound, last + 1 + Self.clausesAfter)
      where roles[index] == role {
        around.formUnion(cues.byClause[index])
      }
    }
    if let act = Self.act(around) { return StatedStrength(strength: act, isNearby: !isMeasure) }
    if isMeasure { return StatedStrength(strength: .measure, isNearby: false) }
    return StatedStrength(strength: isSlogan ? .slogan : .statement, isNearby: false)
  }

  private static func act(_ cues: Cues) -> Strength? {
    if !cues.isDisjoint(with: .figure) { return .figure }
    return cues.isDisjoint(with: Cues.acts) ? nil : .act
  }
}
