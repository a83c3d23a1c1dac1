import FazhiAssessment
import FazhiChecklist
import FazhiSource

/// JSON for programs; `score` keeps the contract that `Schema/` states.
package enum JSONRenderer: Renderer {
  /// The name that `--format` takes.
  package static let name = "json"
  /// What it is for, in a few words.
  package static let summary = "JSON for programs"

  /// The bytes of a result; they end in a line feed.
  package static func render(_ result: some Presentable, options: RenderingOptions) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { result.write(into: &$0, language: options.language) }
    writer.finish()
    return writer.bytes
  }
}

extension JSONWriter {
  /// Writes the result of a job.
  mutating func write(_ result: JobResult, language: Language) {
    let (job, assessment) = (result.job, result.assessment)
    head(job.rawValue)
    subject(assessment)
    switch job {
    case .score:
      parts(assessment, language)
      articles(assessment)
      pair("unmetHardDuties", assessment.unmetHardDuties.map(\.item.id))
      items(assessment.findings, assessment, language, job)
    case .gaps: items(assessment.notMet, assessment, language, job)
    case .checklist: units(result, language)
    }
    diagnostics(assessment)
  }

  /// Writes why one finding is what it is.
  mutating func write(_ explanation: Explanation, language: Language) {
    head("explain")
    subject(explanation.assessment)
    object("item") { $0.finding(explanation.finding, explanation.assessment, language, .gaps) }
    objects("places", explanation.places) { writer, place in
      writer.pair("rule", place.rule)
      writer.pair("wording", place.wording)
      writer.pair("roleSign", place.roleSign)
      writer.pair("strength", place.strength.keyword)
      writer.pair("outcome", place.outcome.rawValue)
      writer.object("evidence") {
        $0.write(place.evidence, in: explanation.assessment.report.source)
      }
    }
    diagnostics(explanation.assessment)
  }

  /// Writes what was judged, against what, and the coverage.
  private mutating func subject(_ assessment: Assessment) {
    let checklist = assessment.checklist
    self.checklist(id: checklist.id, version: checklist.version, digest: checklist.digest)
    object("report") { $0.write(assessment.report) }
    pair("coverage", assessment.coverage)
    if let attested = assessment.attestedCoverage { pair("attestedCoverage", attested) }
  }

  private mutating func parts(_ assessment: Assessment, _ language: Language) {
    objects("parts", assessment.parts) { writer, part in
      writer.pair("part", part.part.number)
      writer.pair("title", part.part.title[language])
      writer.pair("coverage", Coverage(part.findings))
    }
  }

  private mutating func articles(_ assessment: Assessment) {
    objects("articles", assessment.articles) { writer, article in
      writer.pair("article", article.article)
      writer.pair("coverage", Coverage(article.findings))
    }
  }

  private mutating func items(
    _ findings: [Finding], _ assessment: Assessment, _ language: Language, _ job: Job
  ) {
    objects("items", findings) { $0.finding($1, assessment, language, job) }
  }

  private mutating func finding(
    _ finding: Finding, _ assessment: Assessment, _ language: Language, _ job: Job
  ) {
    let item = finding.item
    write(item, language)
    pair("status", finding.status.rawValue)
    passages(of: finding, in: assessment.report.source)
    pair("reason", finding.reason.text(in: language))
    pair("review", finding.review)
    if let doubt = finding.doubt { pair("doubt", doubt.text(in: language)) }
    if let admission = finding.admission {
      object("admission") { $0.write(admission, in: assessment.report.source) }
    }
    if let components = finding.components {
      object("components") {
        $0.pair("present", components.present)
        $0.pair("absent", components.absent)
      }
    }
    if !finding.statements.isEmpty {
      objects("attested", finding.statements) { $0.statement($1) }
    }
    guard job != .score else { return }
    pair("requirement", item.requirement[language])
    if job == .gaps { pair("lookedFor", item.wording(most: 8)) }
    pair("facts", item.facts)
    pair("materials", item.materials)
  }

  private mutating func statement(_ entered: EnteredStatement) {
    let statement = entered.statement
    switch statement.claim {
    case .attested(let proof):
      pair("claim", "attested")
      pair("document", proof.title)
      pair("number", proof.number)
      pair("date", proof.date?.description)
      pair("unit", proof.unit)
      pair("link", proof.link)
    case .overruled(let status):
      pair("claim", "overruled")
      pair("status", status.rawValue)
    case .waived(let until):
      pair("claim", "waived")
      pair("until", until.description)
    }
    pair("reason", statement.reason)
    pair("by", statement.by)
    pair("standing", entered.standing.rawValue)
  }

  private mutating func units(_ result: JobResult, _ language: Language) {
    pair("due", result.preparation.due?.description)
    objects("units", result.preparation.groups(of: result.assessment)) { writer, group in
      writer.pair("unit", group.unit)
      writer.pair("role", group.isLead ? "lead" : "support")
      writer.items(group.findings, result.assessment, language, .checklist)
    }
  }

  private mutating func diagnostics(_ assessment: Assessment) {
    objects("diagnostics", assessment.diagnostics) { writer, diagnostic in
      writer.pair("id", diagnostic.id)
      writer.pair("severity", diagnostic.severity.rawValue)
      writer.pair("message", diagnostic.message.joined)
      writer.pair("hint", diagnostic.hint?.joined)
    }
  }
}
