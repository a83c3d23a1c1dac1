package import FazhiAssessment
import FazhiChecklist
package import FazhiSource

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
    let owed = evaluation.owed
    let notOwed = evaluation.pairs.count - owed.pairs.count
    if notOwed > 0 {
      let (agreement, gaps) = (fixed(owed.agreement), fixed(owed.gaps.f1))
      page.blocks.append(
        .text(
          words(
            "有\(notOwed)项标注了结论，而清单认为本级不承担，按“未提及”计；除去这些，一致\(agreement)，缺口F1 \(gaps)。",
            "\(notOwed) labelled items are not owed at the report's level after the checklist and stand as"
              + " missing; without them, agreement \(agreement), gap F1 \(gaps).")))
    }
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
    let statuses = Status.allCases.filter(\.isOwed)
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

extension Evaluation: Presentable {
  /// What a reader is shown.
  package func page(_ words: Words) -> Page { .evaluation(self, words) }

  /// The verdicts beside their labels, one a row.
  package func workbook(_ words: Words) -> Workbook {
    let columns: [(String, Int)] = [
      (words("报告", "Report"), 24), (words("事项", "Item"), 10), (words("标注", "Label"), 12),
      (words("结论", "Verdict"), 12), (words("一致", "Agree"), 8), (words("请复核", "Check"), 8),
    ]
    let yes = words("是", "yes")
    return Workbook(sheets: [
      .init(
        name: words("标注与结论", "Labels and verdicts"),
        columns: columns.map { .init(title: $0, width: $1) },
        rows: pairs.map { pair in
          [
            .text(pair.report), .text(pair.item),
            .status(pair.expected, pair.expected.name[words.language]),
            .status(pair.found, pair.found.name[words.language]),
            .text(pair.expected == pair.found ? yes : ""), .text(pair.review ? yes : ""),
          ]
        })
    ])
  }

  /// Writes the keys of the JSON object.
  package func write(into writer: inout JSONWriter, language: Language) {
    writer.head("evaluate")
    writer.object("all") { figures(into: &$0) }
    writer.objects("reports", reports) { writer, report in
      writer.pair("report", report)
      restricted(to: report).figures(into: &writer)
    }
    writer.objects("disagreements", disagreements.flatMap(\.pairs)) { writer, pair in
      writer.pair("report", pair.report)
      writer.pair("item", pair.item)
      writer.pair("label", pair.expected.rawValue)
      writer.pair("status", pair.found.rawValue)
      writer.pair("review", pair.review)
    }
  }

  private func figures(into writer: inout JSONWriter) {
    writer.pair("items", pairs.count)
    writer.pair("itemsNotOwed", pairs.count(where: \.isNotOwed))
    writer.pair("agreement", agreement)
    writer.pair("kappa", kappa)
    writer.pair("gapPrecision", gaps.precision)
    writer.pair("gapRecall", gaps.recall)
    writer.pair("gapF1", gaps.f1)
    writer.pair("metPrecision", met.precision)
    writer.pair("metRecall", met.recall)
    writer.pair("metF1", met.f1)
    writer.pair("evidence", evidence)
    writer.pair("review", flagged)
    writer.pair("reviewOfWrong", flaggedErrors)
  }
}
