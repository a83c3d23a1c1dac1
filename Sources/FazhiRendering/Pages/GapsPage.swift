import FazhiAssessment
import FazhiChecklist
import FazhiSource

extension Page {
  /// Every obligation that is not met, hard duties first, with what would answer it.
  static func gaps(_ assessment: Assessment, _ words: Words) -> Page {
    var page = Page(words)
    page.entryLayout = .rows(
      [
        .init(title: words("序号", "No."), width: 13, contents: [.number]),
        .init(
          title: words("事项与要求", "Item, what is asked"), width: 62,
          contents: [.title, .field(words("要求", "Asked"))]),
        .init(
          title: words("结果与判断", "Status, why"), width: 34,
          contents: [
            .status, .field(words("判断", "Why")), .field(words("分项", "Components")),
          ]),
        .init(
          title: words("已有表述（位置）", "What is there (place)"), width: 82,
          contents: [
            .quotations, .field(words("最接近", "Nearest")),
            .field(words("查找过（举例）", "Looked for, such as")),
          ]),
        .init(
          title: words("建议补充", "To supply"), width: 66,
          contents: [.field(words("建议补充", "To supply"))]),
      ], isWide: true)
    page.blocks.append(.heading(1, words("缺口清单", "What the report leaves out")))
    page.appendReport(assessment, words)
    let notMet = assessment.notMet
    if !notMet.isEmpty {
      let gaps = notMet.count(where: \.isGap)
      page.blocks.append(
        .text(
          words(
            "下列\(notMet.count)项：未覆盖\(gaps)项（未提及、仅列计划或自认不足），部分体现\(notMet.count - gaps)项。",
            "These \(notMet.count): \(gaps) not covered (missing, planned or acknowledged), \(notMet.count - gaps) partial."
          )))
    }
    let groups: [(String, [Finding])] = [
      (words("硬任务", "Hard duties"), notMet.filter(\.item.isHardDuty)),
      (words("其他任务", "Other duties"), notMet.filter { !$0.item.isHardDuty && $0.item.weight > 1 }),
      (words("鼓励事项", "Encouraged"), notMet.filter { !$0.item.isHardDuty && $0.item.weight == 1 }),
    ]
    for (title, findings) in groups where !findings.isEmpty {
      page.blocks.append(
        .heading(2, words("\(title)（\(findings.count)项）", "\(title) (\(findings.count))")))
      for finding in findings { page.blocks.append(.entry(gap(finding, assessment, words))) }
    }
    if notMet.isEmpty {
      page.blocks.append(.text(words("各项均已落实，没有缺口。", "Everything owed is met: no gaps.")))
    }
    return page
  }

  private static func gap(_ finding: Finding, _ assessment: Assessment, _ words: Words) -> Entry {
    let item = finding.item
    var entry = Entry(
      title: words.name(of: item), status: finding.status,
      labels: [finding.status.name[words.language], words.weight(item)])
    if finding.review { entry.labels.append(words.review) }
    entry.details = [
      .field(.init(label: words("要求", "Asked"), value: item.requirement[words.language])),
      .field(.init(label: words("判断", "Why"), value: finding.reason.text(in: words.language))),
    ]
    entry.details += finding.statements.map { .field(words.statement($0)) }
    if let target = item.target {
      entry.details.append(
        .field(
          .init(
            label: words("目标", "Target"),
            value: target.text[words.language] + words.inParentheses(target.source))))
    }
    entry.details += words.components(of: finding).map { .field($0) }
    entry.details.append(
      .field(
        .init(
          label: words("查找过（举例）", "Looked for, such as"), value: words.names(item.wording(most: 8)))
      ))
    entry.details += passages(finding, assessment.report.source, words)
    entry.details.append(
      .field(.init(label: words("建议补充", "To supply"), value: words.list(item.facts))))
    return entry
  }

  /// What there is: evidence, or the nearest passage, or that nothing comes close.
  private static func passages(_ finding: Finding, _ source: SourceFile, _ words: Words) -> [Detail]
  {
    let passages =
      quotations(of: finding, most: 3, in: source, words) + nearest(of: finding, in: source, words)
    guard passages.isEmpty else { return passages }
    return [.field(.init(label: words("最接近", "Nearest"), value: words.noneNear))]
  }
}
