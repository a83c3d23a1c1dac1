import FazhiChecklist
import FazhiSource
import FazhiTestSupport
import Testing

@testable import FazhiAssessment

@Suite("What people state beside the text")
struct StatementTests {
  private func assessor() throws -> Assessor {
    let yaml = TestChecklist.yaml(
      evidence: "{answers: [三项制度]}", weight: 2, units: "{lead: [局], support: [甲局, 乙局, 丙局]}")
    return Assessor(
      try ChecklistLoader(shipped: []).load(SourceFile(name: "t.yaml", bytes: Array(yaml.utf8))))
  }

  private func assessment(_ body: String = "公布清单12件。") throws -> Assessment {
    let text = "青禾县2023年度法治政府建设情况报告\n一、主要工作\n\(body)"
    return try assessor().assess(Array(text.utf8), name: "t")
  }

  private func statements(_ text: String, name: String = "s.yaml") throws -> [Statement] {
    try StatementReader.read(
      [SourceFile(name: name, bytes: Array(text.utf8))], for: assessor().checklist
    ).statements
  }

  struct ClaimCase: CustomTestStringConvertible {
    var yaml: String
    var attested: Status
    var standing = EnteredStatement.Standing.counts
    var testDescription: String { yaml }
  }

  static let claims = [
    ClaimCase(
      yaml: "attested: {document: 实施方案, number: 甲政办〔2023〕1号, date: 2023-05-06}", attested: .met),
    ClaimCase(yaml: "overruled: partial, reason: 第3行", attested: .partial),
    ClaimCase(yaml: "waived-until: 2026-06-30, reason: 省级统建", attested: .notScored),
    ClaimCase(
      yaml: "waived-until: 2026-06-29, reason: 省级统建", attested: .missing, standing: .expired),
    ClaimCase(
      yaml: "overruled: met, reason: 第3行, report: 'sha256:0'", attested: .missing, standing: .stale),
  ]

  @Test("moves the second figure only, and only while it holds", arguments: claims)
  func moves(_ c: ClaimCase) throws {
    let assessment = try assessment()
    let yaml = """
      {report: '\(assessment.report.digest)', by: 王某, statements: [{item: a1, \(c.yaml)}]}
      """
    let day = try #require(Day("2026-06-30"))
    let entered = assessment.entering(try statements(yaml), asOf: day)
    #expect(entered.coverage == assessment.coverage)
    #expect(entered.findings[0].status == .missing)
    #expect(entered.findings[0].attestedStatus == c.attested)
    #expect(entered.findings[0].statements.map(\.standing) == [c.standing])
    #expect(entered.attestedCoverage?.counts[c.attested] == 1)
    #expect(assessment.attestedCoverage == nil)
  }

  @Test(
    "a fault in the file is a complaint with its place",
    arguments: [
      ("{statements: [{item: a2, overruled: met, reason: r, by: w, report: d}]}", "unknown-item"),
      ("{statements: [{item: a1, overruled: good, reason: r, by: w, report: d}]}", "unknown-word"),
      ("{statements: [{item: a1, overruled: met, by: w, report: d}]}", "missing-key"),
      ("{statements: [{item: a1, overruled: met, reason: r, report: d}]}", "missing-key"),
      ("{statements: [{item: a1, overruled: met, reason: r, by: w}]}", "missing-key"),
      ("{statements: [{item: a1, by: w, report: d}]}", "one-claim"),
      (
        "{statements: [{item: a1, waived-until: 2026-02-30, reason: r, by: w, report: d}]}",
        "no-day"
      ),
      ("{statements: 5}", "wrong-type"), ("[]", "wrong-type"), ("{a: 1}", "unknown-key"),
      (
        "{by: w, report: d, statements: [{item: a1, overruled: met, reason: r},"
          + " {item: a1, waived-until: 2026-02-03, reason: r}]}", "stated-twice"
      ),
    ])
  func faults(yaml: String, id: String) throws {
    let error = #expect(throws: InvalidInput.self) { try statements(yaml) }
    #expect(error?.diagnostics.map(\.id).contains(id) == true, "\(error?.diagnostics ?? [])")
    #expect(error?.diagnostics.allSatisfy { $0.message.joined.isBilingual } == true)
  }

