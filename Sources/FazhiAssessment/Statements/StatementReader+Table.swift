import FazhiChecklist
package import FazhiSource
import FazhiTables

/// A column of the tables that `fazhi` writes in which people state something.
package enum StatementColumn: CaseIterable, Sendable {
  case document, number, date, unit, link, overruled, waivedUntil, reason, by, report

  /// The head of the column.
  package var title: Localized {
    switch self {
    case .document: Localized("佐证文件", "Document")
    case .number: Localized("文号", "Number")
    case .date: Localized("文件日期", "Issued on")
    case .unit: Localized("出具单位", "Issued by")
    case .link: Localized("链接", "Link")
    case .overruled: Localized("更正为", "Overruled to")
    case .waivedUntil: Localized("豁免至", "Waived until")
    case .reason: Localized("说明理由", "Reason")
    case .by: Localized("填报人", "Stated by")
    case .report: Localized("报告摘要值", "Digest of the report")
    }
  }

  /// The head of the column that has the items' ids.
  package static let item = Localized("编号", "Item")

  /// The head of the column that has the verdicts of the tool: nobody fills it in.
  package static let verdict = Localized("结果", "Status")
}

extension StatementReader {
  /// Reads the tables that have the columns; where none has, that is a complaint.
  mutating func readTables(_ tables: () throws(TableProblem) -> [TextTable]) {
    do {
      for table in try tables() {
        if !table.rows.isEmpty { sheets.append(table.name) }
        guard let head = table.rows.firstIndex(where: { Self.columns(of: $0) != nil }),
          let columns = Self.columns(of: table.rows[head])
        else {
          if table.rows.contains(where: Self.isHeadInPart) { hasColumnsInPart = true }
          continue
        }
        hasColumns = true
        if head > 0 { hasRowsAboveHead = true }
        usedColumns += Self.usedColumns(of: table.rows[head...])
        let rows = table.rows[(head + 1)...]
        complainOfRenamedColumns(Self.usedColumns(of: table.rows[head...]), columns)
        complainOfLostBoxes(rows, columns)
        let units = unitsShown(in: rows, columns)
        for row in rows { read(row, columns, units: units, of: table) }
      }
    } catch {
      reader.report(.unreadableTable(error, in: reader.file))
      return
    }
    if !hasColumns { reader.report(.noStatementColumns(in: reader.file)) }
  }

  private struct Columns {
    var item: Int
    var verdict: Int?
    var others: [StatementColumn: Int]
    var notes: [NoteColumn: Int]
  }

  /// Where the columns are, for a row that is the head of a table.
  private static func columns(of row: TextTable.Row) -> Columns? {
    func index(of title: Localized) -> Int? {
      row.cells.firstIndex { $0 == title.chinese || $0 == title.english }
    }
    guard let item = index(of: StatementColumn.item) else { return nil }
    var others: [StatementColumn: Int] = [:]
    for column in StatementColumn.allCases { others[column] = index(of: column.title) }
    var notes: [NoteColumn: Int] = [:]
    for column in NoteColumn.allCases { notes[column] = index(of: column.title) }
    guard others[.report] != nil else { return nil }
    return Columns(
      item: item, verdict: index(of: StatementColumn.verdict), others: others, notes: notes)
  }

  /// Whether a row names several of the columns to fill in: it was the head of a table before somebody
  /// renamed or removed a column.
  private static func isHeadInPart(_ row: TextTable.Row) -> Bool {
    let titles =
      [StatementColumn.item] + StatementColumn.allCases.map(\.title)
      + NoteColumn.allCases.map(\.title)
    return titles.count { row.cells.contains($0.chinese) || row.cells.contains($0.english) } >= 2
  }

  /// The heads of the columns in which something stands below the first row; of one without a head, its
  /// number.
  private static func usedColumns(of rows: ArraySlice<TextTable.Row>) -> [String] {
    guard let head = rows.first else { return [] }
    let width = rows.map(\.cells.count).max() ?? 0
    return (0..<width).filter { column in
      rows.dropFirst().contains { !$0[column].trimmed.isEmpty }
    }.map { head[$0].trimmed.isEmpty ? "\($0 + 1)" : head[$0].trimmed }
  }

  /// What a spreadsheet writes for a box in an encoding that has none.
  private static let lostBox = "?"

  /// Complains once of boxes that were lost where the table was saved in another encoding.
  private mutating func complainOfLostBoxes(
    _ rows: ArraySlice<TextTable.Row>, _ columns: Columns
  ) {
    guard let done = columns.notes[.done] else { return }
    let lost = rows.filter { $0[done].trimmed == Self.lostBox }
    guard let first = lost.first else { return }
    reader.report(.lostBoxes(lost.count, first: first.number, in: reader.file))
  }

