package import FazhiAssessment
import FazhiChecklist
import FazhiSource

extension Workbook {
  /// What tables to fill in may be made of, in both languages.
  package static let writtenTables: WrittenTables = {
    func names(_ titles: [Localized]) -> Set<String> {
      Set(titles.flatMap { [$0.chinese, $0.english] })
    }
    let columns =
      AssessmentTables.columns.map(\.title) + AssessmentTables.columnsOfUnits.map(\.title)
      + StatementColumn.allCases.map(\.title)
    return WrittenTables(
      columns: names(columns), sheets: names(AssessmentTables.Name.allCases.map(\.title)))
  }()

  /// The sheets of a job: its own first, then what stands behind it.
  init(_ result: JobResult, _ words: Words) {
    let tables = AssessmentTables(
      assessment: result.assessment, preparation: result.preparation, words: words)
    sheets =
      switch result.job {
      case .score:
        [tables.obligations, tables.overview, tables.gaps, tables.materials, tables.method]
      case .gaps: [tables.gaps, tables.overview, tables.method]
      case .checklist: [tables.materials, tables.overview, tables.method]
      }
  }
}

/// The tables of one assessment.
struct AssessmentTables {
  /// The names of the tables.
  enum Name: CaseIterable {
    case obligations, gaps, materials, overview, method

    var title: Localized {
      switch self {
      case .obligations: Localized("逐项结果", "Obligations")
      case .gaps: Localized("缺口清单", "Gaps")
      case .materials: Localized("迎检准备", "Audit prep")
      case .overview: Localized("概览", "Overview")
      case .method: Localized("方法与版本", "Method and version")
      }
    }
  }

  let assessment: Assessment
  let preparation: Preparation
  let words: Words

  /// Every obligation, in the order of the checklist.
  var obligations: Workbook.Sheet {
    sheet(.obligations, of: assessment.findings)
  }

  /// What is owed and not met, hard duties first.
  var gaps: Workbook.Sheet {
    sheet(.gaps, of: assessment.notMet)
  }

  /// What to prepare, by the unit in the lead.
  var materials: Workbook.Sheet {
    let boxes = NoteColumn.boxes
    let rows = preparation.groups(of: assessment).flatMap { group in
      group.findings.flatMap { self.rows(ofUnit: $0, in: group) }
    }
    var sheet = sheet(.materials, rows)
    sheet.columns.insert(
      contentsOf: Self.columnsOfUnits.map { title, width in
        .init(
          title: title[words.language], width: width,
          choices: title == NoteColumn.done.title ? [boxes.open, boxes.ticked] : [])
      }, at: 0)
    return sheet
  }

  /// The figures in total, by part and by article.
  var overview: Workbook.Sheet {
    let total = coverageRow(words("合计", "Total"), "", assessment.findings)
    let parts = assessment.parts.map { part, findings in
      coverageRow(words.part(part), part.title[words.language], findings)
    }
    let articles = assessment.articles.map { article, findings in
      coverageRow(words.article(article).asLabel, words.subject(of: findings), findings)
    }
    return Workbook.Sheet(
      name: Name.overview.title[words.language],
      columns: [
        .init(title: words("范围", "Scope"), width: 12),
        .init(title: words("内容", "Subject"), width: 36),
        .init(title: words("文本覆盖率", "Text coverage"), width: 12),
        .init(title: words("部分体现不计", "If partial is nothing"), width: 14),
        .init(title: words("部分体现全计", "If partial is whole"), width: 14),
        .init(title: words("得分", "Points"), width: 8),
        .init(title: words("应得", "Out of"), width: 8),
      ] + Status.allCases.map { .init(title: $0.name[words.language], width: 10) },
      rows: [total] + attested + parts + articles)
  }

  /// The second figure, where people state something.
  private var attested: [[Workbook.Cell]] {
    guard let coverage = assessment.attestedCoverage else { return [] }
    return [coverageRow(words("含佐证合计", "With statements"), "", coverage)]
  }

  private func coverageRow(_ scope: String, _ subject: String, _ findings: [Finding])
    -> [Workbook.Cell]
  {
    coverageRow(scope, subject, Coverage(findings))
  }

