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
      let file = try ResultFile(path, lines, resuming: true)
      #expect(file.isKnown(.string("a")) && file.isKnown(.string("b")))
      #expect(!file.isKnown(.string("c")))
      #expect(file.refusedCount == 0)
      try file.write(line("c"))
      #expect(try FileSystem.read(path) == whole + line("c"))
    }
  }

  @Test("a file that is opened anew stays as it was until the first line is written")
  func opensAnew() throws {
    let (lines, line) = try lines()
    try withTemporaryFolder { folder in
      let path = folder.path + "/results.jsonl"
      let before = Array("以前的结果\n".utf8)
      try FileSystem.write(before, to: path)
      let file = try ResultFile(path, lines, resuming: false)
      #expect(try FileSystem.read(path) == before)
      try file.write(line("a"))
      #expect(try FileSystem.read(path) == line("a"))
    }
  }

  @Test("a last line without an end that no run began is not cut away")
  func notBegun() throws {
    let lines = try lines().lines
    let table = try self.lines(form: .csv).lines
    try withTemporaryFolder { folder in
      let path = folder.path + "/results"
      for text in ["备忘：周五交", #"{"id":"a","text":"落实三项制度。"}"#, #"{"schemaVersion":"1","kind":"#] {
        for resuming in [lines, table] {
          try FileSystem.write(Array(text.utf8), to: path)
          #expect(throws: FileProblem.self) { try ResultFile(path, resuming, resuming: true) }
          #expect(try FileSystem.read(path) == Array(text.utf8))
        }
      }
    }
  }

  @Test("a line is taken up wherever it was cut off", arguments: ResultLines.Form.allCases)
  func cutOffAnywhere(form: ResultLines.Form) throws {
    let (lines, line) = try lines(form: form)
    let refusal = Diagnostic(
      "empty-report", Localized("报告是空的", "the report is empty"), file: "b", at: nil)
    try withTemporaryFolder { folder in
      let path = folder.path + "/results"
      for last in [try line("a"), lines.line(.string("a"), refused: refusal)] {
        let whole = lines.head + last
        for length in 0..<whole.count {
          try FileSystem.write(Array(whole.prefix(length)), to: path)
          let file = try ResultFile(path, lines, resuming: true)
          try file.write(last)
          #expect(try FileSystem.read(path) == whole, "\(length)")
        }
      }
    }
  }

  @Test("the titles of the columns stand before the first row in a pipe too")
  func pipes() throws {
    let (lines, line) = try lines(form: .csv)
    try withTemporaryFolder { folder in
      let path = folder.path + "/pipe"
      try #require(mkfifo(path, 0o600) == 0)
      let file = try ResultFile(path, lines, resuming: false)
      try file.write(line("a"))
      let end = open(path, O_RDONLY)
      defer { close(end) }
      let reader = LineReader(file: end, path: path)
      #expect(try reader.next() == lines.head.dropLast())
      #expect(try reader.next() == line("a").dropLast())
    }
  }

  @Test("what cannot be read has no end")
  func unreadable() throws {
    try withTemporaryFolder { folder in
      let file = open(folder.path, O_RDONLY)
      defer { close(file) }
      #expect(throws: FileProblem.self) {
        try LineReader(file: file, path: folder.path).next()
      }
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
      let file = try ResultFile(path, lines, resuming: true)
      #expect(file.isKnown(.string("a")) && file.isKnown(.string("b")))
      #expect(!file.isKnown(.string("c")))
      #expect(file.refusedCount == 1)
    }
  }

  @Test("an id is known as it is written, in every form", arguments: ResultLines.Form.allCases)
  func ids(form: ResultLines.Form) throws {
    let lines = try lines(form: form).lines
    let refusal = Diagnostic(
      "empty-report", Localized("报告是空的", "the report is empty"), file: "b", at: nil)
    let ids: [JSONValue] = [
      .number("5"), .number("-5"), .number("1234567890123456789"), .number("1.0"), .null,
      .string("@r.txt"), .string("'=甲"), .string("a,\"b\"\nc\r\nd\te"), .string("e\u{301}"),
      .string(String(repeating: "长", count: 40_000)), .string(""),
      try #require(JSONValue(parsing: Array(#"[1, {"甲": true}]"#.utf8))),
    ]
    let others: [JSONValue] = [
      .number("1234567890123456790"), .number("1"), .string("r.txt"), .string("\u{E9}"),
    ]
    try withTemporaryFolder { folder in
      let path = folder.path + "/results"
      let held = lines.head + ids.flatMap { lines.line($0, refused: refusal) }
      try FileSystem.write(held, to: path)
      let file = try ResultFile(path, lines, resuming: true)
      #expect(file.refusedCount == ids.count)
      for id in ids { #expect(file.isKnown(id), "\(id)") }
      for id in others { #expect(!file.isKnown(id), "\(id)") }
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
        let file = Result { try ResultFile(path, resuming, resuming: true) }
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
        (try table.head + row("a"), try self.lines(form: .csv, weight: 2).lines),
        (try table.head + row("a"), lines), (Array("备忘：周五交\n".utf8), lines),
      ] {
        let path = folder.path + "/results"
        try FileSystem.write(held, to: path)
        #expect(throws: FileProblem.self) { try ResultFile(path, resuming, resuming: true) }
        #expect(try FileSystem.read(path) == held)
      }
    }
  }
}