  /// Complains of a column to fill in that is not there, and of one in which something stands and whose name
  /// is like that: what people wrote there would be lost.
  private mutating func complainOfRenamedColumns(_ used: [String], _ columns: Columns) {
    let missing =
      StatementColumn.allCases.filter { columns.others[$0] == nil }.map(\.title)
      + NoteColumn.allCases.filter { columns.notes[$0] == nil }.map(\.title)
    let known = (StatementColumn.allCases.map(\.title) + NoteColumn.allCases.map(\.title))
      .flatMap { [$0.chinese, $0.english] }
    let own = used.filter { !known.contains($0) && !writtenColumns.contains($0) }
    for title in missing {
      if let renamed = own.first(where: { $0.isLike(title.chinese) || $0.isLike(title.english) }) {
        reader.report(.renamedColumn(renamed, title, in: reader.file))
      }
    }
  }

  /// The units that the rows of each item name.
  private func unitsShown(
    in rows: ArraySlice<TextTable.Row>, _ columns: Columns
  ) -> [String: Set<String>] {
    guard let unit = columns.notes[.unit] else { return [:] }
    return rows.reduce(into: [:]) { units, row in
      units[row[columns.item].trimmed, default: []].insert(row[unit].trimmed)
    }
  }

  /// Takes in a row; `units` are those that the rows of each item name.
  private mutating func read(
    _ row: TextTable.Row, _ columns: Columns, units: [String: Set<String>], of table: TextTable
  ) {
    func text(_ column: StatementColumn) -> String? {
      guard let index = columns.others[column] else { return nil }
      let text = row[index].trimmed
      return Self.blanks.contains(text.lowercased()) ? nil : text
    }
    let sheet = table.name.isEmpty ? "" : " of sheet '\(table.name)'"
    let place = ", in row \(row.number)\(sheet)"
    let inWords = "第\(row.number)行 row \(row.number)\(sheet)"
    note(row, columns, units: units, place, inWords)
    if let verdict = columns.verdict, !row[verdict].trimmed.isEmpty {
      verdicts.append(
        ShownVerdict(
          item: row[columns.item].trimmed, text: row[verdict].trimmed, report: text(.report) ?? "",
          isOverruled: text(.overruled) != nil, file: reader.file.name, row: row.number))
    }
    let claims: [StatementColumn] = [.document, .overruled, .waivedUntil]
    let given = claims.filter { text($0) != nil }
    guard !given.isEmpty else {
      // Somebody began to state something; the day and the name may be left of what was taken back.
      let begun = [.number, .link, .unit, .reason].filter { text($0) != nil }
      if !begun.isEmpty { reader.report(.noClaim(begun, in: place, file: reader.file)) }
      return
    }
    guard given.count == 1 else {
      reader.report(.severalClaims(given, in: place, file: reader.file))
      return
    }
    let item = row[columns.item].trimmed
    guard knows(item, at: nil, in: place), let claim = claim(given[0], text, place) else { return }
    var needed: [StatementColumn] = [.by, .report]
    if claim.needsReason { needed.append(.reason) }
    let missing = needed.filter { text($0) == nil }
    guard missing.isEmpty, let by = text(.by), let report = text(.report) else {
      reader.report(.emptyCells(missing, in: place, file: reader.file))
      return
    }
    add(
      Statement(item: item, claim: claim, reason: text(.reason), by: by, report: report),
      in: inWords)
  }

  /// What people write where there is nothing to state.
  private static let blanks: Set = [
    "", "无", "暂无", "没有", "待定", "待补", "待补充", "不涉及", "不适用", "-", "—", "——", "/", "none", "n/a", "tbd",
  ]

  /// Takes in what a unit noted in its row.
  private mutating func note(
    _ row: TextTable.Row, _ columns: Columns, units: [String: Set<String>], _ place: String,
    _ inWords: String
  ) {
    func text(_ column: NoteColumn) -> String {
      columns.notes[column].map { row[$0].trimmed } ?? ""
    }
    var note = RowNote()
    if let isDone = NoteColumn.isTick(text(.done)) {
      note.isDone = isDone
    } else if text(.done) != Self.lostBox {
      reader.report(.noTick(text(.done), in: place, file: reader.file))
    }
    note.remark = text(.remark).isEmpty ? nil : text(.remark)
    let due = text(.due)
    if !due.isEmpty {
      note.due = Day(cell: due)
      if note.due == nil {
        reader.report(
          .noDay(due, for: NoteColumn.due.title.both, at: nil, in: place, file: reader.file))
      }
    }
    let id = row[columns.item].trimmed
    let item = checklist?.items.first { $0.id == id }
    guard !note.isEmpty, item != nil || checklist == nil else { return }
    let written = text(.unit)
    let unit =
      if let item { Self.unit(named: written, of: item, shown: units[id] ?? []) } else { written }
    guard let unit else {
      reader.report(.unknownUnit(written, of: id, in: place, file: reader.file))
      return
    }
    add(note, on: RowNote.Row(item: id, unit: unit), in: inWords)
  }

