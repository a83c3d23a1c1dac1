import FazhiAssessment
import FazhiChecklist
import FazhiSource
import FazhiTables
import FazhiTestSupport
import Foundation
import Testing

@testable import FazhiRendering

@Suite("Comparisons in every format")
struct ComparisonFormatTests {
  private static func record(_ text: [UInt8], _ file: String) throws -> AssessmentRecord {
    AssessmentRecord(try SampleTests.assessor.assess(text, name: file), file: file)
  }

  private static func samples() throws -> [AssessmentRecord] {
    try Repository.sampleNames.map { try record(Repository.sample($0), "\($0).txt") }
  }

  private static var hostile: AssessmentRecord {
    get throws { try record(Array(RendererContractTests.hostile.utf8), "<b>=1+1|.txt") }
  }

  private func text(
    _ format: any Renderer.Type, _ comparison: Comparison, _ language: Language = .chinese
  ) -> String {
    let options = RenderingOptions(language: language)
    return String(decoding: format.render(comparison, options: options), as: UTF8.self)
  }

  private func object(_ comparison: Comparison) throws -> [String: Any] {
    let bytes = JSONRenderer.render(comparison, options: RenderingOptions())
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test(
    "a body that names itself in full and in short is one",
    arguments: [
      ("溪州市云岭区", "溪州市云岭区人民政府", true), ("云岭区人民政府", "溪州市云岭区", true),
      ("溪州市云岭区人民政府", "溪州市人民政府", false), ("云岭区人民政府", "青禾县人民政府", false),
    ])
  func onePlace(first: String, second: String, isOne: Bool) throws {
    var records = try Array(Self.samples().prefix(2))
    records[0].report.issuer = first
    records[1].report.issuer = second
    let view = ComparisonView(
      comparison: try Comparison(records), words: Words(language: .chinese))
    #expect((view.sides.old == "旧") == isOne)
  }

  @Test(
    "what makes a result doubtful is told in the comparison as well", arguments: Language.allCases)
  func notes(language: Language) throws {
    let old = try Self.record(
      Array("县人民政府2019年度法治政府建设情况报告\n全年公开听证3次。".utf8), "old.txt")
    #expect(!old.notes.isEmpty)
    let comparison = try Comparison([old, Self.samples()[0]])
    let view = ComparisonView(comparison: comparison, words: Words(language: language))
    for note in old.notes {
      #expect(view.meanings.contains { $0.contains(note[language]) })
    }
  }

  // MARK: Saved results

  @Test(
    "a saved result gives the same as the report it was saved from", arguments: Language.allCases)
  func savedGivesTheSame(language: Language) throws {
    for name in Repository.sampleNames + [""] {
      let bytes =
        name.isEmpty ? Array(RendererContractTests.hostile.utf8) : try Repository.sample(name)
      let assessment = try SampleTests.assessor.assess(bytes, name: name)
      let saved = JSONRenderer.render(
        JobResult(.score, of: assessment), options: RenderingOptions(language: language))
      #expect(AssessmentRecord.isSaved(saved) && !AssessmentRecord.isSaved(bytes))
      let read = try AssessmentRecord(parsing: saved, path: "a.json", file: "a")
      #expect(read.named(after: assessment.checklist) == AssessmentRecord(assessment, file: "a"))
      #expect(read.entries.map(\.status) == assessment.findings.map(\.status))
      #expect(read.coverage == assessment.coverage)
    }
  }

  // MARK: Hostile text and labels

  @Test("every format takes two and more, and hostile text does no harm", arguments: [2, 4])
  func contract(count: Int) throws {
    let records = try Array(([Self.hostile] + Self.samples()).prefix(count))
    let comparison = try Comparison(records)
    for format in OutputFormats.all where format.accepts(Comparison.self) && format.isText {
      let text = text(format, comparison)
      #expect(text.utf8.last == 0x0A)
      #expect(!text.unicodeScalars.contains("\u{7}") && !text.unicodeScalars.contains("\u{1B}"))
      if ["markdown", "html"].contains(format.name) {
        #expect(!text.contains("<script>县") && !text.contains("<b>"), "\(format.name)")
      }
    }
    let names = OutputFormats.names(for: Comparison.self)
    #expect(
      Set(["terminal", "markdown", "html", "csv", "xlsx", "docx", "json"]).isSubset(of: names))
  }

