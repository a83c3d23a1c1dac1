import FazhiXML
package import FazhiZip

/// Reads the sheets of an XLSX file (ECMA-376, SpreadsheetML) as text, whoever wrote it.
///
/// A cell comes out as it was typed, as far as the file says: texts without their formatting, numbers
/// as they are stored, days as `YYYY-MM-DD`, the last result of a formula.
package enum XLSXReader {
  /// Whether some bytes look like a ZIP archive, which an XLSX file is.
  package static func recognizes(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }

  /// The sheets of a file, in the order of their tabs.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - limits: How much is read of its tables.
  ///   - zipLimits: How much is unpacked.
  /// - Returns: One table for each sheet.
  /// - Throws: `TableProblem` where the file is damaged, beyond the limits, or no workbook.
  /// - Complexity: O(*n*) in the number of unpacked bytes, since no part is read as two sheets.
  package static func tables(
    in bytes: [UInt8], limits: TableLimits = TableLimits(),
    zipLimits: ZipArchive.Limits = ZipArchive.Limits()
  ) throws(TableProblem) -> [TextTable] {
    let package: ZipArchive
    do {
      package = try ZipArchive(reading: bytes, limits: zipLimits)
    } catch {
      throw TableProblem(error.reason, in: "整个文件 the file")
    }
    var reader = WorkbookReader(package: package, limits: limits)
    return try reader.tables()
  }
}

/// Reads the parts of one workbook.
private struct WorkbookReader {
  typealias Element = (name: String, attributes: [String: String])

  let package: ZipArchive
  var budget: Budget
  private var strings: [String] = []
  private var dates = DateStyles()

  init(package: ZipArchive, limits: TableLimits) {
    self.package = package
    budget = Budget(limits: limits)
  }

  mutating func tables() throws(TableProblem) -> [TextTable] {
    let root = try relations(of: "")
    guard let workbook = root.first(where: { $0.type == "officeDocument" })?.target else {
      throw TableProblem("文件不是 Excel 工作簿: it is no Excel workbook", in: "整个文件 the file")
    }
    let relations = try relations(of: workbook)
    if let part = relations.first(where: { $0.type == "sharedStrings" })?.target {
      strings = try sharedStrings(part)
    }
    if let part = relations.first(where: { $0.type == "styles" })?.target {
      dates = try styles(part)
    }
    let parts = Dictionary(
      relations.filter { $0.type == "worksheet" }.map { ($0.id, $0.target) },
      uniquingKeysWith: { first, _ in first })
    var sheets: [(name: String, part: String)] = []
    try elements(of: workbook) { element in
      if element.name == "workbookPr", let value = element.attributes["date1904"] {
        dates.startsIn1904 = value == "1" || value == "true"
      }
      guard element.name == "sheet" else { return }
      let id = element.attributes.first { $0.key.hasSuffix(":id") }?.value
      if let part = id.flatMap({ parts[$0] }) {
        sheets.append((element.attributes["name"] ?? "", part))
      }
    }
    guard !sheets.isEmpty else {
      throw TableProblem("文件不是 Excel 工作簿: it is no Excel workbook", in: workbook)
    }
    guard sheets.count <= budget.limits.sheets else {
      throw TableProblem("工作表太多: too many sheets", in: workbook)
    }
    guard Set(sheets.map(\.part)).count == sheets.count else {
      throw TableProblem("两个工作表是文件的同一部分: two sheets are one part of the file", in: workbook)
    }
    var tables: [TextTable] = []
    for sheet in sheets {
      var reader = SheetReader(part: sheet.part, strings: strings, dates: dates, budget: budget)
      let rows = try reader.rows(in: contents(of: sheet.part))
      tables.append(TextTable(name: sheet.name, rows: rows))
      budget = reader.budget
    }
    return tables
  }

  /// What a part refers to; the part `""` is the package itself.
  private func relations(of part: String) throws(TableProblem) -> [OfficeRelation] {
    let path = OfficeRelation.path(ofRelationsOf: part)
    guard package.names.contains(path) else { return [] }
    let bytes = try contents(of: path)
    do {
      return try OfficeRelation.parse(bytes, of: part)
    } catch {
      throw TableProblem(error.reason, in: path)
    }
  }

  private mutating func sharedStrings(_ part: String) throws(TableProblem) -> [String] {
    var tokens = PartTokens(part, try contents(of: part))
    var strings: [String] = []
    var text = StringText()
    while let token = try tokens.next() {
      switch token {
      case .start("si", _): text = StringText()
      case .end("si"):
        try budget.take(text: text.text, in: part)
        strings.append(text.text.withoutEscapes)
      default: text.take(token)
      }
    }
    return strings
  }

  /// Which formats of cells show days.
  private func styles(_ part: String) throws(TableProblem) -> DateStyles {
    var dates = DateStyles()
    var isInCellFormats = false
    var custom: [Int: String] = [:]
    var formats: [Int] = []
    try elements(of: part) { element in
      switch element.name {
      case "numFmt":
        if let id = element.attributes["numFmtId"].flatMap({ Int($0) }) {
          custom[id] = element.attributes["formatCode"] ?? ""
        }
      case "cellXfs": isInCellFormats = true
      case "cellStyles", "cellStyleXfs", "dxfs": isInCellFormats = false
      case "xf" where isInCellFormats:
        formats.append(element.attributes["numFmtId"].flatMap { Int($0) } ?? 0)
      default: break
      }
    }
    dates.styles = formats.map { DateStyles.isDay(format: $0, code: custom[$0]) }
    return dates
  }

  private func elements(of part: String, _ body: (Element) -> Void) throws(TableProblem) {
    var tokens = PartTokens(part, try contents(of: part))
    while let token = try tokens.next() {
      if case .start(let name, let attributes) = token { body((name, attributes)) }
    }
  }

  private func contents(of part: String) throws(TableProblem) -> [UInt8] {
    do {
      if let contents = try package.contents(of: part) { return contents }
    } catch {
      throw TableProblem(error.reason, in: part)
    }
    throw TableProblem("工作簿缺少一部分: a part of the workbook is missing", in: part)
  }
}

/// The pieces of one part of a workbook.
struct PartTokens {
  let part: String
  private var tokens: XMLTokenizer

  init(_ part: String, _ bytes: [UInt8]) {
    self.part = part
    tokens = XMLTokenizer(bytes)
  }

  mutating func next() throws(TableProblem) -> XMLToken? {
    do {
      return try tokens.token()
    } catch {
      throw TableProblem(error.reason, in: part)
    }
  }
}

/// What is left of the limits.
struct Budget {
  let limits: TableLimits
  private var cells = 0
  private var textBytes = 0

  init(limits: TableLimits) { self.limits = limits }

  /// Counts a text that is kept.
  mutating func take(text: String, in part: String) throws(TableProblem) {
    textBytes += text.utf8.count
    guard textBytes <= limits.textBytes else { throw TableProblem("文字太多: too much text", in: part) }
  }

  /// Counts a row's cells, the empty ones between them too.
  mutating func take(cells count: Int, in part: String) throws(TableProblem) {
    cells += count
    guard cells <= limits.cells else { throw TableProblem("单元格太多: too many cells", in: part) }
  }
}
