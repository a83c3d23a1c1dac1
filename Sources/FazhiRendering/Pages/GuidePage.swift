import FazhiChecklist
import FazhiSource

extension Page {
  /// A checklist explained obligation by obligation.
  static func guide(_ checklist: Checklist, _ words: Words) -> Page {
    var page = Page(words)
    page.entryLayout = .cards
    let title = checklist.title[words.language]
    page.blocks.append(.heading(1, words("对照清单说明", "Guide to the checklist")))
    let hard = checklist.items.count(where: \.isHardDuty)
    page.blocks.append(
      .fields([
        Field(label: words("清单", "Checklist"), value: title),
        Field(
          label: words("编号与版本", "Id and version"), value: "\(checklist.id) \(checklist.version)"),
        Field(
          label: words("事项", "Obligations"),
          value: words(
            "\(checklist.items.count)项，其中硬任务\(hard)项",
            "\(checklist.items.count), of which \(hard) are hard duties")),
        Field(
          label: words("层级", "Levels"),
          value: words.names(
            Level.allCases.filter { checklist.levels.contains($0) }.map(words.level))),
      ]))
    page.blocks.append(
      .text(
        words(
          "要求用本清单自己的话概括，不是原文；责任单位、备查材料和建议写明的事实为建议。表述只是举例，“…”处可以隔少量文字。",
          "What is asked is put in the checklist's own words, not the official ones; units, materials"
            + " and facts are suggestions. Wording is given as an example; words may stand where it has '…'."
        )))
    page.appendStatuses(words)
    for part in checklist.parts {
      let items = checklist.items.filter { $0.part == part.number }
      guard !items.isEmpty else { continue }
      page.blocks.append(
        .heading(
          2,
          words.partHeading(part) + words.inParentheses(words("\(items.count)项", "\(items.count)")))
      )
      page.blocks += items.map { .entry(entry(GuideEntry(item: $0, words: words))) }
    }
    return page
  }

  /// What the statuses mean, and what they count.
  private mutating func appendStatuses(_ words: Words) {
    let meanings: [(Status, String, String)] = [
      (
        .met,
        words(
          "成效部分写明了回应此事的具体举措或结果", "the achievements state a measure or a result that answers it"),
        "1"
      ),
      (
        .partial,
        words("只笼统涉及，或只回应次要方面", "they touch it in general terms, or answer a minor part"),
        "1/2"
      ),
      (.planned, words("只在下步计划中提到", "only the plans speak of it"), "0"),
      (.acknowledged, words("只作为问题提到", "only the problems speak of it"), "0"),
      (
        .missing,
        words(
          "全文没有提到，或只在问题、计划部分笼统涉及",
          "nothing speaks of it, or only in general terms among problems and plans"), "0"
      ),
      (.notApplicable, words("本级不承担", "the level does not owe it"), "—"),
      (
        .notScored,
        words("禁止性要求，没有写到违反或防范", "a prohibition: neither breach nor safeguard is reported"), "—"
      ),
    ]
    blocks.append(.heading(2, words("怎样判断", "How it is judged")))
    blocks.append(
      .table(
        Table(
          columns: [
            .init(title: words("结果", "Status")), .init(title: words("含义", "Meaning")),
            .init(title: words("计分", "Credit"), isNumber: true),
          ], rows: meanings.map { [$0.0.name[words.language], $0.1, $0.2] })))
  }

  private static func entry(_ guide: GuideEntry) -> Entry {
    let (item, words) = (guide.item, guide.words)
    var fields = [
      Field(label: words("要求", "Asked"), value: item.requirement[words.language]),
      Field(label: words("怎样算落实", "Met where"), value: guide.rule),
    ]
    if let target = item.target {
      fields.insert(
        Field(
          label: words("目标", "Target"),
          value: target.text[words.language] + words.inParentheses(target.source)), at: 1)
    }
    func add(_ label: String, _ texts: [String], _ join: ([String]) -> String) {
      if !texts.isEmpty { fields.append(Field(label: label, value: join(texts))) }
    }
    let wording = guide.wording
    add(words("足以说明的表述", "Wording that answers"), wording.answers, words.names)
    add(words("另须举措支撑的表述", "Wording that needs more"), wording.topic, words.names)
    add(words("不足以说明的表述", "Wording that is too general"), wording.touches, words.names)
    let passing = guide.passing.map { [guide.text(of: $0)] } ?? []
    add(words("通过的例子", "An example that passes"), passing, words.list)
    add(
      words("不通过的例子", "Examples that do not"), guide.failing.map(guide.text), words.list)
    add(words("建议写明", "Facts to state"), item.facts, words.list)
    add(words("备查材料", "Materials"), item.materials, words.list)
    add(words("牵头单位", "In the lead"), item.units.lead, words.names)
    add(words("配合单位", "With"), item.units.support, words.names)
    fields.append(Field(label: words("承担层级", "Owed by"), value: guide.levels))
    add(words("不承担", "Not owed by"), guide.notOwed.isEmpty ? [] : [guide.notOwedText], words.list)
    add(words("常见程度", "How common"), guide.frequency.isEmpty ? [] : [guide.frequency], words.list)
    return Entry(
      title: words.name(of: item), labels: guide.labels,
      details: fields.map { .field($0) })
  }
}
