import FazhiAssessment
import FazhiChecklist
import FazhiRendering
import FazhiShipped
import FazhiSource
import FazhiTestSupport
import Foundation
import Testing

@Suite("The sample reports")
struct SampleTests {
  static let assessor: Assessor = {
    do {
      return Assessor(try ChecklistLoader().load("outline-2021-2025"))
    } catch {
      preconditionFailure("the shipped checklist does not load: \(error)")
    }
  }()

  private func assessment(_ name: String) throws -> Assessment {
    try Self.assessor.assess(Repository.sample(name), name: "\(name).txt")
  }

  @Test("there are at least three")
  func enoughSamples() {
    #expect(Repository.sampleNames.count >= 3)
  }

  /// Which outputs are kept whole: each job once, `score` also for programs.
  private static let recorded: [(job: Job, format: any Renderer.Type)] = [
    (.score, TerminalRenderer.self), (.score, JSONRenderer.self), (.gaps, MarkdownRenderer.self),
    (.checklist, MarkdownRenderer.self),
  ]

  @Test("every output is as recorded", arguments: Repository.sampleNames)
  func outputs(name: String) throws {
    let assessment = try assessment(name)
    for (job, format) in Self.recorded {
      let output = format.render(JobResult(job, of: assessment), options: RenderingOptions())
      try Golden.expect(output, matches: "\(name).\(job.rawValue).\(format.name)")
    }
  }

  /// What the JSON of score quotes.
  private struct Quoted: Decodable {
    struct Evidence: Decodable {
      var quote: String
      var line: Int
      var column: Int
      var byteOffset: Int
    }
    struct Item: Decodable {
      var id: String
      var evidence: [Evidence]
      var nearest: Evidence?
    }

    var items: [Item]
  }

  @Test(
    "quotations are exact runs of the file, at the place that is stated",
    arguments: Repository.sampleNames)
  func quotations(name: String) throws {
    let bytes = try Repository.sample(name)
    let assessment = try assessment(name)
    let json = JSONRenderer.render(JobResult(.score, of: assessment), options: RenderingOptions())
    for item in try JSONDecoder().decode(Quoted.self, from: Data(json)).items {
      for evidence in item.evidence + [item.nearest].compactMap(\.self) {
        let quote = Array(evidence.quote.utf8)
        #expect(!quote.isEmpty)
        #expect(bytes.dropFirst(evidence.byteOffset).starts(with: quote), "\(item.id)")
        let before = String(decoding: bytes.prefix(evidence.byteOffset), as: UTF8.self)
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(evidence.line == lines.count, "\(item.id)")
        #expect(evidence.column == (lines.last?.unicodeScalars.count ?? 0) + 1, "\(item.id)")
      }
    }
    for finding in assessment.findings {
      #expect(finding.evidence.count <= 3)
      for evidence in finding.evidence {
        switch finding.status {
        case .planned: #expect(evidence.role == .plans, "\(finding.item.id)")
        case .acknowledged: #expect(evidence.role == .problems, "\(finding.item.id)")
        default: #expect([.achievements, .frame].contains(evidence.role), "\(finding.item.id)")
        }
      }
      let needsEvidence: Set<Status> = [.met, .partial, .planned, .acknowledged]
      #expect(
        needsEvidence.contains(finding.status) == !finding.evidence.isEmpty, "\(finding.item.id)")
    }
  }

  @Test(
    "Windows line ends, a byte order mark and GB18030 change no verdict",
    arguments: Repository.sampleNames)
  func otherEncodings(name: String) throws {
    let bytes = try Repository.sample(name)
    let statuses = try assessment(name).findings.map(\.status)
    let text = String(decoding: bytes, as: UTF8.self)
    let windows = [0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8)
    #expect(try Self.assessor.assess(windows, name: "t").findings.map(\.status) == statuses)
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    if let converted = text.data(using: gb18030) {
      #expect(
        try Self.assessor.assess(Array(converted), name: "t").findings.map(\.status) == statuses)
    }
  }

  @Test(
    "no line of the terminal output is wider than the terminal", arguments: Repository.sampleNames,
    Job.allCases)
  func widths(name: String, job: Job) throws {
    let output = TerminalRenderer.render(
      JobResult(job, of: try assessment(name)), options: RenderingOptions())
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      #expect(TerminalWidth.cells(of: line) <= 80, "\(line)")
    }
  }

  @Test("the same input gives the same bytes")
  func isDeterministic() throws {
    let name = try #require(Repository.sampleNames.first)
    let first = JSONRenderer.render(
      JobResult(.score, of: try assessment(name)), options: RenderingOptions())
    let second = JSONRenderer.render(
      JobResult(.score, of: try assessment(name)), options: RenderingOptions())
    #expect(first == second)
  }
}
