/// The lines of a document as they are read from its start to its end, rows of tables among them.
///
/// The cells of a row come in one line, as they stand beside each other. A table may serve to lay out
/// a page, or have a whole report in one of its cells: a row that holds running text keeps its lines.
struct TextFlow {
  /// How deep tables are taken for tables; further in, their cells are lines like others, so that no
  /// text is handed on more often than this.
  private static let deepest = 32
  /// From how many bytes on several lines in one cell are running text.
  private static let runningText = 360

  private struct Table {
    /// The lines of each cell of the open row, or `nil` between rows.
    var cells: [[[UInt8]]]?
    var isRowLeftOut = false
  }

  /// The lines so far, each with a line feed.
  private(set) var text: [UInt8] = []
  private var tables: [Table] = []
  /// How many tables are open beyond the deepest one.
  private var tooDeep = 0

  /// Adds a line; in a row to its last cell, where one without text is left out.
  mutating func add(_ line: [UInt8]) {
    guard let table = tables.lastIndex(where: { $0.cells != nil }) else {
      text += line
      text.append(UInt8(ascii: "\n"))
      return
    }
    guard !line.isBlank, let count = tables[table].cells?.count else { return }
    if count == 0 { tables[table].cells?.append([]) }
    tables[table].cells?[max(0, count - 1)].append(line)
  }

  /// Whether a table is open.
  var isInTable: Bool { !tables.isEmpty && tooDeep == 0 }

  mutating func startTable() {
    if tables.count < Self.deepest { tables.append(Table()) } else { tooDeep += 1 }
  }

  mutating func endTable() {
    guard tooDeep == 0 else {
      tooDeep -= 1
      return
    }
    endRow()
    _ = tables.popLast()
  }

  mutating func startRow() {
    endRow()
    guard isInTable else { return }
    tables[tables.count - 1].cells = []
  }

  mutating func startCell() {
    guard isInTable else { return }
    if tables[tables.count - 1].cells == nil { tables[tables.count - 1].cells = [] }
    tables[tables.count - 1].cells?.append([])
  }

  /// Leaves the open row out, as one that was deleted.
  mutating func leaveOutRow() {
    guard isInTable else { return }
    tables[tables.count - 1].isRowLeftOut = true
  }

  /// Ends the open row, if one is.
  mutating func endRow() {
    guard isInTable, let table = tables.popLast() else { return }
    tables.append(Table())
    guard let cells = table.cells, !table.isRowLeftOut else { return }
    for line in Self.lines(of: cells.filter { !$0.isEmpty }) { add(line) }
  }

  /// Ends all tables.
  mutating func finish() {
    tooDeep = 0
    while !tables.isEmpty { endTable() }
  }

  private static func lines(of cells: [[[UInt8]]]) -> [[UInt8]] {
    let hasRunningText = cells.contains { lines in
      lines.count > 1 && lines.reduce(0) { $0 + $1.count } > runningText
    }
    if cells.count < 2 || hasRunningText { return cells.flatMap { $0 } }
    let texts = cells.map { Array($0.joined(separator: " ".utf8)) }
    return [Array(texts.joined(separator: "\t".utf8))]
  }
}
