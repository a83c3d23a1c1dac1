import FazhiChecklist
import FazhiMatching
import FazhiSource
import Testing

@testable import FazhiAssessment

@Suite("Comparing with labels")
struct EvaluationTests {
  private static let report = """
    青禾县人民政府2023年度法治政府建设情况报告
    一、主要举措
    （一）加强领导。印发《青禾县2023年法治政府建设工作要点》，分解任务38项。公布权责清单126项。
    二、存在的问题
    行政裁量权基准更新不及时。
    """

  private func evaluation(_ labels: String) throws -> Evaluation {
    let assessor = Assessor(RoleTests.compiled.checklist)
    let assessment = try assessor.assess(Array(Self.report.utf8), name: "t")
    var evaluation = Evaluation()
    let source = SourceFile(name: "t.json", bytes: Array(labels.utf8))
    evaluation.add(assessment, labels: try Labels(parsing: source), report: "t")
    return evaluation
  }

  @Test("statuses, second readings, and quotations are compared; what is not scored is left out")
  func compares() throws {
    let evaluation = try evaluation(
      #"""
      {"report": "t", "items": {
        "art03.1": {"status": "met", "evidence": ["分解任务38项"]},
        "art04.3": {"status": "partial", "also": ["met"], "evidence": ["没有这一段"]},
        "art15.4": {"status": "planned", "evidence": []},
        "art21.1": {"status": "missing"},
        "art07.1": {"status": "not-applicable"}}}
      """#)
    #expect(evaluation.pairs.map(\.item) == ["art03.1", "art04.3", "art15.4", "art21.1"])
    #expect(evaluation.pairs.map(\.expected) == [.met, .met, .planned, .missing])
    #expect(evaluation.agreement == 0.75)
    #expect(evaluation.evidence == 0.5)
    #expect(evaluation.gaps.f1 == 1)
    #expect(evaluation.met.precision == 1)
    #expect(evaluation.disagreements.map(\.item) == ["art15.4"])
    // planned and acknowledged have one rank.
    #expect(evaluation.kappa == 1)
  }

  @Test("what the level does not owe stands as missing, and can be left out")
  func notOwed() throws {
    let evaluation = try evaluation(
      #"{"items": {"art03.1": {"status": "met"}, "art07.1": {"status": "met"}}}"#)
    #expect(evaluation.pairs.map(\.isNotOwed) == [false, true])
    #expect(evaluation.agreement == 0.5)
    #expect(evaluation.owed.pairs.map(\.item) == ["art03.1"])
    #expect(evaluation.owed.agreement == 1)
  }

  @Test(
    "labels that are none are refused with a place",
    arguments: [
      "[]", "{}", "{", #"{"items": {"a": {"status": "good"}}}"#, #"{"items": {"a": "met"}}"#,
      #"{"items": {"a": {"evidence": []}}}"#,
    ])
  func faultyLabels(text: String) {
    #expect(throws: InvalidInput.self) {
      try Labels(parsing: SourceFile(name: "t.json", bytes: Array(text.utf8)))
    }
  }
}