  /// The unit of the checklist that a row is of; `nil` where that is anybody's guess.
  ///
  /// It is the one of its name, or, where people put the local name of a unit, the only one of the item
  /// that no row names any more.
  private static func unit(named name: String, of item: Item, shown: Set<String>) -> String? {
    let all = item.units.lead + item.units.support
    if name.isEmpty || all.contains(name) { return name }
    let strangers = shown.filter { !all.contains($0) && !$0.isEmpty }
    let unnamed = all.filter { !shown.contains($0) }
    return strangers.count == 1 && unnamed.count == 1 ? unnamed[0] : nil
  }

  private mutating func claim(
    _ column: StatementColumn, _ text: (StatementColumn) -> String?, _ place: String
  ) -> Statement.Claim? {
    let value = text(column) ?? ""
    switch column {
    case .overruled:
      if let status = Status(named: value) { return .overruled(status) }
      reader.report(.unknownStatus(value, in: place, file: reader.file))
      return nil
    case .waivedUntil: return day(value, .waivedUntil, place).map { .waived(until: $0) }
    default:
      var date: Day?
      if let written = text(.date) {
        date = day(written, .date, place)
        if date == nil { return nil }
      }
      return .attested(
        .init(
          title: value, number: text(.number), date: date, unit: text(.unit), link: text(.link)))
    }
  }

  private mutating func day(_ text: String, _ column: StatementColumn, _ place: String) -> Day? {
    if let day = Day(cell: text) { return day }
    reader.report(.noDay(text, for: column.title.both, at: nil, in: place, file: reader.file))
    return nil
  }
}

extension Status {
  /// The status that a person calls by its name in Chinese, in English or in JSON.
  init?(named name: String) {
    let status = Self.allCases.first {
      [$0.rawValue, $0.name.chinese, $0.name.english].contains(name)
    }
    guard let status else { return nil }
    self = status
  }
}

extension Localized {
  fileprivate var both: String { "'\(chinese)' (\(english))" }
}

extension Day {
  /// Reads a day from a cell: as people write it, or as the number that a spreadsheet counts days with,
  /// which is what is left of a day in a cell that is none of dates any more.
  fileprivate init?(cell text: String) {
    if text.utf8.count == 5, let number = Int(text), number > 0 {
      self.init(DateStyles.day(ofNumber: number))
    } else {
      self.init(text)
    }
  }
}

extension String {
  /// Whether one name of a column was made from another: it holds it, or begins like it.
  fileprivate func isLike(_ other: String) -> Bool {
    guard count >= 2 else { return false }
    let (own, other) = (lowercased(), other.lowercased())
    // Two Chinese characters are a word, three letters are hardly one.
    let least = other.utf8.count == other.count ? 4 : 2
    return own.contains(other) || other.contains(own)
      || own.commonPrefix(with: other) >= least
  }

  private func commonPrefix(with other: String) -> Int {
    zip(self, other).prefix { $0 == $1 }.count
  }

  /// The text without white space around it, and with no sign in it that a table is not written with: it
  /// reads back as it is.
  fileprivate var trimmed: String {
    CellText.clean(
      String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()))
  }
}

extension Diagnostic {
  fileprivate static func unreadableTable(_ problem: TableProblem, in file: SourceFile) -> Self {
    Diagnostic(
      "unreadable-table", Localized(both: "表格无法读取，\(problem.reason) (\(problem.place))"),
      file: file.name, at: nil,
      hint: Localized("请用 WPS 或 Excel 打开后另存为 .xlsx 或 .csv", "open it and save it as .xlsx or .csv"))
  }

  fileprivate static func noStatementColumns(in file: SourceFile) -> Self {
    let heads = [StatementColumn.item, StatementColumn.report.title].map(\.both)
    return Diagnostic(
      "no-statement-columns",
      Localized("没有表格含有这两列", "no table has the columns \(heads.joined(separator: " and "))"),
      file: file.name, at: nil,
      hint: Localized(
        "请用 'fazhi checklist REPORT -o 迎检.xlsx' 生成表格后填写", "fill in what that command writes"))
  }

