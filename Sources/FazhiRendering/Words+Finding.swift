import FazhiAssessment
import FazhiChecklist
import FazhiSource

/// What is said of one obligation, and of the passages that speak of it.
extension Words {
  /// The id of an obligation and its title.
  func name(of obligation: some ObligationFacts) -> String {
    "\(obligation.id) \(obligation.title[language])"
  }

  /// The weight of an obligation.
  func weight(_ obligation: some ObligationFacts) -> String {
    obligation.isHardDuty
      ? self("硬任务", "hard duty") : self("权重\(obligation.weight)", "weight \(obligation.weight)")
  }

  /// The titles of an article's first obligations, which say what it is on.
  func subject(of findings: [Finding]) -> String {
    let first = findings[0].item.title[language]
    return findings.count == 1
      ? first : self("\(first)等\(findings.count)项", "\(first) and \(findings.count - 1) more")
  }

  /// Which of the components of an obligation are there: one field, or none.
  func components(of finding: Finding) -> [Page.Field] {
    guard let components = finding.components else { return [] }
    func listed(_ parts: [String]) -> String { parts.isEmpty ? self("无", "none") : names(parts) }
    let (present, absent) = (listed(components.present), listed(components.absent))
    return [
      Page.Field(
        label: self("分项", "Components"),
        value: self("已见：\(present)；未见：\(absent)", "there: \(present); not there: \(absent)"))
    ]
  }

  // MARK: Passages

  /// A place in the text of a report.
  func place(_ position: Position) -> String {
    self(
      "第\(position.line)行第\(position.column)列", "line \(position.line), column \(position.column)")
  }

  /// Where a passage begins.
  func place(of evidence: Evidence, in source: SourceFile) -> String {
    place(source.position(at: evidence.span.start))
  }

  /// A passage on one line, with its place.
  func passage(_ evidence: Evidence, in source: SourceFile) -> String {
    source.text(at: evidence.span).onOneLine + inParentheses(place(of: evidence, in: source))
  }

  /// What a passage is called that is shown where there is no evidence.
  var nearest: String { self("最接近的表述，不作证据", "nearest passage, no evidence") }

  /// What stands where there is not even such a passage.
  var noneNear: String { self("没有相近的表述", "no passage comes close") }

  /// Where a report admits to fall short of what it covers: one field, or none.
  func admission(of finding: Finding, in source: SourceFile) -> [Page.Field] {
    finding.admission.map {
      [Page.Field(label: self("报告自认的不足", "Admitted"), value: passage($0, in: source))]
    } ?? []
  }

  // MARK: Statements

  /// What a person states on an obligation, who, why, and whether it counts.
  func statement(_ entered: EnteredStatement) -> Page.Field {
    let statement = entered.statement
    var label: String
    var texts: [String] = []
    switch statement.claim {
    case .attested(let proof):
      label = self("佐证", "Attested")
      let details = [proof.number, proof.unit, proof.date?.description, proof.link]
      texts = [proof.title + inParentheses(details: details.compactMap(\.self))]
    case .overruled(let status):
      label = self("更正", "Overruled")
      texts = [self("应为“\(status.name.chinese)”", "should be '\(status.name.english)'")]
    case .waived(let until):
      label = self("豁免", "Waived")
      texts = [self("至\(until)", "until \(until)")]
    }
    if let reason = statement.reason { texts.append(reason) }
    texts.append(self("填报人\(statement.by)", "stated by \(statement.by)"))
    switch entered.standing {
    case .counts: break
    case .stale: label += self("（已失效：报告文本已变）", " (stale: the report's text has changed)")
    case .expired: label += self("（已过期）", " (expired)")
    }
    return Page.Field(label: label, value: list(texts))
  }

  private func inParentheses(details: [String]) -> String {
    details.isEmpty ? "" : inParentheses(names(details))
  }
}
