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
    return reading.judge.allHits(of: compiled.items[index]).map { hit, isExcepted in
      Explanation.Place(
        rule: hit.tier.rawValue,
        wording: reading.judge.matches.document.units[hit.match.range].text,
        evidence: reading.judge.quotation(of: hit), roleSign: roleSign(of: hit, in: reading),
        strength: hit.strength.strength,
        outcome: isExcepted ? .excepted : Self.outcome(of: hit, item))
    }
  }

  /// The wording in a place's own clause that makes it a problem or a plan, or else the heading above
  /// that does.
  private func roleSign(of hit: Hit, in reading: Reading) -> String? {
    let kinds: (words: [Signals.Kind], heading: Signals.Kind)
    switch hit.role {
    case .problems: kinds = ([.problemWords, .problemLead, .addressedProblem], .problemHeading)
    case .plans: kinds = ([.planWords, .planLead], .planHeading)
    case .achievements, .frame: return nil
    }
    let matches = reading.judge.matches
    let document = matches.document
    func first(_ kind: Signals.Kind, where holds: (Match) -> Bool) -> Match? {
      compiled.signals[kind].flatMap { matches.matches(of: $0).first(where: holds) }
    }
    let clause = document.clause(at: Int(hit.match.end) - 1)
    for kind in kinds.words {
      if let sign = first(kind, where: { document.clause(at: Int($0.end) - 1) == clause }) {
        return document.units[sign.range].text
      }
    }
    var section: Int? = document.sentences[hit.sentence].section
    while let current = section {
      let title = document.sections[current].title
      if first(kinds.heading, where: { $0.lies(in: title) }) != nil {
        return document.units[title].text
      }
      section = document.sections[current].parent
    }
    return nil
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
