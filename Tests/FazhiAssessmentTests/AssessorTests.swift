import FazhiChecklist
import FazhiReport
import FazhiSource
import FazhiTestSupport
import Testing

@testable import FazhiAssessment

@Suite("Judging a report")
struct AssessorTests {
  private func assessor() throws -> Assessor {
    let yaml = TestChecklist.yaml(
      evidence: "{answers: [三项制度], touches: [执法程序]}",
      signals: "{figure-units: [件, 次], problem-heading: [存在的问题], plan-heading: [工作打算]}",
      further: [
        "levels: [county, city, province]", "not-owed: {township: 由县级落实, department: 计入政府}",
        "needs: {components: {at-least: 2, of: {公示: [执法公示], 记录: [全过程记录], 审核: [法制审核]}}}",
      ])
    return Assessor(
      try ChecklistLoader(shipped: []).load(SourceFile(name: "t.yaml", bytes: Array(yaml.utf8))))
  }

  private func finding(_ body: String, level: Level? = nil) throws -> Finding {
    let text = "青禾县2023年度法治政府建设情况报告\n一、主要工作\n开展检查12次。\n\(body)"
    let assessment = try assessor().assess(
      Array(text.utf8), name: "t", overrides: .init(level: level))
    return try #require(assessment.findings.first)
  }

  @Test(
    "the best role decides, then how much is said",
    arguments: [
      ("落实三项制度，审核决定126件。", Status.met, Reason.namesMeasure), ("规范执法程序12次。", .partial, .onlyTouches),
      ("二、存在的问题\n三项制度不规范。", .acknowledged, .onlyProblems),
      ("二、2024年工作打算\n落实三项制度。", .planned, .onlyPlans),
      ("二、2024年工作打算\n规范执法程序。", .missing, .touchedElsewhere), ("公布清单12件。", .missing, .nothing),
      ("（一）落实三项制度\n公布清单12件，内容很多，足够写满一行正文，不是标题。", .partial, .onlyHeading),
    ])
  func statuses(body: String, status: Status, reason: Reason) throws {
    let finding = try finding(body)
    #expect(finding.status == status)
    #expect(finding.reason == reason)
    #expect((finding.status == .met) == (finding.nearest == nil) || finding.status == .missing)
  }

  @Test("what is covered stays so, and shows where the report admits to fall short")
  func admissions() throws {
    let text = "落实三项制度，审核决定126件。\n二、存在的问题\n三项制度不规范。"
    let finding = try finding(text)
    #expect(finding.status == .met)
    #expect(finding.admission?.role == .problems)
    #expect(try self.finding("落实三项制度，审核决定126件。").admission == nil)
  }

  @Test("a wording that a page holds twice is quoted once")
  func repeatedText() throws {
    let finding = try finding("落实三项制度，审核决定126件。\n公布清单12件。\n落实三项制度，审核决定126件。")
    #expect(finding.evidence.count == 1)
    #expect(try self.finding("落实三项制度，审核决定126件。\n落实三项制度，审核决定127件。").evidence.count == 2)
  }

  @Test("components are named, those that are there and those that are not")
  func components() throws {
    let finding = try finding("规范执法程序，推行执法公示，公布结果126件。")
    #expect(finding.status == .partial)
    #expect(finding.components?.present == ["公示"])
    #expect(finding.components?.absent == ["记录", "审核"])
    // Passages that each speak of one answer it together, and are what is quoted.
    let together = try self.finding("规范执法程序12次。推行执法公示，公布结果126件。配备记录仪，全过程记录执法12次。")
    #expect(together.status == .met)
    #expect(together.reason == .componentsPresent(found: 2, needed: 2))
    #expect(together.evidence.count == 2)
    #expect(together.nearest == nil)
    // In a paragraph of its own a part may belong to something else.
    let apart = try self.finding("规范执法程序12次。推行执法公示，公布结果126件。\n配备记录仪，全过程记录执法12次。")
    #expect(apart.status == .partial)
    // Where nothing speaks of the whole, its parts do not.
    #expect(try self.finding("推行执法公示126件，全过程记录执法12次。").status == .missing)
    // Where it is answered as a whole, none is said to be lacking.
    let whole = try self.finding("推行执法公示，落实三项制度，审核决定126件。")
    #expect(whole.status == .met)
    #expect(whole.components == nil)
  }

  @Test("a place that is a problem or a plan names the wording or the heading that makes it one")
  func roleSigns() throws {
    let yaml = TestChecklist.yaml(
      evidence: "{answers: [三项制度]}",
      signals: "{figure-units: [件, 次], problem-heading: [存在的问题], problem-words: [不到位]}")
    let assessor = Assessor(
      try ChecklistLoader(shipped: []).load(SourceFile(name: "t.yaml", bytes: Array(yaml.utf8))))
    let text = """
      青禾县2023年度法治政府建设情况报告
      一、主要工作
      开展检查12次。三项制度落实不到位。落实三项制度，审核126件。
      二、存在的问题
      有的单位没有三项制度。
      """
    let explanation = try #require(try assessor.explain("a1", Array(text.utf8), name: "t"))
    #expect(explanation.places.map(\.roleSign) == ["不到位", nil, "二、存在的问题"])
  }