  private func coverageRow(_ scope: String, _ subject: String, _ coverage: Coverage)
    -> [Workbook.Cell]
  {
    [.text(scope), .text(subject)] + Workbook.Cell.coverages(coverage)
      + [.halves(coverage.halfPoints), .number(coverage.outOf)]
      + Status.allCases.map { .number(coverage.counts[$0] ?? 0) }
  }

  /// What was judged, against what, by what, and what the figure means.
  var method: Workbook.Sheet {
    let title = assessment.report.title ?? words.unknown
    let rows =
      [(words("报告", "Report"), title)]
      + words.facts(of: assessment).map { ($0.label, $0.value) } + [
        (words("工具", "Tool"), "\(Tool.name) \(Tool.version)"),
        (words("计算方法", "Formula"), words.formula),
        (
          words("含义", "Meaning"),
          words.fullMeaning
            + words("责任单位、备查材料为建议。", " Units and materials are suggestions.")
        ),
        (
          words("填写说明", "How to fill it in"),
          words(
            "办理选☑；每行佐证文件、更正为、豁免至只填一项，须写填报人，更正和豁免须写说明理由；同一事项有几份佐证的另起一行；报告摘要值不要改。"
              + "填好后用 --statements 读回，原文件名可重写，已填内容保留。",
            "Tick in Done; in a row give one of Document, Overruled to and Waived until, and who states it, for"
              + " the last two why; another document goes into a row of its own; leave the digest as it is."
              + " Read it back with --statements; what is filled in stays when the file is written again."
          )
        ),
      ] + words.diagnostics(of: assessment).map { (words("提示", "Note"), $0) }
    return Workbook.Sheet(
      name: Name.method.title[words.language],
      columns: [
        .init(title: words("项目", "Key"), width: 18), .init(title: words("内容", "Value"), width: 90),
      ], rows: rows.map { [.text($0), .text($1)] })
  }

  // MARK: Rows of obligations

  /// The columns of every sheet of obligations, with their widths.
  static let columns: [(title: Localized, width: Int)] = [
    (StatementColumn.item, 9), (Localized("部分", "Part"), 6), (Localized("条", "Article"), 6),
    (Localized("事项", "Title"), 16), (Localized("要求", "Asked"), 26),
    (Localized("权重", "Weight"), 6), (Localized("硬任务", "Hard duty"), 8),
    (StatementColumn.verdict, 10), (Localized("请复核", "Check"), 8),
    (Localized("理由", "Why"), 16), (Localized("依据", "Evidence"), 42),
    (Localized("最接近的表述", "Nearest passage"), 28), (Localized("责任单位", "Lead"), 12),
    (Localized("配合单位", "With"), 12), (Localized("备查材料", "Materials"), 24),
    (Localized("建议补充", "To supply"), 24), (Localized("提示", "Notes"), 14),
    (NoteColumn.remark.title, 14),
  ]

  /// The columns before those where the rows are those of units.
  static let columnsOfUnits: [(title: Localized, width: Int)] = [
    (NoteColumn.done.title, 6), (NoteColumn.unit.title, 12), (Localized("职责", "Part in it"), 6),
    (NoteColumn.due.title, 12),
  ]

  /// The rows of an obligation in a group; the box and the day are in the first only.
  private func rows(ofUnit finding: Finding, in group: Preparation.Group) -> [[Workbook.Cell]] {
    let boxes = NoteColumn.boxes
    let isDone = preparation.note(on: finding, of: group.unit).isDone
    let due = preparation.due(finding, of: group.unit)
    let unit: [Workbook.Cell] = [
      .text(group.unit), .text(group.isLead ? words("牵头", "lead") : words("配合", "support")),
    ]
    var result = rows(finding, of: group).map { [.empty] + unit + [.empty] + $0 }
    result[0][0] = .text(isDone ? boxes.ticked : boxes.open)
    result[0][3] = .text(due?.description ?? "")
    return result
  }

  private func sheet(_ name: Name, of findings: [Finding]) -> Workbook.Sheet {
    sheet(name, findings.flatMap { rows($0) })
  }

