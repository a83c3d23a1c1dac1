import FazhiChecklist
import FazhiSource
import FazhiTestSupport
import Testing

@testable import FazhiAssessment

@Suite("Saved results")
struct AssessmentRecordTests {
  private static let saved = #"""
    {"schemaVersion":"1","job":"score","later":{"key":[1]},
     "checklist":{"id":"t","version":"1.0.0","digest":"sha256:a"},
     "report":{"title":null,"issuer":"青禾县人民政府","level":"county","year":2023,"signed":null,
               "digest":"sha256:r"},
     "coverage":{"value":0.5,"points":1.5,"outOf":3},
     "parts":[{"part":1,"title":"甲"}],
     "items":[{"id":"a1","part":1,"article":4,"title":"清单","kind":"duty","weight":3,
               "status":"partial","nearest":null,
               "evidence":[{"quote":"公布\n清单","role":"achievements","line":2,"column":5,
                            "byteOffset":40}]}]}
    """#

  private func read(_ text: String) throws -> AssessmentRecord {
    try AssessmentRecord(parsing: Array(text.utf8), path: "x/a.json", file: "a.json")
  }

  @Test("a saved result is read, whatever else is in it")
  func reads() throws {
    let record = try read("\u{FEFF} \n" + Self.saved)
    #expect(record.file == "a.json")
    #expect(record.report.issuer == "青禾县人民政府" && record.report.title == nil)
    #expect(record.report.year == 2023 && record.report.level == .county)
    #expect(record.parts.map(\.number) == [1])
    let entry = try #require(record.entries.first)
    #expect(entry.obligation.isHardDuty && entry.status == .partial && entry.nearest == nil)
    #expect(entry.evidence.map(\.text) == ["公布\n清单"])
    #expect(entry.evidence.map(\.position) == [Position(line: 2, column: 5)])
    #expect(record.coverage.points == "1.5")
  }

  @Test(
    "JSON is told from a report by its first sign",
    arguments: [
      ("{}", true), ("\u{FEFF}\n {", true), ("", false), ("青禾县人民政府", false), ("[{}]", false),
      (" \u{FEFF}", false),
    ])
  func recognises(text: String, isSaved: Bool) {
    #expect(AssessmentRecord.isSaved(Array(text.utf8)) == isSaved)
  }

  static let faults: [(String, String, String, String)] = [
    (#""job":"score""#, #""job":"gaps""#, "no-saved-score", "of 'gaps'"),
    (#""schemaVersion":"1""#, #""schemaVersion":"9""#, "no-saved-score", "score"),
    (#""id":"t","#, "", "faulty-result", "'checklist.id' is missing, where a text should be"),
    (#""county""#, #""village""#, "faulty-result", "'report.level' is not one of province, city"),
    (#""year":2023"#, #""year":"2023""#, "faulty-result", "'report.year' is not a whole number"),
    (#""weight":3"#, #""weight":3e300"#, "faulty-result", "'items[0].weight' is not"),
    (#""weight":3"#, #""weight":2.5"#, "faulty-result", "from 1 to 3"),
    (#""partial""#, #""good""#, "faulty-result", "'items[0].status' is not one of met,"),
    (#""partial""#, #""met""#, "faulty-result", "'coverage' is not what the items give, 3/3"),
    (#""line":2"#, #""line":0"#, "faulty-result", "'items[0].evidence[0].line' is not"),
    (#""items":["#, #""items":[1,"#, "faulty-result", "'items[0].title' is missing"),
    (#""items":["#, #""thing":["#, "faulty-result", "'items' is missing, where a list"),
    (#""parts":[{"#, #""parts":[{{"#, "no-json", "no JSON"),
  ]

  @Test("what is no saved result is refused, with the way to what is wrong", arguments: faults)
  func faulty(old: String, new: String, id: String, message: String) throws {
    let text = Self.saved.replacing(old, with: new)
    let error = try #require(throws: InvalidInput.self) { try read(text) }
    #expect(error.diagnostics.contains { $0.id == id && $0.message.joined.contains(message) })
    #expect(error.diagnostics.allSatisfy { $0.file == "x/a.json" })
    #expect(
      error.diagnostics.allSatisfy {
        $0.message.joined.isBilingual && $0.hint?.joined.isBilingual == true
      })
  }

  @Test("an id that stands twice is refused")
  func twice() throws {
    let item = Self.saved.split(separator: #""items":["#)[1].dropLast(2)
    let text = Self.saved.replacing(#""items":["#, with: #""items":["# + item + ",")
    let error = try #require(throws: InvalidInput.self) { try read(text) }
    #expect(error.diagnostics.map(\.message.joined) == ["事项 'a1' 重复: item 'a1' stands twice"])
  }
}
