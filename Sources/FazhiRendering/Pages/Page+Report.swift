import FazhiAssessment
import FazhiChecklist
import FazhiSource

extension Page {
  /// What all pages say of the report and of the figure.
  mutating func appendReport(_ assessment: Assessment, _ words: Words) {
    let report = assessment.report
    let unknown = words("未识别", "not recognised")
    let coverage = assessment.coverage
    blocks.append(
      .fields(
        [
          Field(label: words("报告", "Report"), value: report.title ?? unknown),
          Field(label: words("发布机关", "Issuer"), value: report.issuer ?? unknown),
          Field(
            label: words("层级与年度", "Level and year"),
            value: words.level(of: assessment) + words("，", ", ")
              + (report.year.map { words("\($0)年度", "\($0)") } ?? unknown)),
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
                words(
                  "\(coverage.points)/\(coverage.outOf)分；部分体现不计为\(coverage.lowPercent)，全计为\(coverage.highPercent)",
                  "\(coverage.points)/\(coverage.outOf) points; \(coverage.lowPercent) if partial counts"
                    + " nothing, \(coverage.highPercent) if it counts whole"))),
        ] + words.attestedCoverage(assessment) + [
          Field(label: words("各状态项数", "By status"), value: counts(coverage, words))
        ]))
    blocks.append(
      .text(
        words(
          "覆盖率只说明报告文本写了什么，不评价政府做了什么。",
          "Coverage says what the text shows, not how the government did.")))
    for diagnostic in words.diagnostics(of: assessment) {
      blocks.append(.text(words("提示：", "Note: ") + diagnostic))
    }
  }

  private func counts(_ coverage: Coverage, _ words: Words) -> String {
    Status.allCases
      .compactMap { status in
        coverage.counts[status].map { "\(status.name[words.language]) \($0)" }
      }
      .joined(separator: words("，", ", "))
  }

  static func quotations(_ finding: Finding, _ assessment: Assessment, _ words: Words, most: Int)
    -> [Detail]
  {
    finding.evidence.prefix(most).map { evidence in
      .quotation(
        assessment.report.source.text(at: evidence.span),
        place: words.place(of: evidence, in: assessment.report.source))
    }
  }
}

extension Words {
  /// The second figure, where people state something: none or one field.
  func attestedCoverage(_ assessment: Assessment) -> [Page.Field] {
    guard let attested = assessment.attestedCoverage else { return [] }
    let statements = assessment.findings.flatMap(\.statements)
    let counting = statements.count { $0.standing == .counts }
    return [
      Page.Field(
        label: self("含佐证覆盖率", "With statements"),
        value: attested.percent
          + inParentheses(
            self(
              "\(attested.points)/\(attested.outOf)分；佐证、更正、豁免共\(statements.count)条，计入\(counting)条",
              "\(attested.points)/\(attested.outOf) points; \(counting) of \(statements.count) statements"
                + " count")))
    ]
  }
}
