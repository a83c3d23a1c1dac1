import FazhiAssessment
import FazhiChecklist
import FazhiTables
import FazhiZip
import Testing

@testable import FazhiRendering

@Suite("Excel workbooks")
struct XLSXRendererTests {
  private func workbook(_ texts: [String], names: [String] = ["甲"]) -> Workbook {
    Workbook(
      sheets: names.map {
        Workbook.Sheet(
          name: $0, columns: [.init(title: "=标题", width: 10)], rows: texts.map { [.text($0)] })
      })
  }

  private func texts(_ workbook: Workbook) throws -> [String] {
    let bytes = XLSXRenderer.bytes(of: workbook, title: "t")
    return try XLSXReader.tables(in: bytes)[0].rows.dropFirst().map { $0[0] }
  }

  @Test(
    "a text reads back as it was, whatever it looks like",
    arguments: [
      "清单", "=1+1", "+8", "-3", "@a", "007", "1e5", "a\nb", " a ", "<b>&\"'", "😀", "_x0041_",
      "_x005F_x0041_", "TRUE", "☐",
    ])
  func readsBack(text: String) throws {
    #expect(try texts(workbook([text])) == [text])
  }

  @Test("control characters become visible, and line ends line feeds")
  func controls() throws {
    #expect(
      try texts(workbook(["a\u{0}\u{7}\u{FFFE}b\rc\r\nd"])) == ["a\u{FFFD}\u{FFFD}\u{FFFD}b\nc\nd"])
  }

  @Test("a cell is cut to what Excel takes, between characters")
  func longTexts() throws {
    let longest = String(repeating: "a", count: 32_767)
    #expect(try texts(workbook([longest])) == [longest])
    let emoji = try #require(
      try texts(workbook(["a" + String(repeating: "😀", count: 20_000)])).first)
    #expect(emoji.utf16.count <= 32_767 && emoji.utf16.count >= 32_766)
    #expect(emoji.hasSuffix("😀…"))
  }

  @Test("no cell has a formula; texts that look like one stay texts when they are edited")
  func noFormulas() throws {
    let bytes = XLSXRenderer.bytes(of: workbook(["=1+1", "1"]), title: "t")
    let sheet = try #require(
      try ZipArchive(reading: bytes).contents(of: "xl/worksheets/sheet1.xml"))
    let text = String(decoding: sheet, as: UTF8.self)
    #expect(!text.contains("<f"))
    #expect(text.contains(#"<c r="A2" s="3" t="s">"#))
    #expect(text.contains(#"<c r="A3" s="2" t="s">"#))
  }

  @Test("names of sheets are made valid and told apart")
  func sheetNames() {
    let long = String(repeating: "长", count: 40)
    let names = ["a/b", "A:B", "", "'x'", long, long, "History"]
    #expect(
      XLSXRenderer.names(of: workbook([], names: names)) == [
        "a_b", "A_B_2", "Sheet", "_x_", String(repeating: "长", count: 31),
        String(repeating: "长", count: 27) + "_2", "History_2",
      ])
  }

  @Test(
    "columns have the letters of Excel", arguments: [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
  func letters(column: Int, expected: String) {
    #expect(XLSXSheet.letters(column) == expected)
  }

  @Test("the header stays, is a filter, and is repeated in print")
  func layout() throws {
    let bytes = XLSXRenderer.bytes(of: workbook(["a"], names: ["甲", "it's"]), title: "t")
    let archive = try ZipArchive(reading: bytes)
    let sheet = String(
      decoding: try archive.contents(of: "xl/worksheets/sheet1.xml") ?? [], as: UTF8.self)
    let book = String(decoding: try archive.contents(of: "xl/workbook.xml") ?? [], as: UTF8.self)
    #expect(sheet.contains(#"state="frozen""#))
    #expect(sheet.contains(#"<autoFilter ref="A1:A2"/>"#))
    #expect(sheet.contains(#"paperSize="9" orientation="landscape" fitToWidth="1""#))
    #expect(book.contains("'甲'!$1:$1"))
    #expect(book.contains("'it_s'!$A$1:$A$2"))
    #expect(bytes == XLSXRenderer.bytes(of: workbook(["a"], names: ["甲", "it's"]), title: "t"))
  }

  @Test("a coverage halfway between two tenths is the same figure as everywhere else")
  func halfway() throws {
    let statuses = [Status](repeating: .met, count: 100) + [.partial]
    let missing = [Status](repeating: .missing, count: 99)
    let coverage = Coverage(weighed: (statuses + missing).map { (weight: 1, status: $0) })
    #expect(coverage.percent == "50.3%")
    let cells = Workbook.Cell.coverages(coverage) + [.share(coverage.value), .share(-0.5025)]
    #expect(cells.map(\.text) == ["50.3%", "50.0%", "50.5%", "50.3%", "-50.3%"])
    let sheet = Workbook.Sheet(
      name: "甲", columns: cells.map { _ in .init(title: "", width: 10) }, rows: [cells])
    let bytes = XLSXRenderer.bytes(of: Workbook(sheets: [sheet]), title: "t")
    let row = try #require(try XLSXReader.tables(in: bytes)[0].rows.last)
    #expect(row[0] == "0.5025" && row[1] == "0.5" && row[2] == "0.505")
  }

  @Test("a share is the same figure as the fraction it comes from", arguments: [7, 201, 400, 640])
  func shares(whole: Int) {
    for part in 0...whole {
      let text = Workbook.Cell.ratio(part, of: whole).text
      #expect(text == Coverage.percent(part, of: whole))
      #expect(text == Workbook.Cell.share(Double(part) / Double(whole)).text)
    }
    #expect(Workbook.Cell.ratio(0, of: 0).text == "" && Workbook.Cell.share(nil).text == "")
    #expect(Workbook.Cell.ratio(-1, of: 10_000).text == "0.0%")
  }
}
