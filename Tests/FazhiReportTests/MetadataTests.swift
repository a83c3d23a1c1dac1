import FazhiChecklist
import FazhiSource
import FazhiTestSupport
import Testing

@testable import FazhiReport

@Suite("What a report says of itself")
struct MetadataTests {
  struct Case: CustomTestStringConvertible {
    var head: String
    var issuer: String?
    var level: Level
    var year: Int?
    var testDescription: String { head }
  }

  static let cases = [
    Case(head: "青禾县人民政府2023年度法治政府建设情况报告", issuer: "青禾县人民政府", level: .county, year: 2023),
    Case(head: "青禾县人民政府关于2023年度法治政府建设情况的报告", issuer: "青禾县人民政府", level: .county, year: 2023),
    Case(head: "常州市人民政府\n2022年度法治政府建设情况报告", issuer: "常州市人民政府", level: .city, year: 2022),
    Case(head: "常州市人民政府关于2022年度法治政府\n建设情况的报告", issuer: "常州市人民政府", level: .city, year: 2022),
    Case(head: "常州市人民政府关于2022年度法治\n政府建设情况的报告", issuer: "常州市人民政府", level: .city, year: 2022),
    Case(head: "上海市人民政府2022年法治政府建设情况报告", issuer: "上海市人民政府", level: .province, year: 2022),
    Case(head: "广西壮族自治区人民政府2021年法治政府建设情况报告", issuer: "广西壮族自治区人民政府", level: .province, year: 2021),
    Case(head: "山前省2024年法治政府建设年度报告", issuer: "山前省", level: .province, year: 2024),
    Case(head: "大理白族自治州人民政府2020年度法治政府建设报告", issuer: "大理白族自治州人民政府", level: .city, year: 2020),
    Case(head: "苏州工业园区管委会2023年度法治政府建设工作报告", issuer: "苏州工业园区管委会", level: .county, year: 2023),
    Case(head: "青禾县城关镇人民政府2023年度法治政府建设工作总结", issuer: "青禾县城关镇人民政府", level: .township, year: 2023),
    Case(
      head: "岭东市北岸区长安街道办事处2023年法治政府建设情况报告", issuer: "岭东市北岸区长安街道办事处", level: .township, year: 2023),
    Case(head: "青禾县市场监督管理局2023年法治政府建设情况报告", issuer: "青禾县市场监督管理局", level: .department, year: 2023),
    Case(
      head: "青禾县发展和改革委员会二〇二三年度法治政府建设情况报告", issuer: "青禾县发展和改革委员会", level: .department, year: 2023),
    Case(head: "某旗人民政府2019年度法治政府建设情况报告", issuer: "某旗人民政府", level: .county, year: 2019),
  ]

  @Test("issuer, level and year from the title", arguments: cases)
  func title(_ c: Case) {
    let body = "\n\n一、主要举措\n（一）加强领导。印发工作要点，明确任务38项，逐项落实到具体单位。\n\n2024年3月18日\n"
    let document = ReportReader.document(
      of: SourceFile(name: "t", bytes: Array((c.head + body).utf8)))
    #expect(document.metadata.issuer == c.issuer)
    #expect(document.metadata.level == .known(c.level))
    #expect(document.metadata.year == c.year.map(Told.known) ?? .unknown)
    #expect(document.metadata.signed == "2024-03-18")
    #expect(document.metadata.title == c.head.replacing("\n", with: ""))
  }

  @Test("without a title, the signature, the addressee and the first year serve")
  func withoutTitle() {
    let text = """
      常州市人民政府：
      2025年以来，区政府认真贯彻《法治政府建设实施纲要（2021－2025年）》，扎实推进各项工作，取得了新的成效。
      一、主要举措
      印发工作要点，明确任务38项，逐项落实到具体单位，按季度调度通报。
      某区人民政府
      二〇二六年一月二十八日
      """
    let metadata = ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
      .metadata
    #expect(metadata.title == nil)
    #expect(metadata.issuer == "某区人民政府")
    #expect(metadata.level == .known(.county))
    #expect(metadata.year == .known(2025))
    #expect(metadata.signed == "2026-01-28")
  }

  @Test("a city that no list knows is a county-level one unless it speaks of counties below it")
  func unknownCities() {
    func level(_ body: String) -> (Told<Level>, [String]) {
      let text = "云澜市人民政府2023年度法治政府建设情况报告\n一、主要举措\n\(body)"
      let document = ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
      return (document.metadata.level, document.diagnostics.map(\.id))
    }
    #expect(level("制定地方性法规2件，指导各县（市、区）落实。") == (.known(.city), []))
    #expect(level("指导各乡镇、各镇（街道）落实州委、州政府部署。") == (.known(.county), []))
    #expect(level("印发工作要点，明确任务38项。") == (.unsure(.county), ["unsure-level"]))
    // One sign in two wordings is one; how many townships there are tells most.
    #expect(level("居越宁各县（市、区）第一。").0 == .unsure(.city))
    #expect(level("居越宁各县（市、区）第一，15个镇街全部挂牌。").0 == .known(.county))
    #expect(level("138个乡镇（街道）全部赋权，其中31个乡镇试点。") == (.known(.city), []))
    let counties = "在全省各县（市、区）中居第2位，出台政府规章2件。"
    #expect(level("在省委、省政府和越州市委、市政府的领导下，\(counties)") == (.known(.county), []))
    #expect(level("在省委、省政府和云澜市委、市政府的领导下，\(counties)") == (.known(.city), []))
    #expect(level("在我市市委、市政府和各级市委、市政府的领导下，指导各县（市、区）和\(counties)").0 == .unsure(.city))
    #expect(level("在省委、省政府和市委、市政府的领导下，指导各县（市、区）和\(counties)").0 == .known(.city))
  }

