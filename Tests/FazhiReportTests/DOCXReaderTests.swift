import FazhiSource
import FazhiTestSupport
import FazhiZip
import Testing

@testable import FazhiReport

@Suite("DOCX")
struct DOCXReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var body: String
    var numbering: String?
    var styles: String?
    var expected: [String]

    var testDescription: String { name }
  }

  private static func p(_ text: String, _ properties: String = "") -> String {
    WordFile.paragraph(text, properties)
  }

  private static func r(_ text: String) -> String { WordFile.run(text) }

  private static func table(_ rows: String...) -> String {
    "<w:tbl>\(rows.joined())</w:tbl>"
  }

  private static func row(_ cells: String...) -> String {
    "<w:tr>\(cells.map { "<w:tc>\($0)</w:tc>" }.joined())</w:tr>"
  }

  private func text(_ bytes: [UInt8]) throws -> String {
    let text = try ReportReaders.text(of: bytes, name: "t.docx")
    #expect(text.origin == .document(DOCXReader.title))
    return try #require(String(validating: text.bytes, as: UTF8.self))
  }

  static let cases = [
    Case(
      name: "a line for each paragraph, empty ones too",
      body: p("县人民政府") + "<w:p/>" + p("2023年法治政府建设情况的报告"),
      expected: ["县人民政府", "", "2023年法治政府建设情况的报告"]),
    Case(
      name: "runs of a paragraph, breaks and tabs",
      body:
        "<w:p>\(r("落实"))<w:r><w:br/></w:r>\(r("清单"))<w:r><w:cr/><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>",
      expected: ["落实", "清单", "甲\t乙"]),
    Case(
      name: "the stops of tabs are none",
      body: "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>\(r("甲"))</w:p>",
      expected: ["甲"]),
    Case(
      name: "a line feed in a text is a space", body: "<w:p>\(r("依法\n行政"))</w:p>",
      expected: ["依法 行政"]),
    Case(
      name: "deleted and moved text is left out, inserted text is kept",
      body: "<w:p>\(r("开展"))<w:del><w:r><w:delText>检查</w:delText></w:r></w:del>"
        + "<w:ins>\(r("巡查"))</w:ins><w:moveFrom>\(r("旧处"))</w:moveFrom>"
        + "<w:moveTo>\(r("新处"))</w:moveTo></w:p>",
      expected: ["开展巡查新处"]),
    Case(
      name: "a paragraph whose end was deleted runs on in the next",
      body: p("开展执法", "<w:rPr><w:del/></w:rPr>") + p("检查12次") + p("完")
        + p("", "<w:rPr><w:del/></w:rPr>") + p("未了", "<w:rPr><w:del/></w:rPr>"),
      expected: ["开展执法检查12次", "完", "未了"]),
    Case(
      name: "instructions of fields are left out, their results are kept",
      body: "<w:p><w:r><w:instrText> PAGE </w:instrText></w:r>\(r("结果"))"
        + "<w:fldSimple w:instr=\"DATE\">\(r("3月"))</w:fldSimple></w:p>",
      expected: ["结果3月"]),
    Case(
      name: "hidden text is left out",
      body: "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        + "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r>\(r("露"))</w:p>",
      expected: ["显露"]),
    Case(
      name: "hyperlinks, content controls and readings",
      body: "<w:p><w:hyperlink>\(r("办法"))</w:hyperlink></w:p>"
        + "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>\(p("控件"))</w:sdtContent></w:sdt>"
        + "<w:p><w:r><w:ruby><w:rt>\(r("fǎ"))</w:rt><w:rubyBase>\(r("法"))</w:rubyBase></w:ruby></w:r></w:p>",
      expected: ["办法", "控件", "法"]),
    Case(
      name: "a text box once, whichever form of it a program shows",
      body:
        "<w:p>\(r("正文"))<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>\(p("框"))"
        + "</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>\(p("框"))</w:txbxContent>"
        + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
      expected: ["框", "正文"]),
    Case(
      name: "the cells of a row in one line",
      body: table(row(p("事项"), p("件数")), row(p("复议") + p("（受理）"), p(""), p("88"))) + p("后"),
      expected: ["事项\t件数", "复议 （受理）\t88", "后"]),
    Case(
      name: "a deleted row is left out, a table in a cell stays in its line",
      body: table(
        row(p("旧")).replacing("<w:tr>", with: "<w:tr><w:trPr><w:del/></w:trPr>"),
        row(p("外"), table(row(p("内一"), p("内二"))))),
      expected: ["外\t内一\t内二"]),
    Case(
      name: "a report in the cell of a form keeps its lines",
      body: table(row(p("内容"), p("一、举措") + p(String(repeating: "甲", count: 120)))),
      expected: ["内容", "一、举措", String(repeating: "甲", count: 120)]),
    Case(
      name: "a table of contents is left out",
      body: p("一、举措\t3", "<w:pStyle w:val=\"a1\"/>") + p("一、举措"),
      styles: "<w:style w:type=\"paragraph\" w:styleId=\"a1\"><w:name w:val=\"toc 1\"/></w:style>",
      expected: ["一、举措"]),
  ]

  @Test("gives the text as it stands when all changes are accepted", arguments: cases)
  func readsText(_ c: Case) throws {
    let bytes = WordFile.bytes(body: c.body, numbering: c.numbering, styles: c.styles)
    #expect(try text(bytes) == c.expected.map { $0 + "\n" }.joined())
  }

  // MARK: Numbers

  /// One level of a list.
  private static func level(
    _ index: Int, _ format: String, _ text: String, start: Int = 1, _ more: String = ""
  ) -> String {
    "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"\(start)\"/><w:numFmt w:val=\"\(format)\"/>"
      + "<w:lvlText w:val=\"\(text)\"/>\(more)</w:lvl>"
  }

  private static func definition(_ id: Int, _ levels: String) -> String {
    "<w:abstractNum w:abstractNumId=\"\(id)\">\(levels)</w:abstractNum>"
  }

  private static func list(_ id: Int, _ definition: Int, _ overrides: String = "") -> String {
    "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(definition)\"/>\(overrides)</w:num>"
  }

  private static func n(_ text: String, _ list: Int, _ level: Int = 0) -> String {
    p(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
  }

  private static let usual =
    definition(
      0,
      level(0, "chineseCounting", "%1、") + level(1, "chineseCountingThousand", "（%2）")
        + level(2, "decimal", "%3.") + level(3, "decimalEnclosedCircle", "%4"))
    + list(1, 0)

  static let numberCases = [
    Case(
      name: "the headings of reports",
      body: n("举措", 1) + n("领导", 1, 1) + n("会议", 1, 2) + n("培训", 1, 2) + n("学法", 1, 3)
        + n("执法", 1, 1) + n("检查", 1, 2) + n("问题", 1) + n("不足", 1, 1),
      numbering: usual,
      expected: [
        "一、举措", "（一）领导", "1. 会议", "2. 培训", "① 学法", "（二）执法", "1. 检查", "二、问题", "（一）不足",
      ]),
    Case(
      name:
        "a paragraph without text counts and shows none; 0 is no list; a list that is not there",
      body: n("甲", 1) + n("", 1) + n("乙", 1) + n("丙", 0) + n("丁", 9), numbering: usual,
      expected: ["一、甲", "", "三、乙", "丙", "丁"]),
    Case(
      name: "deleted paragraphs do not count",
      body: n("甲", 1)
        + p("", "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr>") + n("乙", 1),
      numbering: usual, expected: ["一、甲", "二、乙"]),
    Case(
      name: "what the number was before a change does not count",
      body: p(
        "甲", "<w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange>"),
      numbering: usual, expected: ["甲"]),
    Case(
      name: "lists of one definition share their numbers, unless they start anew",
      body: n("甲", 1) + n("乙", 2) + n("丙", 3) + n("丁", 3) + n("戊", 1),
      numbering: usual + list(2, 0)
        + list(3, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"),
      expected: ["一、甲", "二、乙", "五、丙", "六、丁", "七、戊"]),
    Case(
      name: "a list may have a level of its own",
      body: n("甲", 2),
      numbering: usual
        + list(
          2, 0,
          "<w:lvlOverride w:ilvl=\"0\">\(level(0, "upperRoman", "%1)", start: 4))</w:lvlOverride>"),
      expected: ["IV) 甲"]),
    Case(
      name: "numbers of higher levels, in Arabic digits where the level says so",
      body: n("甲", 1) + n("乙", 1, 1) + n("丙", 1, 2),
      numbering: definition(
        0,
        level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2")
          + level(2, "decimal", "%1.%2.%3", start: 0, "<w:isLgl/>")) + list(1, 0),
      expected: ["第一章 甲", "一.1 乙", "1.1.0 丙"]),
    Case(
      name: "a level that never starts again, and one that starts again after the first only",
      body: n("甲", 1) + n("乙", 1, 1) + n("丙", 1, 2) + n("丁", 1) + n("戊", 1, 1) + n("己", 1, 2),
      numbering: definition(
        0,
        level(0, "decimal", "%1") + level(1, "decimal", "%2", "<w:lvlRestart w:val=\"0\"/>")
          + level(2, "decimal", "%3", "<w:lvlRestart w:val=\"1\"/>")) + list(1, 0),
      expected: ["1 甲", "1 乙", "1 丙", "2 丁", "2 戊", "1 己"]),
    Case(
      name: "a level that is passed over counts as used",
      body: n("甲", 1, 1) + n("乙", 1),
      numbering: definition(0, level(0, "decimal", "%1") + level(1, "decimal", "%1.%2"))
        + list(1, 0),
      expected: ["1.1 甲", "2 乙"]),
    Case(
      name: "bullets are left out",
      body: n("甲", 1),
      numbering: definition(0, level(0, "bullet", "\u{F06C}")) + list(1, 0), expected: ["甲"]),
    Case(
      name: "numbers by the style, by the one it is based on, and none by the paragraph",
      body: p("甲", "<w:pStyle w:val=\"h1\"/>") + p("乙", "<w:pStyle w:val=\"h2\"/>")
        + p("丙", "<w:pStyle w:val=\"h3\"/>")
        + p("丁", "<w:pStyle w:val=\"h1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
      numbering: definition(
        0,
        level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"h1\"/>")
          + level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"h2\"/>")) + list(1, 0),
      styles:
        "<w:style w:type=\"paragraph\" w:styleId=\"h1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"h2\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"h3\"><w:basedOn w:val=\"h2\"/></w:style>",
      expected: ["一、甲", "（一）乙", "（二）丙", "丁"]),
    Case(
      name: "styles based on each other in a circle",
      body: p("甲", "<w:pStyle w:val=\"a\"/>"), numbering: usual,
      styles: "<w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>"
        + "<w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>",
      expected: ["甲"]),
    Case(
      name: "levels that a style for lists has",
      body: n("甲", 2),
      numbering: usual + definition(5, "<w:numStyleLink w:val=\"s\"/>") + list(2, 5),
      styles:
        "<w:style w:type=\"numbering\" w:styleId=\"s\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>",
      expected: ["一、甲"]),
  ]

  @Test("puts automatic numbers before the text", arguments: numberCases)
  func numbers(_ c: Case) throws {
    let bytes = WordFile.bytes(body: c.body, numbering: c.numbering, styles: c.styles)
    #expect(try text(bytes) == c.expected.map { $0 + "\n" }.joined())
  }

  @Test(
    "writes numbers as Word does",
    arguments: [
      ("chineseCounting", 10, "十"), ("chineseCounting", 12, "十二"), ("chineseCounting", 20, "二十"),
      ("chineseCountingThousand", 103, "一百零三"), ("chineseCountingThousand", 110, "一百一十"),
      ("japaneseCounting", 35, "三十五"), ("ideographDigital", 12, "一二"),
      ("chineseLegalSimplified", 10, "壹拾"), ("decimalEnclosedCircle", 21, "㉑"),
      ("decimalEnclosedCircle", 99, "99"), ("decimalFullWidth", 12, "１２"), ("decimalZero", 3, "03"),
      ("ideographTraditional", 2, "乙"), ("upperLetter", 28, "BB"), ("lowerRoman", 14, "xiv"),
      ("none", 3, ""), ("hindiVowels", 3, "3"), ("chineseCounting", 0, "0"),
      ("chineseCounting", 12345, "一二三四五"),
    ])
  func formats(format: String, number: Int, expected: String) {
    #expect(NumberFormat.text(number, as: format) == expected)
  }

  // MARK: Parts

  @Test("finds the text by the relations, in a strict document with other prefixes, too")
  func relations() throws {
    let namespace = #"xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main""#
    let relation = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
    let bytes = ZipArchive.write([
      WordFile.part(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"\(relation)officeDocument\" Target=\"/word/main.xml\"/></Relationships>"
      ),
      WordFile.part(
        "word/_rels/main.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"\(relation)numbering\" Target=\"../lists/l.xml\"/></Relationships>"
      ),
      WordFile.part(
        "word/main.xml",
        "<x:document \(namespace)><x:body><x:p><x:pPr><x:numPr><x:ilvl x:val=\"0\"/><x:numId x:val=\"1\"/></x:numPr></x:pPr>"
          + "<x:r><x:t>举措</x:t></x:r></x:p></x:body></x:document>"),
      WordFile.part(
        "lists/l.xml", "<w:numbering xmlns:w=\"w\">\(Self.usual)</w:numbering>"),
    ])
    #expect(try text(bytes) == "一、举措\n")
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var id: String
    var hint: String

    var testDescription: String { name }
  }

  private static func archive(_ names: String...) -> [UInt8] {
    ZipArchive.write(names.map { .init($0, Array("<a/>".utf8)) })
  }

  /// A document whose text is stored under a checksum that is not its own.
  private static let wrongChecksum: [UInt8] = {
    var bytes = WordFile.bytes(lines: "法治政府")
    let place = bytes.offset(of: Array("法治".utf8), from: 0) ?? 0
    bytes[place + 2] ^= 1
    return bytes
  }()

  static let refusals = [
    Refusal(
      name: "no archive", bytes: [0x50, 0x4B, 3, 4, 1], id: "damaged-document", hint: ".docx"),
    Refusal(
      name: "cut off", bytes: Array(WordFile.bytes(lines: "法治政府").dropLast(30)),
      id: "damaged-document", hint: ".docx"),
    Refusal(name: "wrong checksum", bytes: wrongChecksum, id: "damaged-document", hint: ".docx"),
    Refusal(
      name: "no text part", bytes: archive("word/x.xml"), id: "damaged-document", hint: ".docx"),
    Refusal(
      name: "not well formed", bytes: WordFile.bytes(body: "<w:p>"), id: "damaged-document",
      hint: ".docx"),
    Refusal(
      name: "an external entity",
      bytes: ZipArchive.write([
        WordFile.part(
          "word/document.xml", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>")
      ]), id: "damaged-document", hint: ".docx"),
    Refusal(
      name: "nested without end",
      bytes: WordFile.bytes(body: String(repeating: "<w:tbl><w:tr><w:tc>", count: 200)),
      id: "damaged-document", hint: ".docx"),
    Refusal(
      name: "macros", bytes: WordFile.bytes(body: "", others: [.init("word/vbaProject.bin", [1])]),
      id: "macro-document", hint: ".docx"),
    Refusal(
      name: "under a password",
      bytes: [0xD0, 0xCF, 0x11, 0xE0, 1, 2]
        + Array("EncryptedPackage".utf8.map { [$0, 0] }.joined()),
      id: "not-text", hint: "password"),
    Refusal(
      name: "a workbook", bytes: archive("xl/workbook.xml"), id: "not-text", hint: "--statements"),
    Refusal(name: "a presentation", bytes: archive("ppt/a.xml"), id: "not-text", hint: "DOCX"),
    Refusal(name: "OFD", bytes: archive("OFD.xml"), id: "not-text", hint: "WPS"),
    Refusal(name: "ODT", bytes: archive("mimetype", "content.xml"), id: "not-text", hint: ".docx"),
    Refusal(name: "an archive", bytes: archive("报告.txt"), id: "not-text", hint: "unpack"),
    Refusal(
      name: "no text", bytes: WordFile.bytes(body: "<w:p><w:r><w:drawing/></w:r></w:p>"),
      id: "empty-report", hint: "recognition"),
    Refusal(
      name: "a result of this program",
      bytes: WordFile.bytes(
        body: p("缺口清单"),
        others: [
          WordFile.part(
            "docProps/core.xml",
            "<c:p xmlns:c=\"c\" xmlns:dc=\"d\"><dc:creator>fazhi 1.0.0</dc:creator></c:p>")
        ]), id: "own-result", hint: "folder"),
  ]

  @Test("says of what it does not read why, and what to do", arguments: refusals)
  func refuses(_ c: Refusal) {
    let error = #expect(throws: InvalidInput.self) {
      try ReportReader.read(c.bytes, name: "t.docx")
    }
    #expect(error?.diagnostics.map(\.id) == [c.id])
    #expect(error?.diagnostics.first?.message.joined.isBilingual == true)
    #expect(error?.diagnostics.first?.hint?.joined.contains(c.hint) == true)
  }

  @Test("numbers cannot make a text without end of a small file")
  func numberBomb() throws {
    let document = try WordDocument(
      WordFile.bytes(
        body: Self.n("甲", 1) + Self.n("乙", 1),
        numbering: Self.definition(0, Self.level(0, "decimal", String(repeating: "x", count: 90)))
          + Self.list(1, 0)))
    let numbering = try document.numbering()
    var enough = WordBody(document.main, numbering: numbering, mostText: 190)
    #expect(try enough.text().count == 190)
    var tooLittle = WordBody(document.main, numbering: numbering, mostText: 180)
    let error = #expect(throws: WordProblem.self) { try tooLittle.text() }
    #expect(error?.diagnostic(on: "t").id == "large-document")
  }

  @Test("any bytes in place of some are read or refused", arguments: 0..<60 as Range<UInt64>)
  func anyBytes(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var bytes = WordFile.bytes(
      body: Self.numberCases[0].body, numbering: Self.usual, styles: "<w:style/>")
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      bytes[Int.random(in: 4..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    do throws(InvalidInput) {
      let text = try ReportReaders.text(of: bytes, name: "t")
      #expect(String(validating: text.bytes, as: UTF8.self) != nil)
    } catch {
      #expect(error.diagnostics.count == 1)
    }
  }

  @Test("any elements in each other give a text", arguments: 0..<200 as Range<UInt64>)
  func anyElements(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let names = [
      "p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "numPr", "del", "ins", "br", "txbxContent",
      "AlternateContent", "Choice", "Fallback", "trPr", "vanish", "sdt",
    ]
    var (body, open): (String, [String]) = ("", [])
    for _ in 0..<80 {
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1:
        let name = names[Int.random(in: 0..<names.count, using: &random)]
        body += "<w:\(name)>"
        open.append(name)
      case 2, 3: if let name = open.popLast() { body += "</w:\(name)>" }
      default: body += random.text(of: "法治 \n", length: 4)
      }
    }
    for name in open.reversed() { body += "</w:\(name)>" }
    do throws(InvalidInput) {
      _ = try ReportReader.read(WordFile.bytes(body: body), name: "t")
    } catch {
      #expect(error.diagnostics.map(\.id) == ["empty-report"])
    }
  }
}
