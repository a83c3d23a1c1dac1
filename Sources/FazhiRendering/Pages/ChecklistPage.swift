import FazhiAssessment
import FazhiChecklist

extension Page {
  /// What to prepare for an audit, by the unit in the lead, the most urgent first.
  static func checklist(_ assessment: Assessment, _ words: Words) -> Page {
    var page = Page(words)
    page.entryLayout = .rows(
      [
        .init(title: words("序号", "No."), width: 13, contents: [.number]),
        .init(title: words("事项", "Item"), width: 44, contents: [.title]),
        .init(title: words("结果", "Status"), width: 20, contents: [.status]),
        .init(title: words("依据（位置）", "Evidence (place)"), width: 66, contents: [.quotations]),
        .init(
          title: words("需补充、备查材料", "To supply, materials"), width: 66,
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
    for (unit, findings) in assessment.findingsByUnit {
      let open = findings.count { $0.status != .met }
      page.blocks.append(
        .heading(
          2,
          words(
            "\(unit)（\(findings.count)项，待补\(open)项）",
            "\(unit) (\(findings.count) items, \(open) open)")))
      for finding in findings { page.blocks.append(.entry(task(finding, assessment, words))) }
    }
    return page
  }

  private static func task(_ finding: Finding, _ assessment: Assessment, _ words: Words) -> Entry {
    let item = finding.item
    var entry = Entry(
      title: "\(item.id) \(item.title[words.language])", status: finding.status,
      labels: [
        finding.status.name[words.language], words("第\(item.article)条", "article \(item.article)"),
        words.weight(item),
      ], hasBox: true)
    if finding.review { entry.labels.append(words("请复核", "please check")) }
    if !item.units.support.isEmpty {
      entry.details.append(
        .field(
          .init(label: words("配合单位", "With"), value: words.names(item.units.support))))
    }
    entry.details += quotations(finding, assessment, words, most: 1)
    if finding.status != .met {
      entry.details.append(
        .field(.init(label: words("需补充", "To supply"), value: words.list(item.facts))))
    }
    entry.details += item.materials.map { .box($0) }
    entry.details.append(
      .field(.init(label: words("备注", "Remarks"), value: "______________________")))
    return entry
  }
}

extension Assessment {
  /// What is owed, by the unit in the lead, the most urgent first.
  ///
  /// The unit with the most open hard duties comes first. An item with several lead units stands
  /// with each.
  var findingsByUnit: [(unit: String, findings: [Finding])] {
    var order: [String] = []
    var byUnit: [String: [Finding]] = [:]
    for finding in findings where finding.status != .notApplicable {
      for unit in finding.item.units.lead {
        if byUnit[unit] == nil { order.append(unit) }
        byUnit[unit, default: []].append(finding)
      }
    }
    return order.enumerated()
      .map { index, unit in
        let findings = (byUnit[unit] ?? []).sortedByUrgency()
        let hard = findings.count { $0.item.isHardDuty && $0.status.isOwed && $0.status != .met }
        return (unit: unit, findings: findings, hard: hard, index: index)
      }
      .sorted { ($1.hard, $1.findings.count, $0.index) < ($0.hard, $0.findings.count, $1.index) }
      .map { ($0.unit, $0.findings) }
  }
}

extension [Finding] {
  /// Open ones before met ones; among those hard duties first, then by weight, then by how little
  /// there is: missing, acknowledged, planned, partial.
  func sortedByUrgency() -> [Finding] {
    let rank: [Status: Int] = [
      .missing: 0, .acknowledged: 1, .planned: 2, .partial: 3, .notScored: 4, .met: 5,
    ]
    func key(_ finding: Finding) -> (Int, Int, Int, Int) {
      let status = rank[finding.status] ?? 6
      return (
        status >= 4 ? 1 : 0, finding.item.isHardDuty ? 0 : 1, -finding.item.weight, status
      )
    }
    return enumerated()
      .sorted {
        key($0.element) == key($1.element)
          ? $0.offset < $1.offset : key($0.element) < key($1.element)
      }
      .map(\.element)
  }
}
