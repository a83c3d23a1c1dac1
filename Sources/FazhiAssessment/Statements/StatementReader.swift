package import FazhiChecklist
import FazhiReport
package import FazhiSource
import FazhiTables
import FazhiYAML

/// Reads what people state and note, from YAML, or from the table that `fazhi checklist` writes, filled
/// in.
package struct StatementReader {
  /// The checklist whose items are stated on, or `nil` for those of any.
  let checklist: Checklist?
  /// The heads of the columns that `fazhi` writes, in all languages.
  let writtenColumns: Set<String>
  var reader: NodeReader
  private(set) var placed: [PlacedStatement] = []
  private(set) var notes: [PlacedNote] = []
  /// Whether the file has a table with the columns to fill in.
  var hasColumns = false
  /// Whether the file has a table with some of the columns to fill in, but not with those that each has.
  var hasColumnsInPart = false
  /// The heads of the columns in which something stands, in the tables with the columns to fill in.
  var usedColumns: [String] = []
  /// The names of the sheets in which something stands.
  var sheets: [String] = []
  /// Whether something stands above the head of a table with the columns to fill in.
  var hasRowsAboveHead = false
  /// What the rows say of the verdicts, which is not read back.
  var verdicts: [ShownVerdict] = []

  private init(_ checklist: Checklist?, _ file: SourceFile, writtenColumns: Set<String> = []) {
    self.checklist = checklist
    self.writtenColumns = writtenColumns
    reader = NodeReader(file)
  }

  /// Reads what people filled in in some files, which may not contradict each other.
  ///
  /// - Parameters:
  ///   - files: The files as they are: XLSX, CSV (by its name), or else YAML.
  ///   - checklist: The checklist whose items are stated on.
  ///   - tables: What `fazhi` writes, whose columns nobody has renamed.
  /// - Returns: The statements in the order of the files, each once, and what is noted; a row that stands
  ///   in several files is ticked where one of them ticks it, and has the remark of the one with a remark.
  /// - Throws: `InvalidInput` with every complaint on every file; an item that the checklist does not
  ///   have is one.
  package static func read(
    _ files: [SourceFile], for checklist: Checklist,
    tables: WrittenTables = WrittenTables(columns: [])
  ) throws(InvalidInput) -> FilledIn {
    var filledIn = FilledIn()
    var placed: [PlacedStatement] = []
    var notes: [PlacedNote] = []
    var diagnostics: [Diagnostic] = []
    var sources: [String: SourceFile] = [:]
    for file in files {
      do throws(InvalidInput) {
        let read = try reader(of: file, for: checklist, writtenColumns: tables.columns)
        diagnostics += read.reader.diagnostics
        sources[file.name] = read.reader.file
        placed += read.placed
        notes += read.notes
        filledIn.verdicts += read.verdicts
      } catch {
        diagnostics += error.diagnostics
        sources.merge(error.sources) { $1 }
      }
    }
    diagnostics += contradictions(among: placed)
    let merged = merged(notes)
    diagnostics += merged.contradictions
    filledIn.notes = merged.notes
    guard diagnostics.isEmpty else { throw InvalidInput(diagnostics, sources: sources) }
    // An item stands with each of its units, in one file or in the files of several.
    var seen: Set<Statement> = []
    filledIn.statements = placed.map(\.statement).filter { seen.insert($0).inserted }
    return filledIn
  }

  /// A reader that has read a file.
  static func reader(
    of file: SourceFile, for checklist: Checklist?, writtenColumns: Set<String> = []
  ) throws(InvalidInput) -> StatementReader {
    if XLSXReader.recognizes(file.bytes) {
      var reader = StatementReader(
        checklist, SourceFile(name: file.name, bytes: []), writtenColumns: writtenColumns)
      reader.readTables { () throws(TableProblem) in try XLSXReader.tables(in: file.bytes) }
      return reader
    }
    let text = try ReportReader.text(of: file.bytes, name: file.name)
    var reader = StatementReader(
      checklist, SourceFile(name: file.name, bytes: text), writtenColumns: writtenColumns)
    if file.name.lowercased().hasSuffix(".csv") {
      reader.readTables { () throws(TableProblem) in [try CSVReader.table(in: text)] }
    } else {
      reader.readYAML()
    }
    return reader
  }

  /// What is stated on one item for one report and cannot hold together: each with the first document,
  /// or the first verdict, that it contradicts.
  private static func contradictions(among placed: [PlacedStatement]) -> [Diagnostic] {
    var first: [[String]: (document: PlacedStatement?, verdict: PlacedStatement?)] = [:]
    var contradictions: [Diagnostic] = []
    for stated in placed {
      let (statement, claim) = (stated.statement, stated.statement.claim)
      var earlier = first[[statement.item, statement.report]] ?? (nil, nil)
      let other = [earlier.verdict, earlier.document].compactMap(\.self)
        .first { $0.statement.claim.contradicts(claim) }
      if let other { contradictions.append(.statedTwice(other, stated)) }
      if case .attested = claim {
        earlier.document = earlier.document ?? stated
      } else {
        earlier.verdict = earlier.verdict ?? stated
      }
      first[[statement.item, statement.report]] = earlier
    }
    return contradictions
  }

  /// What the rows say together, row by row, and the remarks that contradict each other.
  static func merged(
    _ placed: [PlacedNote]
  ) -> (notes: [RowNote.Row: RowNote], contradictions: [Diagnostic]) {
    var notes: [RowNote.Row: RowNote] = [:]
    var remarks: [RowNote.Row: PlacedNote] = [:]
    var contradictions: [Diagnostic] = []
    for noted in placed {
      notes[noted.row, default: RowNote()].merge(noted.note)
      guard noted.note.remark != nil else { continue }
      if let first = remarks[noted.row], first.note.remark != noted.note.remark {
        contradictions.append(.notedTwice(first, noted))
      }
      remarks[noted.row] = remarks[noted.row] ?? noted
    }
    return (notes, contradictions)
  }

  /// Adds what is noted in a row of the file.
  mutating func add(_ note: RowNote, on row: RowNote.Row, in place: String) {
    notes.append(PlacedNote(row: row, note: note, file: reader.file.name, place: place))
  }

  /// Adds a statement that stands in a place of the file.
  mutating func add(_ statement: Statement, in place: String) {
    placed.append(PlacedStatement(statement: statement, file: reader.file.name, place: place))
  }

  /// Whether an item is in the checklist; complains where it is not.
  mutating func knows(_ item: String, at span: Span?, in place: String) -> Bool {
    guard let checklist, !checklist.items.contains(where: { $0.id == item }) else { return true }
    reader.report(
      .unknownItem(item, in: checklist, file: reader.file.name, at: span, place: place))
    return false
  }

}

