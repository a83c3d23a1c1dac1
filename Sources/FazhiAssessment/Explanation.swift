package import FazhiChecklist
import FazhiMatching
import FazhiReport
import FazhiText
package import FazhiSource

/// Why an item has its status on a report: every place that speaks of it, judged one by one.
package struct Explanation: Sendable {
  /// One place.
  package struct Place: Sendable {
    /// The list of the checklist that has the wording: `answers`, `topic`, `touches` or `except`.
    package var rule: String
    /// The wording found.
    package var wording: String
    /// The passage.
    package var evidence: Evidence
    /// The wording or the heading by which the passage is a problem or a plan; `nil` where it is neither,
    /// or what leads to it stands further off.
    package var roleSign: String?
    /// How much the passage states.
    package var strength: Strength
    /// What became of the place.
    package var outcome: Outcome
  }

  /// What became of a place.
  package enum Outcome: String, Sendable {
    case met, partial, planned, acknowledged
    /// It stands in the frame, which is no evidence.
    case frame
    /// Wording of `except` covers it.
    case excepted
    /// It only touches the subject, which counts in the text of the achievements alone.
    case tooGeneral = "too-general"
  }

  /// The finding.
  package var finding: Finding
  /// The places in the order of the report.
  package var places: [Place]
  /// The assessment that the finding comes from.
  package private(set) var assessment: Assessment

  /// Takes over what people state on the item.
  package mutating func enter(_ stated: Assessment) {
    assessment = stated
    if let own = stated.findings.first(where: { $0.item.id == finding.item.id }) { finding = own }
  }
}

extension Assessor {
  /// Judges one item on a report and says why.
  ///
  /// - Parameters:
  ///   - item: The id of an item of the checklist.
  ///   - bytes: The file as it is.
  ///   - name: What diagnostics call it.
  ///   - overrides: What the user knows better than the text says.
  /// - Returns: `nil` where the checklist has no such item.
  /// - Throws: As `assess`.
  package func explain(
    _ item: String, _ bytes: [UInt8], name: String, overrides: Overrides = Overrides()
  ) throws(InvalidInput) -> Explanation? {
    let (assessment, reading) = try read(bytes, name: name, overrides: overrides)
    guard let index = checklist.items.firstIndex(where: { $0.id == item }) else { return nil }
    return Explanation(
      finding: assessment.findings[index], places: places(ofItem: index, in: reading),
      assessment: assessment)
  }

  private func places(ofItem index: Int, in reading: Reading) -> [Explanation.Place] {
    let item = checklist.items[index]
    let signs = RoleSigns(reading.judge.matches, compiled)
    return reading.judge.allHits(of: compiled.items[index]).map { hit, isExcepted in
      Explanation.Place(
        rule: hit.tier.rawValue,
        wording: reading.judge.matches.document.units[hit.match.range].text,
        evidence: reading.judge.quotation(of: hit), roleSign: signs.sign(of: hit),
        strength: hit.strength.strength,
        outcome: isExcepted ? .excepted : Self.outcome(of: hit, item))
    }
  }

  private static func outcome(of hit: Hit, _ item: Item) -> Explanation.Outcome {
    switch hit.role {
    case .frame where !item.countsFrame: return .frame
    case .achievements where hit.isHeading && hit.tier == .touches: return .tooGeneral
    case .achievements, .frame:
      let isStrong = hit.grade == .named || hit.strength.strength >= item.strength
      return hit.grade >= .done && isStrong ? .met : .partial
    case .problems: return hit.tier == .touches ? .tooGeneral : .acknowledged
    case .plans: return hit.tier == .touches ? .tooGeneral : .planned
    }
  }
}

/// The wording that makes clauses problems or plans, and the headings that do.
private struct RoleSigns {
  private let document: Document
  /// The first wording of each clause that has some, by role.
  private var words: [Role: [Int: Match]] = [:]
  /// The wording that counts in headings, in the order of the report.
  private var inHeadings: [Role: [Match]] = [:]

  /// Finds all signs of a report at once.
  init(_ matches: Matches, _ compiled: CompiledChecklist) {
    document = matches.document
    let standing = StandingCues(matches, compiled)
    func found(_ kind: Signals.Kind) -> [Match] {
      let cancelling = standing.cancelling(kind)
      let all = compiled.signals[kind].map { matches.matches(of: $0) } ?? []
      return all.filter { cancelling?.overlaps($0) != true }
    }
    let kinds: [(role: Role, words: [Signals.Kind], heading: Signals.Kind)] = [
      (.problems, [.problemWords, .problemLead, .addressedProblem], .problemHeading),
      (.plans, [.planWords, .planLead], .planHeading),
    ]
    for (role, wordKinds, heading) in kinds {
      var byClause: [Int: Match] = [:]
      for kind in wordKinds {
        for match in found(kind) {
          guard let clause = StandingCues.clause(of: match, as: kind, in: document),
            byClause[clause] == nil
          else { continue }
          byClause[clause] = match
        }
      }
      words[role] = byClause
      inHeadings[role] = found(heading)
    }
  }

  /// The wording in a place's own clause that makes it a problem or a plan, or else the heading above
  /// that does.
  func sign(of hit: Hit) -> String? {
    guard let words = words[hit.role], let inHeadings = inHeadings[hit.role] else { return nil }
    if let sign = words[document.clause(at: Int(hit.match.end) - 1)] {
      return document.units[sign.range].text
    }
    var section: Int? = document.sentences[hit.sentence].section
    while let current = section {
      let title = document.sections[current].title
      if Self.hasSign(title, inHeadings) { return document.units[title].text }
      section = document.sections[current].parent
    }
    return nil
  }

  /// Whether one of some matches, which are in order, lies in a title.
  private static func hasSign(_ title: Range<Int>, _ matches: [Match]) -> Bool {
    let first = matches.partitioningIndex { Int($0.start) >= title.lowerBound }
    return matches[first...].prefix { Int($0.start) < title.upperBound }
      .contains { $0.lies(in: title) }
  }
}
