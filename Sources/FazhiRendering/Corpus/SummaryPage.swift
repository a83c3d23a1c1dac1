import FazhiChecklist
package import FazhiSource

extension CorpusSummary: Presentable {
  /// How many of the obligations left out are shown for all reports, and for each level.
  private static let shown = 30
  private static let shownByLevel = 10
  /// A level with fewer reports has no obligations that are left out most often.
  private static let leastReports = 3

  /// What a reader is shown.
  package func page(_ words: Words) -> Page {
    var page = Page(words)
    page.blocks.append(.heading(1, words("多份报告汇总", "Summary of many reports")))
    page.blocks.append(.fields(fields(words)))
    page.blocks.append(
      .text(
        words.meaning(ofSeveral: true)
          + words(
            "。未覆盖指应写而未提及、只列计划或只认不足。",
            ". Left out means owed, and not mentioned, only planned, or only admitted as a shortcoming."
          )))
    page.blocks.append(.heading(2, words("文本覆盖率的分布", "How text coverage is spread")))
    page.blocks.append(.table(spread(words)))
    page.blocks.append(
      .heading(3, words("覆盖率各段的报告数", "How many reports lie in each tenth of coverage")))
    page.blocks.append(.table(tenths(words)))
    page.blocks.append(.heading(2, words("各部分", "By part")))
    page.blocks.append(.table(table(partRows(words), words("部分", "Part"), words)))
    page.blocks.append(
      .heading(2, words("最常未覆盖的事项", "The obligations most often left out")))
    page.blocks.append(.table(leftOut(nil, Self.shown, words)))
    for level in Level.allCases
    where levels.count > 1 && levels[level]?.count ?? 0 >= Self.leastReports {
      page.blocks.append(
        .heading(2, words("最常未覆盖的事项：", "Most often left out: ") + words.level(level)))
      page.blocks.append(.table(leftOut(level, Self.shownByLevel, words)))
    }
    page.blocks += refusalBlocks(words)
    return page
  }

  /// What was summed up, and what of it is doubtful.
  private func fields(_ words: Words) -> [Page.Field] {
    var fields: [Page.Field] = [
      .init(label: words("报告", "Reports"), value: "\(all.count)"),
      .init(label: words("无法评估", "Not judged"), value: "\(refused)"),
    ]
    if let checklist {
      fields.append(
        .init(
          label: words("清单", "Checklist"),
          value: words.checklist(checklistTitle, id: checklist.id, version: checklist.version)))
    }
    if repeated > 0 {
      fields.append(
        .init(
          label: words("重复的报告", "Repeated"),
          value: words(
            "\(repeated)份与前面的文本相同，也计在内", "\(repeated) of the same text as one before, counted too"))
      )
    }
    if uncertain > 0 {
      fields.append(
        .init(
          label: words("层级、年度存疑", "Level or year open"),
          value: words(
            "\(uncertain)份，可用 --level、--year 指定后重新评估",
            "\(uncertain); judge them anew with --level, --year")))
    }
    return fields
  }

  /// The reports that could not be judged, by name; nothing where there are none.
  private func refusalBlocks(_ words: Words) -> [Page.Block] {
    guard !refusals.isEmpty else { return [] }
    let table = Page.Table(
      columns: [
        .init(title: words("报告", "Report")), .init(title: words("原因", "Reason")),
      ], rows: refusals.map { [$0.name, $0.reason[words.language]] })
    let further = refused - refusals.count
    return [
      .heading(2, words("无法评估的报告", "Reports that could not be judged")), .table(table),
    ] + (further > 0 ? [.text(words("另有\(further)份。", "And \(further) more."))] : [])
  }