  @Test("columns are told apart by issuer and year, else by file, else by place")
  func labels() throws {
    let sample = try Self.samples()[1]
    func labels(_ records: [AssessmentRecord], _ language: Language = .chinese) throws -> [String] {
      ComparisonView(comparison: try Comparison(records), words: Words(language: language)).labels
    }
    var (later, draft, unknown) = (sample, sample, sample)
    later.report.year = 2024
    draft.file = "draft.txt"
    (unknown.report.issuer, unknown.report.title) = (nil, nil)
    #expect(try labels([sample, later]) == ["青禾县人民政府2023年", "青禾县人民政府2024年"])
    #expect(try labels([sample, later], .english)[1] == "青禾县人民政府 2024")
    #expect(
      try labels([sample, later, draft]) == [
        "青禾县人民政府2023年（qinghe-2023.txt）", "青禾县人民政府2024年", "青禾县人民政府2023年（draft.txt）",
      ])
    #expect(
      try labels([unknown, sample, unknown]) == [
        "qinghe-2023.txt #1", "青禾县人民政府2023年", "qinghe-2023.txt #3",
      ])
    #expect(Set(try labels([sample, sample])).count == 2)
  }

  // MARK: Agreement

  @Test("the same changes, statuses and figures in JSON, CSV and Excel", arguments: [2, 3])
  func sameRows(count: Int) throws {
    let comparison = try Comparison(Array(try Self.samples().prefix(count)))
    let json = try object(comparison)
    let tables = try XLSXReader.tables(
      in: XLSXRenderer.render(comparison, options: RenderingOptions()))
    let csv = try CSVReader.table(in: CSVRenderer.render(comparison, options: RenderingOptions()))
    #expect(tables.map(\.name) == ["变化", "逐项对照", "名次", "各部分", "报告", "说明"])
    #expect(csv.rows.count == 126 * (count - 1) + 1)
    #expect(csv.rows.map(\.cells) == tables[0].rows.map(\.cells))
    #expect(tables[1].rows.count == 127 && tables[2].rows.count == 11 * count + 1)
    #expect(tables[4].rows.count == count + 1)

    let changes = try #require(json["changes"] as? [[String: Any]])
    let steps = try changes.flatMap { try #require($0["items"] as? [[String: Any]]) }
    let expected = steps.map { step in
      [
        step["id"],
        step["change"].flatMap { Comparison.Change(rawValue: $0 as? String ?? "") }?
          .name.chinese,
      ]
      .map { $0 as? String ?? "" }
    }
    #expect(csv.rows.dropFirst().map { [$0[0], $0[6]] }.filter { $0[1] != "未变" } == expected)
    for (row, item) in zip(
      tables[1].rows.dropFirst(), try #require(json["items"] as? [[String: Any]]))
    {
      let entries = try #require(item["reports"] as? [[String: Any]])
      let names = entries.map { Status(rawValue: $0["status"] as? String ?? "")?.name.chinese }
      #expect(row.cells.dropFirst(6) == names.map { $0 ?? "" }[...])
    }
  }

  @Test("the page names every step, what is worse first, with the evidence of both sides")
  func page() throws {
    let samples = try Self.samples()
    let comparison = try Comparison([samples[1], samples[0]])
    let text = text(MarkdownRenderer.self, comparison)
    let worse = try #require(text.range(of: "## 退步与消失"))
    let better = try #require(text.range(of: "## 进步与新增"))
    let parts = try #require(text.range(of: "## 各部分"))
    #expect(worse.lowerBound < better.lowerBound && better.lowerBound < parts.lowerBound)
    for (change, row) in comparison.changes(to: 1) where change != .unchanged {
      #expect(text.contains(row.obligation.id))
      for quotation in row.entries.compactMap({ $0?.evidence.first }) {
        #expect(text.contains(MarkdownRenderer.escaped(quotation.text)))
      }
    }
    let (before, after) = (samples[1].coverage.percent, samples[0].coverage.percent)
    #expect(text.firstMatch(of: try Regex("\(before) → \(after)（↓[0-9.]+个百分点）")) != nil)
  }

  @Test("no line is wider than 80 cells", arguments: [2, 3, 12], Language.allCases)
  func width(count: Int, language: Language) throws {
    let samples = try Self.samples()
    let comparison = try Comparison((0..<count).map { samples[$0 % samples.count] })
    for line in text(TerminalRenderer.self, comparison, language).split(separator: "\n") {
      #expect(TerminalWidth.cells(of: line) <= 80, "\(line)")
    }
  }

  @Test("different checklists and levels are said to be different")
  func differentChecklists() throws {
    var records = try Self.samples()
    records[0].checklist.digest = "sha256:other"
    records[0].entries.removeFirst(3)
    let comparison = try Comparison(records, allowsDifferentChecklists: true)
    let page = text(MarkdownRenderer.self, comparison)
    #expect(page.contains("清单不同") && page.contains("层级不同"))
    let json = try object(comparison)
    #expect(json["sameChecklist"] as? Bool == false)
    let items = try #require(json["items"] as? [[String: Any]])
    #expect(items.count == 126)
    let added = try #require(items.last?["reports"] as? [Any])
    #expect(added.first is NSNull)
  }
}
