import FazhiAssessment
import FazhiChecklist
import FazhiSource
import FazhiTestSupport
import Foundation
import Testing

@testable import FazhiRendering

@Suite("The README's excerpts")
struct ReadmeExcerptTests {
  /// The blocks of output: those that begin with a mark or with the coverage.
  private static func excerpts() throws -> [String] {
    let readme = try String(
      contentsOf: Repository.root.appending(path: "README.md"), encoding: .utf8)
    let blocks = readme.components(separatedBy: "```").enumerated()
      .filter { $0.offset % 2 == 1 }.map { $0.element }
    return blocks.compactMap { block in
      let text = block.trimmingPrefix("\n")
      let starts = ["文本覆盖率", "司法局（"] + Status.allCases.map { "\($0.mark) art" }
      return starts.contains { text.hasPrefix($0) } ? String(text) : nil
    }
  }

  @Test("are what the samples give, line by line")
  func standInOutputs() throws {
    func output(_ result: some Presentable) -> String {
      let bytes = TerminalRenderer.render(result, options: RenderingOptions())
      return String(decoding: bytes, as: UTF8.self)
    }
    let samples = try ["lingdong-2022", "qinghe-2023"].map {
      try SampleTests.assessor.assess(Repository.sample($0), name: "\($0).txt")
    }
    var outputs = [Job.score, .gaps, .checklist].flatMap { job in
      samples.map { output(JobResult(job, of: $0)) }
    }
    outputs.append(
      output(try Comparison(samples.map { AssessmentRecord($0, file: $0.report.source.name) })))
    let excerpts = try Self.excerpts()
    #expect(excerpts.count >= 5)
    for excerpt in excerpts {
      #expect(outputs.contains { $0.contains(excerpt) }, "\(excerpt)")
    }
  }
}
