import FazhiAssessment
import FazhiChecklist
import FazhiSource
import FazhiTestSupport
import Foundation
import Testing

@testable import FazhiRendering

@Suite("Statements and preparations in every format")
struct StatementRenderingTests {
  private func assessment() throws -> Assessment {
    let name = try #require(Repository.sampleNames.first)
    return try SampleTests.assessor.assess(Repository.sample(name), name: name)
  }

  /// Three statements that count, one on another text, and one that has run out.
  private func entered() throws -> Assessment {
    let assessment = try assessment()
    let yaml = """
      report: '\(assessment.report.digest)'
      by: 王某
      statements:
        - {item: art04.3, attested: {document: '=权责清单|<b>', number: 甲政办〔2023〕8号, date: 2023-03-01}}
        - {item: art15.4, overruled: met, reason: 第40行}
        - {item: art31.3, waived-until: 2026-12-31, reason: 省级统建}
        - {item: art30.1, waived-until: 2020-12-31, reason: 旧}
        - {item: art30.2, overruled: met, reason: 旧, report: 'sha256:0'}
      """
    let filledIn = try StatementReader.read(
      [SourceFile(name: "s.yaml", bytes: Array(yaml.utf8))], for: assessment.checklist)
    return assessment.entering(filledIn.statements, asOf: try #require(Day("2026-06-30")))
  }

  @Test("the result keeps the JSON Schema and names each statement")
  func schema() throws {
    let output = JSONRenderer.render(
      JobResult(.score, of: try entered()), options: RenderingOptions())
    let path = "Sources/FazhiRendering/Schema/score.schema.json"
    let schema = try JSONSchema(Data(contentsOf: Repository.root.appending(path: path)))
    #expect(try schema.complaints(about: Data(output)) == [])
    let text = String(decoding: output, as: UTF8.self)
    for standing in ["counts", "stale", "expired"] {
      #expect(text.contains(#""standing":"\#(standing)""#))
    }
    #expect(text.contains(#""attestedCoverage":"#))
  }

  @Test("what people state is no longer open work, and is counted apart")
  func settles() throws {
    let plain = try assessment()
    let entered = try entered()
    let open = plain.findings.filter(\.isOpen).map(\.item.id)
    let left = entered.findings.filter(\.isOpen).map(\.item.id)
    let settled = entered.findings.filter(\.isSettledByStatement).map(\.item.id)
    #expect(settled == ["art04.3", "art15.4", "art31.3"].filter(open.contains))
    #expect(Set(left).union(settled) == Set(open))
    let preparation = Preparation(due: Day("2026-12-31"))
    for finding in entered.findings { #expect((preparation.due(finding) != nil) == finding.isOpen) }
    // The day in a row stays, whatever settles the obligation.
    let day = try #require(Day("2026-11-30"))
    for finding in entered.findings where !finding.isOpen {
      let noted = [RowNote.Row(item: finding.item.id): RowNote(due: day)]
      #expect(Preparation(due: Day("2026-12-31"), notes: noted).due(finding) == day)
    }
    let text = String(
      decoding: TerminalRenderer.render(
        JobResult(.checklist, of: entered, preparation: preparation), options: RenderingOptions()),
      as: UTF8.self)
    #expect(text.contains("已有佐证等"))
  }

  @Test("the tables show what statements change, and have no such column without them")
  func tables() throws {
    func tables(_ assessment: Assessment) -> [Page.Table] {
      JobResult(.score, of: assessment).page(Words(language: .chinese)).blocks.compactMap {
        if case .table(let table) = $0 { table } else { nil }
      }
    }
    let title = "含佐证"
    #expect(tables(try assessment()).allSatisfy { $0.columns.last?.title != title })
    let entered = try entered()
    let shown = tables(entered)
    #expect(shown.count == 3)
    #expect(shown.allSatisfy { $0.columns.last?.title == title })
    let parts = try #require(shown.first)
    for (row, part) in zip(parts.rows, entered.parts) {
      #expect(row.last == Coverage(attested: part.findings).percent)
    }
    let duty = try #require(shown.last?.rows.first { $0[0] == "art04.3" })
    #expect(duty.suffix(2) == ["未提及", "已落实"])
  }

  @Test("who states what, and why, is seen wherever people read", arguments: Job.allCases)
  func isSeen(job: Job) throws {
    let entered = try entered()
    for format in [
      TerminalRenderer.name, MarkdownRenderer.name, HTMLRenderer.name, CSVRenderer.name,
    ] {
      let renderer = try #require(OutputFormats.named(format))
      let text = String(
        decoding: renderer.render(JobResult(job, of: entered), options: RenderingOptions()),
        as: UTF8.self
      ).replacing("\n", with: "").replacing(" ", with: "")
      for word in ["甲政办〔2023〕8号", "第40行", "省级统建", "王某", "已过期", "报告文本已变"] {
        #expect(text.contains(word), "\(format) \(word)")
      }
      let isMarkup = format == MarkdownRenderer.name || format == HTMLRenderer.name
      #expect(!isMarkup || !text.contains("<b>"), "\(format)")
    }
  }

  /// A finding with several statements, and notes of its units.
  private func filledIn() throws -> (assessment: Assessment, notes: [RowNote.Row: RowNote]) {
    var assessment = try entered()
    let item = try #require(assessment.findings.first { $0.item.id == "art04.3" }?.item)
    let yaml = """
      report: '\(assessment.report.digest)'
      by: 李某
      statements:
        - {item: art04.3, attested: {document: "目录\\r\\n第二版\\t终稿"}}
        - {item: art04.3, waived-until: 2020-12-31, reason: 旧}
      """
    let more = try StatementReader.read(
      [SourceFile(name: "s.yaml", bytes: Array(yaml.utf8))], for: assessment.checklist)
    let before = assessment.findings.flatMap { $0.statements.map(\.statement) }
    assessment = assessment.entering(
      before + more.statements, asOf: try #require(Day("2026-06-30")))
    let unit = try #require(item.units.lead.first)
    return (
      assessment,
      [
        .init(item: "art04.3", unit: unit): RowNote(
          isDone: true, due: Day("2026-12-20"), remark: "=1+1，\"见\"\n二楼"),
        .init(item: "art04.3"): RowNote(remark: "全表的备注"),
      ]
    )
  }

  @Test(
    "a table that is written reads back as the same statements and notes",
    arguments: [Job.score, .checklist])
  func roundTrip(job: Job) throws {
    let (entered, notes) = try filledIn()
    let stated = entered.findings.flatMap { $0.statements.map(\.statement) }
    let preparation = Preparation(notes: notes)
    for (renderer, name) in [
      (CSVRenderer.self as any Renderer.Type, "t.csv"), (XLSXRenderer.self, "t.xlsx"),
    ] {
      for language in Language.allCases {
        let options = RenderingOptions(language: language)
        let result = JobResult(job, of: entered, preparation: preparation)
        let output = renderer.render(result, options: options)
        let file = SourceFile(name: name, bytes: output)
        let read = try StatementReader.read(
          [file], for: entered.checklist, tables: Workbook.writtenTables)
        #expect(read.statements.count == stated.count, "\(name) \(language)")
        // The rows of a checklist are those of units, the first sheet of a score has none.
        let kept = notes.filter { row, _ in
          name == "t.xlsx" && job == .score || (row.unit.isEmpty == (job == .score))
        }.mapValues { RowNote(isDone: $0.isDone, remark: $0.remark) }
        let readNotes = read.notes.mapValues { RowNote(isDone: $0.isDone, remark: $0.remark) }
        #expect(readNotes == kept, "\(name) \(language)")
        // What was read is written as it was read.
        let again = entered.entering(read.statements, asOf: try #require(Day("2026-06-30")))
        let second = renderer.render(
          JobResult(job, of: again, preparation: Preparation(notes: notes)), options: options)
        #expect(
          StatementReader.losses(
            of: [file], writing: [SourceFile(name: name, bytes: second)],
            tables: Workbook.writtenTables) == [])
        let other = try #require(OutputFormats.named("csv")).render(
          JobResult(.gaps, of: try assessment()), options: options)
        #expect(
          StatementReader.losses(
            of: [file], writing: [SourceFile(name: "o.csv", bytes: other)],
            tables: Workbook.writtenTables
          ).map(\.id) == ["filled-in"])
      }
    }
  }

  @Test("a table has a row for each statement, and the weight of an obligation once")
  func rowOfEachStatement() throws {
    let (entered, notes) = try filledIn()
    let workbook = JobResult(.checklist, of: entered, preparation: Preparation(notes: notes))
      .workbook(Words(language: .chinese))
    let sheet = workbook.sheets[0]
    let titles = sheet.columns.map(\.title)
    func column(_ title: String) throws -> Int { try #require(titles.firstIndex(of: title)) }
    let (item, weight) = (try column("编号"), try column("权重"))
    let unit = try #require(notes.keys.first { !$0.unit.isEmpty }?.unit)
    let unitColumn = try column("单位")
    let rows = sheet.rows.filter { $0[item].text == "art04.3" && $0[unitColumn].text == unit }
    #expect(rows.count == 3)
    #expect(rows.dropFirst().allSatisfy { $0[weight] == .empty })
    #expect(try rows.map { $0[try column("办理")].text } == ["☑", "", ""])
    #expect(sheet.rows.allSatisfy { $0.count == titles.count })
  }

  @Test("a unit's checklist has what it leads and what it supports, and what is open is due")
  func preparation() throws {
    let assessment = try assessment()
    let day = try #require(Day("2026-03-31"))
    var listed: Set<String> = []
    for unit in assessment.responsibleUnits {
      let groups = Preparation(due: day, unit: unit).groups(of: assessment)
      #expect(!groups.isEmpty)
      for group in groups {
        for finding in group.findings {
          let units = finding.item.units
          #expect((group.isLead ? units.lead : units.support).contains(unit))
          #expect(Preparation(due: day).due(finding) == (finding.isOpen ? day : nil))
          if group.isLead { listed.insert(finding.item.id) }
        }
      }
    }
    let owed = assessment.findings.filter { $0.status != .notApplicable }.map(\.item.id)
    #expect(listed == Set(owed))
    let page = MarkdownRenderer.render(
      JobResult(.checklist, of: assessment, preparation: Preparation(due: day)),
      options: RenderingOptions())
    #expect(String(decoding: page, as: UTF8.self).contains("完成期限：2026-03-31"))
  }
}
