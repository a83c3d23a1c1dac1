package import FazhiAssessment
import FazhiChecklist
package import FazhiSource

extension Page {
  /// Why an obligation has its status, place by place, and what would change it.
  static func explain(_ explanation: Explanation, _ words: Words) -> Page {
    let finding = explanation.finding
    let item = finding.item
    var page = Page(words)
    page.blocks.append(.heading(1, words.name(of: item)))
    var fields = [
      Field(label: words("要求", "Asked"), value: item.requirement[words.language]),
      Field(
        label: words("结果", "Status"),
        value: finding.status.name[words.language] + words.colon
          + finding.reason.text(in: words.language)),
      Field(
        label: words("所需强度", "Needs"),
        value: words("至少为\(item.strength.name.chinese)", "at least \(item.strength.name.english)")),
      Field(
        label: words("查找的表述（举例）", "Looked for, such as"),
        value: words.names(item.wording(most: Item.mostWording))
      ),
    ]
    if let doubt = finding.doubt {
      fields.append(
        Field(
          label: words("复核", "Review"),
          value: words("请人工判断：", "please judge: ") + doubt.text(in: words.language)))
    }
    fields += finding.statements.map { words.statement($0) }
    page.blocks.append(.fields(fields))
    page.blocks += words.components(of: finding).map { .fields([$0]) }
    if case .componentsPresent = finding.reason {
      page.appendComponentPlaces(finding, explanation.assessment.report.source, words)
    }
    page.appendPlaces(explanation, words)
    page.blocks.append(.heading(2, words("怎样改变结果", "What would change the status")))
    page.blocks.append(.text(change(finding, words)))
    page.blocks.append(.heading(2, words("如判断有误", "If the verdict is wrong")))
    page.blocks.append(
      .text(
        words(
          "用 fazhi checklist 报告 -o 迎检.xlsx 写出表格，在此项的“更正为”“说明理由”“填报人”栏填写，再以 --statements 迎检.xlsx 读回。",
          "Write a table with 'fazhi checklist REPORT -o TABLE.xlsx', fill in the columns for an overruled"
            + " verdict, its reason and who states it, and read it back with '--statements TABLE.xlsx'."
        )))
    page.blocks.append(
      .fields([
        Field(
          label: words("报告摘要值", "Digest of the report"),
          value: explanation.assessment.report.digest)
      ]))
    return page
  }

  /// Where components stand that answer an obligation together: no place by itself does.
  private mutating func appendComponentPlaces(
    _ finding: Finding, _ source: SourceFile, _ words: Words
  ) {
    blocks.append(
      .entry(
        Entry(
          title: words("分项分别写在", "The components stand in"), status: finding.status,
          details: finding.evidence.map { Self.quotation($0, in: source, words) })))
  }

  private mutating func appendPlaces(_ explanation: Explanation, _ words: Words) {
    let source = explanation.assessment.report.source
    let count = explanation.places.count
    let groups = grouped(explanation.places)
    let merged =
      groups.count == count
      ? "\(count)" : words("\(count)处，合为\(groups.count)条", "\(count), shown as \(groups.count)")
    blocks.append(.heading(2, words("命中处（\(merged)）", "Places found (\(merged))")))
    if explanation.places.isEmpty {
      blocks.append(.text(words("全文没有命中。", "Nothing was found.")))
    }
    for group in groups {
      guard let place = group.first else { continue }
      let rules = group.map(\.rule).uniqued.map { ruleName($0, words) }
      blocks.append(
        .entry(
          Entry(
            title: words.names(group.map(\.wording).uniqued), status: place.outcome.status,
            labels: [place.outcome.text(words)],
            details: [
              .field(
                .init(
                  label: words("依据", "By"),
                  value: [
                    words.names(rules), words.role(of: place), place.strength.name[words.language],
                  ].joined(separator: " · "))),
              Self.quotation(place.evidence, in: source, words),
            ])))
    }
    if explanation.places.isEmpty, let nearest = explanation.finding.nearest {
      blocks.append(
        .entry(
          Entry(
            title: words.nearest.asLabel, details: [Self.quotation(nearest, in: source, words)])))
    }
  }

