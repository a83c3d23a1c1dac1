import FazhiAssessment
import FazhiChecklist
import FazhiSource

extension Workbook {
  /// The sheets of a comparison: what changed, all statuses side by side, ranks, parts, reports, and what
  /// the figures mean.
  init(_ view: ComparisonView) {
    sheets = [view.changesSheet, view.matrixSheet, view.rankingSheet, view.partsSheet]
    sheets += [view.reportsSheet, view.meaningSheet]
  }
}

extension ComparisonView {
  /// Every obligation from the first report to each other one, the most telling first.
  fileprivate var changesSheet: Workbook.Sheet {
    let columns: [(String, Int)] = [
      (words("变化", "Change"), 10), (words("\(sides.old)结果", "\(sides.old) status"), 10),
      (words("\(sides.new)结果", "\(sides.new) status"), 10),
    ]
    let evidence: [(String, Int)] = [
      (words("\(sides.old)依据", "\(sides.old) evidence"), 42),
      (words("\(sides.new)依据", "\(sides.new) evidence"), 42),
      (words("\(sides.new)报告最接近的表述", "\(sides.new): nearest passage"), 30),
      (words("\(sides.old)报告", "\(sides.old) report"), 20),
      (words("\(sides.new)报告", "\(sides.new) report"), 20),
    ]
    let labels = labels
    let rows = comparison.records.indices.dropFirst().flatMap { index in
      comparison.changes(to: index).map { change, row in
        let (old, new) = (row.entries[0], row.entries[index])
        return cells(row.obligation) + [
          .text(name(change)), cell(old?.status), cell(new?.status), .text(evidenceText(old)),
          .text(evidenceText(new)),
          .text(new?.evidence.isEmpty == true ? new?.nearest.map(quotation) ?? "" : ""),
          .text(labels[0]), .text(labels[index]),
        ]
      }
    }
    return sheet(words("变化", "Changes"), obligationColumns + columns + evidence, rows)
  }

  /// Every obligation with its status in each report.
  fileprivate var matrixSheet: Workbook.Sheet {
    sheet(
      words("逐项对照", "Matrix"), obligationColumns + labels.map { ($0, 14) },
      comparison.rows.map { row in
        cells(row.obligation) + row.entries.map { cell($0?.status) }
      })
  }

  /// The reports by rank, in total and within each part.
  fileprivate var rankingSheet: Workbook.Sheet {
    let labels = labels
    let rows = ([comparison.total] + comparison.parts).flatMap { standing in
      standing.order.map { index -> [Workbook.Cell] in
        let (number, title) = scope(standing)
        let coverage = standing.coverages[index]
        return [
          Int(number).map { .number($0) } ?? .empty, .text(title),
          standing.ranks[index].map { .number($0) } ?? .empty, .text(labels[index]),
          .coverage(coverage), .halves(coverage.halfPoints), .number(coverage.outOf),
        ]
      }
    }
    return sheet(
      words("名次", "Ranking"),
      [
        (words("部分", "Part"), 6), (words("内容", "Subject"), 36), (words("名次", "Rank"), 6),
        (words("报告", "Report"), 36), (words("文本覆盖率", "Text coverage"), 12),
        (words("得分", "Points"), 8), (words("应得", "Out of"), 8),
      ], rows)
  }

  /// The coverage of each report by part, and the difference from the first in percentage points.
  fileprivate var partsSheet: Workbook.Sheet {
    let others = comparison.records.indices.dropFirst()
    let labels = labels
    let rows = ([comparison.total] + comparison.parts).map { standing -> [Workbook.Cell] in
      let (number, title) = scope(standing)
      return [Int(number).map { .number($0) } ?? .empty, .text(title)]
        + standing.coverages.map { .coverage($0) }
        + others.map { .difference(standing.difference(to: $0)) }
    }
    return sheet(
      words("各部分", "Parts"),
      [(words("部分", "Part"), 6), (words("内容", "Subject"), 36)] + labels.map { ($0, 14) }
        + others.map { (words("差（百分点）：\(labels[$0])", "Difference in points: \(labels[$0])"), 16) },
      rows)
  }

  /// What was compared.
  fileprivate var reportsSheet: Workbook.Sheet {
    let unknown = words.unknown
    let rows = comparison.records.enumerated().map { index, record -> [Workbook.Cell] in
      let (report, coverage) = (record.report, comparison.total.coverages[index])
      let facts: [Workbook.Cell] = [
        .number(index + 1), .text(labels[index]), .text(report.title ?? unknown),
        .text(report.issuer ?? unknown), .text(words.level(report.level)),
        report.year.map { .number($0) } ?? .text(unknown), .text(report.signed ?? unknown),
      ]
      let counts = comparison.counts(to: index)
      let changes = Comparison.Change.allCases.map { change in
        index == 0 ? Workbook.Cell.empty : .number(counts[change] ?? 0)
      }
      let digests: [Workbook.Cell] = [
        .text("\(record.checklist.id) \(record.checklist.version)"),
        .text(record.checklist.digest), .text(report.digest),
      ]
      return facts + Workbook.Cell.coverages(coverage) + changes + digests
    }
    let columns: [(String, Int)] = [
      (words("序号", "No."), 6), (words("报告", "Report"), 24), (words("标题", "Title"), 36),
      (words("发布机关", "Issuer"), 20), (words("层级", "Level"), 10), (words("年度", "Year"), 8),
      (words("落款日期", "Signed"), 12), (words("文本覆盖率", "Text coverage"), 12),
      (words("部分体现不计", "If partial is nothing"), 14),
      (words("部分体现全计", "If partial is whole"), 14),
    ]
    let digests: [(String, Int)] = [
      (words("对照清单", "Checklist"), 24), (words("清单摘要值", "Digest of the checklist"), 36),
      (words("报告摘要值", "Digest of the report"), 36),
    ]
    return sheet(
      words("报告", "Reports"),
      columns + Comparison.Change.allCases.map { (name($0), 10) } + digests, rows)
  }

  fileprivate var meaningSheet: Workbook.Sheet {
    sheet(words("说明", "Notes"), [(words("说明", "Notes"), 100)], meanings.map { [.text($0)] })
  }

  // MARK: Cells

  private var obligationColumns: [(String, Int)] {
    [
      (words("编号", "Item"), 9), (words("部分", "Part"), 6), (words("条", "Article"), 6),
      (words("事项", "Title"), 32), (words("权重", "Weight"), 6), (words("硬任务", "Hard duty"), 8),
    ]
  }

  private func cells(_ obligation: AssessmentRecord.Obligation) -> [Workbook.Cell] {
    [
      .text(obligation.id), .number(obligation.part), .number(obligation.article),
      .text(obligation.title[words.language]), .number(obligation.weight),
      .text(obligation.isHardDuty ? words("是", "yes") : ""),
    ]
  }

  private func cell(_ status: Status?) -> Workbook.Cell {
    status.map { .status($0, name($0)) } ?? .text(name(nil))
  }

  private func evidenceText(_ entry: AssessmentRecord.Entry?) -> String {
    (entry?.evidence ?? []).map(quotation).joined(separator: "\n")
  }

  private func sheet(
    _ name: String, _ columns: [(String, Int)], _ rows: [[Workbook.Cell]]
  ) -> Workbook.Sheet {
    Workbook.Sheet(
      name: name, columns: columns.map { .init(title: $0, width: $1) }, rows: rows)
  }
}