/// What is noted in a row, and where it stands, in words.
struct PlacedNote {
  var row: RowNote.Row
  var note: RowNote
  var file: String
  var place: String
}

/// A statement and where it stands, in words.
struct PlacedStatement {
  var statement: Statement
  var file: String
  var place: String
}

// MARK: YAML

extension StatementReader {
  private static let keys = [
    "item", "attested", "overruled", "waived-until", "reason", "by", "report",
  ]

  fileprivate mutating func readYAML() {
    let (root, problems) = YAMLReader(reader.file).read()
    reader.diagnostics += problems
    guard let root,
      let fields = reader.fields(root, of: "statements", keys: ["report", "by", "statements"])
    else { return }
    let report = text("report", fields)
    let person = text("by", fields)
    guard let list = reader.required("statements", fields),
      let nodes = reader.nodes(list, for: "statements")
    else { return }
    for node in nodes { read(node, report: report, by: person) }
  }

  private mutating func read(_ node: YAMLNode, report: String?, by person: String?) {
    guard let fields = reader.fields(node, of: "statement", keys: Self.keys),
      let itemNode = reader.required("item", fields),
      let item = reader.text(itemNode, for: "item")
    else { return }
    _ = knows(item, at: itemNode.span, in: "")
    let claim = claim(fields)
    let reason = text("reason", fields)
    if reason == nil, let claim, claim.needsReason { _ = reader.required("reason", fields) }
    let stated = text("by", fields) ?? person
    if stated == nil { _ = reader.required("by", fields) }
    let digest = text("report", fields) ?? report
    if digest == nil { _ = reader.required("report", fields) }
    guard let claim, let stated, let digest else { return }
    let line = reader.file.position(at: itemNode.span.start).line
    add(
      Statement(item: item, claim: claim, reason: reason, by: stated, report: digest),
      in: "第\(line)行 line \(line)")
  }