  fileprivate static func renamedColumn(
    _ name: String, _ title: Localized, in file: SourceFile
  ) -> Self {
    Diagnostic(
      "renamed-column",
      Localized("列名“\(name)”应为“\(title.chinese)”", "the column '\(name)' was \(title.both)"),
      file: file.name, at: nil,
      hint: Localized("请改回原来的列名，否则读不到其中的内容", "give it its name again, so that it is read"))
  }

  fileprivate static func severalClaims(
    _ columns: [StatementColumn], in place: String, file: SourceFile
  ) -> Self {
    let names = columns.map(\.title.both).joined(separator: ", ")
    return Diagnostic(
      "one-claim", Localized("一行填写了几项", "several of \(names) are filled in\(place)"),
      file: file.name, at: nil,
      hint: Localized(
        "每行只填“佐证文件”“更正为”“豁免至”之一", "state one thing in a row: a document, a verdict, or a day")
    )
  }

  fileprivate static func noClaim(
    _ columns: [StatementColumn], in place: String, file: SourceFile
  ) -> Self {
    let names = columns.map(\.title.both).joined(separator: ", ")
    return Diagnostic(
      "no-claim",
      Localized(
        "只填写了附带的内容，不知认定什么", "\(names) is filled in\(place), but nothing that it belongs to"),
      file: file.name, at: nil,
      hint: Localized(
        "请填写“佐证文件”“更正为”“豁免至”之一，或清空该行",
        "fill in the document, the right verdict or the day of a waiver, or empty the row"))
  }

  fileprivate static func noTick(_ text: String, in place: String, file: SourceFile) -> Self {
    let boxes = NoteColumn.boxes
    return Diagnostic(
      "unknown-word",
      Localized(
        "不知“办理”一栏的 '\(text)' 是否为已办", "\(NoteColumn.done.title.both) is '\(text)'\(place)"),
      file: file.name, at: nil,
      hint: Localized(
        "已办填 \(boxes.ticked) 或“是”，未办填 \(boxes.open) 或留空，说明写在“备注”",
        "tick it with \(boxes.ticked) or leave it at \(boxes.open); what there is to say goes to the remarks"
      ))
  }

  fileprivate static func unknownUnit(
    _ unit: String, of item: String, in place: String, file: SourceFile
  ) -> Self {
    Diagnostic(
      "unknown-unit",
      Localized(
        "事项 '\(item)' 没有责任单位“\(unit)”，该行填写的内容无处可放",
        "\(NoteColumn.unit.title.both) is '\(unit)'\(place), none of the units of '\(item)'"),
      file: file.name, at: nil,
      hint: Localized(
        "请改回原来的单位名称；要长期使用本地名称，请在自己的清单文件中修改 units",
        "give the unit its name again; a checklist of your own can have the local names"))
  }

  fileprivate static func lostBoxes(_ count: Int, first row: Int, in file: SourceFile) -> Self {
    let boxes = NoteColumn.boxes
    return Diagnostic(
      "lost-boxes",
      Localized(
        "“办理”一栏有 \(count) 格成了“?”（第\(row)行起），保存时的编码没有 \(boxes.open) 和 \(boxes.ticked)",
        "\(count) cells of \(NoteColumn.done.title.both) are '?', from row \(row) on: the encoding that the"
          + " table was saved in has no boxes"),
      file: file.name, at: nil,
      hint: Localized(
        "请从原表另存为 .xlsx 或“CSV UTF-8”；原表已无的，已办填“是”，未办清空",
        "save the table as .xlsx or as CSV UTF-8; where it is gone, write yes, or empty the cells"))
  }

  fileprivate static func emptyCells(
    _ columns: [StatementColumn], in place: String, file: SourceFile
  ) -> Self {
    Diagnostic(
      "empty-cell",
      Localized("必填项为空", "\(columns.map(\.title.both).joined(separator: ", ")) is empty\(place)"),
      file: file.name, at: nil,
      hint: Localized("须写明何人、因何认定", "who states something, and why, is part of it"))
  }

  fileprivate static func unknownStatus(_ text: String, in place: String, file: SourceFile) -> Self
  {
    let names = Status.allCases.map(\.name.chinese).joined(separator: ", ")
    return Diagnostic(
      "unknown-word",
      Localized("没有结论 '\(text)'", "\(StatementColumn.overruled.title.both) is '\(text)'\(place)"),
      file: file.name, at: nil, hint: Localized(both: "可填: \(names)"))
  }
}
