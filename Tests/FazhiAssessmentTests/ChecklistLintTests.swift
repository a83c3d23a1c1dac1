import FazhiShipped
import FazhiSource
import FazhiTestSupport
import Testing

@testable import FazhiAssessment
@testable import FazhiChecklist
@testable import FazhiReport

@Suite("Looking through a checklist")
struct ChecklistLintTests {
  private func checklist(evidence: String, examples: String = "[]") throws -> Checklist {
    let yaml = TestChecklist.yaml(
      evidence: evidence, signals: "{figure-units: [件], measure: [推行, 公布], slogan: [推进]}",
      further: ["examples: \(examples)"])
    return try ChecklistLoader(examples: true)
      .load(SourceFile(name: "t.yaml", bytes: Array(yaml.utf8)))
  }

  @Test(
    "wording of no use is named",
    arguments: [
      ("{topic: [三项制度, 权责清单]}", []), ("{answers: [三项制度], topic: [三项制度]}", ["duplicate-wording"]),
      ("{topic: [三项制度, 执法三项制度]}", ["shadowed-wording"]),
      ("{answers: [清单], topic: [权责清单]}", ["shadowed-wording"]),
      ("{answers: [权责清单], topic: [清单]}", []),
      ("{topic: [公布…清单, 公布…清单]}", ["duplicate-wording"]),
    ])
  func findings(evidence: String, ids: [String]) throws {
    let found = ChecklistLint(try checklist(evidence: evidence)).run()
    #expect(found.map(\.id) == ids)
    #expect(
      found.allSatisfy { $0.message.joined.isBilingual && $0.hint?.joined.isBilingual == true })
  }

  @Test("a list that nothing uses is named, one that another list uses is not")
  func unusedLists() throws {
    let yaml = TestChecklist.yaml(
      evidence: "{topic: [$甲…清单]}", lists: "{甲: [公布, $乙], 乙: [发布], 甲乙: [印发], 丙: [制定]}")
    let checklist = try ChecklistLoader(examples: true)
      .load(SourceFile(name: "t.yaml", bytes: Array(yaml.utf8)))
    let found = ChecklistLint(checklist).run()
    #expect(found.map(\.id) == ["unused-list", "unused-list"])
    #expect(found.map { $0.message.english.contains("甲乙") } == [true, false])
  }

  @Test("wording that hits more than a tenth of the passages is too broad")
  func tooBroad() throws {
    let lines = (0..<60).map { $0 % 5 == 0 ? "推进工作。" : "公布清单。" }
    let document = ReportReader.document(
      of: SourceFile(name: "t", bytes: Array(lines.joined(separator: "\n").utf8)))
    let lint = ChecklistLint(try checklist(evidence: "{topic: [推进工作, 清单]}"))
    let broad = lint.tooBroad(in: [document])
    #expect(broad.map(\.id) == ["too-broad", "too-broad"])
    #expect(
      broad.allSatisfy { $0.message.joined.isBilingual && $0.hint?.joined.isBilingual == true })
    let narrow = ChecklistLint(try checklist(evidence: "{topic: [三项制度]}"))
    #expect(narrow.tooBroad(in: [document]).isEmpty)
  }

  @Test(
    "examples are run, and what they leave untried is named",
    arguments: [
      ("[{met: 推行三项制度}, {missing: 开展清理}]", []), ("[{met: 推行三项制度}]", ["no-example"]),
      ("[{missing: 开展清理}]", ["no-example", "never-fires"]),
      ("[{partial: 推行三项制度}, {missing: 开展清理}]", ["example-status"]),
      ("[{met: 推行⟦三项制度⟧}, {missing: 开展清理}]", []),
      ("[{met: 推行三项制度。⟦开展检查⟧}, {missing: 开展清理}]", ["example-quotation"]),
      ("[{planned: 推行三项制度}, {missing: 开展清理}]", []),
      ("[{partial: 推进三项制度}, {missing: 推行三项制度, role: frame}]", []),
    ])
  func examples(examples: String, ids: [String]) throws {
    let checklist = try checklist(evidence: "{topic: [三项制度]}", examples: examples)
    let found = ChecklistTest(checklist).run()
    #expect(found.map(\.id) == ids)
    #expect(
      found.allSatisfy { $0.message.joined.isBilingual && $0.hint?.joined.isBilingual == true })
  }
}
