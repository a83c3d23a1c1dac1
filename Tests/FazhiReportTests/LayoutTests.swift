import FazhiSource
import FazhiText
import Testing

@testable import FazhiReport

@Suite("Layout")
struct LayoutTests {
  private func document(_ text: String) -> Document {
    ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
  }

  private func headings(_ document: Document) -> [String] {
    document.sections.dropFirst().map { "\($0.level) " + document.units[$0.title].text }
  }

  @Test("headings of every common style are found, run-in ones included")
  func headingStyles() {
    let text = """
      一、主要举措
      （一）加强组织领导
      1.压实责任。县政府常务会议研究法治工作5次，推动各项任务落实落细。
      ２．完善机制
      印发工作要点，明确任务38项，逐项落实到具体单位和责任人。
      (2)强化考核
      把法治建设纳入年度综合考核，考核结果与评先评优挂钩使用。
      ①抓学习。组织领导干部学法12次，覆盖全县各级各部门主要负责人。
      【强化宣传】利用宪法宣传周等节点开展宣传活动，发放宣传资料2万余份，效果良好。
      存在的问题
      一些单位依法行政意识还不强，执法程序还不够规范，需要进一步加强。
      第二部分 下一步打算
      """
    #expect(
      headings(document(text)) == [
        "1 一、主要举措", "2 (一)加强组织领导", "3 1.压实责任", "3 2.完善机制", "4 (2)强化考核", "4 ①抓学习", "5 (强化宣传)",
        "5 存在的问题",
        "1 第二部分下一步打算",
      ])
  }

  @Test(
    "what looks like a heading and is none",
    arguments: [
      "1.5亿元资金全部到位，全年完成投资3.2亿元，同比增长12.6%。", "1.组织法治培训12次。", "2023年12月31日", "一是加强领导。二是压实责任。",
      "12345政务服务便民热线受理诉求3万件，办结率99.8%，满意率98.5%。",
    ])
  func noHeadings(line: String) {
    let text =
      "一、主要举措\n这里是一段足够长的正文，用来保证它是正文而不是标题，写到这里应当够长了。\n\(line)\n后面还有一段足够长的正文，用来保证前一行不是文末的落款，写到这里应当够长了。"
    #expect(headings(document(text)) == ["1 一、主要举措"])
  }

  @Test("what a web page has below the text is none of it, the signature is")
  func tailOfPage() {
    let text = """
      上一篇：另一份报告
      一、主要工作
      全年办理行政复议案件126件，按期办结率百分之百，没有超期的案件。
      青禾县人民政府
      2024年3月1日
      责任编辑：甲
      ·“放管服”改革 | 容错纠错机制让干部敢闯敢试
      政务公开：政府信息公开指南　依申请公开
      您好，有什么可以帮您？
      """
    let document = document(text)
    #expect(!document.units.text.contains("容错") && !document.units.text.contains("依申请"))
    #expect(document.metadata.signed == "2024-03-01")
    #expect(document.units.text.contains("126件"))
  }

  @Test("hard line breaks are joined, over page numbers and blank lines too")
  func hardLineBreaks() {
    let line = "全县各级各部门坚持以习近平法治思想为指导，扎实推进依法行"
    let text =
      Array(repeating: line, count: 11).joined(separator: "\n")
      + "\n— 3 —\n\n政各项工作。\n新的一段从这里开始，也足够长，不应与前面的内容连在一起才对。"
    let document = document(text)
    #expect(document.paragraphs.count == 2)
    #expect(!document.units.text.contains("-3-"))
    #expect(document.units.text.contains("依法行政各项工作。"))
  }

  @Test("a running head beside the page numbers is furniture, the title of the same wording is not")
  func runningHeads() {
    let line = "全县各级各部门坚持以习近平法治思想为指导，扎实推进依法行"
    let title = "青禾县2023年度法治政府建设情况报告"
    let page = Array(repeating: line, count: 6).joined(separator: "\n")
    let text =
      title + "\n" + page + "\n- 1 -\n\u{0C}青禾县2023年度法治政府建设情况报告\n政各项工作。\n" + page
      + "\n- 2 -\n\u{0C}青禾县2023年度法治政府建设情况报告\n政的各项任务。\n"
    let document = document(text)
    #expect(document.metadata.title == title)
    #expect(document.units.text.ranges(of: "情况报告").count == 1)
    #expect(document.units.text.contains("依法行政各项工作。"))
    #expect(document.units.text.contains("依法行政的各项任务。"))
  }

  @Test(
    "a sentence that ends with a full line goes on in its paragraph, a heading of that line does not"
  )
  func fullLines() {
    let full = "全县各级各部门坚持以习近平法治思想为指导扎实推进依法行"
    let text =
      "二、主要领导担当法治建设第一责任人的履职情况汇总\n"
      + Array(repeating: full, count: 11).joined(separator: "\n")
      + "\n政，依法办理各类案件，审理期限缩短至三十天，群众满意。\n但仍有一些不足。\n新的一段从这里开始才对。"
    let document = document(text)
    #expect(headings(document) == ["1 二、主要领导担当法治建设第一责任人的履职情况汇总"])
    #expect(document.paragraphs.count == 3)
    #expect(document.paragraphs[1].sentences.count == 2)
  }

  @Test("an indented line starts a paragraph, also behind a full line without an end")
  func indentedParagraphs() {
    let full = "全县各级各部门坚持以习近平法治思想为指导扎实推进依法行"
    let text =
      Array(repeating: full, count: 11).joined(separator: "\n")
      + "\n\u{3000}\u{3000}二、县里主要领导担当法治建设第一责任人的履职情况报告\n"
      + "\u{3000}\u{3000}县里主要领导主持召开法治工作会议3次，逐项推动落实。"
    let document = document(text)
    #expect(document.paragraphs.count == 3)
    #expect(headings(document) == ["1 二、县里主要领导担当法治建设第一责任人的履职情况报告"])
  }

  @Test("a line is as wide as it looks: signs that normal form drops count")
  func widthOfLines() {
    let full = "应急、水务、公安、民政、市场、人社、医保、交通、文化、教"
    let text =
      Array(repeating: full, count: 12).joined(separator: "\n") + "\n育等部门系统19个全部接入平台。"
    #expect(document(text).paragraphs.count == 1)
  }

  @Test("a line of many digits is full by its characters, as some programs break lines")
  func brokenByCharacters() {
    let han = String(repeating: "县政府扎实推进各项工作取得新的成效并且", count: 2).prefix(30)
    let digits = "同比分别下降12.6%、9.4%、8.8%、7.7%，全县三级综"
    let text = String(repeating: "\(han)\n", count: 12) + "\(digits)\n治中心全部建成。\n" + "\(han)\n"
    let joined = document(text)
    #expect(joined.units.text.contains("全县三级综治中心全部建成"))
  }

  @Test("lines of a text that is not wrapped stay paragraphs")
  func unwrapped() {
    let text = (1...12).map { "第\($0)段，内容长短不一" + String(repeating: "甲", count: $0 * 7) }
      .joined(separator: "\n")
    #expect(document(text).paragraphs.count == 12)
  }

  @Test(
    "page furniture",
    arguments: [
      ("您当前的位置：首页 > 政府信息公开", true), ("索引号：000014349/2024-00012", true),
      ("发布日期：2024-03-18 浏览次数：126", true),
      ("字体：【大 中 小】", true), ("【打印本页】【关闭窗口】", true), ("— 12 —", true), ("第 3 页 共 12 页", true),
      ("————————", true),
      ("（此件公开发布）", true), ("上一篇：某县政府工作报告", true), ("来源于群众的诉求全部办结。", false), ("打印设备采购程序规范。", false),
      ("图2：志愿者上门宣讲（县融媒体中心 摄）", true), ("全县录像设备统一配发、专人拍摄", false),
      ("您所在的位置：首页 > 政务公开 > 法治政府建设 > 年度报告 > 正文", true),
      ("南汀区政府门户网站 » 信息公开 » 法治政府建设年度报告", true), ("网站首页>>公示公告>>正文", true),
      ("专题 › 依法行政 › 2023年", true), ("满意度>95%的窗口，投诉>3件的窗口", false),
      ("县 > 乡 > 村三级联动，全年调解纠纷126件。", false),
      ("2024", true), ("时间：2024年3月", true), ("审核规范性文件12件", false), ("作者登记", false),
    ])
  func furniture(line: String, isFurniture: Bool) {
    #expect(Furniture.matches(NormalizedText(line).units[...]) == isFurniture)
  }

  @Test("a box of links between paragraphs is furniture, what follows it is not")
  func boxesOfLinks() {
    let document = document(
      """
      一、举措
      开展检查12次，整改问题8个。
      【相关阅读】
      ·我市公布一批执法典型案例
      ·今年法律知识考试顺利举行
      二、成效
      全年办结案件40件。
      """)
    let sentences = document.sentences.map { document.units[$0.units].text }
    #expect(sentences == ["一、举措", "开展检查12次,整改问题8个", "二、成效", "全年办结案件40件"])
  }

  @Test("sentences end at 。；！？ and clauses at ，：")
  func sentencesAndClauses() {
    let document = document("一、举措\n开展检查12次，整改问题；出台办法！完成任务：全部办结。")
    let sentences = document.sentences.map { document.units[$0.units].text }
    #expect(sentences == ["一、举措", "开展检查12次,整改问题", "出台办法", "完成任务:全部办结"])
    #expect(document.clauses.map { document.units[$0].text }.suffix(2) == ["完成任务", "全部办结"])
  }

  @Test("a sentence without end is cut, so that no rule reaches without bound")
  func endlessSentence() {
    let document = document("一、举措\n" + String(repeating: "持续推进依法行政，", count: 2000))
    #expect(document.sentences.allSatisfy { $0.units.count <= 1501 })
    #expect(document.sentences.count > 10)
  }

  @Test("a quotation is an exact part of the text, quotation marks around it included")
  func quotations() throws {
    let document = document("一、举措\n落实“三项制度”，“双随机、一公开”全覆盖。")
    let clause = try #require(document.clauses.last)
    #expect(document.source.text(at: document.bytes(of: clause)) == "“双随机、一公开”全覆盖")
    let first = document.clauses[document.clauses.count - 2]
    #expect(document.source.text(at: document.bytes(of: first)) == "落实“三项制度”")
  }
}
