import FazhiAssessment
import FazhiChecklist
@testable import FazhiRendering
import FazhiSource
import FazhiTestSupport
import Foundation
import Testing

@Suite("HTML")
struct HTMLTests {
  /// A report in which everything stands that could leave its place in a page.
  static let hostile = """
    <script>alert(1)</script>县人民政府2023年度法治政府建设情况报告
    一、主要举措
    （一）印发《<b>要点</b>"\u{301} onclick='x' </style></title><!-- ]]> &amp;&#x3c;{{title}}{{{script}}}\u{7}\u{1}\u{202E}😀》，\
    落实三项制度，公布权责清单126项，审核重大执法决定38件。\u{0627}\u{0644}\u{2029}\r\n\
    \t(二)\(String(repeating: "无空格", count: 2000))行政复议案件办结81件。
    二、存在的问题
    法治督察不够深入。</div></main></body></html>
    """

  private static func assessment(of text: String) throws -> Assessment {
    try SampleTests.assessor.assess(Array(text.utf8), name: "t")
  }

  private static func page(
    _ assessment: Assessment, _ job: Job = .score, _ language: Language = .chinese
  ) throws -> HTMLTree {
    let output = HTMLRenderer.render(
      JobResult(job, of: assessment), options: RenderingOptions(language: language))
    return try HTMLTree.read(String(decoding: output, as: UTF8.self))
  }

  /// The samples and the hostile report.
  private static let reports: [String: String] = {
    var reports = ["hostile": hostile]
    for name in Repository.sampleNames {
      reports[name] = (try? Repository.sample(name)).map { String(decoding: $0, as: UTF8.self) }
    }
    return reports
  }()

  static let names = reports.keys.sorted()

  private static func assessment(named name: String) throws -> Assessment {
    try assessment(of: #require(reports[name]))
  }

  @Test("every page is well formed and has no other script than its own", arguments: names)
  func wellFormed(name: String) throws {
    let assessment = try Self.assessment(named: name)
    for (job, language) in zip(Job.allCases + Job.allCases, Self.languages) {
      let page = try Self.page(assessment, job, language)
      #expect(page.elements(named: "html").first?.attributes["lang"] != nil)
      #expect(page.elements(named: "script").map(\.text) == [Script.text])
      #expect(page.elements(named: "style").map(\.text) == [StyleSheet.text])
      #expect(page.elements(named: "h1").count == 1)
      for element in page.descendants {
        #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "style" })
        #expect(element.attributes["src"] == nil)
        #expect(element.attributes["href", default: "#"].hasPrefix("#"))
      }
    }
  }

  private static let languages: [Language] = [
    .chinese, .chinese, .chinese, .english, .english, .english,
  ]

  @Test("no label is missing", arguments: Language.allCases)
  func labels(language: Language) throws {
    let assessment = try Self.assessment(named: Repository.sampleNames[0])
    let page = try Self.page(assessment, .score, language)
    for element in page.descendants {
      if ["h1", "h2", "h3", "h4", "th", "dt", "a", "option", "legend"].contains(element.name) {
        #expect(
          !element.text.allSatisfy { $0.isWhitespace }, "<\(element.name) \(element.attributes)>")
      }
      for key in ["aria-label", "title", "placeholder", "data-text"] {
        #expect(element.attributes[key] != "")
      }
    }
  }

  @Test("templates use every label there is, and no other", arguments: Language.allCases)
  func labelsInTemplates(language: Language) {
    let used = HTMLTemplates.texts.flatMap { _, text in
      text.matches(of: /{{w\.([A-Za-z]+)}}/).map { String($0.1) }
    }
    let labels = Words(language: language).ofAssessment
    #expect(Set(used) == Set(labels.keys))
    #expect(labels.values.allSatisfy { !$0.isEmpty })
  }

  @Test("gaps and checklist list what the JSON lists, in its order", arguments: names)
  func sameListsAsJSON(name: String) throws {
    let assessment = try Self.assessment(named: name)
    for (job, expected) in [
      (Job.gaps, assessment.notMet), (.checklist, assessment.findingsByUnit.flatMap(\.findings)),
    ] {
      let entries = try Self.page(assessment, job).elements(named: "article")
      let ids = entries.map { entry in
        entry.elements(named: "bdi").first?.text.split(separator: " ").first.map(String.init)
      }
      #expect(ids == expected.map(\.item.id))
      for (entry, finding) in zip(entries, expected) {
        #expect(entry.hasClass("s-\(finding.status.rawValue)"))
        #expect(entry.elements(ofClass: "mark").map(\.text) == [finding.status.mark])
      }
    }
  }

