import FazhiChecklist
import FazhiMatching
import FazhiSource
import Testing

@testable import FazhiAssessment
@testable import FazhiReport

@Suite("Strength")
struct StrengthTests {
  /// The strength of the clause with ⟦…⟧ in it.
  static let cases: [(String, Strength)] = [
    // Slogans: the verb alone states nothing.
    ("持续推进⟦政务公开⟧", .slogan), ("不断加强⟦行政执法监督⟧", .slogan), ("进一步深化⟦行政复议⟧体制改革", .slogan),
    ("坚持⟦依法决策⟧", .slogan), ("切实提升⟦应急处置⟧能力", .slogan), ("高度重视⟦信访工作⟧", .slogan),
    ("充分发挥⟦法律顾问⟧作用", .slogan), ("强化⟦执法监督⟧，提升执法水平", .slogan), ("全面加强⟦党的领导⟧", .slogan),
    ("深化⟦普法宣传⟧，营造浓厚氛围", .slogan), ("⟦营商环境⟧持续优化", .slogan), ("健全⟦依法决策⟧机制", .slogan),
    ("着力营造公平的⟦营商环境⟧", .slogan), ("推动⟦一网通办⟧走深走实", .slogan), ("完善⟦应急预案⟧，强化协同", .slogan),
    // Figures.
    ("办理⟦行政复议⟧案件126件", .figure), ("⟦行政复议⟧纠错率12.6%", .figure), ("持续推进⟦政务公开⟧，全年公开信息3200条", .figure),
    ("⟦法治培训⟧两次", .figure), ("⟦执法人员⟧３８名", .figure), ("⟦普法⟧受众10余万人次", .figure),
    ("⟦案卷评查⟧三批次", .figure), ("对八十六个项目推行⟦容缺受理⟧", .figure), ("核查⟦线索⟧二百零六条", .figure),
    ("⟦行政复议⟧纠错率百分之三十八点七", .figure), ("⟦检查计划⟧六十四项", .figure),
    ("投入⟦法治⟧经费1,200万元", .figure),
    // No figures: years, ordinals, names, document numbers.
    ("2023年持续推进⟦政务公开⟧", .slogan), ("不断推进第三批⟦示范创建⟧", .slogan), ("持续深化⟦三项制度⟧", .slogan),
    ("不断加强⟦八五普法⟧", .slogan), ("推进⟦百千万工程⟧", .slogan), ("持续推进⟦12345热线⟧规范化", .slogan),
    ("坚持⟦一件事⟧集成理念", .slogan),
    ("不断加强12·4⟦宪法宣传⟧", .slogan), ("持续落实国发〔2021〕5号⟦文件精神⟧", .slogan),
    // Instruments.
    ("出台《⟦行政执法⟧监督办法》", .act), ("印发⟦公共法律服务⟧体系建设实施方案", .act), ("动态调整⟦权责⟧清单", .act),
    ("制定⟦轻微违法⟧不予处罚清单", .act), ("修订⟦政府工作⟧规则", .act), ("公布⟦重大行政决策⟧事项目录", .act),
    // Bodies.
    ("成立⟦行政复议⟧咨询委员会", .act), ("组建⟦综合执法⟧大队", .act), ("设立⟦企业服务⟧专窗", .act), ("聘请⟦行政执法⟧监督员", .act),
    ("⟦一体化平台⟧正式上线运行", .act),
    // Events.
    ("召开⟦府院联动⟧联席会议", .act), ("举办⟦行政执法⟧人员培训班", .act), ("开展⟦食品安全⟧专项整治行动", .act),
    ("组织⟦领导干部⟧旁听庭审", .act), ("常务会议专题学习⟦行政复议法⟧", .act), ("听取⟦法治政府建设⟧情况汇报", .act),
    // Results.
    ("⟦公平竞争审查⟧实现全覆盖", .act), ("⟦信访积案⟧全部办结", .act), ("获评全省⟦法治政府建设⟧示范县", .act),
    ("⟦审批时限⟧压缩至法定时限的一半", .act), ("⟦行政应诉⟧负责人出庭应诉率居全市前列", .act),
    // A neighbouring clause states it.
    ("持续推进⟦政务公开⟧，召开新闻发布会", .act), ("召开会议12次，⟦政务公开⟧同步部署", .figure), ("召开会议12次，持续推进⟦政务公开⟧", .slogan),
    ("不断深化⟦法律援助⟧工作，努力服务群众，办理案件126件", .figure),
    // Statements: no slogan, and no deed that the shared wording knows.
    ("落实“⟦双随机、一公开⟧”监管", .statement), ("⟦领导干部⟧带头接听热线电话", .statement),
    // Measures: a deed without more.
    ("推行⟦柔性执法⟧", .measure), ("实行⟦容缺受理⟧", .measure), ("建立⟦信用修复⟧机制", .measure),
    ("对⟦规范性文件⟧进行备案审查", .measure),
    ("将⟦法治素养⟧纳入干部考察", .measure),
  ]

  @Test("each clause is as strong as it says", arguments: cases)
  func strength(marked: String, expected: Strength) throws {
    let before = try #require(marked.split(separator: "⟦", omittingEmptySubsequences: false).first)
    let inner = try #require(marked.split(separator: "⟦").last?.split(separator: "⟧").first)
    let text = marked.filter { $0 != "⟦" && $0 != "⟧" } + "。"
    let document = ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
    let compiled = RoleTests.compiled
    let cues = CueMap(Matches(of: compiled, in: document), compiled, RoleTests.figures)
    let roles = [Role](repeating: .achievements, count: document.clauses.count)
    let start = try #require(document.starts.firstIndex { Int($0) >= before.utf8.count })
    let end = try #require(
      document.starts.firstIndex { Int($0) >= before.utf8.count + inner.utf8.count })
    let stated = StrengthReader(document: document, cues: cues, roles: roles)
      .strength(at: Match(start, end), wording: Match(start, end))
    #expect(stated.strength == expected)
  }
}
