import FazhiChecklist
import FazhiSource

extension Workbook {
  /// A checklist, a row for each obligation.
  init(guideTo checklist: Checklist, _ words: Words) {
    let columns: [(String, Int)] = [
      (words("编号", "Item"), 9), (words("部分", "Part"), 6), (words("条", "Article"), 6),
      (words("事项", "Title"), 16), (words("要求", "Asked"), 26), (words("权重", "Weight"), 6),
      (words("硬任务", "Hard duty"), 8), (words("目标", "Target"), 16),
      (words("目标出处", "Source"), 12), (words("怎样算落实", "Met where"), 26),
      (words("足以说明的表述", "Wording that answers"), 26),
      (words("另须举措支撑的表述", "Wording that needs more"), 22),
      (words("不足以说明的表述", "Too general"), 20),
      (words("通过的例子", "Passes"), 26), (words("不通过的例子", "Does not"), 26),
      (words("建议写明", "Facts to state"), 24), (words("备查材料", "Materials"), 24),
      (words("牵头单位", "In the lead"), 12), (words("配合单位", "With"), 14),
      (words("承担层级", "Owed by"), 14), (words("不承担", "Not owed by"), 20),
      (words("常见程度", "How common"), 12),
    ]
    sheets = [
      Sheet(
        name: words("清单", "Checklist"), columns: columns.map { .init(title: $0, width: $1) },
        rows: checklist.items.map { Self.row(GuideEntry(item: $0, words: words)) }),
      Self.parts(of: checklist, words),
    ]
  }

  private static func row(_ guide: GuideEntry) -> [Cell] {
    let (item, words, wording) = (guide.item, guide.words, guide.wording)
    return [
      .text(item.id), .number(item.part), .number(item.article), .text(item.title[words.language]),
      .text(item.requirement[words.language]), .number(item.weight),
      .text(item.isHardDuty ? words("是", "yes") : ""),
      .text(item.target?.text[words.language] ?? ""), .text(item.target?.source ?? ""),
      .text(guide.rule), .text(words.names(wording.answers)), .text(words.names(wording.topic)),
      .text(words.names(wording.touches)), .text(guide.passing.map(guide.text) ?? ""),
      .text(guide.failing.map(guide.text).joined(separator: "\n")), .text(words.list(item.facts)),
      .text(words.list(item.materials)), .text(words.names(item.units.lead)),
      .text(words.names(item.units.support)), .text(guide.levels), .text(guide.notOwedText),
      .text(guide.frequency),
    ]
  }

  private static func parts(of checklist: Checklist, _ words: Words) -> Sheet {
    Sheet(
      name: words("各部分", "Parts"),
      columns: [
        .init(title: words("部分", "Part"), width: 8),
        .init(title: words("内容", "Subject"), width: 40),
        .init(title: words("事项", "Obligations"), width: 12),
        .init(title: words("硬任务", "Hard duties"), width: 12),
        .init(title: words("权重合计", "Sum of weights"), width: 14),
      ],
      rows: checklist.parts.map { part in
        let items = checklist.items.filter { $0.part == part.number }
        return [
          .number(part.number), .text(part.title[words.language]), .number(items.count),
          .number(items.count(where: \.isHardDuty)), .number(items.reduce(0) { $0 + $1.weight }),
        ]
      })
  }
}
