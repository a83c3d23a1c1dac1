import FazhiChecklist
import FazhiSource
import FazhiTestSupport
import Testing

@testable import FazhiRendering

@Suite("The pictures of a summary")
struct SummaryPictureTests {
  /// A result line; `coverage` and `part` are numbers of JSON, and the points are those of `coverage`.
  private static func line(
    _ id: String, coverage: String, part: String? = nil, statuses: KeyValuePairs<String, String>
  ) -> [UInt8] {
    let counts = Status.allCases.map { status in
      "\"\(status.rawValue)\":\(statuses.count { $0.value == status.rawValue })"
    }
    let owed = coverage == "null" ? #""points":0,"outOf":0"# : #""points":\#(coverage),"outOf":1"#
    return Array(
      """
      {"id":"\(id)","checklist":{"id":"c","version":"1","digest":"d"},\
      "report":{"level":"county","year":2024},\
      "coverage":{"value":\(coverage),\(owed),"counts":{\(counts.joined(separator: ","))}},\
      "parts":[\(part.map { #"{"part":1,"value":\#($0)}"# } ?? "")],\
      "statuses":{\(statuses.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ","))}}
      """.utf8)
  }

  /// A summary of reports of one year with some coverages, each with one obligation of a status.
  private static func summary(_ reports: [(coverage: Double?, status: String)]) -> CorpusSummary {
    var summary = CorpusSummary(nil)
    for (index, report) in reports.enumerated() {
      let value = report.coverage.map { "\($0)" } ?? "null"
      let line = line("\(index)", coverage: value, statuses: ["art01.1": report.status])
      #expect(summary.add(line) == nil)
    }
    summary.finish()
    return summary
  }

  private static func page(_ summary: CorpusSummary) throws -> HTMLTree {
    let output = HTMLRenderer.render(summary, options: RenderingOptions())
    return try HTMLTree.read(String(decoding: output, as: UTF8.self))
  }

  @Test("a box plot stands where the quantiles are, for all, each level and each year")
  func boxPlots() throws {
    let coverages = [0.2, 0.4, 0.5, 0.6, 1.0]
    let page = try Self.page(Self.summary(coverages.map { ($0, "met") }))
    let boxes = page.elements(ofClass: "box")
    #expect(boxes.count == 3)
    for box in boxes {
      #expect(box.attributes["x"] == "120" && box.attributes["width"] == "60")
    }
    let ends = page.elements(ofClass: "end").compactMap { $0.attributes["cx"] }
    #expect(ends == ["60", "300", "60", "300", "60", "300"])
    #expect(page.elements(ofClass: "value").allSatisfy { $0.attributes["d"] == "M150 0V14" })
  }

  @Test("the reports of each tenth are counted, the fullest of them drawn full")
  func tenths() throws {
    let coverages = [0.0, 0.55, 0.59, 1.0]
    let page = try Self.page(Self.summary(coverages.map { ($0, "met") }))
    let widths = page.elements(ofClass: "solid").compactMap { $0.attributes["width"] }
    #expect(widths == ["150", "0", "0", "0", "0", "300", "0", "0", "0", "150"])
  }

  @Test("what is left out of the figures is named in every form, in one language")
  func refusals() throws {
    var summary = CorpusSummary(nil)
    let line = #"{"id":7,"error":{"code":"x","message":"报告是空的: the report is empty"}}"#
    #expect(summary.add(Array(line.utf8)) == nil)
    summary.finish()
    let formats: [any Renderer.Type] = [
      TerminalRenderer.self, HTMLRenderer.self, JSONRenderer.self,
    ]
    for format in formats {
      let text = String(
        decoding: format.render(summary, options: RenderingOptions()), as: UTF8.self)
      #expect(text.contains("7") && text.contains("报告是空的") && !text.contains("empty"))
    }
    let notes = try #require(summary.workbook(Words(language: .chinese)).sheets.last)
    #expect(notes.rows.last?.map(\.text) == ["7", "报告是空的"])
  }

  @Test("what hardly any report owes does not rank before what all leave out")
  func fewOwe() {
    var summary = CorpusSummary(nil)
    for index in 0..<20 {
      let other = index == 0 ? "acknowledged" : "not-scored"
      let line = Self.line(
        "\(index)", coverage: "0.5",
        statuses: ["art01.1": other, "art01.2": index < 15 ? "missing" : "met"])
      #expect(summary.add(line) == nil)
    }
    summary.finish()
    #expect(summary.mostLeftOut(5).map(\.id) == ["art01.2"])
  }

  @Test(
    "a line with a coverage that is no share in 0...1 is not taken in",
    arguments: [
      ("1e300", "0.5"), ("0.5", "1e300"), ("-0.1", "0.5"), ("0.5", "1.001"), ("1e999", "0.5"),
      ("\"0.5\"", "0.5"),
    ])
  func noShare(coverage: String, part: String) throws {
    var summary = Self.summary([(0.5, "met")])
    let line = Self.line("b", coverage: coverage, part: part, statuses: ["art01.1": "met"])
    #expect(summary.add(line) != nil)
    summary.finish()
    #expect(summary.all.count == 1 && summary.parts.isEmpty)
    #expect(try !Self.page(summary).elements(ofClass: "box").isEmpty)
  }

  @Test(
    "a line that somebody edited is not taken in",
    arguments: [
      (#""value":0.5"#, #""value":0.6"#), (#""art01.1":"met""#, #""art01.1":"missing""#),
      (#""art01.1":"met""#, #""art01.1":"great""#), (#""met":1"#, #""met":2"#),
      ("2024", "-5"), ("county", "moon"), (#""level":"county","#, ""),
      (#""art01.1":"met""#, ""),
    ])
  func edited(old: String, new: String) {
    var summary = Self.summary([(0.5, "met")])
    let line = String(
      decoding: Self.line("b", coverage: "0.5", statuses: ["art01.1": "met"]), as: UTF8.self)
    #expect(line.contains(old))
    #expect(summary.add(Array(line.replacing(old, with: new).utf8)) == .edited)
    #expect(summary.all.count == 1)
  }

  @Test("a share left out is drawn as it is")
  func leftOut() throws {
    let reports = [(0.5, "missing"), (0.5, "met"), (0.5, "planned"), (0.5, "partial")]
    let page = try Self.page(Self.summary(reports.map { ($0.0, $0.1) }))
    #expect(page.elements(ofClass: "solid").last?.attributes["width"] == "150")
  }

  @Test("without a coverage there is no box, and the page is there all the same")
  func nothingOwed() throws {
    let page = try Self.page(Self.summary([(nil, "not-applicable")]))
    #expect(page.elements(ofClass: "box").isEmpty)
    #expect(!page.elements(named: "table").isEmpty)
  }
}
