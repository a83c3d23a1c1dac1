package import FazhiChecklist
package import FazhiSource

/// What is kept of an assessment once the report and the rules are out of sight: what the JSON of
/// `score` holds.
package struct AssessmentRecord: Sendable, Hashable {
  /// The version of the JSON, written and read; it grows only where a key changes or goes.
  package static let schemaVersion = "1"

  /// The checklist that was judged against.
  package struct Checklist: Sendable, Hashable {
    /// Its id, such as `outline-2021-2025`.
    package var id: String
    /// The version its authors gave it.
    package var version: String
    /// The digest of its rules: verdicts by equal rules can be compared.
    package var digest: String
    /// What it is called, where the checklist itself is at hand.
    package var title: Localized?
  }

  /// What is known of the report; `nil` where it was not found.
  package struct Report: Sendable, Hashable {
    /// The title.
    package var title: String?
    /// Who reports.
    package var issuer: String?
    /// The level judged for.
    package var level: Level
    /// The year reported on.
    package var year: Int?
    /// The day of signing, `YYYY-MM-DD`.
    package var signed: String?
    /// The digest of the report's bytes.
    package var digest: String
  }

  /// A quotation with its place in the report's text.
  package struct Quotation: Sendable, Hashable {
    /// The exact text.
    package var text: String
    /// How the passage speaks.
    package var role: Role
    /// The place, line and column from 1.
    package var position: Position
    /// The place in bytes.
    package var byteOffset: Int
  }

  /// An obligation, as far as results tell.
  package struct Obligation: Sendable, Hashable {
    /// Its id, such as `art15.1`.
    package var id: String
    /// The number of its part.
    package var part: Int
    /// Its article.
    package var article: Int
    /// Its name; a saved result has it in one language only, which then stands for both.
    package var title: Localized
    /// What sort it is of.
    package var kind: ItemKind
    /// 3, 2 or 1.
    package var weight: Int

    /// Whether it is a duty with a deadline, a figure or a statutory step.
    package var isHardDuty: Bool { kind.isHardDuty(weight: weight) }

    /// What puts obligations in order, the greatest first: hard duties, then what weighs more.
    package var urgency: Int { kind.urgency(weight: weight) }
  }

  /// An obligation with what the report shows of it.
  package struct Entry: Sendable, Hashable {
    /// The obligation.
    package var obligation: Obligation
    /// What was decided.
    package var status: Status
    /// The passages it rests on, the strongest first.
    package var evidence: [Quotation]
    /// Where it is not met: the nearest passage.
    package var nearest: Quotation?
  }

  /// What the file was called, without folders.
  package var file: String
  /// The checklist.
  package var checklist: Checklist
  /// The report.
  package var report: Report
  /// The parts that have obligations, by number.
  package var parts: [Part]
  /// One entry for each obligation, in the order of the checklist; ids are unique.
  package var entries: [Entry]
  /// What makes the result doubtful, such as a year that the checklist is not for.
  package var notes: [Localized]

  /// The coverage of all entries.
  package var coverage: Coverage { Coverage(weighed: entries.map(\.weighed)) }
}

extension AssessmentRecord.Entry {
  /// What coverage is made from.
  var weighed: (weight: Int, status: Status) { (obligation.weight, status) }
}

extension AssessmentRecord {
  /// Keeps what there is to keep of an assessment.
  ///
  /// - Parameters:
  ///   - assessment: The assessment.
  ///   - file: What the report's file was called.
  package init(_ assessment: Assessment, file: String) {
    self.file = file
    let (list, report) = (assessment.checklist, assessment.report)
    checklist = Checklist(
      id: list.id, version: list.version, digest: list.digest, title: list.title)
    self.report = Report(
      title: report.title, issuer: report.issuer, level: report.level, year: report.year,
      signed: report.signed, digest: report.digest)
    parts = assessment.parts.map(\.part)
    func quotation(_ evidence: Evidence) -> Quotation {
      let start = evidence.span.start
      return Quotation(
        text: report.source.text(at: evidence.span), role: evidence.role,
        position: report.source.position(at: start), byteOffset: start)
    }
    entries = assessment.findings.map { finding in
      Entry(
        obligation: Obligation(finding.item), status: finding.status,
        evidence: finding.evidence.map(quotation), nearest: finding.nearest.map(quotation))
    }
    notes = assessment.diagnostics.map(\.message)
  }

  /// The record with the names of a checklist, in both languages, where it is the one that was
  /// judged against.
  package func named(after list: FazhiChecklist.Checklist) -> AssessmentRecord {
    guard checklist.digest == list.digest else { return self }
    var record = self
    record.checklist.title = list.title
    let titles = Dictionary(
      list.items.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    for index in entries.indices {
      if let title = titles[entries[index].obligation.id] {
        record.entries[index].obligation.title = title
      }
    }
    record.parts = parts.map { part in list.parts.first { $0.number == part.number } ?? part }
    return record
  }
}

extension AssessmentRecord.Obligation {
  /// What results tell of an item.
  fileprivate init(_ item: Item) {
    self.init(
      id: item.id, part: item.part, article: item.article, title: item.title, kind: item.kind,
      weight: item.weight)
  }
}
