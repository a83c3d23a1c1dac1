import FazhiAssessment
import FazhiChecklist
import FazhiSource

extension Page {
  /// Reports side by side: what became worse first, then what became better, then the figures.
  static func comparison(_ view: ComparisonView) -> Page {
    var page = Page(view.words)
    page.entryLayout = .rows(
      [
        .init(title: view.words("事项", "Item"), width: 38, contents: [.title]),
        .init(title: view.words("变化", "Change"), width: 36, contents: [.status]),
        .init(
          title: view.words("前后依据（位置）", "Evidence of both (place)"), width: 82,
          contents: [.quotations]),
      ], isWide: false)
    if view.isPair { page.appendPair(view) } else { page.appendSeveral(view) }
    return page
  }

  // MARK: Two reports

  private mutating func appendPair(_ view: ComparisonView) {
    let words = view.words
    blocks.append(.heading(1, words("两份报告的比较", "Two reports compared")))
    let coverages = view.comparison.total.coverages
    let difference = view.difference(view.comparison.total.difference(to: 1))
    blocks.append(
      .fields([
        Field(label: view.sides.old, value: view.labels[0]),
        Field(label: view.sides.new, value: view.labels[1]),
        Field(label: words("对照清单", "Checklist"), value: view.checklists),
        Field(
          label: words("文本覆盖率", "Text coverage"),
          value: "\(coverages[0].percent) → \(coverages[1].percent)"
            + words.inParentheses(
              words("\(difference)个百分点", "\(difference) percentage points"))),
        Field(
          label: words("得分", "Points"),
          value: coverages.map { "\($0.points)/\($0.outOf)" }.joined(separator: " → ")),
        Field(label: words("变化项数", "Changes"), value: view.counts(to: 1)),
      ]))
    appendMeaning(view)
    let changes = view.comparison.changes(to: 1)
    appendEntries(
      words("退步与消失", "Worse and gone"), changes.filter(\.change.isStepBack), view)
    appendEntries(
      words("进步与新增", "Better and new"), changes.filter(\.change.isStepForward), view)
    appendPairOfParts(view)
    appendNotComparable(changes.filter { $0.change == .notComparable }, view)
  }

  private mutating func appendEntries(
    _ title: String, _ changes: [(change: Comparison.Change, row: Comparison.Row)],
    _ view: ComparisonView
  ) {
    let words = view.words
    let hard = changes.count { $0.row.obligation.isHardDuty }
    blocks.append(
      .heading(
        2,
        words(
          "\(title)（\(changes.count)项，其中硬任务\(hard)项）",
          "\(title) (\(changes.count), hard duties among them \(hard))")))
    if changes.isEmpty { blocks.append(.text(words.none)) }
    for (change, row) in changes {
      blocks.append(.entry(Self.entry(change, row, view)))
    }
  }

  private static func entry(
    _ change: Comparison.Change, _ row: Comparison.Row, _ view: ComparisonView
  ) -> Entry {
    let statuses = row.entries.map { $0?.status }
    var entry = Entry(
      title: view.words.name(of: row.obligation), status: statuses[1],
      labels: [view.transition(from: statuses[0], to: statuses[1]), view.name(change)])
    // That a step is one of a hard duty is said of those alone, so that it stands out.
    if row.obligation.isHardDuty { entry.labels.append(view.words.weight(row.obligation)) }
    entry.details = zip(view.sidesInText, row.entries).flatMap { side, entry in
      quotations(of: entry, side, view)
    }
    return entry
  }

  /// What one side says: its evidence, or the nearest passage, which is none.
  private static func quotations(
    of entry: AssessmentRecord.Entry?, _ side: String, _ view: ComparisonView
  ) -> [Detail] {
    let words = view.words
    guard let entry else { return [] }
    func quotation(_ quotation: AssessmentRecord.Quotation, _ labels: [String]) -> Detail {
      .quotation(
        quotation.text,
        place: (labels + [words.place(quotation.position)]).joined(separator: words.comma))
    }
    if let nearest = entry.nearest, entry.evidence.isEmpty {
      return [quotation(nearest, [side, words.nearest])]
    }
    if entry.evidence.isEmpty { return [.field(.init(label: side, value: words.noneNear))] }
    return entry.evidence.prefix(2).map { quotation($0, [side]) }
  }

