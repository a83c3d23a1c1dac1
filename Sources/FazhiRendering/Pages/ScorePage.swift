import FazhiAssessment
import FazhiChecklist
import FazhiSource

extension Page {
  /// How much of the checklist a report shows: in total, by part, and for each obligation.
  static func score(_ assessment: Assessment, _ words: Words) -> Page {
    var page = Page(words)
    page.entryLayout = .rows(
      [
        .init(title: words("事项", "Item"), width: 42, contents: [.title]),
        .init(title: words("结果", "Status"), width: 18, contents: [.status]),
        .init(
          title: words("理由", "Why"), width: 34,
          contents: [.field(words("理由", "Why")), .field(words("分项", "Components"))]),
        .init(title: words("依据（位置）", "Evidence (place)"), width: 62, contents: [.quotations]),
      ], isWide: false)
    page.blocks.append(.heading(1, words.scoreTitle))
    page.appendReport(assessment, words)
    page.appendParts(assessment, words)
    page.appendArticles(assessment, words)
    page.appendHardDuties(assessment, words)
    page.blocks.append(.heading(2, words("逐项结果", "Obligation by obligation")))
    for (part, findings) in assessment.parts {
      page.blocks.append(.heading(3, words.partHeading(part)))
      for finding in findings {
        page.blocks.append(.entry(entry(finding, assessment, words)))
      }
    }
    return page
  }

  private mutating func appendParts(_ assessment: Assessment, _ words: Words) {
    blocks.append(.heading(2, words("各部分", "By part")))
    blocks.append(
      .table(
        coverageTable(
          words("部分", "Part"),
          assessment.parts.map { ($0.part.number, $0.part.title[words.language], $0.findings) },
          showsAttested: assessment.hasStatements, words)))
  }

  private mutating func appendArticles(_ assessment: Assessment, _ words: Words) {
    blocks.append(.heading(2, words("各条", "By article")))
    blocks.append(
      .table(
        coverageTable(
          words("条", "Article"),
          assessment.articles.map {
            ($0.article, words.subject(of: $0.findings), $0.findings)
          },
          showsAttested: assessment.hasStatements, words)))
  }

  private func coverageTable(
    _ first: String, _ groups: [(number: Int, subject: String, findings: [Finding])],
    showsAttested: Bool, _ words: Words
  ) -> Table {
    var table = Table(
      columns: [
        .init(title: first, isNumber: true), .init(title: words("内容", "Subject")),
        .init(title: words("覆盖率", "Coverage"), isNumber: true),
        .init(title: words("得分", "Points"), isNumber: true),
        .init(title: words("应得", "Out of"), isNumber: true),
        .init(title: words("未覆盖", "Gaps"), isNumber: true),
      ],
      rows: groups.map { number, subject, findings in
        let coverage = Coverage(findings)
        return [
          "\(number)", subject, coverage.percent, coverage.points, "\(coverage.outOf)",
          "\(findings.count { $0.isGap })",
        ]
      })
    if showsAttested {
      table.append(
        .init(title: words.attestedShort, isNumber: true),
        groups.map { Coverage(attested: $0.findings).percent })
    }
    return table
  }

  private mutating func appendHardDuties(_ assessment: Assessment, _ words: Words) {
    let unmet = assessment.unmetHardDuties
    blocks.append(
      .heading(2, words("未落实的硬任务（\(unmet.count)项）", "Hard duties not met (\(unmet.count))")))
    guard !unmet.isEmpty else {
      blocks.append(.text(words.none))
      return
    }
    var table = Table(
      columns: [
        .init(title: words("事项", "Item")), .init(title: words("名称", "Title")),
        .init(title: words("结果", "Status")),
      ],
      rows: unmet.map {
        [$0.item.id, $0.item.title[words.language], $0.status.name[words.language]]
      })
    if assessment.hasStatements {
      table.append(
        .init(title: words.attestedShort),
        unmet.map { $0.attestedStatus.name[words.language] })
    }
    blocks.append(.table(table))
  }

  private static func entry(_ finding: Finding, _ assessment: Assessment, _ words: Words) -> Entry {
    let (item, source) = (finding.item, assessment.report.source)
    var entry = Entry(
      title: words.name(of: item), status: finding.status,
      labels: [finding.status.name[words.language], words.weight(item)])
    if finding.review { entry.labels.append(words.review) }
    entry.details.append(
      .field(.init(label: words("理由", "Why"), value: finding.reason.text(in: words.language))))
    entry.details += finding.statements.map { .field(words.statement($0)) }
    entry.details += words.components(of: finding).map { .field($0) }
    entry.details += quotations(of: finding, most: 3, in: source, words)
    if let admission = finding.admission {
      let what = words("报告自认的不足，不影响结果", "a shortcoming admitted, changes nothing")
      entry.details.append(quotation(admission, as: what, in: source, words))
    }
    entry.details += nearest(of: finding, in: source, words)
    return entry
  }
}