  private mutating func claim(_ fields: Fields) -> Statement.Claim? {
    let given = ["attested", "overruled", "waived-until"].compactMap { fields.entries[$0] }
    guard given.count == 1 else {
      reader.report(.oneClaim(in: reader.file, at: fields.span))
      return nil
    }
    let value = given[0].value
    switch given[0].key {
    case "attested": return proof(value).map { .attested($0) }
    case "overruled":
      let status: Status? =
        value.scalar.flatMap(Status.init(named:)) ?? reader.word(value, for: "overruled")
      return status.map { .overruled($0) }
    default: return day(value, for: "waived-until").map { .waived(until: $0) }
    }
  }

  private mutating func proof(_ node: YAMLNode) -> Statement.Proof? {
    let keys = ["document", "number", "date", "unit", "link"]
    guard let fields = reader.fields(node, of: "attested", keys: keys),
      let title = reader.required("document", fields).flatMap({ reader.text($0, for: "document") })
    else { return nil }
    return Statement.Proof(
      title: title, number: text("number", fields),
      date: fields["date"].flatMap { day($0, for: "date") }, unit: text("unit", fields),
      link: text("link", fields))
  }

  private mutating func text(_ key: String, _ fields: Fields) -> String? {
    fields[key].flatMap { reader.text($0, for: key) }
  }

  private mutating func day(_ node: YAMLNode, for what: String) -> Day? {
    guard let text = reader.text(node, for: what) else { return nil }
    if let day = Day(text) { return day }
    reader.report(.noDay(text, for: what, at: node.span, in: "", file: reader.file))
    return nil
  }
}

extension Statement.Claim {
  /// Whether it says nothing without a reason.
  var needsReason: Bool { if case .attested = self { false } else { true } }

  /// Whether both cannot be said of one obligation: several documents may fulfil it, and what a
  /// document fulfils may be waived, but two verdicts differ.
  func contradicts(_ other: Self) -> Bool {
    switch (self, other) {
    case (.attested, .attested), (.attested, .waived), (.waived, .attested): false
    case (.attested, .overruled(let status)), (.overruled(let status), .attested): status != .met
    default: self != other
    }
  }
}

// MARK: Diagnostics

extension Diagnostic {
  fileprivate static func oneClaim(in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "one-claim",
      Localized("一条说明只认定一件事", "a statement has one of 'attested', 'overruled' and 'waived-until'"),
      file: file.name, at: Span(span.start, span.start + 1),
      hint: Localized(
        "请只写一项", "attested: {document: …}, or overruled: met, or waived-until: 2026-12-31"))
  }

  static func noDay(
    _ text: String, for what: String, at span: Span?, in place: String, file: SourceFile
  ) -> Self {
    Diagnostic(
      "no-day", Localized("日期有误", "\(what) is '\(text)', not a day\(place)"), file: file.name,
      at: span, hint: Localized("请写作 2026-12-31 的样式", "write it as 2026-12-31"))
  }

  fileprivate static func statedTwice(_ first: PlacedStatement, _ second: PlacedStatement) -> Self {
    let item = second.statement.item
    let place = first.file == second.file ? first.place : "\(first.file) \(first.place)"
    return Diagnostic(
      "stated-twice",
      Localized(
        "事项 '\(item)' 有两种认定（\(place)；\(second.place)）",
        "item '\(item)' is stated on twice for the same report, and not alike"),
      file: second.file, at: nil,
      hint: Localized("请商定后保留一条", "agree on one of the two, and keep that"))
  }

  fileprivate static func notedTwice(_ first: PlacedNote, _ second: PlacedNote) -> Self {
    let (item, unit) = (second.row.item, second.row.unit)
    let place = first.file == second.file ? first.place : "\(first.file) \(first.place)"
    return Diagnostic(
      "noted-twice",
      Localized(
        "事项 '\(item)'\(unit.isEmpty ? "" : "（\(unit)）")有两条不同的备注（\(place)；\(second.place)）",
        "the row of item '\(item)'\(unit.isEmpty ? "" : " and '\(unit)'") has two remarks that differ"
      ),
      file: second.file, at: nil,
      hint: Localized("请合并为一条，或只在一处保留", "write both into one, or keep one of them"))
  }
}
