import FazhiAssessment
import FazhiChecklist
import FazhiSource

/// What both an assessment and a saved one tell of a report.
protocol ReportFacts {
  var title: String? { get }
  var issuer: String? { get }
  var level: Level { get }
  var year: Int? { get }
  var signed: String? { get }
  var digest: String { get }
}

extension Assessment.Report: ReportFacts {}
extension AssessmentRecord.Report: ReportFacts {}

/// What both a checklist and a saved assessment tell of an obligation.
protocol ObligationFacts {
  var id: String { get }
  var part: Int { get }
  var article: Int { get }
  var title: Localized { get }
  var kind: ItemKind { get }
  var weight: Int { get }
  var isHardDuty: Bool { get }
}

extension Item: ObligationFacts {}
extension AssessmentRecord.Obligation: ObligationFacts {}

/// The shapes that several results share: part of the contract that `Schema/` states.
extension JSONWriter {
  /// Writes what every result begins with.
  mutating func head(_ job: String) {
    pair("schemaVersion", AssessmentRecord.schemaVersion)
    pair("job", job)
    object("tool") {
      $0.pair("name", Tool.name)
      $0.pair("version", Tool.version)
    }
  }

  /// Writes which checklist was judged by.
  mutating func checklist(id: String, version: String, digest: String) {
    object("checklist") {
      $0.pair("id", id)
      $0.pair("version", version)
      $0.pair("digest", digest)
    }
  }

  /// Writes the keys of what a report says of itself, and of its digest.
  mutating func write(_ report: some ReportFacts) {
    pair("title", report.title)
    pair("issuer", report.issuer)
    pair("level", report.level.rawValue)
    pair("year", report.year)
    pair("signed", report.signed)
    pair("digest", report.digest)
  }

  /// Writes the keys by which an obligation is known.
  mutating func write(_ obligation: some ObligationFacts, _ language: Language) {
    pair("id", obligation.id)
    pair("part", obligation.part)
    pair("article", obligation.article)
    pair("title", obligation.title[language])
    pair("kind", obligation.kind.rawValue)
    pair("weight", obligation.weight)
  }

  /// Writes a key with a figure, its band and counts.
  mutating func pair(_ key: StaticString, _ coverage: Coverage) {
    self.key(key)
    self.coverage(coverage)
  }

  /// Writes a figure with its band and counts.
  mutating func coverage(_ coverage: Coverage) {
    object {
      $0.pair("value", coverage.value)
      $0.pair("points", Double(coverage.halfPoints) / 2)
      $0.pair("outOf", coverage.outOf)
      $0.pair("low", coverage.low)
      $0.pair("high", coverage.high)
      $0.pair("counts", coverage.counts)
    }
  }

  // MARK: Quotations

  /// Writes the keys of the passages that a finding rests on, and of the nearest one.
  mutating func passages(of finding: Finding, in source: SourceFile) {
    objects("evidence", finding.evidence) { $0.write($1, in: source) }
    object("nearest", finding.nearest) { $0.write($1, in: source) }
  }

  /// Writes the same of a saved finding.
  mutating func passages(of entry: AssessmentRecord.Entry) {
    objects("evidence", entry.evidence) { $0.write($1) }
    object("nearest", entry.nearest) { $0.write($1) }
  }

  /// Writes the keys of a passage of a report.
  mutating func write(_ evidence: Evidence, in source: SourceFile) {
    let span = evidence.span
    source.bytes[span.start..<span.end].withUnsafeBufferPointer {
      quotation($0, evidence.role, source.position(at: span.start), span.start)
    }
  }

  private mutating func write(_ quotation: AssessmentRecord.Quotation) {
    var text = quotation.text
    text.withUTF8 {
      self.quotation($0, quotation.role, quotation.position, quotation.byteOffset)
    }
  }

  /// Writes the keys of a quotation.
  private mutating func quotation(
    _ text: UnsafeBufferPointer<UInt8>, _ role: Role, _ position: Position, _ byteOffset: Int
  ) {
    key("quote")
    string(utf8: text)
    pair("role", role.rawValue)
    pair("line", position.line)
    pair("column", position.column)
    pair("byteOffset", byteOffset)
  }
}
