import FazhiAssessment
import FazhiChecklist
import FazhiSource

/// JSON for programs; `score` keeps the contract that `Schema/` states.
package enum JSONRenderer: Renderer {
  /// The name that `--format` takes.
  package static let name = "json"
  /// What it is for, in a few words.
  package static let summary = "JSON for programs"

  /// The version of the shape; it grows only where a key changes or goes.
  static let schemaVersion = "1"

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
      key("unmetHardDuties")
      array(assessment.unmetHardDuties) { $0.string($1.item.id) }
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
    key("item")
    object { $0.finding(explanation.finding, explanation.assessment, language, .gaps) }
    key("places")
    array(explanation.places) { writer, place in
      writer.object {
        $0.key("rule")
        $0.string(place.rule)
        $0.key("wording")
        $0.string(place.wording)
        $0.key("roleSign")
        $0.string(place.roleSign)
        $0.key("strength")
        $0.string(place.strength.keyword)
        $0.key("outcome")
        $0.string(place.outcome.rawValue)
        $0.key("evidence")
        $0.evidence(place.evidence, explanation.assessment.report.source)
      }
    }
    diagnostics(explanation.assessment)
  }

  /// Writes what every result begins with.
  mutating func head(_ job: String) {
    key("schemaVersion")
    string(JSONRenderer.schemaVersion)
    key("job")
    string(job)
    key("tool")
    object {
      $0.key("name")
      $0.string(Tool.name)
      $0.key("version")
      $0.string(Tool.version)
    }
  }

  /// Writes what was judged, against what, and the coverage.
  private mutating func subject(_ assessment: Assessment) {
    let checklist = assessment.checklist
    self.checklist(id: checklist.id, version: checklist.version, digest: checklist.digest)
    report(assessment.report)
    key("coverage")
    coverage(assessment.coverage)
    if let attested = assessment.attestedCoverage {
      key("attestedCoverage")
      coverage(attested)
    }
  }

  /// Writes which checklist was judged by.
  mutating func checklist(id: String, version: String, digest: String) {
    key("checklist")
    object {
      $0.key("id")
      $0.string(id)
      $0.key("version")
      $0.string(version)
      $0.key("digest")
      $0.string(digest)
    }
  }

  /// Writes the keys by which an obligation is known.
  mutating func obligation(
    id: String, part: Int, article: Int, title: String, kind: ItemKind, weight: Int
  ) {
    key("id")
    string(id)
    key("part")
    number(part)
    key("article")
    number(article)
    key("title")
    string(title)
    key("kind")
    string(kind.rawValue)
    key("weight")
    number(weight)
  }

  /// Writes what a report says of itself, and its digest.
  mutating func report(_ report: Assessment.Report) {
    key("report")
    object {
      $0.key("title")
      $0.string(report.title)
      $0.key("issuer")
      $0.string(report.issuer)
      $0.key("level")
      $0.string(report.level.rawValue)
      $0.key("year")
      if let year = report.year { $0.number(year) } else { $0.null() }
      $0.key("signed")
      $0.string(report.signed)
      $0.key("digest")
      $0.string(report.digest)
    }
  }

  /// Writes the figure with its band and counts.
  mutating func coverage(_ coverage: Coverage) {
    object {
      $0.key("value")
      $0.number(coverage.value)
      $0.key("points")
      $0.number(Double(coverage.halfPoints) / 2)
      $0.key("outOf")
      $0.number(coverage.outOf)
      $0.key("low")
      $0.number(coverage.low)
      $0.key("high")
      $0.number(coverage.high)
      $0.key("counts")
      $0.object { writer in
        for status in Status.allCases {
          writer.key(named: status.rawValue)
          writer.number(coverage.counts[status] ?? 0)
        }
      }
    }
  }

  private mutating func parts(_ assessment: Assessment, _ language: Language) {
    key("parts")
    array(assessment.parts) { writer, part in
      writer.object {
        $0.key("part")
        $0.number(part.part.number)
        $0.key("title")
        $0.string(part.part.title[language])
        $0.key("coverage")
        $0.coverage(Coverage(part.findings))
      }
    }
  }

  private mutating func articles(_ assessment: Assessment) {
    key("articles")
    array(assessment.articles) { writer, article in
      writer.object {
        $0.key("article")
        $0.number(article.article)
        $0.key("coverage")
        $0.coverage(Coverage(article.findings))
      }
    }
  }

  private mutating func items(
    _ findings: [Finding], _ assessment: Assessment, _ language: Language, _ job: Job
  ) {
    key("items")
    array(findings) { writer, finding in
      writer.object { $0.finding(finding, assessment, language, job) }
    }
  }

  private mutating func finding(
    _ finding: Finding, _ assessment: Assessment, _ language: Language, _ job: Job
  ) {
    let item = finding.item
    obligation(
      id: item.id, part: item.part, article: item.article, title: item.title[language],
      kind: item.kind, weight: item.weight)
    key("status")
    string(finding.status.rawValue)
    key("evidence")
    array(finding.evidence) { $0.evidence($1, assessment.report.source) }
    key("nearest")
    if let nearest = finding.nearest {
      evidence(nearest, assessment.report.source)
    } else {
      null()
    }
    key("reason")
    string(finding.reason.text(in: language))
    key("review")
    bool(finding.review)
    if let doubt = finding.doubt {
      key("doubt")
      string(doubt.text(in: language))
    }
    if let admission = finding.admission {
      key("admission")
      evidence(admission, assessment.report.source)
    }
    if let components = finding.components {
      key("components")
      object {
        $0.key("present")
        $0.array(components.present) { $0.string($1) }
        $0.key("absent")
        $0.array(components.absent) { $0.string($1) }
      }
    }
    if !finding.statements.isEmpty {
      key("attested")
      array(finding.statements) { $0.statement($1) }
    }
    guard job != .score else { return }
    key("requirement")
    string(item.requirement[language])
    if job == .gaps {
      key("lookedFor")
      array(item.wording(most: 8)) { $0.string($1) }
    }
    key("facts")
    array(item.facts) { $0.string($1) }
    key("materials")
    array(item.materials) { $0.string($1) }
  }

  private mutating func statement(_ entered: EnteredStatement) {
    let statement = entered.statement
    object {
      $0.key("claim")
      switch statement.claim {
      case .attested(let proof):
        $0.string("attested")
        $0.key("document")
        $0.string(proof.title)
        $0.key("number")
        $0.string(proof.number)
        $0.key("date")
        $0.string(proof.date?.description)
        $0.key("unit")
        $0.string(proof.unit)
        $0.key("link")
        $0.string(proof.link)
      case .overruled(let status):
        $0.string("overruled")
        $0.key("status")
        $0.string(status.rawValue)
      case .waived(let until):
        $0.string("waived")
        $0.key("until")
        $0.string(until.description)
      }
      $0.key("reason")
      $0.string(statement.reason)
      $0.key("by")
      $0.string(statement.by)
      $0.key("standing")
      $0.string(entered.standing.rawValue)
    }
  }

  mutating func evidence(_ evidence: Evidence, _ source: SourceFile) {
    object {
      $0.key("quote")
      $0.string(utf8: source.bytes[evidence.span.start..<evidence.span.end])
      $0.key("role")
      $0.string(evidence.role.rawValue)
      let position = source.position(at: evidence.span.start)
      $0.key("line")
      $0.number(position.line)
      $0.key("column")
      $0.number(position.column)
      $0.key("byteOffset")
      $0.number(evidence.span.start)
    }
  }

  private mutating func units(_ result: JobResult, _ language: Language) {
    key("due")
    string(result.preparation.due?.description)
    key("units")
    array(result.preparation.groups(of: result.assessment)) { writer, group in
      writer.object {
        $0.key("unit")
        $0.string(group.unit)
        $0.key("role")
        $0.string(group.isLead ? "lead" : "support")
        $0.items(group.findings, result.assessment, language, .checklist)
      }
    }
  }

  private mutating func diagnostics(_ assessment: Assessment) {
    key("diagnostics")
    array(assessment.diagnostics) { writer, diagnostic in
      writer.object {
        $0.key("id")
        $0.string(diagnostic.id)
        $0.key("severity")
        $0.string(diagnostic.severity.rawValue)
        $0.key("message")
        $0.string(diagnostic.message.joined)
        $0.key("hint")
        $0.string(diagnostic.hint?.joined)
      }
    }
  }
}
