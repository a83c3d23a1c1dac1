import FazhiTestSupport
import Foundation
import Testing

@Suite("fazhi compare")
struct CompareCommandTests {
  private let commands = CommandTests()

  private func compare(_ arguments: [String], input: String = "") throws -> CommandTests.Run {
    try commands.run(["compare"] + arguments, input: input)
  }

  private func path(_ index: Int) -> String {
    Repository.root.appending(path: "Reports/\(Repository.sampleNames[index]).txt").path
  }

  /// Saves the result of a sample report.
  private func save(_ index: Int, in folder: URL, _ further: [String] = []) throws -> String {
    let file = folder.appending(path: "saved-\(index).json").path
    let run = try commands.run(
      ["score", path(index), "--format", "json", "--output", file] + further)
    #expect(run.status == 0)
    return file
  }

  @Test(
    "two and three reports in every text format",
    arguments: ["terminal", "markdown", "html", "csv", "json"])
  func formats(format: String) throws {
    for count in [2, 3] {
      let run = try compare((0..<count).map(path) + ["--format", format])
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      #expect(run.output.contains("art18.6"))
      #expect(!run.output.contains("\u{1B}["))
    }
  }

  @Test("saved results, reports and standard input mix, and give the same bytes")
  func mixed() throws {
    try withTemporaryFolder { folder in
      let saved = try save(0, in: folder, ["--lang", "en"])
      let text = String(decoding: try Repository.sample(Repository.sampleNames[1]), as: UTF8.self)
      for format in ["json", "terminal", "csv"] {
        let expected = try compare([path(0), path(1), "--format", format])
        #expect(try compare([saved, path(1), "--format", format]).output == expected.output)
        #expect(
          try compare([saved, "-", "--format", format], input: text).output == expected.output)
      }
    }
  }

  @Test("a hard duty that is worse ends with 1 where that is asked for, after the result")
  func failIfWorse() throws {
    let run = try compare([path(1), path(0), "--fail-if-worse"])
    #expect(run.status == 1)
    #expect(run.errors.contains("art04.3") && !run.output.isEmpty)
    #expect(try compare([path(0), path(1), "--fail-if-worse"]).status == 0)
    #expect(try compare([path(1), path(0)]).status == 0)
  }

  @Test("different checklists end with 2 and say which, or are compared where that is asked for")
  func checklists() throws {
    try withTemporaryFolder { folder in
      let checklist = folder.appending(path: "t.yaml")
      try Data(
        TestChecklist.yaml(evidence: "{answers: [权责清单]}", signals: "{figure-units: [件]}").utf8
      ).write(to: checklist)
      let saved = try save(1, in: folder, ["--checklist", checklist.path])
      let run = try compare([path(0), saved])
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.errors.contains("saved-1.json: error: 评估所用清单不同: 't 1.0.0'"), "\(run.errors)")
      #expect(run.errors.contains("--allow-different-checklists"))
      let allowed = try compare([path(0), saved, "--allow-different-checklists"])
      #expect(allowed.status == 0 && allowed.output.contains("不可比 127"))
    }
  }

  @Test(
    "an input at fault ends with 2 and a hint",
    arguments: [
      ("从前有座山，山里有座庙。", "no report"), ("{\"job\":", "is no JSON"),
      ("{}", "not a result of 'score'"),
      ("{\"schemaVersion\":\"1\",\"job\":\"score\"}", "'checklist' is missing"), ("", "empty"),
      (String(repeating: "{\"a\":", count: 100_000), "is no JSON"),
    ])
  func faults(input: String, message: String) throws {
    let run = try compare([path(0), "-"], input: input)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(
      run.errors.contains(message) && run.errors.contains("hint: "), "\(run.errors.prefix(500))")
  }

  @Test("wrong usage ends with 64; no input is written over")
  func usage() throws {
    #expect(try compare([]).status == 64)
    #expect(try compare([path(0)]).status == 64)
    #expect(try compare(["-", "-"]).status == 64)
    #expect(try compare([path(0), path(1), "--format", "sarif"]).status == 64)
    for index in 0..<2 {
      let run = try compare([path(0), path(1), "--output", path(index)])
      #expect(run.status == 64 && run.errors.contains("--output"))
      #expect(try !Repository.sample(Repository.sampleNames[index]).isEmpty)
    }
  }
}
