import FazhiTestSupport
import Foundation
import Testing

@Suite("batch and summary on the command line")
struct BatchCommandTests {
  private let commands = CommandTests()

  /// The statuses of a result line, by item.
  private func statuses(_ line: Substring) throws -> [String: String] {
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    if let statuses = object["statuses"] as? [String: String] { return statuses }
    let items = try #require(object["items"] as? [[String: Any]])
    return items.reduce(into: [:]) { statuses, item in
      if let id = item["id"] as? String { statuses[id] = item["status"] as? String }
    }
  }

  @Test("result lines go into no office document", arguments: ["xlsx", "docx", "doc", "html"])
  func officeEnding(ending: String) throws {
    let output = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).\(ending)")
    let run = try commands.run([
      "batch", Repository.root.appending(path: "Reports").path, "-o", output.path,
    ])
    #expect(run.status == 64 && run.errors.contains("summary"))
    #expect(!FileManager.default.fileExists(atPath: output.path))
  }

  @Test("gives a line for each report in order, with the statuses that score gives")
  func agreesWithScore() throws {
    let folder = Repository.root.appending(path: "Reports").path
    let batch = try commands.run(["batch", folder, "--jobs", "2", "--evidence"])
    #expect(batch.status == 0, "\(batch.errors)")
    let lines = batch.output.split(separator: "\n")
    #expect(lines.count == Repository.sampleNames.count)
    for (line, name) in zip(lines, Repository.sampleNames.sorted()) {
      #expect(line.contains(name))
      let score = try commands.run(["score", "\(folder)/\(name).txt", "--format", "json"])
      let expected = try statuses(Substring(score.output))
      #expect(try statuses(line) == expected, "\(name)")
    }
    let alone = try commands.run(["batch", folder, "--jobs", "1", "--evidence"])
    #expect(alone.output == batch.output)
  }

  @Test("the ending of the output file chooses the form of the lines")
  func formByEnding() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "results.csv")
      let reports = Repository.root.appending(path: "Reports").path
      for (language, heads) in [("zh", "报告,标题,发布机关"), ("en", "id,title,issuer")] {
        let batch = try commands.run(
          ["batch", reports, "--output", file.path, "--lang", language])
        #expect(batch.status == 0, "\(batch.errors)")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains(heads))
        #expect(
          text.contains("已落实") == (language == "zh")
            && text.contains(",met,") != text.contains("已落实"))
      }
    }
  }

  @Test("an unreadable report is a line with an error, and the run goes on")
  func goesOn() throws {
    try withTemporaryFolder { folder in
      let sample = try Repository.sample(try #require(Repository.sampleNames.first))
      try Data([0xFF, 0x00, 0x81]).write(to: folder.appending(path: "a.txt"))
      try Data(sample).write(to: folder.appending(path: "b.txt"))
      let batch = try commands.run(["batch", folder.path])
      #expect(batch.status == 2)
      let lines = batch.output.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.first?.contains("\"error\"") == true)
      #expect(lines.last?.contains("\"coverage\"") == true)
    }
  }

  @Test("takes up an interrupted file where it ends, and gives the same in the end")
  func resumes() throws {
    try withTemporaryFolder { folder in
      let reports = Repository.root.appending(path: "Reports").path
      let file = folder.appending(path: "results.jsonl")
      let whole = try commands.run(["batch", reports, "--output", file.path])
      #expect(whole.status == 0)
      let bytes = try Data(contentsOf: file)
      let second = try #require(bytes.firstIndex(of: 0x0A)) + 1
      try bytes.prefix(second + 40).write(to: file)
      let rest = try commands.run(["batch", reports, "--output", file.path, "--resume"])
      #expect(rest.status == 0, "\(rest.errors)")
      #expect(try Data(contentsOf: file) == bytes)
    }
  }

  @Test("an output file that is read itself stays as it was, found in whatever way")
  func protectsInputs() throws {
    try withTemporaryFolder { folder in
      let sample = Data(try Repository.sample(try #require(Repository.sampleNames.first)))
      let report = folder.appending(path: "b.txt")
      let list = folder.appending(path: "list")
      let paths = Data("\(folder.path)/a.txt\n\(report.path)\n".utf8)
      for (arguments, output, input) in [
        ([folder.path], report, ""), ([folder.path + "/*.txt"], report, ""),
        (["--files-from", list.path], report, ""), (["--files-from", list.path], list, ""),
        (["--files-from", list.path, "--resume"], list, ""),
        (["--files-from", "-"], report, String(decoding: paths, as: UTF8.self)),
      ] {
        try sample.write(to: folder.appending(path: "a.txt"))
        try sample.write(to: report)
        try paths.write(to: list)
        let batch = try commands.run(
          ["batch", "--format", "jsonl", "--output", output.path] + arguments, input: input)
        #expect(batch.status == 64, "\(arguments) \(batch.errors)")
        #expect(batch.errors.contains("give another file"))
        #expect(try Data(contentsOf: report) == sample)
        #expect(try Data(contentsOf: list) == paths)
      }
    }
  }

  @Test(
    "results stay where there is nothing to judge",
    arguments: [["--files-from", "/no/such"], ["--files-from", "/"], []])
  func nothingToJudge(arguments: [String]) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "results.jsonl")
      let empty = folder.appending(path: "empty")
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      try Data("以前的结果\n".utf8).write(to: file)
      let given = arguments.isEmpty ? [empty.path] : arguments
      let batch = try commands.run(["batch", "--output", file.path] + given)
      #expect(batch.status == 2)
      #expect(try String(contentsOf: file, encoding: .utf8) == "以前的结果\n")
    }
  }

  @Test("results in the folder of the reports are none of them, and are taken up")
  func outputAmongReports() throws {
    try withTemporaryFolder { folder in
      let sample = try Repository.sample(try #require(Repository.sampleNames.first))
      try Data(sample).write(to: folder.appending(path: "b.txt"))
      let file = folder.appending(path: "a.txt")
      let run = ["batch", folder.path, "--output", file.path]
      #expect(try commands.run(run).status == 0)
      let results = try Data(contentsOf: file)
      #expect(results.count { $0 == 0x0A } == 1)
      #expect(try commands.run(run + ["--resume"]).status == 0)
      #expect(try Data(contentsOf: file) == results)
    }
  }

  @Test("no documents make an empty table with its titles")
  func noDocuments() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "results.csv")
      try Data("以前的结果\n".utf8).write(to: file)
      #expect(try commands.run(["batch", "--stdin-reports", "--output", file.path]).status == 0)
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.hasPrefix("报告,") && text.hasSuffix("\r\n"))
    }
  }

  @Test("says that reports were changed after they were judged")
  func changedReports() throws {
    try withTemporaryFolder { folder in
      let report = folder.appending(path: "报告.txt")
      let file = folder.appending(path: "results.jsonl")
      let name = try #require(Repository.sampleNames.first)
      try Data(Repository.sample(name)).write(to: report)
      let run = ["batch", report.path, "--output", file.path]
      #expect(try commands.run(run).status == 0)
      #expect(try !commands.run(run + ["--resume"]).errors.contains("改动"))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: 3600)], ofItemAtPath: report.path)
      let again = try commands.run(run + ["--resume"])
      #expect(again.status == 0)
      #expect(again.errors.contains("1 份报告在上次评估后改动过"))
    }
  }

  @Test("documents from standard input keep their ids; a summary counts them")
  func documents() throws {
    let sample = String(
      decoding: try Repository.sample(try #require(Repository.sampleNames.first)), as: UTF8.self)
    let documents = try ["甲", "乙"].map { id in
      let data = try JSONSerialization.data(withJSONObject: ["id": id, "text": sample])
      return String(decoding: data, as: UTF8.self) + "\n"
    }
    let batch = try commands.run(["batch", "--stdin-reports"], input: documents.joined())
    #expect(batch.status == 0, "\(batch.errors)")
    let lines = batch.output.split(separator: "\n")
    #expect(lines.map { $0.contains("\"id\":\"甲\"") } == [true, false])
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "results.jsonl")
      try Data(batch.output.utf8).write(to: file)
      for format in ["terminal", "markdown", "csv", "html", "json"] {
        let summary = try commands.run(["summary", file.path, "--format", format])
        #expect(summary.status == 0, "\(format) \(summary.errors)")
        #expect(summary.output.contains("art"), "\(format)")
      }
    }
  }

  @Test(
    "ids stay as they are given, and a run that is taken up judges each document once",
    arguments: ["jsonl", "csv"])
  func resumesDocuments(format: String) throws {
    let ids = ["1234567890123456789", "1234567890123456790", "5", "\"@r.txt\""]
    let documents = ids.map { #"{"id":\#($0),"text":"落实三项制度。"}"# + "\n" } + ["{}\n"]
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "results.\(format)")
      let run = ["batch", "--stdin-reports", "--output", file.path]
      _ = try commands.run(run, input: documents.joined())
      let whole = try String(contentsOf: file, encoding: .utf8)
      for id in ids { #expect(whole.contains(format == "csv" ? id.filter { $0 != "\"" } : id)) }
      _ = try commands.run(run, input: documents[0])
      for _ in 1...2 {
        _ = try commands.run(run + ["--resume"], input: documents.joined())
        #expect(try String(contentsOf: file, encoding: .utf8) == whole)
      }
    }
  }

  @Test(
    "wrong usage ends with 64",
    arguments: [
      ["batch"], ["batch", "a", "--stdin-reports"], ["batch", "a", "--resume"], ["summary"],
    ])
  func usage(arguments: [String]) throws {
    #expect(try commands.run(arguments).status == 64)
  }
}
