import FazhiAssessment
import FazhiChecklist
import FazhiSource
import FazhiXML
import FazhiZip
import Testing

@testable import FazhiRendering

@Suite("Word documents")
struct DOCXRendererTests {
  /// The paragraphs of a document's body, and how many tables and repeated header rows it has.
  private struct Body {
    var paragraphs: [String] = []
    var tables = 0
    var headers = 0
    var isLandscape = false

    init(_ document: [UInt8]) throws {
      let archive = try ZipArchive(reading: document)
      var tokens = XMLTokenizer(try archive.contents(of: "word/document.xml") ?? [])
      while let token = try tokens.token() {
        switch token {
        case .start("p", _): paragraphs.append("")
        case .text(let text): paragraphs[paragraphs.count - 1] += text
        case .start("tbl", _): tables += 1
        case .start("tblHeader", _): headers += 1
        case .start("pgSz", let attributes): isLandscape = attributes["w:orient"] == "landscape"
        default: break
        }
      }
    }
  }

  private func hostile() throws -> Assessment { try RendererContractTests().assessment() }

  @Test("nothing of the page is lost", arguments: Job.allCases, Language.allCases)
  func isComplete(job: Job, language: Language) throws {
    let page = JobResult(job, of: try hostile()).page(Words(language: language))
    let text = try Body(DOCXRenderer.bytes(of: page)).paragraphs.joined(separator: "\n")
    func expect(_ part: String) {
      let shown = part.onOneLine.withoutControls
      #expect(text.contains(XMLCharacters.visible(shown)), "\(part.prefix(60))")
    }
    for block in page.blocks {
      switch block {
      case .heading(_, let title): expect(title)
      case .text(let line): expect(line)
      case .fields(let fields): fields.forEach { expect($0.value) }
      case .table(let table): table.rows.forEach { $0.forEach(expect) }
      case .entry(let entry):
        expect(entry.title)
        entry.labels.forEach(expect)
        for detail in entry.details {
          switch detail {
          case .field(let field):
            if !field.value.hasPrefix("____") { expect(field.value) }
          case .quotation(let quotation, let place):
            expect(quotation)
            expect(place)
          case .box(let label): expect(label)
          }
        }
      }
    }
  }

  @Test("a table for each unit, its header repeated, on wide paper")
  func tables() throws {
    let assessment = try hostile()
    let page = JobResult(.checklist, of: assessment).page(Words(language: .chinese))
    let body = try Body(DOCXRenderer.bytes(of: page))
    #expect(body.headers == assessment.findingsByUnit.count)
    #expect(body.tables == body.headers + 1)
    #expect(body.isLandscape)
    #expect(body.paragraphs.contains("需补充、备查材料"))
  }

  @Test("entries are paragraphs, rows or cards as the page asks")
  func layouts() throws {
    let words = Words(language: .chinese)
    var page = Page(words)
    let entry = Page.Entry(
      title: "a=1", status: .met, labels: ["已落实"], box: .open,
      details: [.field(.init(label: "甲", value: "乙")), .box("丙")])
    page.blocks = [.heading(1, "题"), .entry(entry), .entry(entry)]
    #expect(
      try Body(DOCXRenderer.bytes(of: page)).paragraphs
        == ["题"] + Array(repeating: ["□ a=1（已落实）", "甲：乙", "□ 丙"], count: 2).joined())
    page.entryLayout = .rows(
      [
        .init(title: "序", width: 20, contents: [.number]),
        .init(title: "项", width: 136, contents: [.title, .status]),
      ], isWide: false)
    let rows = try Body(DOCXRenderer.bytes(of: page))
    #expect(rows.paragraphs.prefix(8) == ["题", "序", "项", "1 □", "a=1", "甲：乙", "□ 丙", "已落实"])
    #expect(rows.tables == 1)
    page.entryLayout = .cards
    #expect(try Body(DOCXRenderer.bytes(of: page)).tables == 2)
  }

  @Test("every part is XML, is named as content, and the bytes are the same each time")
  func parts() throws {
    let page = JobResult(.gaps, of: try hostile()).page(Words(language: .chinese))
    let bytes = DOCXRenderer.bytes(of: page)
    #expect(bytes == DOCXRenderer.bytes(of: page))
    let archive = try ZipArchive(reading: bytes)
    let types = String(
      decoding: try archive.contents(of: "[Content_Types].xml") ?? [], as: UTF8.self)
    for name in archive.names {
      var tokens = XMLTokenizer(try archive.contents(of: name) ?? [])
      while try tokens.token() != nil {}
      #expect(name.hasSuffix(".rels") || name.hasPrefix("[") || types.contains("\"/\(name)\""))
    }
  }
}
