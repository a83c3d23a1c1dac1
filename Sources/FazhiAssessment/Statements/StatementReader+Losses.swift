import FazhiChecklist
package import FazhiSource
import FazhiTables

/// What the tables that `fazhi` writes are made of; whatever else stands in a file is people's own.
package struct WrittenTables: Sendable {
  /// The heads of their columns, in all languages.
  package var columns: Set<String>
  /// The names of their sheets.
  package var sheets: Set<String>

  /// Names what is written.
  package init(columns: Set<String>, sheets: Set<String> = []) {
    self.columns = columns
    self.sheets = sheets
  }
}

extension StatementReader {
  /// What people filled in in some tables and is lost where others take their place.
  ///
  /// - Parameters:
  ///   - old: The files that are written over. A file that cannot be read, or has faults, may hold
  ///     anything, and so is lost; an empty one, and a table of something else, hold nothing.
  ///   - new: What is written, all together: people may find what they filled in in another of the files.
  ///   - tables: What `fazhi` writes; what else stands in a file with columns to fill in is people's own, and
  ///     no file that is written holds it.
  /// - Returns: For each old file that would lose something, in their order, a complaint, behind those on
  ///   the faults of the file.
  package static func losses(
    of old: [SourceFile], writing new: [SourceFile], tables: WrittenTables
  ) -> [Diagnostic] {
    let read = new.compactMap { try? reader(of: $0, for: nil) }
    var kept = FilledIn()
    kept.statements = read.flatMap(\.placed).map(\.statement)
    kept.notes = merged(read.flatMap(\.notes)).notes
    return old.flatMap { losses(of: $0, writing: kept, tables: tables) }
  }

  private static func losses(
    of file: SourceFile, writing kept: FilledIn, tables: WrittenTables
  ) -> [Diagnostic] {
    guard file.bytes.contains(where: { !Array(" \t\r\n".utf8).contains($0) }) else { return [] }
    let isTable =
      XLSXReader.recognizes(file.bytes) || file.name.lowercased().hasSuffix(".csv")
    guard isTable,
      let read = try? reader(of: file, for: nil, writtenColumns: tables.columns)
    else {
      return [.unreadableLoss(in: file)]
    }
    // A table of something else is without the columns, and that is no fault of it.
    let isOther = !read.hasColumns && !read.hasColumnsInPart
    let (notes, contradictions) = merged(read.notes)
    let faults =
      read.reader.diagnostics.filter { !isOther || $0.id != "no-statement-columns" }
      + contradictions
    guard faults.isEmpty, !read.hasColumnsInPart else {
      return faults + [.unreadableLoss(in: file)]
    }
    if read.hasColumns, let own = read.firstOwn(beside: tables) {
      return [.loss(of: own, in: file)]
    }
    var own = FilledIn()
    own.statements = read.placed.map(\.statement)
    own.notes = notes
    return own.firstLoss(in: kept).map { [.loss(of: $0, in: file)] } ?? []
  }

  /// Something that people added to a file with columns to fill in, or `nil`.
  private func firstOwn(beside tables: WrittenTables) -> Localized? {
    if let column = usedColumns.first(where: { !tables.columns.contains($0) }) {
      return Localized("列“\(column)”", "column '\(column)'")
    }
    if let sheet = sheets.first(where: { !$0.isEmpty && !tables.sheets.contains($0) }) {
      return Localized("工作表“\(sheet)”", "sheet '\(sheet)'")
    }
    return hasRowsAboveHead ? Localized("表头上方各行", "rows above the head") : nil
  }
}

extension Diagnostic {
  private static let otherFile = Localized(
    "请换一个文件名；旧表确实不要了，可先删除", "write to another file, or remove the old one if nobody needs it")

  fileprivate static func unreadableLoss(in file: SourceFile) -> Self {
    Diagnostic(
      "filled-in",
      Localized(
        "原有的表读不全，其中可能有填写的内容，覆盖会丢失",
        "the table there cannot be read in full, and what people filled in in it would be lost"),
      file: file.name, at: nil, hint: otherFile)
  }

  fileprivate static func loss(of own: Localized, in file: SourceFile) -> Self {
    Diagnostic(
      "filled-in",
      Localized(
        "覆盖会丢失自行添加的\(own.chinese)", "\(own.english) that people added would be lost"),
      file: file.name, at: nil, hint: otherFile)
  }

  fileprivate static func loss(of row: RowNote.Row, in file: SourceFile) -> Self {
    let unit =
      row.unit.isEmpty ? Localized(both: "") : Localized("，\(row.unit)", " of '\(row.unit)'")
    return Diagnostic(
      "filled-in",
      Localized(
        "表中有填写的内容，覆盖会丢失，如事项 '\(row.item)'\(unit.chinese)",
        "people filled in this table, and that would be lost, such as '\(row.item)'\(unit.english)"),
      file: file.name, at: nil,
      hint: Localized(
        "请用 --statements 读回后再写，或换一个文件名", "read it back with --statements, or write to another file")
    )
  }
}