  private mutating func appendPairOfParts(_ view: ComparisonView) {
    let words = view.words
    let changes = view.comparison.changes(to: 1)
    let rows = (view.comparison.parts + [view.comparison.total]).map { standing in
      let (number, title) = view.scope(standing)
      let here = changes.filter {
        standing.part == nil || $0.row.obligation.part == standing.part?.number
      }
      return [
        number, title, standing.coverages[0].percent, standing.coverages[1].percent,
        view.difference(standing.difference(to: 1)), "\(here.count { $0.change.isStepBack })",
        "\(here.count { $0.change.isStepForward })",
      ]
    }
    blocks.append(
      .heading(2, words("各部分（差为百分点）", "By part (difference in percentage points)")))
    blocks.append(
      .text(
        words(
          "差值按取整前的覆盖率计算，末位可能与表中两数之差不同。",
          "Differences are of the exact figures; the last digit may differ from that of the rounded"
            + " ones.")))
    blocks.append(
      .table(
        Table(
          columns: [
            .init(title: words("部分", "Part"), isNumber: true),
            .init(title: words("内容", "Subject")),
            .init(title: view.sides.old, isNumber: true),
            .init(title: view.sides.new, isNumber: true),
            .init(title: words("差", "Diff."), isNumber: true),
            .init(title: words("退", "Worse"), isNumber: true),
            .init(title: words("进", "Better"), isNumber: true),
          ], rows: rows)))
  }

  private mutating func appendNotComparable(
    _ changes: [(change: Comparison.Change, row: Comparison.Row)], _ view: ComparisonView
  ) {
    let words = view.words
    guard !changes.isEmpty else { return }
    blocks.append(
      .heading(
        2, words("不可比的事项（\(changes.count)项）", "Not comparable (\(changes.count))")))
    blocks.append(
      .text(
        words(
          "至少一方不承担、不计分，或其清单没有此项。",
          "At least one side does not owe it, is not scored on it, or has no such item.")))
    blocks.append(
      .table(
        Table(
          columns: [
            words("事项", "Item"), words("名称", "Title"), view.sides.old, view.sides.new,
          ].map { .init(title: $0) },
          rows: changes.map { _, row in
            [row.obligation.id, row.obligation.title[words.language]]
              + row.entries.map { view.name($0?.status) }
          })))
  }

  // MARK: More than two

  private mutating func appendSeveral(_ view: ComparisonView) {
    let (words, comparison) = (view.words, view.comparison)
    let count = comparison.records.count
    blocks.append(.heading(1, words("\(count)份报告的比较", "\(count) reports compared")))
    blocks.append(
      .fields([Field(label: words("对照清单", "Checklist"), value: view.checklists)]))
    appendMeaning(view)
    appendRanking(view)
    appendHardStepsBack(view)
    appendRows(
      words("都未写成成效的事项", "What no report covers"),
      words("承担此项的报告都没有写成已落实或部分体现。", "Not covered by any report that owes it."),
      comparison.coveredByNone, view)
    appendParts(view)
    appendMatrix(view)
    appendRows(
      words("都写成成效的事项", "What all reports cover"),
      words("承担此项的报告都写成已落实或部分体现。", "Covered by every report that owes it."),
      comparison.coveredByAll, view)
  }

  private mutating func appendRanking(_ view: ComparisonView) {
    let (words, comparison) = (view.words, view.comparison)
    let rows = comparison.total.order.map { index in
      let coverage = comparison.total.coverages[index]
      let counts = comparison.counts(to: index)
      func sum(_ isCounted: (Comparison.Change) -> Bool) -> String {
        index == 0 ? "" : "\(counts.filter { isCounted($0.key) }.values.reduce(0, +))"
      }
      return [
        comparison.total.ranks[index].map { "\($0)" } ?? "—", "\(index + 1)", view.labels[index],
        coverage.percent, "\(coverage.points)/\(coverage.outOf)", sum(\.isStepBack),
        sum(\.isStepForward),
      ]
    }
    blocks.append(.heading(2, words("名次", "Ranking")))
    blocks.append(
      .table(
        Table(
          columns: [
            .init(title: words("名次", "Rank"), isNumber: true),
            .init(title: words("序号", "No."), isNumber: true),
            .init(title: words("报告", "Report")),
            .init(title: words("覆盖率", "Coverage"), isNumber: true),
            .init(title: words("得分", "Points"), isNumber: true),
            .init(title: words("退", "Worse"), isNumber: true),
            .init(title: words("进", "Better"), isNumber: true),
          ], rows: rows)))
    blocks.append(
      .text(
        words(
          "覆盖率相同的名次并列；“退”“进”是与序号1的报告相比的项数。",
          "Equal coverage shares a rank; worse and better count against the report numbered 1.")))
  }

  private mutating func appendHardStepsBack(_ view: ComparisonView) {
    let (words, rows) = (view.words, view.comparison.hardStepsBack)
    blocks.append(
      .heading(
        2,
        words(
          "与序号1相比退步或消失的硬任务（\(rows.count)项）",
          "Hard duties worse or gone, against the report numbered 1 (\(rows.count))")))
    guard !rows.isEmpty else {
      blocks.append(.text(words.none))
      return
    }
    let cells = rows.map { row in
      let steps = row.entries.indices.dropFirst().filter { row.change(to: $0).isStepBack }
      return [
        row.obligation.id, row.obligation.title[words.language], view.name(row.entries[0]?.status),
        words.list(steps.map { "\($0 + 1) \(view.name(row.entries[$0]?.status))" }),
      ]
    }
    blocks.append(
      .table(
        Table(
          columns: [
            words("事项", "Item"), words("名称", "Title"), words("序号1", "No. 1"),
            words("退步的报告", "Reports that are worse"),
          ].map { .init(title: $0) }, rows: cells)))
  }

