import FazhiChecklist
import FazhiMatching
import FazhiReport
import FazhiSource

/// Chooses which run of the report to quote for a place.
struct Quoter {
  /// The longest quotation that is a whole sentence, in characters; longer sentences are quoted
  /// clause by clause around the place.
  private static let wholeSentence = 140
  /// The length up to which clauses are added to a quotation.
  private static let enough = 90
  /// The length below which a sentence says little by itself.
  private static let shortSentence = 18

  let document: Document
  let roles: [Role]

  /// The clauses of a sentence, from the first that speaks in its role, up to the length quoted.
  ///
  /// A sentence of few words ("三是便利市场准入。") opens what follows, and is quoted with it.
  func quotation(ofSentence index: Int) -> Evidence {
    let sentence = document.sentences[index]
    let first = sentence.clauses.lowerBound
    let next = index + 1
    guard sentence.units.count < Self.shortSentence, document.sentences.indices.contains(next),
      document.sentences[next].paragraph == sentence.paragraph
    else {
      let clause = document.clauses[first]
      return quotation(of: Match(clause.lowerBound, clause.upperBound))
    }
    let last = document.sentences[next].clauses.last {
      roles[$0] == roles[first] && length(first...$0) <= Self.enough
    }
    let end = last ?? sentence.clauses.upperBound - 1
    return Evidence(span: document.bytes(of: units(first...end)), role: roles[first])
  }

  /// Whether two quotations read the same.
  func haveSameText(_ one: Evidence, _ other: Evidence) -> Bool {
    one.span == other.span
      || document.source.bytes[one.span.start..<one.span.end]
        == document.source.bytes[other.span.start..<other.span.end]
  }

  /// The clauses of the place and, as far as they speak in the same role, those around them.
  func quotation(of match: Match) -> Evidence {
    let sentence = document.sentences[document.sentence(at: Int(match.start))]
    let first = document.clause(at: Int(match.start))
    let last = min(
      max(first, document.clause(at: Int(match.end) - 1)), sentence.clauses.upperBound - 1)
    // A place may begin in another role than the one it ends in, which decides.
    let role = roles[last]
    let start = (first...last).last { roles[$0] != role }.map { $0 + 1 } ?? first
    var run = start...last
    var isGrowing = true
    let limit = sentence.units.count <= Self.wholeSentence ? Self.wholeSentence : Self.enough
    // What follows is added before what stands in front: figures follow what they count.
    while isGrowing {
      isGrowing = false
      let next = run.upperBound + 1
      if next < sentence.clauses.upperBound, roles[next] == role,
        length(run.lowerBound...next) <= limit
      {
        run = run.lowerBound...next
        isGrowing = true
      }
      let previous = run.lowerBound - 1
      if previous >= sentence.clauses.lowerBound, roles[previous] == role,
        length(previous...run.upperBound) <= limit
      {
        run = previous...run.upperBound
        isGrowing = true
      }
    }
    return Evidence(span: document.bytes(of: units(run)), role: role)
  }

  private func units(_ run: ClosedRange<Int>) -> Range<Int> {
    document.clauses[run.lowerBound].lowerBound..<document.clauses[run.upperBound].upperBound
  }

  private func length(_ run: ClosedRange<Int>) -> Int { units(run).count }
}