  @Test("the name of a web site above a title that begins with it is no part of the title")
  func siteName() {
    let text = """
      淝阳县人民政府
      当前位置：首页 > 政务公开 > 正文
      淝阳县人民政府2020年度法治政府建设情况报告
      一、主要工作
      开展执法培训12场，参训人员890人次。
      """
    let document = ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
    #expect(document.metadata.title == "淝阳县人民政府2020年度法治政府建设情况报告")
    #expect(document.metadata.issuer == "淝阳县人民政府")
  }

  @Test(
    "a title of another report within the text is doubted",
    arguments: [
      ("青禾县司法局2023年度法治政府建设情况报告", true), ("青禾县人民政府2022年度法治政府建设情况报告", true),
      ("柳溪县人民政府\n关于2023年度法治政府建设情况的报告", true),
      ("青禾县人民政府2023年度法治政府建设情况报告", false), ("2022年度法治政府建设情况报告", false),
      ("青禾县司法局印发《2022年度法治政府建设情况报告》", false), ("青禾县司法局2022年获评法治政府建设示范单位", false),
    ])
  func secondReport(line: String, isDoubted: Bool) {
    let body = "一、主要举措\n印发工作要点，明确任务38项。\n"
    func ids(_ rest: String) -> [String] {
      let text = "青禾县人民政府2023年度法治政府建设情况报告\n\(body)\(line)\n\(rest)"
      return ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
        .diagnostics.map(\.id)
    }
    let long = String(repeating: body, count: 30)
    #expect(ids(long).contains("several-reports") == isDoubted)
    // A link below the report has no text of its own.
    #expect(!ids(body).contains("several-reports"))
  }

  @Test("a text that lost its line breaks is doubted, one of long paragraphs is not")
  func runTogether() {
    let sentence = "印发工作要点，明确任务38项，逐项落实到责任单位。"
    func ids(_ body: String) -> [String] {
      let text = "青禾县人民政府2023年度法治政府建设情况报告\n\(body)\n青禾县人民政府\n2024年1月5日\n"
      return ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
        .diagnostics.map(\.id)
    }
    let paragraph = String(repeating: sentence, count: 25)
    #expect(ids(String(repeating: sentence, count: 120)).contains("run-together"))
    #expect(!ids(String(repeating: paragraph + "\n", count: 5)).contains("run-together"))
  }

  @Test(
    "a title of several years is doubted, one of a report and the next plan is not",
    arguments: [
      ("青禾县人民政府2022年和2023年法治政府建设情况报告", true), ("青禾县人民政府2022年法治政府建设情况和2023年工作安排", false),
      ("青禾县人民政府2022年法治政府建设情况报告", false),
    ])
  func severalYears(title: String, isDoubted: Bool) {
    let text = "\(title)\n\n一、主要举措\n印发工作要点，明确任务38项。"
    let document = ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
    #expect(document.metadata.year == (isDoubted ? .unsure(2022) : .known(2022)))
    #expect(document.diagnostics.contains { $0.id == "several-years" } == isDoubted)
  }

  @Test("what cannot be made out is said")
  func unknown() {
    let document = ReportReader.document(of: SourceFile(name: "t", bytes: Array("开展执法检查12次。".utf8)))
    #expect(document.metadata.year == .unknown && document.metadata.level == .unknown)
    #expect(document.diagnostics.map(\.id) == ["unknown-year", "unknown-level"])
  }
}

@Suite("Decoding")
struct TextDecoderTests {
  @Test("UTF-8 with a byte order mark, UTF-16 and GB18030 give the same text")
  func encodings() throws {
    let text = "一、主要举措\r\n印发工作要点，明确任务38项，镕基㐂。\r\n"
    let utf8 = Array(text.utf8)
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let gb18030: [UInt8] = [
      0xD2, 0xBB, 0xA1, 0xA2, 0xD6, 0xF7, 0xD2, 0xAA, 0xBE, 0xD9, 0xB4, 0xEB,
    ]
    #expect(try ReportReader.read([0xEF, 0xBB, 0xBF] + utf8, name: "t").source.bytes == utf8)
    #expect(try ReportReader.read(utf16, name: "t").source.bytes == utf8)
    let converted = try ReportReader.read(gb18030, name: "t")
    #expect(converted.source.text(at: Span(0, 100)) == "一、主要举措")
    #expect(converted.diagnostics.map(\.id).first == "converted-encoding")
  }

  @Test(
    "what is no text is refused by name",
    arguments: [
      ([], "empty-report"), (Array(" \n\t".utf8), "empty-report"),
      (Array("%PDF-1.7".utf8), "not-text"),
      ([0x50, 0x4B, 3, 4, 1], "damaged-document"), ([0xD0, 0xCF, 0x11, 0xE0, 1], "not-text"),
      (Array("法治\0".utf8), "not-text"),
      (Array(String(repeating: "<p> </p>\n", count: 12).utf8), "empty-report"),
      ([0x89, 0x50, 0x4E, 0x47], "not-text"), ([0x80, 0x80, 0xFF, 0xFF], "broken-encoding"),
      ([0xFF, 0xFE, 0x00, 0xD8], "broken-encoding"),
    ] as [([UInt8], String)])
  func refusals(bytes: [UInt8], id: String) {
    let error = #expect(throws: InvalidInput.self) { try ReportReader.read(bytes, name: "t") }
    #expect(error?.diagnostics.map(\.id) == [id])
    #expect(error?.diagnostics.allSatisfy { $0.message.joined.isBilingual } == true)
  }
}