  /// A sheet of obligations.
  private func sheet(_ name: Name, _ rows: [[Workbook.Cell]]) -> Workbook.Sheet {
    Workbook.Sheet(
      name: name.title[words.language],
      columns: Self.columns.map { .init(title: $0.title[words.language], width: $0.width) }
        + StatementColumn.allCases.map(column),
      rows: rows)
  }

  /// A column to fill in; `--statements` reads the file back.
  private func column(_ column: StatementColumn) -> Workbook.Column {
    let choices = column == .overruled ? Status.allCases.map { $0.name[words.language] } : []
    return .init(
      title: column.title[words.language], width: 14, choices: choices, isPrinted: false)
  }

  /// The cells to state something in, with what is stated already.
  private func cells(of entered: EnteredStatement?) -> [Workbook.Cell] {
    StatementColumn.allCases.map { column in
      if let text = entered?.statement.text(in: column, words.language) { return .text(text) }
      return column == .report ? .text(assessment.report.digest) : .empty
    }
  }

  /// The rows of an obligation, in the checklist those in a group: the first has all that is known of it,
  /// and for each statement but the first follows one that holds nothing else, so that sums over the
  /// rows stay right.
  private func rows(_ finding: Finding, of group: Preparation.Group? = nil) -> [[Workbook.Cell]] {
    let item = finding.item
    // What people state is filled in with the first unit in the lead only: what stands in the files of
    // several is soon changed in one of them.
    let hasStatements = group == nil || group?.unit == item.units.lead.first
    let statements = hasStatements ? finding.statements : []
    let first = statements.first.map { [$0] } ?? finding.statements
    let yes = words("是", "yes")
    let isOpen = finding.isOpen
    let name: [Workbook.Cell] = [
      .text(item.id), .number(item.part), .number(item.article), .text(item.title[words.language]),
    ]
    let known: [Workbook.Cell] = [
      .text(item.requirement[words.language]), .number(item.weight),
      .text(item.isHardDuty ? yes : ""),
      .status(finding.status, finding.status.name[words.language]),
      .text(finding.review ? yes : ""), .text(finding.reason.text(in: words.language)),
      .text(finding.evidence.map(passage).joined(separator: "\n")),
      .text(finding.shownNearest.map(passage) ?? ""),
      .text(words.names(item.units.lead)), .text(words.names(item.units.support)),
      .text(words.list(item.materials)), .text(isOpen ? words.list(item.facts) : ""),
    ]
    let told =
      told(of: first, inCells: hasStatements)
      + words.admission(of: finding, in: assessment.report.source)
    let remark = preparation.note(on: finding, of: group?.unit ?? "").remark ?? ""
    let notes: [Workbook.Cell] = [.text(lines(told)), .text(remark)]
    var result = [name + known + notes + cells(of: statements.first)]
    for entered in statements.dropFirst() {
      let blank = known.map { _ in Workbook.Cell.empty }
      let notes: [Workbook.Cell] = [.text(lines(self.told(of: [entered], inCells: true))), .empty]
      result.append(name + blank + notes + cells(of: entered))
    }
    return result
  }

  /// What the cells do not say of some statements: whether they count, and all of those that have none.
  private func told(of statements: [EnteredStatement], inCells: Bool) -> [Page.Field] {
    statements.filter { !inCells || $0.standing != .counts }.map(words.statement)
  }

  private func lines(_ fields: [Page.Field]) -> String {
    fields.map { $0.label + words.colon + $0.value }.joined(separator: "\n")
  }

  private func passage(_ evidence: Evidence) -> String {
    words.passage(evidence, in: assessment.report.source)
  }
}

extension Statement {
  /// The text of a cell, or `nil` where the statement has nothing for it.
  fileprivate func text(in column: StatementColumn, _ language: Language) -> String? {
    switch (column, claim) {
    case (.document, .attested(let proof)): proof.title
    case (.number, .attested(let proof)): proof.number
    case (.date, .attested(let proof)): proof.date?.description
    case (.unit, .attested(let proof)): proof.unit
    case (.link, .attested(let proof)): proof.link
    case (.overruled, .overruled(let status)): status.name[language]
    case (.waivedUntil, .waived(let until)): until.description
    case (.reason, _): reason
    case (.by, _): by
    case (.report, _): report
    default: nil
    }
  }
}
