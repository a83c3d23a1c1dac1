import FazhiChecklist
import FazhiSource
import FazhiTestSupport
import Testing

@testable import FazhiAssessment

@Suite("A passage in words of its own")
struct ResemblanceTests {
  /// Two items, so that a pair of characters can tell one from the other.
  private static let yaml =
    TestChecklist.yaml(
      evidence: "{answers: [应急预案修订]}", title: "应急预案与演练",
      signals: "{figure-units: [件, 次, 人], problem-heading: [存在的问题], plan-heading: [工作打算]}")
      + """
        - id: a2
          article: 2
          title: {zh: 信息公开申请答复, en: B}
          requirement: {zh: 依法答复信息公开申请, en: B}
          weight: 1
          kind: duty
          levels: [province, city, county, township, department]
          units: {lead: [局]}
          materials: [申请登记簿, 答复文书, 统计表]
          facts: [收到申请多少件, 答复多少件, 公开多少件]
          evidence: {answers: [依申请公开]}

      """

  private func findings(_ body: String) throws -> (Assessment, [Finding]) {
    let source = SourceFile(name: "t.yaml", bytes: Array(Self.yaml.utf8))
    let assessor = Assessor(try ChecklistLoader(shipped: []).load(source))
    let text = "青禾县2023年度法治政府建设情况报告\n一、主要工作\n开展检查12次。\n\(body)"
    let assessment = try assessor.assess(Array(text.utf8), name: "t")
    return (assessment, assessment.findings)
  }

  @Test("is shown as the nearest, and asks for a person, but decides nothing")
  func isShown() throws {
    let (assessment, findings) = try findings("群众要信息的申请31件，都按期答复，公开了28件。")
    let finding = findings[1]
    #expect(finding.status == .missing)
    #expect(finding.review)
    let nearest = try #require(finding.nearest)
    #expect(assessment.report.source.text(at: nearest.span).hasPrefix("群众要信息的申请31件"))
    #expect(!findings[0].review)
    #expect(findings[0].nearest == nil)
  }

  @Test("of few words is quoted with the sentence that it opens")
  func fewWords() throws {
    let (assessment, findings) = try findings("一是信息申请答复。年内收到来信31件，都按期办了，公开28件。")
    let nearest = try #require(findings[1].nearest)
    let text = assessment.report.source.text(at: nearest.span)
    #expect(text == "一是信息申请答复。年内收到来信31件，都按期办了，公开28件")
  }

  @Test("counts less where it is evidence of another obligation already")
  func isQuotedAlready() throws {
    let (_, alone) = try findings("公布申请登记簿与检查台账及会议纪要2件。")
    let (_, quoted) = try findings("应急预案修订2件，公布申请登记簿与检查台账及会议纪要。")
    #expect(alone[1].nearest != nil)
    #expect(quoted[0].status == .met)
    #expect(!quoted[1].review)
  }

  @Test(
    "what only plans or problems speak of is a close call by itself",
    arguments: [("2024年工作打算", Status.planned), ("存在的问题", .acknowledged)])
  func onlyElsewhere(heading: String, status: Status) throws {
    let (_, findings) = try findings("二、\(heading)\n依申请公开的答复不够规范。")
    #expect(findings[1].status == status)
    #expect(findings[1].doubt == .onlyElsewhere)
  }
}