  /// Places put together that stand in one passage, state as much and came to the same.
  private func grouped(_ places: [Explanation.Place]) -> [[Explanation.Place]] {
    var groups: [[Explanation.Place]] = []
    for place in places {
      // Places come in the order of the report: those of one passage are near each other.
      let index = groups.indices.suffix(6).last { index in
        let first = groups[index][0]
        return first.evidence.span == place.evidence.span && first.outcome == place.outcome
          && first.strength == place.strength
      }
      if let index { groups[index].append(place) } else { groups.append([place]) }
    }
    return groups
  }

  /// The list of the checklist that has the wording, with its key.
  private func ruleName(_ rule: String, _ words: Words) -> String {
    switch rule {
    case "answers": words("具体举措的表述（answers）", "answers")
    case "topic": words("事项本身的表述（topic）", "topic")
    case "touches": words("一般性表述（touches）", "touches")
    default: rule
    }
  }

  private static func change(_ finding: Finding, _ words: Words) -> String {
    let facts = words.list(finding.item.facts)
    switch finding.status {
    case .met:
      if case .componentsPresent(_, let needed) = finding.reason {
        return words(
          "所见分项如少于\(needed)项，则为部分体现。",
          "With fewer than \(needed) of the components it would be partial.")
      }
      return words(
        "如无上列计入的各处，则不计为已落实。", "Without the places above that count it would not be met.")
    case .partial:
      return words(
        "在同一句中写明具体举措或数据，例如：\(facts)",
        "State a measure or a figure in the same sentence, for example: \(facts)")
    case .planned, .acknowledged, .missing:
      return words("在成效部分写明：\(facts)", "State in the achievements: \(facts)")
    case .notScored:
      return words("写明具体的防范措施，即计为已落实。", "A specific safeguard would make it met.")
    case .notApplicable:
      return words("以 --level 指定其他层级。", "Give another level with --level.")
    }
  }
}

extension Explanation.Outcome {
  fileprivate var status: Status? {
    switch self {
    case .met: .met
    case .partial: .partial
    case .planned: .planned
    case .acknowledged: .acknowledged
    case .frame, .excepted, .tooGeneral: .notScored
    }
  }

  fileprivate func text(_ words: Words) -> String {
    switch self {
    case .met, .partial, .planned, .acknowledged: status?.name[words.language] ?? ""
    case .frame: words("套语，不作证据", "frame, no evidence")
    case .excepted: words("另有所指，不计", "another meaning, not counted")
    case .tooGeneral: words("过于笼统，不计", "too general, not counted")
    }
  }
}

extension Explanation: Presentable {
  /// What a reader is shown.
  package func page(_ words: Words) -> Page { .explain(self, words) }

  /// The places, one a row.
  package func workbook(_ words: Words) -> Workbook {
    let columns: [(String, Int)] = [
      (words("事项", "Item"), 10), (words("命中表述", "Wording"), 24), (words("依据", "Rule"), 10),
      (words("角色", "Role"), 10), (words("强度", "Strength"), 10), (words("结果", "Outcome"), 16),
      (words("原文", "Passage"), 70), (words("位置", "Place"), 16),
    ]
    let source = assessment.report.source
    return Workbook(sheets: [
      .init(
        name: words("命中处", "Places"), columns: columns.map { .init(title: $0, width: $1) },
        rows: places.map { place in
          [
            .text(finding.item.id), .text(place.wording), .text(place.rule),
            .text(words.role(of: place)), .text(place.strength.name[words.language]),
            .text(place.outcome.text(words)),
            .text(source.text(at: place.evidence.span).onOneLine),
            .text(words.place(of: place.evidence, in: source)),
          ]
        })
    ])
  }

  /// Writes the keys of the JSON object.
  package func write(into writer: inout JSONWriter, language: Language) {
    writer.write(self, language: language)
  }
}

extension Words {
  /// How a place speaks, and what says so.
  fileprivate func role(of place: Explanation.Place) -> String {
    let role = role(place.evidence.role)
    return role + (place.roleSign.map { inParentheses(self("据“\($0)”", "by '\($0)'")) } ?? "")
  }
}

extension [String] {
  /// Each text once, in order.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
