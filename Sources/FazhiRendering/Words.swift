import FazhiAssessment
import FazhiChecklist
import FazhiReport
import FazhiSource

/// The labels of pages, in the language of the reader.
package struct Words: Sendable {
  let language: Language

  func callAsFunction(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// What stands between a label and its value.
  var colon: String { self("：", ": ") }

  /// What stands between short words.
  var comma: String { self("，", ", ") }

  /// A text in parentheses, with a space before it where the language has one.
  func inParentheses(_ text: String) -> String { self("（\(text)）", " (\(text))") }

  func place(of evidence: Evidence, in source: SourceFile) -> String {
    let position = source.position(at: evidence.span.start)
    return self(
      "第\(position.line)行第\(position.column)列", "line \(position.line), column \(position.column)")
  }

  func level(_ level: Level) -> String {
    language == .chinese ? level.chineseName : level.rawValue
  }

  /// The level that a report was judged at, and whether the text left it open.
  func level(of assessment: Assessment) -> String {
    let level = level(assessment.report.level)
    switch assessment.report.toldLevel {
    case .known: return level
    case .unsure: return level + self("（由文本推断，请核对）", " (inferred, please check)")
    case .unknown: return level + self("（文本未写明，按此评估）", " (not stated, taken as such)")
    }
  }

  /// What could not be made out of the report, and what to do about it.
  func diagnostics(of assessment: Assessment) -> [String] {
    assessment.diagnostics.map { diagnostic in
      [diagnostic.message, diagnostic.hint].compactMap { $0?[language] }
        .joined(separator: self("。", ". "))
    }
  }

  /// The head of a column of what statements change.
  var attestedShort: String { self("含佐证", "Attested") }

  func role(_ role: Role) -> String { language == .chinese ? role.chineseName : role.rawValue }

  func weight(_ item: Item) -> String {
    item.isHardDuty ? self("硬任务", "hard duty") : self("权重\(item.weight)", "weight \(item.weight)")
  }

  func list(_ texts: [String]) -> String { texts.joined(separator: self("；", "; ")) }

  func names(_ texts: [String]) -> String { texts.joined(separator: self("、", ", ")) }

  /// Where a report admits to fall short of what it covers: one field, or none.
  func admission(of finding: Finding, in source: SourceFile) -> [Page.Field] {
    guard let evidence = finding.admission else { return [] }
    return [
      Page.Field(
        label: self("报告自认的不足", "Admitted"),
        value: source.text(at: evidence.span).onOneLine
          + inParentheses(place(of: evidence, in: source)))
    ]
  }

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

  /// A checklist by its title, or by its id where that is all that is known, with its version.
  func checklist(_ title: Localized?, id: String, version: String) -> String {
    "\(title?[language] ?? id) \(version)"
  }
}