  private mutating func appendRows(
    _ title: String, _ meaning: String, _ rows: [Comparison.Row], _ view: ComparisonView
  ) {
    let words = view.words
    blocks.append(
      .heading(2, words("\(title)（\(rows.count)项）", "\(title) (\(rows.count))")))
    guard !rows.isEmpty else {
      blocks.append(.text(words.none))
      return
    }
    blocks.append(.text(meaning))
    blocks.append(
      .table(
        Table(
          columns: [
            words("事项", "Item"), words("名称", "Title"), words("权重", "Weight"),
          ].map { .init(title: $0) },
          rows: rows.map {
            [$0.obligation.id, $0.obligation.title[words.language], words.weight($0.obligation)]
          })))
  }

  /// How many reports stand side by side in a table of figures, or of signs, on 80 columns.
  private static let mostFigures = 4
  private static let mostMarks = 10

  private mutating func appendParts(_ view: ComparisonView) {
    let words = view.words
    blocks.append(.heading(2, words("各部分的覆盖率与名次", "Coverage and rank by part")))
    appendLegend(view, marks: [])
    let standings = view.comparison.parts + [view.comparison.total]
    for indices in view.chunks(of: Self.mostFigures) {
      let rows = standings.map { standing in
        let (number, title) = view.scope(standing)
        return [number, title]
          + indices.map { index in
            standing.coverages[index].percent
              + (standing.ranks[index].map { " (\($0))" } ?? "")
          }
      }
      blocks.append(
        .table(
          Table(
            columns: [
              .init(title: words("部分", "Part"), isNumber: true),
              .init(title: words("内容", "Subject")),
            ] + indices.map { .init(title: "\($0 + 1)", isNumber: true) }, rows: rows)))
    }
    blocks.append(.text(words("括号内为名次。", "Ranks are in parentheses.")))
  }

  private mutating func appendMatrix(_ view: ComparisonView) {
    let words = view.words
    blocks.append(.heading(2, words("逐项对照", "Obligation by obligation")))
    appendLegend(view, marks: Status.allCases)
    for indices in view.chunks(of: Self.mostMarks) {
      let rows = view.comparison.rows.map { row in
        [
          row.obligation.id, row.obligation.title[words.language],
          row.obligation.isHardDuty ? words("硬", "hard") : "",
        ] + indices.map { row.entries[$0]?.status.mark ?? "" }
      }
      blocks.append(
        .table(
          Table(
            columns: [
              .init(title: words("事项", "Item")), .init(title: words("名称", "Title")),
              .init(title: words("硬任务", "Duty")),
            ] + indices.map { .init(title: "\($0 + 1)") }, rows: rows)))
    }
  }

  private mutating func appendLegend(_ view: ComparisonView, marks: [Status]) {
    let words = view.words
    var fields = [Field(label: words("报告", "Reports"), value: view.numberedLabels)]
    if !marks.isEmpty {
      var names: [(mark: String, names: [String])] = []
      for status in marks {
        let name = status.name[words.language]
        if let index = names.firstIndex(where: { $0.mark == status.mark }) {
          names[index].names.append(name)
        } else {
          names.append((status.mark, [name]))
        }
      }
      fields.append(
        Field(
          label: words("图例", "Signs"),
          value: names.map { "\($0.mark) \(words.names($0.names))" }
            .joined(separator: words.comma)))
    }
    blocks.append(.fields(fields))
  }

  // MARK: Both

  private mutating func appendMeaning(_ view: ComparisonView) {
    for meaning in view.meanings { blocks.append(.text(meaning)) }
  }
}

extension ComparisonView {
  /// The checklists, each once, with their versions.
  fileprivate var checklists: String {
    var names: [String] = []
    for record in comparison.records {
      let list = record.checklist
      let name = words.checklist(list.title, id: list.id, version: list.version)
      let digest =
        comparison.hasOneChecklist ? "" : words.inParentheses("\(list.digest.prefix(15))…")
      if !names.contains(name + digest) { names.append(name + digest) }
    }
    return words.list(names)
  }

  fileprivate func counts(to index: Int) -> String {
    let counts = comparison.counts(to: index)
    return Comparison.Change.allCases.map { "\(name($0)) \(counts[$0] ?? 0)" }
      .joined(separator: words.comma)
  }

  /// The numbers of the reports from 0, in groups that fit side by side.
  fileprivate func chunks(of most: Int) -> [Range<Int>] {
    stride(from: 0, to: comparison.records.count, by: most).map {
      $0..<min($0 + most, comparison.records.count)
    }
  }
}
