import FazhiSource

/// Reads CSV (RFC 4180) that was decoded to UTF-8 already.
///
/// Lines end in LF, CR or CR LF. A byte order mark is passed over, and so is the apostrophe with which
/// `fazhi` guards cells that a spreadsheet would take for formulas.
package enum CSVReader {
  /// The table in a text.
  ///
  /// - Parameters:
  ///   - text: The file as UTF-8.
  ///   - limits: How much is read.
  /// - Returns: A table without a name; each row has the number of the line on which it starts.
  /// - Throws: `TableProblem` where a quotation mark is not closed or has text behind it.
  /// - Complexity: O(*n*) in the number of bytes.
  package static func table(in text: [UInt8], limits: TableLimits = TableLimits())
    throws(TableProblem) -> TextTable
  {
    var scanner = Scanner(text: text, limits: limits)
    try scanner.scan()
    return TextTable(name: "", rows: scanner.rows)
  }
}

/// What was read so far.
private struct Scanner {
  let text: [UInt8]
  let limits: TableLimits
  var rows: [TextTable.Row] = []
  private var cells: [String] = []
  private var next = 0
  private var line = 1
  private var start = 1
  private var count = 0

  init(text: [UInt8], limits: TableLimits) {
    self.text = text
    self.limits = limits
    next = ByteOrderMark.length(in: text)
  }

  mutating func scan() throws(TableProblem) {
    while next < text.count {
      cells.append(try next < text.count && text[next] == 0x22 ? quoted() : plain())
      guard cells.count <= limits.columns else { throw problem("列数太多: there are too many columns") }
      if next < text.count, text[next] == 0x2C {
        next += 1
        if next == text.count { cells.append("") }
        if next < text.count, Self.isLineEnd(text[next]) {
          cells.append("")
          try endLine()
        }
      } else {
        try endLine()
      }
    }
    try finishRow()
  }

  private mutating func plain() -> String {
    let start = next
    while next < text.count, text[next] != 0x2C, !Self.isLineEnd(text[next]) { next += 1 }
    return CellText.unguarded(String(decoding: text[start..<next], as: UTF8.self))
  }

  private mutating func quoted() throws(TableProblem) -> String {
    var bytes: [UInt8] = []
    next += 1
    while next < text.count {
      let byte = text[next]
      if byte == 0x22 {
        guard next + 1 < text.count, text[next + 1] == 0x22 else { break }
        next += 1
      }
      if byte == 0x0A || byte == 0x0D && !(next + 1 < text.count && text[next + 1] == 0x0A) {
        line += 1
      }
      bytes.append(byte)
      next += 1
    }
    guard next < text.count else { throw problem("引号没有成对: a quotation mark is not closed") }
    next += 1
    guard next == text.count || text[next] == 0x2C || Self.isLineEnd(text[next]) else {
      throw problem("右引号后面还有文字: there is text behind a closing quotation mark")
    }
    return CellText.unguarded(String(decoding: bytes, as: UTF8.self))
  }

  private mutating func endLine() throws(TableProblem) {
    if next < text.count {
      let isPair = text[next] == 0x0D && next + 1 < text.count && text[next + 1] == 0x0A
      next += isPair ? 2 : 1
      line += 1
    }
    try finishRow()
  }

  private mutating func finishRow() throws(TableProblem) {
    while cells.last?.isEmpty == true { cells.removeLast() }
    count += cells.count
    guard count <= limits.cells else { throw problem("单元格太多: there are too many cells") }
    if !cells.isEmpty { rows.append(.init(number: start, cells: cells)) }
    cells = []
    start = line
  }

  private func problem(_ reason: String) -> TableProblem {
    TableProblem(reason, in: "第\(start)行 line \(start)")
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
