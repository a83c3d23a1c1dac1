package import FazhiAssessment
import FazhiChecklist
import FazhiSource

extension Page {
  /// How well verdicts agree with labels: in all, by report, by status, and where they do not.
  static func evaluation(_ evaluation: Evaluation, _ words: Words) -> Page {
    var page = Page(words)
    page.blocks.append(.heading(1, words("与人工标注的比较", "Comparison with labels")))
    page.blocks.append(
      .table(
        Table(
          columns: [.init(title: words("报告", "Report"))]
            + [
              words("项数", "Items"), words("一致", "Agree"), "Kappa", words("缺口P", "Gap P"),
              words("缺口R", "Gap R"), words("缺口F1", "Gap F1"), words("落实F1", "Met F1"),
              words("依据", "Evid."),
            ].map { .init(title: $0, isNumber: true) },
          rows: evaluation.reports.map { row($0, evaluation.restricted(to: $0)) }
            + [row(words("合计", "All"), evaluation)])))
    page.blocks.append(
      .text(
        words(
          "标有“请复核”的占全部结论的\(percent(evaluation.flagged))，占不一致结论的\(percent(evaluation.flaggedErrors))。",
          "\(percent(evaluation.flagged)) of all verdicts, and \(percent(evaluation.flaggedErrors)) of the"
            + " wrong ones, call themselves close.")))
    page.appendConfusion(evaluation, words)
    page.appendDisagreements(evaluation, words)
    return page
  }

  private static func row(_ name: String, _ evaluation: Evaluation) -> [String] {
    [
      name, "\(evaluation.pairs.count)", fixed(evaluation.agreement), fixed(evaluation.kappa),
      fixed(evaluation.gaps.precision), fixed(evaluation.gaps.recall), fixed(evaluation.gaps.f1),
      fixed(evaluation.met.f1), fixed(evaluation.evidence),
    ]
  }

  private mutating func appendConfusion(_ evaluation: Evaluation, _ words: Words) {
    let statuses: [Status] = [.met, .partial, .planned, .acknowledged, .missing]
    blocks.append(.heading(2, words("标注（行）与结论（列）", "Labels (rows) and verdicts (columns)")))
    blocks.append(
      .table(
        Table(
          columns: [.init(title: "")]
            + statuses.map { .init(title: $0.name[words.language], isNumber: true) },
          rows: statuses.map { expected in
            [expected.name[words.language]]
              + statuses.map { "\(evaluation.count(expected: expected, found: $0))" }
          })))
  }

  private mutating func appendDisagreements(_ evaluation: Evaluation, _ words: Words) {
    blocks.append(.heading(2, words("不一致的事项", "Where they disagree")))
    let rows = evaluation.disagreements.flatMap { item, pairs in
      pairs.map { pair in
        [
          item, pair.report, pair.expected.name[words.language], pair.found.name[words.language],
          pair.review ? words("请复核", "close") : "",
        ]
      }
    }
    guard !rows.isEmpty else {
      blocks.append(.text(words("无。", "Nowhere.")))
      return
    }
    let titles = [
      words("事项", "Item"), words("报告", "Report"), words("标注", "Label"), words("结论", "Verdict"),
      words("复核", "Review"),
    ]
    blocks.append(.table(Table(columns: titles.map { .init(title: $0) }, rows: rows)))
  }

  /// A share with three decimals.
  private static func fixed(_ share: Double) -> String {
    let thousandths = Int((share * 1000).rounded())
    let sign = thousandths < 0 ? "-" : ""
    let digits = String(1000 + abs(thousandths) % 1000).dropFirst()
    return "\(sign)\(abs(thousandths) / 1000).\(digits)"
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
}

/// Renders evaluations.
package enum EvaluationRenderer {
  /// The bytes of an evaluation, as Markdown or for a terminal; they end in a line feed.
  package static func render(
    _ evaluation: Evaluation, asMarkdown: Bool, options: RenderingOptions
  ) -> [UInt8] {
    let page = Page.evaluation(evaluation, Words(language: options.language))
    let text =
      asMarkdown
      ? MarkdownRenderer.text(of: page) : TerminalRenderer.text(of: page, options: options)
    return Array(text.utf8)
  }
}