  private static let head = "编号,佐证文件,文号,文件日期,出具单位,链接,更正为,豁免至,说明理由,填报人,报告摘要值\n"

  @Test("a table is read by the heads of its columns, in Chinese or English")
  func tables() throws {
    let chinese =
      Self.head + """
        a1,方案,甲〔2023〕1号,2023/5/6,编办,,,,,王某,d
        a1,,,,,,部分体现,,第3行,王某,e
        a1,方案,甲〔2023〕1号,2023/5/6,编办,,,,,王某,d
        a1,,,,,,,,,,d
        """
    let read = try statements(chinese, name: "s.csv")
    #expect(read.count == 2)
    let proof = Statement.Proof(
      title: "方案", number: "甲〔2023〕1号", date: Day("2023-05-06"), unit: "编办", link: nil)
    #expect(read[0].claim == .attested(proof))
    #expect(read[1].claim == .overruled(.partial))
    let english = "Item,Waived until,Reason,Stated by,Digest of the report\na1,2026.12.31,r,w,d\n"
    #expect(
      try statements(english, name: "s.csv").map(\.claim)
        == [.waived(until: try #require(Day("2026-12-31")))])
  }

  @Test(
    "a fault in a table names its row",
    arguments: [
      ("a9,方案,,,,,,,,王某,d", "unknown-item"), ("a1,方案,,某日,,,,,,王某,d", "no-day"),
      ("a1,方案,,,,,已落实,,r,王某,d", "one-claim"), ("a1,,,,,,好,,r,王某,d", "unknown-word"),
      ("a1,,,,,,已落实,,,王某,d", "empty-cell"), ("a1,方案,,,,,,,,,d", "empty-cell"),
    ])
  func tableFaults(row: String, id: String) throws {
    let error = #expect(throws: InvalidInput.self) {
      try statements(Self.head + row, name: "s.csv")
    }
    #expect(error?.diagnostics.map(\.id) == [id])
    #expect(error?.diagnostics.first?.message.joined.contains("in row 2") == true)
    #expect(error?.diagnostics.allSatisfy { $0.message.joined.isBilingual } == true)
  }

  @Test("files of several units may say the same twice, but not contradict each other")
  func severalFiles() throws {
    func file(_ name: String, _ claim: String, by: String) -> SourceFile {
      SourceFile(name: name, bytes: Array((Self.head + "a1,,,,,,\(claim),,r,\(by),d\n").utf8))
    }
    let lead = file("lead.csv", "已落实", by: "王某")
    let checklist = try assessor().checklist
    let agreed = [lead, lead, file("b.csv", "已落实", by: "李某")]
    #expect(
      try StatementReader.read(agreed, for: checklist).statements.map(\.by) == ["王某", "李某"])
    let error = #expect(throws: InvalidInput.self) {
      try StatementReader.read(
        [lead, file("b.csv", "未提及", by: "李某")], for: checklist)
    }
    #expect(error?.diagnostics.map(\.id) == ["stated-twice"])
    #expect(error?.diagnostics.first?.message.joined.contains("lead.csv") == true)
    #expect(error?.diagnostics.first?.file == "b.csv")
  }

  @Test(
    "a document and a verdict that it is missing contradict each other, a document and met do not")
  func documentAgainstVerdict() throws {
    let document = "a1,方案,,,,,,,,王某,d\n"
    for (verdict, contradicts) in [("未提及", true), ("部分体现", true), ("已落实", false)] {
      let text = Self.head + document + "a1,,,,,,\(verdict),,r,李某,d\n"
      let error = Result { try statements(text, name: "s.csv") }
      if case .failure(let error as InvalidInput) = error {
        #expect(contradicts)
        #expect(error.diagnostics.map(\.id) == ["stated-twice"])
      } else {
        #expect(!contradicts, "\(verdict)")
      }
    }
  }

  @Test("a verdict in YAML may be named in Chinese")
  func chineseVerdict() throws {
    let yaml = "{by: w, report: d, statements: [{item: a1, overruled: 部分体现, reason: r}]}"
    #expect(try statements(yaml).map(\.claim) == [.overruled(.partial)])
  }

  @Test("ticks, days and remarks are read from the rows of units")
  func notes() throws {
    let text = """
      办理,单位,完成期限,编号,备注,报告摘要值
      ☑,甲局,2026-12-20,a1,材料在二楼,d
      ☐,乙局,,a1,,d
      ,丙局,2026/12/31,a1,,d

      """
    let file = SourceFile(name: "s.csv", bytes: Array(text.utf8))
    let filledIn = try StatementReader.read([file], for: assessor().checklist)
    let day = try #require(Day("2026-12-20"))
    #expect(
      filledIn.notes == [
        .init(item: "a1", unit: "甲局"): RowNote(isDone: true, due: day, remark: "材料在二楼"),
        .init(item: "a1", unit: "丙局"): RowNote(due: Day("2026-12-31")),
      ])
    #expect(filledIn.firstLoss(in: filledIn) == nil)
    #expect(filledIn.firstLoss(in: FilledIn()) == .init(item: "a1", unit: "甲局"))
    // A day alone is no loss: the program may have put it in.
    var day31 = FilledIn()
    day31.notes = filledIn.notes.filter { $0.key.unit == "丙局" }
    #expect(day31.firstLoss(in: FilledIn()) == nil)
    let bad = SourceFile(
      name: "s.csv", bytes: Array(text.replacing("2026-12-20", with: "年底").utf8))
    let error = #expect(throws: InvalidInput.self) {
      try StatementReader.read([bad], for: assessor().checklist)
    }
    #expect(error?.diagnostics.map(\.id) == ["no-day"])
  }

  @Test("an untouched copy of a row changes nothing in what another says, whichever comes first")
  func copies() throws {
    let head = "办理,单位,完成期限,编号,备注,报告摘要值\n"
    func file(_ name: String, _ rows: String) -> SourceFile {
      SourceFile(name: name, bytes: Array((head + rows).utf8))
    }
    let checklist = try assessor().checklist
    let office = file("a.csv", "☑,甲局,2026-12-20,a1,在二楼,d\n☐,乙局,2026-12-31,a1,,d\n")
    let other = file("b.csv", "☐,甲局,2026-12-31,a1,,d\n☑,乙局,2026-12-31,a1,,d\n")
    for files in [[office, other], [other, office], [office, other, office]] {
      let notes = try StatementReader.read(files, for: checklist).notes
      #expect(
        notes == [
          .init(item: "a1", unit: "甲局"): RowNote(
            isDone: true, due: Day("2026-12-20"), remark: "在二楼"),
          .init(item: "a1", unit: "乙局"): RowNote(isDone: true, due: Day("2026-12-31")),
        ])
    }
    for files in [
      [office, file("b.csv", ",甲局,,a1,在三楼,d\n")],
      [file("b.csv", ",甲局,,a1,在二楼,d\n,甲局,,a1,在三楼,d\n")],
    ] {
      let error = #expect(throws: InvalidInput.self) {
        try StatementReader.read(files, for: checklist)
      }
      #expect(error?.diagnostics.map(\.id) == ["noted-twice"])
      #expect(error?.diagnostics.first?.file == "b.csv")
      #expect(error?.diagnostics.allSatisfy { $0.message.joined.isBilingual } == true)
    }
    // Neither of the two would stand in a table that is written over it.
    let twice = file("b.csv", ",甲局,,a1,在二楼,d\n,甲局,,a1,在三楼,d\n")
    let columns: Set = ["办理", "单位", "完成期限", "编号", "备注", "报告摘要值"]
    #expect(
      StatementReader.losses(of: [twice], writing: [twice], tables: .init(columns: columns)).map(
        \.id)
        == ["noted-twice", "filled-in"])
    // A title above the head is people's own.
    let titled = SourceFile(name: "t.csv", bytes: Array(("某县台账\n" + head).utf8))
    let lost = StatementReader.losses(
      of: [titled], writing: [titled], tables: .init(columns: columns))
    #expect(lost.map(\.id) == ["filled-in"])
    #expect(lost.allSatisfy { $0.message.joined.isBilingual })
  }

  @Test("what people write for a tick is understood, or asked about")
  func ticks() throws {
    for (text, isDone) in [
      ("√", true), ("是", true), ("已办", true), ("TRUE", true), ("否", false), ("未办", false),
      ("×", false), ("0", false), ("□", false), ("", false),
    ] {
      let table = "办理,单位,编号,备注,报告摘要值\n\(text),甲局,a1,记一笔,d\n"
      let file = SourceFile(name: "s.csv", bytes: Array(table.utf8))
      let filledIn = try StatementReader.read([file], for: assessor().checklist)
      #expect(filledIn.notes.values.map(\.isDone) == [isDone], "\(text)")
    }
    // Boxes that a spreadsheet has lost are one complaint, however many.
    let lost = "办理,单位,编号,备注,报告摘要值\n?,甲局,a1,,d\n?,乙局,a1,,d\n"
    let loss = #expect(throws: InvalidInput.self) { try statements(lost, name: "s.csv") }
    #expect(loss?.diagnostics.map(\.id) == ["lost-boxes"])
    #expect(loss?.diagnostics.allSatisfy { $0.message.joined.isBilingual } == true)
    let unclear = "办理,单位,编号,备注,报告摘要值\n办了一半,甲局,a1,,d\n"
    let error = #expect(throws: InvalidInput.self) { try statements(unclear, name: "s.csv") }
    #expect(error?.diagnostics.map(\.id) == ["unknown-word"])
  }

  @Test("a verdict changed in the column of the verdicts does not count, and that is said")
  func changedVerdicts() throws {
    let assessment = try assessment()
    let shown = assessment.findings[0].status.name.chinese
    let digest = assessment.report.digest
    for (rows, ids) in [
      ("a1,\(shown),,,,\(digest)\n", []), ("a1,已落实,,,,\(digest)\n", ["changed-verdict"]),
      ("a1,基本落实,,,,\(digest)\n", ["changed-verdict"]),
      // It is stated where it belongs; and the row is on another text.
      ("a1,已落实,已落实,第3行,王某,\(digest)\n", []), ("a1,已落实,,,,sha256:0\n", []),
    ] {
      let table = "编号,结果,更正为,说明理由,填报人,报告摘要值\n\(rows)"
      let file = SourceFile(name: "s.csv", bytes: Array(table.utf8))
      var entered = assessment
      entered.enter(
        try StatementReader.read([file], for: assessor().checklist),
        asOf: try #require(Day("2026-06-30")))
      let added = entered.diagnostics.filter { $0.file == "s.csv" }
      #expect(added.map(\.id) == ids, "\(rows)")
      #expect(added.allSatisfy { $0.message.joined.isBilingual })
    }
  }

  @Test("what belongs to a statement that is not there, and a renamed column, are complained of")
  func begun() throws {
    for (table, id) in [
      ("编号,佐证文件,文号,填报人,报告摘要值\na1,,青政办〔2023〕12号,王某,d\n", "no-claim"),
      ("编号,更正为,说明理由,填报人,报告摘要值\na1,,已有方案,王某,d\n", "no-claim"),
      ("编号,佐证,填报人,报告摘要值\na1,方案,王某,d\n", "renamed-column"),
    ] {
      let error = #expect(throws: InvalidInput.self) { try statements(table, name: "s.csv") }
      #expect(error?.diagnostics.map(\.id) == [id])
      #expect(error?.diagnostics.allSatisfy { $0.message.joined.isBilingual } == true)
    }
    // The name and the day of somebody who took back what they stated are nothing to complain of.
    let name = "编号,佐证文件,填报人,报告摘要值\na1,,王某,d\n"
    #expect(try statements(name, name: "s.csv").isEmpty)
  }

  @Test("a renamed column in which something stands is complained of, in both languages")
  func renamedColumns() throws {
    for (table, ids) in [
      ("编号,佐证材料,填报人,报告摘要值\na1,方案,王某,d\n", ["renamed-column"]),
      ("编号,单位,备注（司法局填）,报告摘要值\na1,甲局,在二楼,d\n", ["renamed-column"]),
      ("编号,单位,完成时限,报告摘要值\na1,甲局,2026-12-31,d\n", ["renamed-column"]),
      ("Item,Documents,Stated by,Digest of the report\na1,plan,w,d\n", ["renamed-column"]),
      // Nothing stands in it, or nothing that is like it is missing.
      ("编号,佐证材料,填报人,报告摘要值\na1,,王某,d\n", []),
      ("编号,佐证文件,佐证材料,填报人,报告摘要值\na1,方案,册,王某,d\n", []),
    ] {
      let file = SourceFile(name: "s.csv", bytes: Array(table.utf8))
      var found: [String] = []
      do {
        _ = try StatementReader.read([file], for: assessor().checklist)
      } catch let error as InvalidInput {
        found = error.diagnostics.map(\.id)
      }
      #expect(found == ids, "\(table)")
    }
  }

  @Test("the row of a unit with its local name is that unit's, where only one can be meant")
  func localNames() throws {
    func notes(_ rows: String) throws -> [RowNote.Row: RowNote] {
      let table = "办理,单位,编号,备注,报告摘要值\n" + rows
      let file = SourceFile(name: "s.csv", bytes: Array(table.utf8))
      return try StatementReader.read([file], for: assessor().checklist).notes
    }
    let others = "☐,局,a1,,d\n☐,乙局,a1,,d\n☐,丙局,a1,,d\n"
    #expect(
      try notes("☑,县甲局,a1,在二楼,d\n" + others) == [
        .init(item: "a1", unit: "甲局"): RowNote(isDone: true, remark: "在二楼")
      ])
    let error = #expect(throws: InvalidInput.self) {
      try notes("☑,县甲局,a1,在二楼,d\n☐,局,a1,,d\n")
    }
    #expect(error?.diagnostics.map(\.id) == ["unknown-unit"])
    #expect(error?.diagnostics.allSatisfy { $0.message.joined.isBilingual } == true)
    // Nothing is noted in it that could be lost.
    #expect(try notes("☐,县甲局,a1,,d\n").isEmpty)
  }

  @Test("words for nothing are no document")
  func blanks() throws {
    for word in ["无", "待定", "—", "N/A", " 暂无 "] {
      let table = "编号,佐证文件,填报人,报告摘要值\na1,\(word),王某,d\n"
      #expect(try statements(table, name: "s.csv").isEmpty, "\(word)")
    }
  }

  @Test("a day in a cell that is none of dates any more is read")
  func dayNumbers() throws {
    let table = "编号,豁免至,说明理由,填报人,报告摘要值\na1,46387,省级统建,王某,d\n"
    #expect(
      try statements(table, name: "s.csv").map(\.claim)
        == [.waived(until: try #require(Day("2026-12-31")))])
  }

  @Test("faults of every file are told at once")
  func allFaults() throws {
    let files = ["a.csv", "b.csv"].map {
      SourceFile(name: $0, bytes: Array((Self.head + "a9,方案,,,,,,,,王某,d\n").utf8))
    }
    let error = #expect(throws: InvalidInput.self) {
      try StatementReader.read(files, for: assessor().checklist)
    }
    #expect(error?.diagnostics.map(\.file) == ["a.csv", "b.csv"])
  }

  @Test("a table of something else, and a damaged file, are refused")
  func otherTables() {
    for (text, id) in [("a,b\n1,2\n", "no-statement-columns"), ("\"a", "unreadable-table")] {
      let error = #expect(throws: InvalidInput.self) { try statements(text, name: "s.csv") }
      #expect(error?.diagnostics.map(\.id) == [id])
      #expect(error?.diagnostics.allSatisfy { $0.message.joined.isBilingual } == true)
    }
    let error = #expect(throws: InvalidInput.self) {
      try statements("PK\u{3}\u{4}x", name: "s.xlsx")
    }
    #expect(error?.diagnostics.map(\.id) == ["unreadable-table"])
  }

  @Test(
    "days are those of the calendar",
    arguments: [
      ("2024-02-29", "2024-02-29"), ("2023-02-29", nil), ("1900-2-29", nil),
      ("2000-2-29", "2000-02-29"),
      ("2026年12月1日", "2026-12-01"),
      ("20261201", "2026-12-01"), ("20261301", nil),
      ("二〇二六年十二月三十一日", "2026-12-31"), ("二〇二六年十二月", nil), ("2026.4.31", nil),
      ("2026/4/30", "2026-04-30"), ("x", nil),
      ("2026-13-01", nil), ("2026-1", nil), ("", nil), ("2026-01-00", nil),
    ] as [(String, String?)])
  func days(text: String, day: String?) {
    #expect(Day(text)?.description == day)
  }
}