  @Test("wording that counts for nothing where it stands is named as no sign")
  func cancelledRoleSigns() throws {
    let yaml = TestChecklist.yaml(
      evidence: "{answers: [三项制度]}",
      signals: "{figure-units: [件, 次], problem-heading: [存在的问题], problem-words: [不到位],"
        + " not-problem: [对不到位], plan-heading: [下一步], plan-lead: [下一步], plan-words: [将加强],"
        + " not-plan: [将加强了]}")
    let assessor = Assessor(
      try ChecklistLoader(shipped: []).load(SourceFile(name: "t.yaml", bytes: Array(yaml.utf8))))
    let text = """
      青禾县2023年度法治政府建设情况报告
      一、主要工作
      开展检查12次。
      二、存在的问题
      对不到位的单位未落实三项制度。三项制度不到位。
      三、下一步打算
      三项制度要为下一步打基础。三项制度将加强了。下一步落实三项制度。
      """
    let explanation = try #require(try assessor.explain("a1", Array(text.utf8), name: "t"))
    #expect(
      explanation.places.map(\.roleSign) == [
        "二、存在的问题", "不到位", "三、下一步打算", "三、下一步打算", "下一步",
      ])
  }

  @Test("a report on a year that the checklist is not for is judged with a warning")
  func otherYear() throws {
    let yaml = TestChecklist.yaml(evidence: "{answers: [三项制度]}")
      .replacing("en: Test}}", with: "en: Test}, years: {from: 2021, to: 2025}}")
    let assessor = Assessor(
      try ChecklistLoader(shipped: []).load(SourceFile(name: "t.yaml", bytes: Array(yaml.utf8))))
    for (year, isOther) in [(2020, true), (2021, false), (2025, false), (2026, true)] {
      let text = "青禾县\(year)年度法治政府建设情况报告\n一、主要工作\n落实三项制度，审核126件。\n"
      let assessment = try assessor.assess(Array(text.utf8), name: "t")
      #expect(assessment.diagnostics.contains { $0.id == "other-year" } == isOther)
    }
  }

  @Test(
    "a silence, and a hit, that is out of the ordinary is flagged for governments",
    arguments: [
      ("usually", Level.county, "公布清单12件。", Doubt?.some(.oftenReported)),
      ("often", .county, "公布清单12件。", .oftenReported),
      ("sometimes", .county, "公布清单12件。", nil),
      ("usually", .department, "公布清单12件。", nil),
      ("rarely", .county, "落实三项制度，审核126件。", .rarelyReported),
      ("usually", .county, "落实三项制度，审核126件。", nil),
      ("rarely", .county, "二、2024年工作打算\n落实三项制度。", nil),
      ("sometimes", .county, "二、2024年工作打算\n落实三项制度。", .onlyElsewhere),
      ("rarely", .county, "二、存在问题\n三项制度落实不好。", nil),
      ("sometimes", .county, "二、存在问题\n三项制度落实不好。", .onlyElsewhere),
    ])
  func frequencies(frequency: String, level: Level, body: String, doubt: Doubt?) throws {
    let yaml = TestChecklist.yaml(
      evidence: "{answers: [三项制度]}",
      signals: "{figure-units: [件, 次], plan-heading: [工作打算], problem-heading: [存在问题]}",
      further: ["reported: \(frequency)"])
    let assessor = Assessor(
      try ChecklistLoader(shipped: []).load(SourceFile(name: "t.yaml", bytes: Array(yaml.utf8))))
    let text = "青禾县2023年度法治政府建设情况报告\n一、主要工作\n开展检查12次。\n\(body)"
    let assessment = try assessor.assess(
      Array(text.utf8), name: "t", overrides: .init(level: level))
    #expect(assessment.findings.first?.doubt == doubt)
  }

  @Test("a level that does not owe an item gets the reason of the checklist")
  func levels() throws {
    let finding = try finding("落实三项制度12件。", level: .township)
    #expect(finding.status == .notApplicable)
    #expect(finding.reason == .notOwed("由县级落实"))
  }

  @Test("what only the title names is missing, and the reason says that it is no evidence")
  func onlyTheTitle() throws {
    let text = "青禾县人民政府2023年度落实三项制度情况报告\n一、主要工作\n推进依法行政，开展检查12次。"
    let assessment = try assessor().assess(Array(text.utf8), name: "t")
    let finding = try #require(assessment.findings.first)
    #expect(finding.status == .missing)
    #expect(finding.reason == .onlyFrame)
  }

  @Test(
    "what the user gives is not asked for, and goes before what the text says",
    arguments: [
      (nil, nil, ["several-years", "unsure-level"]), (.city, nil, ["several-years"]),
      (nil, 2023, ["unsure-level"]), (.city, 2023, []),
    ] as [(Level?, Int?, [String])])
  func overrides(level: Level?, year: Int?, asked: [String]) throws {
    let text = "云澜市人民政府2022年和2023年法治政府建设情况报告\n一、主要工作\n落实三项制度，审核45件。"
    let assessment = try assessor().assess(
      Array(text.utf8), name: "t", overrides: .init(level: level, year: year))
    #expect(assessment.diagnostics.map(\.id) == asked)
    #expect(assessment.report.level == level ?? .county)
    #expect(assessment.report.toldLevel == level.map(Told.known) ?? .unsure(.county))
    #expect(assessment.report.year == year ?? 2022)
  }

  @Test(
    "a text that names none of the subjects of a report is doubted, whatever words it shares",
    arguments: [("落实三项制度，签订合同45份。", true), ("落实三项制度，推进依法行政，审核45件。", false)])
  func otherTexts(body: String, isDoubted: Bool) throws {
    let text = "某公司2023年度工作总结\n一、主要工作\n\(body)"
    let assessment = try assessor().assess(Array(text.utf8), name: "t")
    #expect(assessment.diagnostics.contains { $0.id == "unlike-report" } == isDoubted)
  }

  @Test("a report in which the checklist finds nothing is assessed; another text is refused")
  func noReport() throws {
    #expect(try finding("公布清单12件。").status == .missing)
    for text in ["从前有座山，山里有座庙。", "一、销售情况\n本季度销售商品12件，同比增长8%。"] {
      #expect(throws: InvalidInput.self) { try assessor().assess(Array(text.utf8), name: "t") }
    }
  }
}
