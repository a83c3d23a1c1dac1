import FazhiAssessment
import FazhiChecklist
import FazhiSource

extension Page {
  /// What all pages say of the report and of the figure.
  mutating func appendReport(_ assessment: Assessment, _ words: Words) {
    let report = assessment.report
    let coverage = assessment.coverage
    blocks.append(
      .fields(
        [
          Field(label: words("报告", "Report"), value: report.title ?? words.unknown),
          Field(label: words("发布机关", "Issuer"), value: report.issuer ?? words.unknown),
          Field(
            label: words("层级与年度", "Level and year"),
            value: words.level(of: assessment) + words.comma
              + (report.year.map { words("\($0)年度", "\($0)") } ?? words.unknown)),
          Field(
            label: words("对照清单", "Checklist"),
            value: assessment.checklist.title[words.language]
              + words(
                "（\(assessment.checklist.items.count)项）",
                " (\(assessment.checklist.items.count) obligations)")
          ),
          Field(
            label: words("文本覆盖率", "Text coverage"),
            value: coverage.percent
              + words.inParentheses(
                words.list([
                  "\(coverage.points)/\(coverage.outOf)" + words("分", " points"),
                  words.band(of: coverage),
                ]))),
        ] + words.attestedCoverage(assessment) + [
          Field(label: words("各状态项数", "By status"), value: counts(coverage, words))
        ]))
    blocks.append(.text(words.meaning() + words.stop))
    for diagnostic in words.diagnostics(of: assessment) {
      blocks.append(.text(words("提示：", "Note: ") + diagnostic))
    }
  }

  private func counts(_ coverage: Coverage, _ words: Words) -> String {
    Status.allCases
      .compactMap { status in
        coverage.counts[status].map { "\(status.name[words.language]) \($0)" }
      }
      .joined(separator: words.comma)
  }
}
