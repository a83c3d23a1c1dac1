import FazhiAssessment
import FazhiChecklist
import FazhiSource
import FazhiTestSupport
import FazhiXML
import Foundation
import Testing

@testable import FazhiRendering

/// The formats that other programs take: each says of every obligation what the assessment says.
@Suite("Formats for pipelines")
struct PipelineFormatTests {
  private func assessments() throws -> [Assessment] {
    try Repository.sampleNames.map {
      try SampleTests.assessor.assess(Repository.sample($0), name: "Reports/\($0).txt")
    } + [RendererContractTests().assessment()]
  }

  // MARK: JUnit

  private struct Case: Hashable {
    var id: String
    var outcome: String
  }

  @Test("JUnit fails for gaps and for hard duties not met, and skips what is not owed")
  func junit() throws {
    for assessment in try assessments() {
      let output = JUnitRenderer.render(
        JobResult(.score, of: assessment), options: RenderingOptions())
      var tokens = XMLTokenizer(output)
      var cases: [Case] = []
      var stated: [[Int]] = []
      while let token = try tokens.token() {
        switch token {
        case .start("testcase", let attributes):
          let id = try #require(attributes["name"]?.split(separator: " ").first)
          cases.append(Case(id: String(id), outcome: "pass"))
        case .start("failure", let attributes):
          cases[cases.count - 1].outcome = attributes["type"] ?? ""
        case .start("skipped", _): cases[cases.count - 1].outcome = "skipped"
        case .start("testsuite", let attributes):
          stated.append(
            ["tests", "failures", "skipped"].map { Int(attributes[$0] ?? "") ?? -1 })
        default: break
        }
      }
      let expected = assessment.findings.map { finding in
        let status = finding.status
        let isFailure = status.isGap || (status == .partial && finding.item.isHardDuty)
        return Case(
          id: finding.item.id,
          outcome: isFailure ? status.rawValue : status.isOwed ? "pass" : "skipped")
      }
      #expect(cases == expected)
      #expect(stated.map { $0[0] }.reduce(0, +) == cases.count)
      #expect(
        stated.map { $0[1] }.reduce(0, +)
          == cases.count { !["pass", "skipped"].contains($0.outcome) })
      #expect(stated.map { $0[2] }.reduce(0, +) == cases.count { $0.outcome == "skipped" })
    }
  }

  // MARK: SARIF

  /// As much of SARIF as is written, as a reader of the standard would write it down.
  private struct Log: Decodable {
    struct Text: Decodable { var text: String }
    struct Region: Decodable {
      var startLine: Int
      var startColumn: Int
      var endLine: Int
      var endColumn: Int
      var charOffset: Int
      var charLength: Int
      var snippet: Text
    }
    struct Physical: Decodable {
      struct Artifact: Decodable {
        var uri: String
        var index: Int
      }
      var artifactLocation: Artifact
      var region: Region?
    }
    struct Location: Decodable { var physicalLocation: Physical }
    struct Result: Decodable {
      var ruleId: String
      var ruleIndex: Int
      var kind: String
      var level: String
      var message: Text
      var locations: [Location]
      var relatedLocations: [Location]?
    }
    struct Rule: Decodable { var id: String }
    struct Driver: Decodable {
      var name: String
      var rules: [Rule]
    }
    struct Tool: Decodable { var driver: Driver }
    struct Run: Decodable {
      var tool: Tool
      var columnKind: String
      var results: [Result]
    }
    var version: String
    var runs: [Run]
  }

  @Test("SARIF has a result for each obligation, with the level and kind of its status")
  func sarif() throws {
    for assessment in try assessments() {
      let output = SARIFRenderer.render(
        JobResult(.gaps, of: assessment), options: RenderingOptions())
      let log = try JSONDecoder().decode(Log.self, from: Data(output))
      let run = try #require(log.runs.first)
      #expect(log.version == "2.1.0" && log.runs.count == 1)
      #expect(run.columnKind == "unicodeCodePoints")
      #expect(run.tool.driver.rules.map(\.id) == assessment.findings.map(\.item.id))
      #expect(run.results.map(\.ruleId) == assessment.findings.map(\.item.id))
      for (result, finding) in zip(run.results, assessment.findings) {
        #expect(run.tool.driver.rules[result.ruleIndex].id == result.ruleId)
        // The standard: a result that is no failure has no level.
        #expect((result.kind == "fail") == (result.level != "none"))
        #expect((result.kind == "pass") == (finding.status == .met))
        let isUnmet = assessment.unmetHardDuties.contains { $0.item.id == result.ruleId }
        #expect((result.level == "error") == isUnmet)
        #expect(result.locations.count == 1)
      }
    }
  }

  @Test("regions of SARIF are the quotations, in lines and columns and in offsets")
  func regions() throws {
    var count = 0
    for assessment in try assessments() {
      let output = SARIFRenderer.render(
        JobResult(.score, of: assessment), options: RenderingOptions())
      let log = try JSONDecoder().decode(Log.self, from: Data(output))
      let source = assessment.report.source
      let scalars = Array(String(decoding: source.bytes, as: UTF8.self).unicodeScalars)
      for result in log.runs[0].results {
        for location in result.locations + (result.relatedLocations ?? []) {
          guard let region = location.physicalLocation.region else { continue }
          count += 1
          var text = String.UnicodeScalarView()
          text.append(
            contentsOf: scalars[region.charOffset..<region.charOffset + region.charLength])
          #expect(String(text) == region.snippet.text)
          let start = String(String.UnicodeScalarView(scalars[..<region.charOffset])).utf8.count
          let end = start + region.snippet.text.utf8.count
          let (first, last) = (source.position(at: start), source.position(at: end))
          #expect(Position(line: region.startLine, column: region.startColumn) == first)
          #expect(Position(line: region.endLine, column: region.endColumn) == last)
        }
      }
    }
    #expect(count > 15)
  }

  @Test(
    "a path is a URI",
    arguments: [
      ("Reports/a-1.txt", "Reports/a-1.txt"), ("/a b/报.txt", "file:///a%20b/%E6%8A%A5.txt"),
      ("<stdin>", "stdin"), ("c:x#y?z%", "c%3Ax%23y%3Fz%25"),
    ])
  func uris(path: String, expected: String) {
    #expect(SARIFRenderer.uri(of: path) == expected)
  }

  @Test("only what is judged obligation by obligation has these forms")
  func accepts() {
    let others = OutputFormats.names(for: Explanation.self)
    #expect(
      OutputFormats.names(for: JobResult.self).filter { !others.contains($0) }
        == ["junit", "sarif"])
  }
}