  /// The obligations, one a row; how coverage is spread; and what was summed up.
  package func workbook(_ words: Words) -> Workbook {
    let statuses = Status.allCases
    let obligationRows = ids.map { id -> [Workbook.Cell] in
      let obligation = obligations[id] ?? Obligation()
      return [
        .text(id), .text(titles[id]?[words.language] ?? ""), .number(obligation.owed),
        .number(obligation.gaps), .ratio(obligation.gaps, of: obligation.owed),
      ] + statuses.map { .number(obligation.counts[$0] ?? 0) }
    }
    let columns: [Workbook.Column] =
      [
        .init(title: words("事项", "Item"), width: 10),
        .init(title: words("标题", "Title"), width: 40),
        .init(title: words("应写", "Owed"), width: 8),
        .init(title: words("未覆盖", "Left out"), width: 10),
        .init(title: words("未覆盖率", "Share left out"), width: 12),
      ] + statuses.map { .init(title: $0.name[words.language], width: 12) }
    let groups = groupRows(words) + partRows(words)
    let spreadColumns: [Workbook.Column] =
      [
        .init(title: words("范围", "Group"), width: 30),
        .init(title: words("报告", "Reports"), width: 10),
      ]
      + Quantile.allCases.map { .init(title: $0.name(words), width: 10) }
    return Workbook(sheets: [
      .init(name: words("事项", "Items"), columns: columns, rows: obligationRows),
      .init(
        name: words("覆盖率", "Coverage"), columns: spreadColumns,
        rows: groups.map { name, group in
          [.text(name), .number(group.count)]
            + Quantile.allCases.map { .share(group.quantile($0.share)) }
        }),
      .init(
        name: words("说明", "Notes"),
        columns: [
          .init(title: words("项目", "What"), width: 40),
          .init(title: words("内容", "Content"), width: 60),
        ],
        rows: fields(words).map { [.text($0.label), .text($0.value)] }
          + refusals.map { [.text($0.name), .text($0.reason[words.language])] }),
    ])
  }

  /// Writes the keys of the JSON object.
  package func write(into writer: inout JSONWriter, language: Language) {
    writer.head("summary")
    writer.pair("reports", all.count)
    writer.pair("refused", refused)
    writer.objects("refusals", refusals) { writer, refusal in
      writer.pair("id", refusal.name)
      writer.pair("reason", refusal.reason[language])
    }
    writer.pair("repeated", repeated)
    writer.pair("uncertain", uncertain)
    writer.key("coverage")
    writer.quantiles(of: all)
    writer.object("levels") { writer in
      for level in Level.allCases {
        guard let group = levels[level] else { continue }
        writer.key(named: level.rawValue)
        writer.quantiles(of: group)
      }
    }
    writer.object("years") { writer in
      for (year, group) in years.sorted(by: { $0.key < $1.key }) {
        writer.key(named: "\(year)")
        writer.quantiles(of: group)
      }
    }
    writer.objects("parts", parts.sorted { $0.key < $1.key }) { writer, part in
      writer.pair("part", part.key)
      writer.pair("title", partTitles[part.key]?[language])
      writer.key("coverage")
      writer.quantiles(of: part.value)
    }
    writer.objects("items", ids) { writer, id in
      let obligation = obligations[id] ?? Obligation()
      writer.pair("id", id)
      writer.pair("title", titles[id]?[language])
      writer.pair("owed", obligation.owed)
      writer.pair("gaps", obligation.gaps)
      writer.pair("counts", obligation.counts)
    }
  }

  // MARK: Tables

  private func groupRows(_ words: Words) -> [(String, Group)] {
    [(words("全部", "All"), all)]
      + Level.allCases.compactMap { level in levels[level].map { (words.level(level), $0) } }
      + years.sorted { $0.key < $1.key }.map { ("\($0.key)" + words("年", ""), $0.value) }
  }

  private func partRows(_ words: Words) -> [(String, Group)] {
    parts.sorted { $0.key < $1.key }.map { number, group in
      ("\(number) " + (partTitles[number]?[words.language] ?? ""), group)
    }
  }

  private func spread(_ words: Words) -> Page.Table {
    table(groupRows(words), words("范围", "Group"), words)
  }