  @Test("the report's text is all there, line by line", arguments: names)
  func reportText(name: String) throws {
    let assessment = try Self.assessment(named: name)
    let source = assessment.report.source
    let page = try Self.page(assessment)
    let lines = page.elements(ofClass: "t").map(\.text)
    let expected = source.lines.starts.indices.map { line in
      var text = String.UnicodeScalarView()
      for scalar in source.text(at: source.lines.span(ofLine: line, in: source.bytes))
        .unicodeScalars
      {
        text.append(scalar != "\t" && HTMLEscaping.isInvisible(scalar) ? "\u{FFFD}" : scalar)
      }
      return String(text)
    }
    #expect(lines == expected)
    #expect(
      page.elements(ofClass: "line").map { $0.attributes["id"] }
        == lines.indices.map { "L\($0 + 1)" })
  }

  @Test("a quotation leads to its passage, and the passage back", arguments: names)
  func links(name: String) throws {
    let assessment = try Self.assessment(named: name)
    let page = try Self.page(assessment)
    let ids = page.descendants.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for element in page.descendants {
      if let target = element.attributes["href"]?.dropFirst() {
        #expect(ids.contains(String(target)), "\(target)")
      }
    }
    // Every quotation is the passage that it leads to, however many pieces that is in.
    let marks = page.elements(named: "mark")
    let quotes = page.elements(ofClass: "quote")
    let passages = assessment.findings.flatMap {
      $0.evidence + [$0.shownNearest].compactMap(\.self)
    }
    #expect(quotes.count == passages.count)
    for (quote, passage) in zip(quotes, passages) {
      let id = String(quote.attributes["id", default: ""].dropFirst(2))
      let pieces = marks.filter {
        $0.attributes["data-notes", default: ""].split(separator: " ").contains { $0 == id }
      }
      let text = pieces.map(\.text).joined()
      let lines = assessment.report.source.text(at: passage.span).split(whereSeparator: \.isNewline)
      let escaping = HTMLEscaping()
      #expect(escaping.escapeText(text) == escaping.escapeText(lines.joined()), "\(id)")
      let links = quote.elements(named: "a").compactMap { $0.attributes["href"] }
      #expect(Set(links) == ["#t-\(id)"])
    }
    let back = Set(
      page.elements(ofClass: "refs").flatMap { $0.elements(named: "a") }
        .compactMap { $0.attributes["href"]?.dropFirst(3).split(separator: "-").first })
    let quoted = assessment.findings.filter { !$0.evidence.isEmpty || $0.nearest != nil }
    #expect(back == Set(quoted.map { Substring($0.item.id) }))
  }

  @Test("ids, statuses, reasons and figures are those of the JSON", arguments: names)
  func sameAsJSON(name: String) throws {
    let assessment = try Self.assessment(named: name)
    let page = try Self.page(assessment)
    let json = JSONRenderer.render(JobResult(.score, of: assessment), options: RenderingOptions())
    let result = try JSONDecoder().decode(Result.self, from: Data(json))
    let items = try #require(page.descendants.first { $0.attributes["id"] == "items" })
      .elements(named: "article")
    #expect(items.map { $0.attributes["id"] } == result.items.map { "i-\($0.id)" })
    #expect(items.map { $0.attributes["data-status"] } == result.items.map(\.status))
    #expect(items.map { $0.attributes["data-part"] } == result.items.map { "\($0.part)" })
    #expect(items.map { $0.attributes["data-review"] != nil } == result.items.map(\.review))
    #expect(
      items.map { $0.elements(ofClass: "reason").map(\.text) } == result.items.map { [$0.reason] })
    for item in items {
      #expect(item.elements(ofClass: "mark").count == 1)
    }
    let cells = page.elements(ofClass: "map").flatMap { $0.elements(named: "a") }
    #expect(cells.map { $0.attributes["href"] } == result.items.map { "#i-\($0.id)" })
    let counts = page.elements(ofClass: "counts").flatMap { $0.elements(named: "td") }.map(\.text)
    #expect(
      counts
        == Status.allCases.compactMap { status in
          result.coverage.counts[status.rawValue].flatMap { $0 == 0 ? nil : "\($0)" }
        })
    let percents = page.elements(ofClass: "part").compactMap {
      $0.elements(named: "small").first?.text
    }
    #expect(percents == assessment.parts.map { Coverage($0.findings).percent })
    let text = page.text
    for figure in [
      assessment.coverage.percent, assessment.coverage.lowPercent, assessment.coverage.highPercent,
    ] {
      #expect(text.contains(figure))
    }
    #expect(text.contains("\(assessment.coverage.points)/\(result.coverage.outOf)分"))
    #expect(text.contains(result.report.digest))
    #expect(text.contains(result.checklist.digest))
  }

  private struct Result: Decodable {
    struct Digested: Decodable { var digest: String }
    struct Coverage: Decodable {
      var outOf: Int
      var counts: [String: Int]
    }
    struct Item: Decodable {
      var id: String
      var part: Int
      var status: String
      var review: Bool
      var reason: String
    }
    var checklist: Digested
    var report: Digested
    var coverage: Coverage
    var items: [Item]
  }

  @Test("the policy allows the page's own style and script, by hash, and nothing else")
  func policy() throws {
    let page = try Self.page(try Self.assessment(named: "hostile"))
    let policy = page.elements(named: "meta").first { $0.attributes["http-equiv"] != nil }?
      .attributes["content"]
    let rules = try #require(policy).split(separator: "; ")
    #expect(rules.first == "default-src 'none'")
    for (rule, text) in [("style-src", StyleSheet.text), ("script-src", Script.text)] {
      let hex = Digest.sha256(Array(text.utf8)).dropFirst("sha256:".count)
      let bytes = stride(from: 0, to: 64, by: 2).compactMap {
        UInt8(hex.dropFirst($0).prefix(2), radix: 16)
      }
      #expect(rules.contains("\(rule) 'sha256-\(Data(bytes).base64EncodedString())'"))
    }
    for text in [StyleSheet.text, Script.text] {
      #expect(!text.contains("url(") && !text.contains("http") && !text.contains("</"))
    }
  }

  @Test("the same result gives the same bytes, of a sensible number", arguments: names)
  func bytes(name: String) throws {
    let assessment = try Self.assessment(named: name)
    let result = JobResult(.score, of: assessment)
    let output = HTMLRenderer.render(result, options: RenderingOptions())
    #expect(output == HTMLRenderer.render(result, options: RenderingOptions()))
    #expect(output.count < 350_000)
    #expect(output.last == 0x0A)
  }

  @Test("a list to tick off has a box for each obligation and a line to write on")
  func boxes() throws {
    let assessment = try Self.assessment(named: Repository.sampleNames[0])
    let page = try Self.page(assessment, .checklist)
    let units = assessment.findingsByUnit
    let tasks = units.flatMap(\.findings)
    let boxes = page.elements(named: "input")
    #expect(boxes.allSatisfy { $0.attributes["type"] == "checkbox" })
    #expect(boxes.count == tasks.count + tasks.map(\.item.materials.count).reduce(0, +))
    #expect(page.elements(ofClass: "rule").count == tasks.count)
    #expect(page.elements(named: "section").count == units.count)
    #expect(!page.text.contains("____"))
  }
}

