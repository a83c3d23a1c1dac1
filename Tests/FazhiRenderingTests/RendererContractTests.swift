import FazhiAssessment
import FazhiChecklist
@testable import FazhiRendering
import FazhiSource
import FazhiTables
import Foundation
import Testing

@Suite("Every renderer")
struct RendererContractTests {
  /// A report in which every sign stands that a format could take for its own.
  static let hostile = """
    <script>县人民政府2023年度法治政府建设情况报告
    一、主要举措\r（零）出台《\(String(repeating: "长", count: 4000))办法》，制定权责清单=1+1。\u{FFFE}\u{1F}
    （一）印发《<b>要点</b>|*表*|`码`|=1+1|"引号"|&amp;|[链](http://a)|\u{7}|😀|,\u{301}|"\u{301}|》，落实三项制度，公布权责清单126项，审核重大执法决定38件。
    二、存在的问题
    法治督察不够深入。
    """

  func assessment() throws -> Assessment {
    try SampleTests.assessor.assess(Array(Self.hostile.utf8), name: "t")
  }

  @Test("names every item and ends in a line feed", arguments: Language.allCases)
  func namesItems(language: Language) throws {
    let assessment = try assessment()
    for format in OutputFormats.all where format.accepts(JobResult.self) {
      let output = format.render(
        JobResult(.score, of: assessment), options: RenderingOptions(language: language))
      let text = String(decoding: output, as: UTF8.self)
      #expect(!format.isText || output.last == 0x0A)
      for item in assessment.checklist.items { #expect(text.contains(item.id), "\(format.name)") }
      #expect(!format.isText || !text.contains("\u{7}"))
    }
  }

  @Test("a page says in its own language how sure the level is, and what to do about it")
  func levels() throws {
    let body = "法治政府建设情况报告\n一、主要举措\n落实三项制度，公布权责清单126项。"
    func shown(_ title: String, _ language: Language, _ level: Level? = nil) throws -> [String] {
      let assessment = try SampleTests.assessor.assess(
        Array((title + body).utf8), name: "t", overrides: .init(level: level))
      let words = Words(language: language)
      return [words.level(of: assessment)] + words.diagnostics(of: assessment)
    }
    let unsure = "云澜市人民政府2023年度"
    #expect(
      try shown(unsure, .chinese) == [
        "县级（由文本推断，请核对）", "正文不能确定“云澜市人民政府”的层级，暂按县级市评估。请用 --level city 或 --level county 指定",
      ])
    #expect(try shown(unsure, .english, .city) == ["city"])
    #expect(
      try shown("2023年度", .english) == [
        "county (not stated, taken as such)",
        "level of government cannot be read from the text, taken as county. give it with --level"
          + " province|city|county|township|department",
      ])
  }

  @Test("Markdown takes nothing in a report for markup")
  func markdownEscapes() throws {
    let output = MarkdownRenderer.render(
      JobResult(.score, of: try assessment()), options: RenderingOptions())
    let text = String(decoding: output, as: UTF8.self)
    #expect(!text.contains("<script>"))
    #expect(!text.contains("<b>"))
    #expect(text.contains("\\<script\\>"))
  }

  @Test(
    "what begins like a list, a rule or code is a paragraph in Markdown",
    arguments: [
      ("- 甲", "\\- 甲"), ("+ 甲", "\\+ 甲"), ("1. 甲", "1\\. 甲"), ("12) 甲", "12\\) 甲"),
      ("1.", "1\\."), ("---", "\\---"), ("    甲", "甲"), ("1.甲", "1.甲"), ("2023年 - 甲", "2023年 - 甲"),
    ])
  func markdownBeginnings(text: String, line: String) {
    var page = Page(Words(language: .chinese))
    page.blocks = [
      .text(text), .entry(.init(title: "乙", details: [.quotation(text, place: "丙")])),
    ]
    let expected = "\(line)\n\n- **乙**\n  - > \(line)（丙）\n"
    #expect(MarkdownRenderer.text(of: page) == expected)
  }

  @Test(
    "a cell is no formula, and is quoted where it must be",
    arguments: [
      ("清单", "清单"), ("=1+1", "'=1+1"), ("-3", "'-3"), ("@a", "'@a"), ("+8", "'+8"),
      ("甲,乙", "\"甲,乙\""), ("说\"好\"", "\"说\"\"好\"\"\""), ("甲\n乙", "\"甲\n乙\""),
      ("a\u{7}b", "a\u{FFFD}b"), ("", ""), ("甲,\u{301}乙", "\"甲,\u{301}乙\""),
      ("\"\u{301}", "\"\"\"\u{301}\""),
    ])
  func cells(text: String, cell: String) {
    #expect(CSVRenderer.cell(text) == cell)
  }

  @Test("every row of CSV has the cells of the first", arguments: Job.allCases)
  func csvRows(job: Job) throws {
    let assessment = try assessment()
    let output = CSVRenderer.render(JobResult(job, of: assessment), options: RenderingOptions())
    #expect(output.starts(with: [0xEF, 0xBB, 0xBF]))
    let sheet = JobResult(job, of: assessment).workbook(Words(language: .chinese)).sheets[0]
    let rows = try CSVReader.table(in: output).rows.map(\.cells)
    // A reader drops empty cells at the end of a row.
    #expect(rows.count == sheet.rows.count + 1)
    #expect(rows[0] == sheet.columns.map(\.title))
    for (read, written) in zip(rows.dropFirst(), sheet.rows) {
      let texts = written.map(\.text)
      #expect(read.count == (texts.lastIndex { !$0.isEmpty } ?? -1) + 1)
      #expect(read.first == texts.first && read.last == texts.last { !$0.isEmpty })
    }
    // The passage answers an item, so that it is no gap.
    #expect(job == .gaps || rows.contains { $0.contains { $0.contains("|,\u{301}|\"\u{301}|") } })
    switch job {
    case .score: #expect(rows.count == 127)
    case .gaps: #expect(rows.count == assessment.notMet.count + 1)
    case .checklist: #expect(rows.count > 100)
    }
  }

  @Test("JSON reads back to what was written")
  func jsonReadsBack() throws {
    let assessment = try assessment()
    for job in Job.allCases {
      let output = JSONRenderer.render(JobResult(job, of: assessment), options: RenderingOptions())
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(output)) as? [String: Any])
      #expect(object["schemaVersion"] as? String == "1")
      let report = try #require(object["report"] as? [String: Any])
      #expect(report["title"] as? String == assessment.report.title)
    }
  }

  @Test("the JSON of score keeps its contract")
  func jsonContract() throws {
    let assessment = try assessment()
    let output = JSONRenderer.render(JobResult(.score, of: assessment), options: RenderingOptions())
    let result = try JSONDecoder().decode(Result.self, from: Data(output))
    #expect(result.checklist.id == "outline-2021-2025")
    #expect(result.checklist.digest.hasPrefix("sha256:"))
    #expect(result.report.digest.count == "sha256:".count + 64)
    #expect(result.report.year == 2023)
    #expect(result.coverage.value == assessment.coverage.value)
    #expect(result.coverage.counts.values.reduce(0, +) == 126)
    #expect(result.parts.map(\.part) == Array(1...10))
    #expect(result.items.map(\.id) == assessment.checklist.items.map(\.id))
    let bytes = Array(Self.hostile.utf8)
    for item in result.items {
      #expect(Status(rawValue: item.status) != nil)
      for evidence in item.evidence {
        let quote = Array(evidence.quote.utf8)
        #expect(Array(bytes[evidence.byteOffset..<evidence.byteOffset + quote.count]) == quote)
        let position = assessment.report.source.position(at: evidence.byteOffset)
        #expect(position == Position(line: evidence.line, column: evidence.column))
        #expect(Role(rawValue: evidence.role) != nil)
      }
    }
  }

  /// The contract, as a reader of it would write it down.
  private struct Result: Decodable {
    struct Named: Decodable {
      var id: String
      var version: String
      var digest: String
    }
    struct Report: Decodable {
      var title: String?
      var issuer: String?
      var level: String
      var year: Int?
      var signed: String?
      var digest: String
    }
    struct Coverage: Decodable {
      var value: Double?
      var points: Double
      var outOf: Int
      var low: Double?
      var high: Double?
      var counts: [String: Int]
    }
    struct Part: Decodable {
      var part: Int
      var title: String
      var coverage: Coverage
    }
    struct Evidence: Decodable {
      var quote: String
      var role: String
      var line: Int
      var column: Int
      var byteOffset: Int
    }
    struct Item: Decodable {
      var id: String
      var part: Int
      var article: Int
      var title: String
      var weight: Int
      var status: String
      var evidence: [Evidence]
      var nearest: Evidence?
      var reason: String
      var review: Bool
    }

    var checklist: Named
    var report: Report
    var coverage: Coverage
    var parts: [Part]
    var items: [Item]
  }
}
