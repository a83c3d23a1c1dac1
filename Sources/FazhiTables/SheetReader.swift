import FazhiXML

/// Reads the rows of one sheet.
struct SheetReader {
  let part: String
  let strings: [String]
  let dates: DateStyles
  var budget: Budget

  private var cells: [String] = []
  private var number = 0
  private var column = 0

  init(part: String, strings: [String], dates: DateStyles, budget: Budget) {
    self.part = part
    self.strings = strings
    self.dates = dates
    self.budget = budget
  }

  /// The rows that hold something.
  mutating func rows(in bytes: [UInt8]) throws(TableProblem) -> [TextTable.Row] {
    var tokens = PartTokens(part, bytes)
    var rows: [TextTable.Row] = []
    while let token = try tokens.next() {
      switch token {
      case .start("row", let attributes): try startRow(attributes)
      case .start("c", let attributes): try read(cell: attributes, &tokens)
      case .end("row"):
        try budget.take(cells: cells.count, in: part)
        if !cells.isEmpty { rows.append(.init(number: number, cells: cells)) }
      case .start("mergeCell", let attributes): try spread(attributes["ref"] ?? "", in: &rows)
      default: break
      }
    }
    return rows
  }

  /// Gives what stands in cells that were merged downwards to each of their rows, as people see it.
  private mutating func spread(
    _ reference: String, in rows: inout [TextTable.Row]
  ) throws(TableProblem) {
    let corners = reference.split(separator: ":")
    guard corners.count == 2, let column = Self.column(of: String(corners[0])),
      let top = Self.row(of: corners[0]), let bottom = Self.row(of: corners[1]), top < bottom,
      let first = rows.firstIndex(where: { $0.number == top })
    else { return }
    let text = rows[first][column]
    guard !text.isEmpty else { return }
    for index in (first + 1)..<rows.count {
      guard rows[index].number <= bottom else { return }
      guard rows[index][column].isEmpty else { continue }
      let missing = column + 1 - rows[index].cells.count
      if missing > 0 {
        try budget.take(cells: missing, in: part)
        rows[index].cells += Array(repeating: "", count: missing)
      }
      try budget.take(text: text, in: part)
      rows[index].cells[column] = text
    }
  }

  private mutating func startRow(_ attributes: [String: String]) throws(TableProblem) {
    let stated = attributes["r"].flatMap { Int($0) }
    guard let next = stated ?? .some(number + 1), next > number, next <= 1_048_576 else {
      throw TableProblem("行的顺序有误: the rows are out of order", in: part)
    }
    number = next
    cells = []
    column = -1
  }

  /// Reads a cell to its end.
  private mutating func read(cell attributes: [String: String], _ tokens: inout PartTokens)
    throws(TableProblem)
  {
    let stated = attributes["r"].flatMap(Self.column(of:))
    guard let next = stated ?? .some(column + 1), next > column else {
      throw TableProblem(
        "第\(number)行单元格的顺序有误: the cells of row \(number) are out of order", in: part)
    }
    column = next
    var value = ""
    var inline = StringText()
    var isValue = false
    while let token = try tokens.next(), token != .end("c") {
      switch token {
      case .start("v", _): isValue = true
      case .end("v"): isValue = false
      case .text(let text) where isValue: value += text
      default: inline.take(token)
      }
    }
    try place(
      text(
        value, inline: inline.text, type: attributes["t"] ?? "n",
        style: attributes["s"].flatMap { Int($0) }))
  }

  private func text(_ value: String, inline: String, type: String, style: Int?)
    throws(TableProblem) -> String
  {
    switch type {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else {
        throw TableProblem(
          "第\(number)行有单元格指向不存在的文本: a cell of row \(number) names no text", in: part)
      }
      return strings[index]
    case "inlineStr": return inline.withoutEscapes
    case "str": return value.withoutEscapes
    case "b": return value == "1" ? "TRUE" : value == "0" ? "FALSE" : value
    case "n": return dates.day(value, style: style) ?? value
    case "d": return String(value.prefix { $0 != "T" })
    default: return value
    }
  }

  private mutating func place(_ text: String) throws(TableProblem) {
    guard !text.isEmpty else { return }
    guard column < budget.limits.columns else {
      throw TableProblem("第\(number)行列数太多: there are too many columns in row \(number)", in: part)
    }
    try budget.take(text: text, in: part)
    cells += Array(repeating: "", count: column - cells.count)
    cells.append(text)
  }

  /// The row of a reference such as `AB12`, counted from 1.
  private static func row(of reference: Substring) -> Int? {
    Int(reference.drop { $0.isLetter })
  }

  /// The column of a reference such as `AB12`, counted from 0.
  private static func column(of reference: String) -> Int? {
    let letters = reference.utf8.prefix { (0x41...0x5A).contains($0) }
    guard (1...3).contains(letters.count) else { return nil }
    return letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
  }
}
