import FazhiTables
import FazhiTestSupport
import FazhiZip
import Foundation
import Testing

@Suite("Reading XLSX")
struct XLSXReaderTests {
  private static func fixture(_ name: String) throws -> [UInt8] {
    try Array(
      Data(
        contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
          .appending(path: "Fixtures/\(name).xlsx")))
  }

  @Test(
    "what other programs write is read as it was typed", arguments: ["openpyxl", "libreoffice"])
  func otherPrograms(name: String) throws {
    let tables = try XLSXReader.tables(in: Self.fixture(name))
    #expect(tables.map(\.name) == ["佐证", "空"])
    #expect(
      tables[0].rows == [
        .init(number: 1, cells: ["编号", "依据文件", "日期", "份数", "说明"]),
        .init(
          number: 2, cells: ["art15.1", "县政府〔2024〕3号", "2024-03-18", "126", "第一行\n第二行"]),
        .init(number: 4, cells: ["art04.3", "", "2025-12-31", "0.5", "=1+1"]),
        .init(number: 5, cells: ["", "", "", "", "甲乙丙", "TRUE"]),
      ])
    #expect(tables[1].rows.isEmpty)
  }

  /// A workbook of one sheet with some rows, and what stands in for other parts.
  private func workbook(
    rows: String, strings: String = "", sheets: String = "<x:sheet name='A' r:id='r1'/>"
  ) -> [UInt8] {
    func relations(_ list: [(String, String, String)]) -> String {
      "<Relationships>"
        + list.map { "<Relationship Id='\($0)' Type='http://x/\($1)' Target='\($2)'/>" }.joined()
        + "</Relationships>"
    }
    let parts = [
      ("_rels/.rels", relations([("r1", "officeDocument", "/xl/workbook.xml")])),
      (
        "xl/_rels/workbook.xml.rels",
        relations([
          ("r1", "worksheet", "./s/../s1.xml"), ("r2", "sharedStrings", "ss.xml"),
          ("r3", "worksheet", "/xl/s1.xml"),
        ])
      ),
      ("xl/workbook.xml", "<x:workbook>\(sheets)</x:workbook>"),
      ("xl/s1.xml", "<x:worksheet>\(rows)</x:worksheet>"), ("xl/ss.xml", "<sst>\(strings)</sst>"),
    ]
    return ZipArchive.write(parts.map { .init($0.0, Array($0.1.utf8)) })
  }

  @Test("what stands in cells that were merged downwards is read in each of their rows")
  func mergedCells() throws {
    let rows =
      "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>7</v></c></row>"
      + "<row r='2'><c r='A2'><v>2</v></c></row><row r='4'><c r='A4'><v>4</v></c></row></sheetData>"
      + "<mergeCells><mergeCell ref='B1:B3'/><mergeCell ref='A1:XFD1'/><mergeCell ref='A9:A10'/>"
      + "<mergeCell ref=''/><mergeCell ref='B4:B99999999'/></mergeCells>"
    #expect(
      try XLSXReader.tables(in: workbook(rows: rows))[0].rows == [
        .init(number: 1, cells: ["1", "7"]), .init(number: 2, cells: ["2", "7"]),
        .init(number: 4, cells: ["4"]),
      ])
  }

  @Test("cells without references, escapes, readings and formulas are read")
  func oddities() throws {
    let bytes = workbook(
      rows: "<row><c t='s'><v>0</v></c><c t='str'><f>1+1</f><v>2_x0041_</v></c></row>"
        + "<row r='7'><c r='C7' t='inlineStr'><is><t>a_x005F_x0041_</t></is></c></row>",
      strings: "<si><t>佐_x000D_\n证</t><rPh><t>zuo</t></rPh></si>")
    #expect(
      try XLSXReader.tables(in: bytes)[0].rows == [
        .init(number: 1, cells: ["佐\n证", "2A"]), .init(number: 7, cells: ["", "", "a_x0041_"]),
      ])
  }

  @Test(
    "sheets that contradict themselves are refused",
    arguments: [
      "<row r='2'/><row r='1'/>", "<row r='9999999'/>", "<row r='0'/>",
      "<row><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>",
      "<row><c t='s'><v>5</v></c></row>", "<row><c r='XFD1'><v>1</v></c></row>", "<row>",
    ])
  func refused(rows: String) {
    let problem = #expect(throws: TableProblem.self) {
      try XLSXReader.tables(in: workbook(rows: rows))
    }
    #expect(problem?.reason.isBilingual == true)
  }

  @Test("a sheet that holds too much is refused")
  func tooMuch() {
    let rows = String(repeating: "<row><c t='s'><v>0</v></c></row>", count: 50)
    let bytes = workbook(
      rows: rows, strings: "<si><t>\(String(repeating: "a", count: 99))</t></si>")
    #expect(throws: Never.self) { try XLSXReader.tables(in: bytes) }
    for limits in [TableLimits(cells: 49), TableLimits(textBytes: 5000)] {
      #expect(throws: TableProblem.self) { try XLSXReader.tables(in: bytes, limits: limits) }
    }
  }

  @Test("a part that is named as two sheets is refused", arguments: ["r1", "r3"])
  func samePart(id: String) {
    let sheets = "<x:sheet name='A' r:id='r1'/><x:sheet name='B' r:id='\(id)'/>"
    let problem = #expect(throws: TableProblem.self) {
      try XLSXReader.tables(in: workbook(rows: "", sheets: sheets))
    }
    #expect(problem?.reason.isBilingual == true)
  }

  @Test("a workbook of too many sheets is refused")
  func tooManySheets() throws {
    let bytes = try Self.fixture("openpyxl")
    #expect(try XLSXReader.tables(in: bytes, limits: TableLimits(sheets: 2)).count == 2)
    let problem = #expect(throws: TableProblem.self) {
      try XLSXReader.tables(in: bytes, limits: TableLimits(sheets: 1))
    }
    #expect(problem?.reason.isBilingual == true)
  }

  @Test("archives that are no workbook are refused")
  func noWorkbook() {
    #expect(throws: TableProblem.self) { try XLSXReader.tables(in: []) }
    #expect(throws: TableProblem.self) { try XLSXReader.tables(in: ZipArchive.write([])) }
    #expect(XLSXReader.recognizes(ZipArchive.write([.init("a", [])])))
    #expect(!XLSXReader.recognizes(Array("PK".utf8)))
  }

  @Test("damaged files are refused or do no harm", arguments: 0..<60 as Range<UInt64>)
  func damage(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var bytes = try Self.fixture("openpyxl")
    for _ in 0..<4 {
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
    }
    _ = try? XLSXReader.tables(in: bytes)
  }
}