@Suite("A report's text, cut where quotations begin and end")
struct AnnotatedTextTests {
  private func note(_ id: Int, _ span: Span) -> AnnotatedText.Note {
    AnnotatedText.Note(
      id: "\(id)", item: "a", title: Localized("甲", "A"), status: .met, isNearest: false, span: span
    )
  }

  @Test(
    "every byte is covered by just the quotations that hold it", arguments: 0..<200 as Range<UInt64>
  )
  func agreesWithPlainSearch(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = random.text(of: "ab\n\r", length: 30)
    let source = SourceFile(name: "t", bytes: Array(text.utf8))
    let notes = (0..<6).map { id in
      let start = Int.random(in: 0..<30, using: &random)
      return note(id, Span(start, Int.random(in: start + 1...30, using: &random)))
    }
    let annotated = AnnotatedText(source, notes: notes)
    var shown: [Int: Set<String>] = [:]
    var ends = 0
    for line in annotated.lines {
      for segment in line.segments {
        #expect(segment.span.start >= ends && segment.span.end > segment.span.start)
        ends = segment.span.end
        for byte in segment.span.start..<segment.span.end {
          shown[byte] = Set(segment.notes.map { annotated.notes[$0].id })
        }
      }
    }
    for (byte, value) in source.bytes.enumerated() where value != 0x0A && value != 0x0D {
      #expect(
        shown[byte] == Set(notes.filter { ($0.span.start..<$0.span.end).contains(byte) }.map(\.id)))
    }
  }
}

@Suite("Escaping in HTML")
struct HTMLEscapingTests {
  @Test(
    "no sign leaves text or attribute, whatever follows it",
    arguments: [
      ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("\"\u{301} onclick=x", "&quot;\u{301} onclick=x"),
      ("<\u{200D}b", "&lt;\u{200D}b"), ("a\u{7}\u{202E}b\u{FFFE}", "a\u{FFFD}\u{FFFD}b\u{FFFD}"),
      ("甲\t乙\n丙\r", "甲\t乙\n丙\u{FFFD}"), ("{{title}}", "{{title}}"), ("", ""),
    ])
  func escapes(text: String, expected: String) {
    #expect(Array(HTMLEscaping().escapeText(text).utf8) == Array(expected.utf8))
  }

  @Test("a checklist cannot leave its attributes either")
  func hostileChecklist() throws {
    let title = "'\"\u{301} onclick=\"x()\"> <script>'"
    let yaml = TestChecklist.yaml(evidence: "{topic: [清单]}", title: title)
    let source = SourceFile(name: "t.yaml", bytes: Array(yaml.utf8))
    let assessor = Assessor(try ChecklistLoader(shipped: []).load(source))
    let assessment = try assessor.assess(
      Array("甲县2023年法治政府建设报告\n一、成效\n公布台账3件。\n".utf8), name: "t")
    for job in Job.allCases {
      let output = HTMLRenderer.render(JobResult(job, of: assessment), options: RenderingOptions())
      let page = try HTMLTree.read(String(decoding: output, as: UTF8.self))
      #expect(page.descendants.allSatisfy { $0.attributes["onclick"] == nil })
      #expect(page.elements(named: "script").count == 1)
      #expect(page.text.contains("onclick=\"x()\"> <script>"))
    }
  }
}
