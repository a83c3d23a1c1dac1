package import FazhiAssessment
import FazhiChecklist
package import FazhiSource

/// A result that every format can write: what people read, what spreadsheets hold, and what programs
/// read, with the same rows and figures in each.
package protocol Presentable: Sendable {
  /// What a reader is shown.
  func page(_ words: Words) -> Page

  /// The same in rows; the first sheet is what a format of a single table writes.
  func workbook(_ words: Words) -> Workbook

  /// Writes the keys of the JSON object that programs read.
  func write(into writer: inout JSONWriter, language: Language)
}

/// The result of a job on one report.
package struct JobResult: Presentable {
  /// What was asked.
  package var job: Job
  /// What was found.
  package var assessment: Assessment

  /// What the audit-prep checklist is for.
  package var preparation: Preparation

  /// Creates the result of a job.
  package init(
    _ job: Job, of assessment: Assessment, preparation: Preparation = Preparation()
  ) {
    self.job = job
    self.assessment = assessment
    self.preparation = preparation
  }

  /// What a reader is shown.
  package func page(_ words: Words) -> Page {
    switch job {
    case .score: .score(assessment, words)
    case .gaps: .gaps(assessment, words)
    case .checklist: .checklist(assessment, preparation, words)
    }
  }

  /// The same in rows.
  package func workbook(_ words: Words) -> Workbook {
    Workbook(self, words)
  }

  /// Writes the keys of the JSON object.
  package func write(into writer: inout JSONWriter, language: Language) {
    writer.write(self, language: language)
  }
}
