package import FazhiChecklist
package import FazhiReport
package import FazhiSource

/// All findings on one report.
package struct Assessment: Sendable {
  /// What is known of the report.
  package struct Report: Sendable {
    /// The title, or `nil` where none was found; likewise the others.
    package var title: String?
    /// Who reports.
    package var issuer: String?
    /// The level judged for.
    package var level: Level
    /// The level as the text or the user tells it.
    package var toldLevel: Told<Level>
    /// The year reported on.
    package var year: Int?
    /// The day of signing, `YYYY-MM-DD`.
    package var signed: String?
    /// `sha256:` and the hash of the report's bytes.
    package var digest: String
    /// The text that spans refer to.
    package var source: SourceFile
  }

  /// The checklist judged against.
  package var checklist: Checklist
  /// The report judged.
  package var report: Report
  /// One finding for each item, in the order of the checklist.
  package var findings: [Finding]
  /// What could not be made out of the report.
  package var diagnostics: [Diagnostic]

  /// The coverage of all findings.
  package var coverage: Coverage { Coverage(findings) }

  /// The parts that have items, with their findings.
  package var parts: [(part: Part, findings: [Finding])] {
    checklist.parts.compactMap { part in
      let findings = findings.filter { $0.item.part == part.number }
      return findings.isEmpty ? nil : (part, findings)
    }
  }

  /// The articles in order, with their findings.
  package var articles: [(article: Int, findings: [Finding])] {
    Dictionary(grouping: findings, by: \.item.article)
      .sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  /// What is owed and not met, partial included: hard duties first, then by weight, then in order.
  package var notMet: [Finding] {
    findings.filter(\.status.isUnmet).enumerated().sorted {
      ($1.element.item.urgency, $0.offset) < ($0.element.item.urgency, $1.offset)
    }.map(\.element)
  }

  /// The hard duties that are owed and not met.
  package var unmetHardDuties: [Finding] { notMet.filter(\.item.isHardDuty) }
}
