import FazhiSource
import FazhiTestSupport
import Foundation
import Testing

/// Runs the built program as a user would.
@Suite("The command line")
struct CommandTests {
  struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The program that stands beside the tests.
  private static let program: URL = {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [
      folder, folder.deletingLastPathComponent(), Bundle.main.bundleURL,
      Bundle(for: Anchor.self).bundleURL.deletingLastPathComponent(),
      Repository.root.appending(path: ".build/debug"),
    ]
    let found = candidates.map { $0.appending(path: "fazhi") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return found ?? candidates[0].appending(path: "fazhi")
  }()

  private final class Anchor {}

  /// Runs the program; standard output goes to `disk` where that is given, and is then no output of the run.
  func run(_ arguments: [String], input: String = "", into disk: String? = nil) throws -> Run {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    let files = (0..<3).map { _ in
      FileManager.default.temporaryDirectory.appending(path: "fazhi-\(UUID().uuidString)")
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    try Data(input.utf8).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    let output = disk.map { URL(filePath: $0) } ?? files[1]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  func samplePath() throws -> String {
    let name = try #require(Repository.sampleNames.first)
    return Repository.root.appending(path: "Reports/\(name).txt").path
  }

  @Test(
    "a full disk behind standard output is told of, and ends with 2",
    arguments: [
      ["score"], ["gaps", "--format", "json"], ["text"], ["explain", "art15.1"],
      ["compare", "twice"],
    ])
  func fullDisk(command: [String]) throws {
    let sample = try samplePath()
    let arguments = command.flatMap { $0 == "twice" ? [sample] : [$0] } + [sample]
    let run = try run(arguments, into: "/dev/full")
    #expect(run.status == 2, "\(command)")
    #expect(run.errors.contains("磁盘空间不足"), "\(command) \(run.errors)")
  }

  @Test(
    "a pipe as the file to write is written to, and not waited for", arguments: ["json", "xlsx"])
  func outputToPipe(format: String) throws {
    let sample = try samplePath()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments = [
      "60", Self.program.path, "score", sample, "--format", format, "-o", "/dev/stdout",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try #require(try pipe.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(output.count > 10_000)
  }

  @Test("YAML is never written over, whatever format is asked for")
  func ownYAML() throws {
    try withTemporaryFolder { folder in
      let sample = try samplePath()
      let checklist = folder.appending(path: "c.yaml")
      let text = TestChecklist.yaml(evidence: "{topic: [三项制度]}")
      try Data(text.utf8).write(to: checklist)
      for command in [["score", sample], ["guide"], ["batch", sample]] {
        let format = command[0] == "batch" ? "jsonl" : "json"
        let run = try run(
          command + ["--checklist", checklist.path, "--format", format, "-o", checklist.path])
        #expect(run.status == 2, "\(command)")
        #expect(run.errors.contains("[own-yaml]"), "\(command) \(run.errors)")
        #expect(try String(contentsOf: checklist, encoding: .utf8) == text, "\(command)")
      }
    }
  }

  @Test("a level or a year that the text speaks against is warned of")
  func givenOtherwise() throws {
    let text = "青禾县2023年度法治政府建设情况报告\n一、主要工作\n全县法治政府建设办理行政复议案件12件。\n"
    for (options, id) in [
      (["--level", "city"], "given-level"), (["--year", "2021"], "given-year"),
      (["--level", "county", "--year", "2023"], nil),
    ] {
      let run = try run(["score", "-"] + options, input: text)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors.contains("[given-") == (id != nil), "\(options) \(run.errors)")
      if let id { #expect(run.errors.contains("[\(id)]"), "\(run.errors)") }
    }
  }

  @Test(
    "score, gaps, checklist and explain answer in every format",
    arguments: ["terminal", "markdown", "html", "json"])
  func jobs(format: String) throws {
    let sample = try samplePath()
    for command in [["score"], ["gaps"], ["checklist"], ["explain", "art15.1"]] {
      let run = try run(command + [sample, "--format", format])
      #expect(run.status == 0, "\(command) \(run.errors)")
      #expect(run.output.contains("art15.1") || command == ["gaps"])
      #expect(!run.output.contains("\u{1B}["))
    }
  }

  @Test(
    "help fits a terminal of 80 cells and speaks Chinese first",
    arguments: [
      "", "score", "gaps", "checklist", "compare", "guide", "explain", "batch", "summary",
      "evaluate",
      "lint", "test", "text",
    ])
  func helpWidth(command: String) throws {
    let help = try run(["help"] + (command.isEmpty ? [] : [command])).output
    let lines = help.split(separator: "\n")
    for line in lines {
      #expect(TerminalWidth.cells(of: line) <= 80, "\(line)")
    }
    let overview = try #require(lines.first)
    #expect(overview.contains("。"), "\(overview)")
  }

  @Test("wrong usage is said in Chinese, also where the parser says it in English only")
  func wrongUsage() throws {
    for arguments in [["score"], ["gaps", "x", "--level", "y"], ["score", "x", "--format", "y"]] {
      let run = try run(arguments)
      #expect(run.status == 64)
      #expect(run.errors.contains("命令用法有误") || run.errors.contains("没有 'y' 格式"), "\(run.errors)")
    }
  }

  @Test(
    "what a pipeline reads is on the whole report, and not made for units",
    arguments: ["junit", "sarif"])
  func byUnitForPipelines(format: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let run = try run(
      ["checklist", samplePath(), "--by-unit", folder.path, "--format", format])
    #expect(run.status == 64 && run.errors.contains("--by-unit"))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test("the files of units lie in their folder, and each unit has one")
  func namesOfUnits() throws {
    try withTemporaryFolder { folder in
      let units = ["甲/乙", "甲:乙", "甲_乙", "../\u{301}恶", "行\u{2028}政", "A", "a"]
      let list = units.map { "\"\($0.replacing("\u{2028}", with: "\\u2028"))\"" }.joined(
        separator: ", ")
      let yaml = TestChecklist.yaml(evidence: "{answers: [三项制度]}")
        .replacing("[局]", with: "[\(list)]")
      let checklist = folder.appending(path: "c.yaml")
      try Data(yaml.utf8).write(to: checklist)
      let files = folder.appending(path: "深/分发")
      try FileManager.default.createDirectory(
        at: files.deletingLastPathComponent(), withIntermediateDirectories: true)
      let run = try run([
        "checklist", try samplePath(), "--checklist", checklist.path, "--by-unit", files.path,
        "--format", "csv",
      ])
      #expect(run.status == 0, "\(run.errors)")
      let names = try FileManager.default.contentsOfDirectory(atPath: files.path)
      #expect(
        Set(names) == [
          "甲_乙.csv", "甲_乙_2.csv", "甲_乙_3.csv", ".._\u{301}恶.csv", "行_政.csv", "A.csv", "a_2.csv",
        ])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
      // Each file is that of its unit.
      for unit in units {
        #expect(
          try names.contains {
            let file = files.appending(path: $0)
            return try String(decoding: Data(contentsOf: file), as: UTF8.self)
              .contains("☐,\(unit),")
          }, "\(unit)")
      }
    }
  }

  @Test(
    "an obligation that is not named by its id gets those of its article or word",
    arguments: [("15", "art15.8"), ("第15条", "art15.1"), ("art15.99", "art15.2"), ("裁量", "art15.4")])
  func explainMeant(item: String, meant: String) throws {
    let sample = try samplePath()
    let run = try run(["explain", item, sample])
    #expect(run.status == 2)
    #expect(run.errors.contains(meant))
    #expect(try self.run(["explain", "3.1", sample]).status == 0)
  }

  @Test(
    "a year may be written with its sign; what is none is wrong usage",
    arguments: [("2021", true), ("2021年", true), ("2021年度", true), ("21", false), ("去年", false)])
  func years(year: String, isOne: Bool) throws {
    let run = try run(["score", try samplePath(), "--year", year, "--format", "json"])
    #expect(run.status == (isOne ? 0 : 64))
    #expect(run.output.contains("\"year\":2021") == isOne)
  }

  @Test("a level may be named in Chinese", arguments: ["county", "县级", "区"])
  func chineseLevel(level: String) throws {
    let run = try run(["score", try samplePath(), "--level", level, "--format", "json"])
    #expect(run.output.contains("\"level\":\"county\""))
  }

  @Test("a report may come from standard input, a result may go to a file")
  func pipes() throws {
    try withTemporaryFolder { folder in
      let text = String(decoding: try Repository.sample(Repository.sampleNames[0]), as: UTF8.self)
      let file = folder.appending(path: "result.json")
      let run = try run(["score", "-", "--format", "json", "--output", file.path], input: text)
      #expect(run.status == 0)
      #expect(run.output.isEmpty)
      #expect(
        String(decoding: try Data(contentsOf: file), as: UTF8.self).hasPrefix("{\"schemaVersion\":")
      )
    }
  }

  @Test(
    "the ending of a file's name chooses the format", arguments: ["docx", "xlsx", "csv", "sarif"])
  func endings(ending: String) throws {
    try withTemporaryFolder { folder in
      let sample = try samplePath()
      let file = folder.appending(path: "结果.\(ending.uppercased())")
      let named = try run(["gaps", sample, "--format", ending, "--output", file.path + ".bin"])
      let chosen = try run(["gaps", sample, "--output", file.path])
      #expect(named.status == 0 && chosen.status == 0, "\(named.errors)\(chosen.errors)")
      #expect(try Data(contentsOf: file) == Data(contentsOf: URL(filePath: file.path + ".bin")))
    }
  }

  @Test("an ending that no format has is refused, and nothing is written")
  func unknownEnding() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "result.doc").path
      let run = try run(["gaps", try samplePath(), "--output", file])
      #expect(run.status == 64 && run.errors.contains(".docx"), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: file))
      let named = try self.run(["gaps", try samplePath(), "--output", file, "--format", "markdown"])
      #expect(named.status == 0)
    }
  }

  @Test("the guide explains the checklist, or says that it has no such form")
  func guide() throws {
    let run = try run(["guide", "--lang", "en"])
    #expect(run.status == 0)
    #expect(run.output.contains("An example that passes: "))
    #expect(try self.run(["guide", "--format", "junit"]).status == 64)
  }

  @Test("demands that are not met end with 1, after the result was printed")
  func demands() throws {
    let sample = try samplePath()
    let failing = try run(["score", sample, "--fail-under", "100"])
    #expect(failing.status == 1)
    #expect(!failing.output.isEmpty)
    #expect(failing.errors.contains("< 100.0%"))
    #expect(try run(["score", sample, "--fail-under", "0"]).status == 0)
    #expect(try run(["gaps", sample, "--require-hard-duties"]).status == 1)
  }

  @Test(
    "an input at fault ends with 2 and says what to do",
    arguments: [
      (["score", "/no/such/report.txt"], "", "No such file"), (["score", "/"], "", "folder"),
      (["score", "-"], "", "empty"),
      (["score", "-"], "%PDF-1.7 x", "pdftotext"), (["score", "-"], "从前有座山，山里有座庙。", "no report"),
      (["score", "-", "--checklist", "/no/such.yaml"], "开展执法检查12次", "No such file"),
      (["explain", "art99.9", "-"], "x", "art99.9"),
      (["explain", "甲/A.txt", "art15.4"], "", "fazhi explain art15.4 甲/A.txt"),
      (["summary", "-"], "甲\n乙\n", "第 1 行不是评估结果"),
      (["lint", "/no/such.yaml"], "", "No such file"),
      (["score", "-", "--output", "/no/such/folder/x"], "", "hint"),
    ])
  func faults(arguments: [String], input: String, message: String) throws {
    let run = try run(arguments, input: input)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains("hint: "))
    #expect(run.output.isEmpty)
  }

  @Test("statements may lie in a folder; explain shows them, and says which do not count")
  func statementsInFolder() throws {
    try withTemporaryFolder { folder in
      let statements = folder.appending(path: "说明")
      try FileManager.default.createDirectory(at: statements, withIntermediateDirectories: true)
      let arguments = ["explain", "art15.4", try samplePath(), "--statements", statements.path]
      #expect(try run(arguments).status == 2)
      try Data(
        ("report: 'sha256:0'\nby: 甲\nstatements:\n"
          + "  - {item: art15.4, overruled: met, reason: 见公告}\n").utf8
      ).write(to: statements.appending(path: "甲.yaml"))
      let run = try run(arguments)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("见公告"))
      #expect(run.errors.contains("uncounted-statements"))
    }
  }

  @Test("a number is as good as an id, and a mistyped subcommand is answered with the one meant")
  func shortWays() throws {
    let explanation = try run(["explain", "15.4", try samplePath()])
    #expect(explanation.status == 0 && explanation.output.hasPrefix("art15.4 "))
    let run = try run(["scor", "x"])
    #expect(run.status == 64 && run.errors.contains("did you mean 'score'"), "\(run.errors)")
  }

  @Test("a folder without reports is a slip; an empty stream is none")
  func nothingToDo() throws {
    try withTemporaryFolder { folder in
      let run = try run(["batch", folder.path])
      #expect(run.status == 2 && run.errors.contains("there is no report"), "\(run.errors)")
    }
    #expect(try run(["batch", "--stdin-reports"]).status == 0)
  }

  @Test(
    "wrong usage ends with 64",
    arguments: [
      ["score"], ["score", "a", "--format", "pdf"], ["score", "a", "--level", "village"],
      ["score", "a", "--year", "23"],
      ["score", "a", "--fail-under", "120"], ["score", "a", "--fail-under", "66.6667"],
      ["scores", "a"], ["score", "a", "--lang", "fr"],
    ])
  func usage(arguments: [String]) throws {
    #expect(try run(arguments).status == 64)
  }

  @Test("a report is not written over")
  func protectsReport() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "report.txt")
      let bytes = try Repository.sample(Repository.sampleNames[0])
      try Data(bytes).write(to: file)
      #expect(try run(["gaps", file.path, "-o", file.path]).status == 64)
      #expect(try Array(Data(contentsOf: file)) == bytes)
    }
  }

  @Test("help, version and text end with 0")
  func others() throws {
    #expect(try run(["--help"]).status == 0)
    #expect(try run(["--version"]).output == "1.0.0\n")
    #expect(try run(["text", "-"], input: "\u{FEFF}法治\r\n").output == "法治\r\n")
  }

  @Test("lint and test: 0 clean, 1 findings")
  func lintAndTest() throws {
    try withTemporaryFolder { folder in
      #expect(try run(["lint"]).status == 0)
      let faulty = folder.appending(path: "faulty.yaml")
      try Data("checklist: {id: t, version: 1, title: {zh: 甲}}\nitems: [{id: a}]\n".utf8).write(
        to: faulty)
      #expect(try run(["lint", faulty.path]).status == 1)
      #expect(try run(["test", faulty.path]).status == 2)
      let reports = folder.appending(path: "报告")
      try FileManager.default.createDirectory(at: reports, withIntermediateDirectories: true)
      #expect(try run(["lint", "--reports", reports.path]).status == 0)
      try Data("%PDF-1.7 x".utf8).write(to: reports.appending(path: "a.txt"))
      let unreadable = try run(["lint", "--reports", reports.path])
      #expect(unreadable.status == 2 && unreadable.errors.contains("pdftotext"))
    }
  }

  @Test("evaluate compares with labels, and says where they disagree")
  func evaluate() throws {
    try withTemporaryFolder { folder in
      let name = try #require(Repository.sampleNames.first)
      let labels =
        #"{"items": {"art15.4": {"status": "acknowledged", "also": ["met"]}, "#
        + #""art99.9": {"status": "met"}, "art05.5": {"status": "planned"}}}"#
      try Data(labels.utf8).write(to: folder.appending(path: "\(name).json"))
      let reports = Repository.root.appending(path: "Reports").path
      let run = try run(["evaluate", folder.path, reports])
      #expect(run.status == 0)
      #expect(run.output.contains("0.500"))
      #expect(run.output.contains("art05.5"))
      #expect(run.errors.contains("art99.9"))
      try Data(#"{"items": {"art99.9": {"status": "met"}}}"#.utf8)
        .write(to: folder.appending(path: "\(name).json"))
      #expect(try self.run(["evaluate", folder.path, reports]).status == 2)
      try Data(#"{"items": {"art03.1": {"status": "good"}}}"#.utf8)
        .write(to: folder.appending(path: "\(name).json"))
      let faulty = try self.run(["evaluate", folder.path, reports])
      #expect(faulty.status == 2)
      #expect(faulty.errors.contains("good"))
    }
  }
}
