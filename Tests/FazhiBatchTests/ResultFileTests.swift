import FazhiAssessment
import FazhiChecklist
import FazhiRendering
import FazhiSource
import FazhiTestSupport
import Foundation
import Testing

@testable import FazhiBatch

@Suite("Result files")
struct ResultFileTests {
  /// Lines by a checklist of one item, and a line of a report judged by it.
  private func lines(
    form: ResultLines.Form = .jsonl, evidence: Bool = false, weight: Int = 1,
    language: Language = .chinese, overrides: Assessor.Overrides = .init()
  ) throws -> (lines: ResultLines, line: (String) throws -> [UInt8]) {
    let yaml = TestChecklist.yaml(evidence: "{answers: [三项制度]}", weight: weight)
    let assessor = Assessor(
      try ChecklistLoader(shipped: []).load(SourceFile(name: "t.yaml", bytes: Array(yaml.utf8))))
    let lines = ResultLines(
      assessor, form: form, evidence: evidence, language: language, overrides: overrides)
    let text = "青禾县2023年度法治政府建设情况报告\n一、主要工作\n落实三项制度，审核决定12件。\n"
    let assessment = try assessor.assess(Array(text.utf8), name: "t")
    return (lines, { lines.line(.string($0), assessment) })
  }

  @Test("an interrupted file is taken up behind its last whole line", arguments: [false, true])
  func takesUp(evidence: Bool) throws {
    let (lines, line) = try lines(evidence: evidence)
    try withTemporaryFolder { folder in
      let path = folder.path + "/results.jsonl"
      let whole = try line("a") + line("b")
      try FileSystem.write(whole + line("c").dropLast(20), to: path)
      let file = try ResultFile(path, resuming: lines)
      #expect(file.known == [.string("a"), .string("b")])
      #expect(file.refusedCount == 0)
      try file.write(line("c"))
      #expect(try FileSystem.read(path) == whole + line("c"))
    }
  }

  @Test("what could not be judged is counted", arguments: ResultLines.Form.allCases)
  func countsRefusals(form: ResultLines.Form) throws {
    let (lines, line) = try lines(form: form)
    try withTemporaryFolder { folder in
      let path = folder.path + "/results"
      let refusal = Diagnostic(
        "empty-report", Localized("报告是空的", "the report is empty"), file: "b", at: nil)
      let refused = lines.line(.string("b"), refused: refusal)
      try FileSystem.write(lines.head + line("a") + refused, to: path)
      let file = try ResultFile(path, resuming: lines)
      #expect(file.known == [.string("a"), .string("b")])
      #expect(file.refusedCount == 1)
    }
  }

  @Test(
    "lines of another level or year than the user gives are not continued",
    arguments: ResultLines.Form.allCases)
  func overrides(form: ResultLines.Form) throws {
    let (lines, line) = try lines(form: form)
    try withTemporaryFolder { folder in
      let path = folder.path + "/results"
      for (overrides, isAlike) in [
        (Assessor.Overrides(level: .county), true), (.init(year: 2023), true),
        (.init(level: .province), false), (.init(level: .county, year: 2019), false),
      ] {
        try FileSystem.write(lines.head + line("a"), to: path)
        let resuming = try self.lines(form: form, overrides: overrides).lines
        let file = Result { try ResultFile(path, resuming: resuming) }
        #expect(((try? file.get()) != nil) == isAlike)
      }
    }
  }

  @Test("lines of another checklist, content or language are not continued, and stay")
  func refusesOthers() throws {
    let (lines, line) = try lines()
    let (table, row) = try self.lines(form: .csv)
    try withTemporaryFolder { folder in
      for (held, resuming) in [
        (try line("a"), try self.lines(weight: 2).lines),
        (try line("a"), try self.lines(evidence: true).lines),
        (try table.head + row("a"), try self.lines(form: .csv, language: .english).lines),
        (try table.head + row("a"), lines), (Array("备忘：周五交\n".utf8), lines),
      ] {
        let path = folder.path + "/results"
        try FileSystem.write(held, to: path)
        #expect(throws: FileProblem.self) { try ResultFile(path, resuming: resuming) }
        #expect(try FileSystem.read(path) == held)
      }
    }
  }
}