  private func table(_ rows: [(String, Group)], _ title: String, _ words: Words) -> Page.Table {
    Page.Table(
      columns: [.init(title: title), .init(title: words("报告", "Reports"), isNumber: true)]
        + Quantile.allCases.map { .init(title: $0.name(words), isNumber: true) },
      rows: rows.map { name, group in
        [name, "\(group.count)"]
          + Quantile.allCases.map { quantile in
            group.quantile(quantile.share).map { Workbook.Cell.share($0).text } ?? "—"
          }
      },
      pictures: .init(
        title: words("0%至100%", "0% to 100%"),
        note: words(
          "图：盒为25%至75%，竖线为中位，须为10%至90%，点为最低和最高。",
          "Pictures: the box from 25% to 75%, a stroke at the median, whiskers from 10% to 90%, dots for the"
            + " lowest and the highest."),
        rows: rows.map { Self.picture(of: $0.1) }))
  }

  private static func picture(of group: Group) -> Page.Picture {
    func mark(_ quantile: Quantile) -> Double { group.quantile(quantile.share) ?? 0 }
    guard !group.coverages.isEmpty else { return .none }
    return .spread(
      .init(
        lowest: mark(.lowest), tenth: mark(.tenth), quarter: mark(.quarter), median: mark(.median),
        threeQuarters: mark(.threeQuarters), nineTenths: mark(.nineTenths), highest: mark(.highest))
    )
  }

  /// How many reports lie in each tenth of coverage, a tenth from its lower bound to below its upper
  /// one, and the last to 100%.
  private func tenths(_ words: Words) -> Page.Table {
    var counts = [Int](repeating: 0, count: 10)
    for coverage in all.coverages { counts[min(9, max(0, Int(coverage * 10)))] += 1 }
    let most = Double(max(1, counts.max() ?? 1))
    return Page.Table(
      columns: [
        .init(title: words("覆盖率", "Coverage")),
        .init(title: words("报告", "Reports"), isNumber: true),
      ],
      rows: counts.enumerated().map { ["\($0 * 10)%–\($0 * 10 + 10)%", "\($1)"] },
      pictures: .init(
        title: words("报告数", "Number of reports"), rows: counts.map { .share(Double($0) / most) }))
  }

  private func leftOut(_ level: Level?, _ most: Int, _ words: Words) -> Page.Table {
    let leftOut = mostLeftOut(most, level: level)
    return Page.Table(
      columns: [
        .init(title: words("事项", "Item")), .init(title: words("标题", "Title")),
        .init(title: words("应写", "Owed"), isNumber: true),
        .init(title: words("未提及", "Not mentioned"), isNumber: true),
        .init(title: words("未覆盖", "Left out"), isNumber: true),
        .init(title: words("未覆盖率", "Share"), isNumber: true),
      ],
      rows: leftOut.map { id, obligation in
        [
          id, titles[id]?[words.language] ?? "", "\(obligation.owed)",
          "\(obligation.counts[.missing] ?? 0)", "\(obligation.gaps)",
          Workbook.Cell.ratio(obligation.gaps, of: obligation.owed).text,
        ]
      },
      pictures: .init(
        title: words("未覆盖率", "Share left out"), rows: leftOut.map { .share($0.1.gapShare) }))
  }
}

/// The quantiles that a spread is told by, with their names in JSON.
private enum Quantile: String, CaseIterable {
  case lowest
  case tenth = "p10"
  case quarter = "p25"
  case median
  case threeQuarters = "p75"
  case nineTenths = "p90"
  case highest

  /// The share of the reports that lies below.
  var share: Double {
    switch self {
    case .lowest: 0
    case .tenth: 0.1
    case .quarter: 0.25
    case .median: 0.5
    case .threeQuarters: 0.75
    case .nineTenths: 0.9
    case .highest: 1
    }
  }

  func name(_ words: Words) -> String {
    switch self {
    case .lowest: words("最低", "Lowest")
    case .median: words("中位", "Median")
    case .highest: words("最高", "Highest")
    case .tenth, .quarter, .threeQuarters, .nineTenths: "\(Int(share * 100))%"
    }
  }
}

extension JSONWriter {
  fileprivate mutating func quantiles(of group: CorpusSummary.Group) {
    object {
      $0.pair("reports", group.count)
      for quantile in Quantile.allCases {
        $0.key(named: quantile.rawValue)
        $0.number(group.quantile(quantile.share))
      }
    }
  }
}
