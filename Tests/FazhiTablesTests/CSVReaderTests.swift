import FazhiTables
import FazhiTestSupport
import Testing

@Suite("Reading CSV")
struct CSVReaderTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var text: String
    var expected: [TextTable.Row]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    .init(name: "nothing", text: "", expected: []),
    .init(
      name: "a byte order mark and Windows line ends", text: "\u{FEFF}编号,状态\r\nart01.1,met\r\n",
      expected: [
        .init(number: 1, cells: ["编号", "状态"]), .init(number: 2, cells: ["art01.1", "met"]),
      ]),
    .init(
      name: "quotation marks, commas and line ends in a cell", text: "\"a,\"\"b\"\"\nc\",d\ne\rf",
      expected: [
        .init(number: 1, cells: ["a,\"b\"\nc", "d"]), .init(number: 3, cells: ["e"]),
        .init(number: 4, cells: ["f"]),
      ]),
    .init(
      name: "empty cells and lines", text: ",,\n\na,,b,\n,c",
      expected: [.init(number: 3, cells: ["a", "", "b"]), .init(number: 4, cells: ["", "c"])]),
    .init(
      name: "the guard against formulas goes", text: "'=1+1,\"'-3\",'quoted'",
      expected: [.init(number: 1, cells: ["=1+1", "-3", "'quoted'"])]),
  ]

  @Test("rows and cells are as RFC 4180 has them", arguments: cases)
  func reads(_ c: Case) throws {
    #expect(try CSVReader.table(in: Array(c.text.utf8)).rows == c.expected)
  }

  @Test("an open quotation mark, and text behind a closed one, are refused by line")
  func refused() throws {
    for text in ["a\n\"b", "a\n\"b\"c"] {
      let error = #expect(throws: TableProblem.self) {
        try CSVReader.table(in: Array(text.utf8))
      }
      #expect(error?.place == "第2行 line 2")
      #expect(error?.reason.isBilingual == true)
    }
    #expect(throws: TableProblem.self) {
      try CSVReader.table(in: Array("a,b,c".utf8), limits: .init(columns: 2))
    }
  }
}
