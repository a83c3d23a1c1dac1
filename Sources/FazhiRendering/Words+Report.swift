import FazhiAssessment
import FazhiChecklist
import FazhiReport
import FazhiSource

/// What is said of a report as a whole, and of its figure.
extension Words {
  /// What assessing a report is called.
  var scoreTitle: String { self("法治政府建设报告对照评估", "Assessment of the report") }

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

  /// What was judged, and against what; without the title of the report.
  func facts(of assessment: Assessment) -> [Page.Field] {
    let (report, checklist) = (assessment.report, assessment.checklist)
    let count = checklist.items.count
    return [
      .init(label: self("发布机关", "Issuer"), value: report.issuer ?? unknown),
      .init(label: self("层级", "Level"), value: level(of: assessment)),
      .init(label: self("年度", "Year"), value: report.year.map { "\($0)" } ?? unknown),
      .init(label: self("落款日期", "Signed"), value: report.signed ?? unknown),
      .init(label: self("报告摘要值", "Digest of the report"), value: report.digest),
      .init(
        label: self("对照清单", "Checklist"),
        value: self.checklist(checklist.title, id: checklist.id, version: checklist.version)
          + inParentheses(self("\(count)项", "\(count) items"))),
      .init(label: self("清单摘要值", "Digest of the checklist"), value: checklist.digest),
    ]
  }

  // MARK: The figure

  /// What the figure means, and what it does not, without a full stop.
  func meaning(ofSeveral isOfSeveral: Bool = false) -> String {
    self(
      "覆盖率只说明报告文本写了什么，不评价政府做了什么",
      isOfSeveral
        ? "Coverage says what the texts show, not how governments did"
        : "Coverage says what the text shows, not how the government did")
  }

  /// The same as a sentence, with what the harshest status does not mean.
  var fullMeaning: String {
    meaning() + self("；“未提及”不等于没有做。", "; 'missing' does not mean not done.")
  }

  /// How the figure is worked out.
  var formula: String {
    self(
      "文本覆盖率＝Σ(权重×得分率)÷Σ权重；已落实计1，部分体现计1/2，其余计0；不适用、不计分的不进入合计。",
      "Coverage = sum of weight x credit / sum of weight; met 1, partial 1/2, anything else 0; what is"
        + " not applicable or not scored leaves the sum.")
  }

  /// What a coverage would be if what is partial counted otherwise.
  func band(of coverage: Coverage) -> String {
    self(
      "部分体现不计为\(coverage.lowPercent)，全计为\(coverage.highPercent)",
      "\(coverage.lowPercent) if partial counts nothing, \(coverage.highPercent) if it counts whole"
    )
  }

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

  /// The head of a column of what statements change.
  var attestedShort: String { self("含佐证", "Attested") }
}
