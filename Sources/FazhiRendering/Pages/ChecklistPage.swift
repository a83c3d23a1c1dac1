import FazhiAssessment
import FazhiChecklist
import FazhiSource

extension Page {
  /// What to prepare for an audit, by the unit in the lead, the most urgent first.
  static func checklist(
    _ assessment: Assessment, _ preparation: Preparation, _ words: Words
  ) -> Page {
    var page = Page(words)
    page.entryLayout = .rows(
      [
        .init(title: words("序号", "No."), width: 13, contents: [.number]),
        .init(title: words("事项", "Item"), width: 58, contents: [.title]),
        .init(title: words("结果", "Status"), width: 18, contents: [.status]),
        .init(title: words("依据（位置）", "Evidence (place)"), width: 62, contents: [.quotations]),
        .init(
          title: words("需补充、备查材料", "To supply, materials"), width: 78,
          contents: [.field(words("需补充", "To supply")), .boxes]),
        .init(
          title: words("备注", "Remarks"), width: 28, contents: [.blank(words("备注", "Remarks"))]),
      ], isWide: true)
    page.blocks.append(.heading(1, words("迎检准备清单", "Audit-prep checklist")))
    page.appendReport(assessment, words)
    page.blocks.append(
      .text(
        words(
          "责任单位、备查材料为建议，请按本地职责分工调整。",
          "Units and materials are suggestions: adapt them to who does what in your place.")))
    for group in preparation.groups(of: assessment) {
      let count = group.findings.count
      let open = group.findings.count { $0.isOpen }
      let settled = group.findings.count { $0.isSettledByStatement }
      let stated =
        settled == 0 ? "" : words("，已有佐证等\(settled)项", ", \(settled) settled by statements")
      let support = group.isLead ? "" : words("配合，", "support, ")
      page.blocks.append(
        .heading(
          2,
          words(
            "\(group.unit)（\(support)\(count)项，待补\(open)项\(stated)）",
            "\(group.unit) (\(support)\(count) items, \(open) open\(stated))")))
      for finding in group.findings {
        page.blocks.append(.entry(task(finding, of: group.unit, assessment, preparation, words)))
      }
    }
    return page
  }

  private static func task(
    _ finding: Finding, of unit: String, _ assessment: Assessment, _ preparation: Preparation,
    _ words: Words
  ) -> Entry {
    let item = finding.item
    let note = preparation.note(on: finding, of: unit)
    var entry = Entry(
      title: words.name(of: item), status: finding.status,
      labels: [
        finding.status.name[words.language], words.article(item.article), words.weight(item),
      ], box: note.isDone ? .ticked : .open)
    if finding.review { entry.labels.append(words.review) }
    if note.isDone { entry.labels.append(words("已办理", "done")) }
    if let due = preparation.due(finding, of: unit) {
      entry.details.append(
        .field(.init(label: words("完成期限", "Due"), value: due.description)))
    }
    // Of several in the lead, none may think that it leads alone.
    if item.units.lead.count > 1 || (preparation.unit.map { item.units.lead != [$0] } ?? false) {
      entry.details.append(
        .field(.init(label: words("牵头单位", "Lead"), value: words.names(item.units.lead))))
    }
    if !item.units.support.isEmpty {
      entry.details.append(
        .field(
          .init(label: words("配合单位", "With"), value: words.names(item.units.support))))
    }
    entry.details += quotations(of: finding, most: 1, in: assessment.report.source, words)
    entry.details += finding.statements.map { .field(words.statement($0)) }
    if finding.isOpen {
      entry.details.append(
        .field(.init(label: words("需补充", "To supply"), value: words.list(item.facts))))
    }
    entry.details += item.materials.map { .box($0) }
    entry.details.append(
      .field(.init(label: words("备注", "Remarks"), value: note.remark ?? Page.blankLine)))
    return entry
  }
}
