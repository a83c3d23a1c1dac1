import FazhiTestSupport
import Foundation
import Testing

@Suite("DOCX and HTML on the command line")
struct FormatCommandTests {
  private let commands = CommandTests()

  /// A sample as text, as a document and as a page.
  private func formats(of name: String) throws -> [String: [UInt8]] {
    let bytes = try Repository.sample(name)
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let page =
      "<!DOCTYPE html><html><head><title>\(lines[0])_政府门户网站</title><style>p{}</style></head><body>"
      + "<nav><a href='/'>首页</a></nav><div>您所在的位置：首页 &gt; 政务公开 &gt; 正文</div>"
      + lines.map { "<p>\u{3000}\u{3000}\($0)</p>\n" }.joined()
      + "<footer>版权所有</footer></body></html>"
    return ["txt": bytes, "docx": WordFile.bytes(lines: text), "html": Array(page.utf8)]
  }

  private func write(_ name: String, into folder: URL) throws -> [String: String] {
    try formats(of: name).reduce(into: [:]) { paths, format in
      let file = folder.appending(path: "\(name).\(format.key)")
      try Data(format.value).write(to: file)
      paths[format.key] = file.path
    }
  }

  private struct Result: Decodable, Equatable {
    struct Item: Decodable, Equatable {
      var id: String
      var status: String
    }
    var items: [Item]
  }

  @Test(
    "verdicts are those of the text, whatever the file is called", arguments: Repository.sampleNames
  )
  func verdicts(name: String) throws {
    try withTemporaryFolder { folder in
      let paths = try write(name, into: folder)
      let results = try ["txt", "docx", "html"].map { format in
        let run = try commands.run(["score", try #require(paths[format]), "--format", "json"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("extracted-text") == (format != "txt"))
        return try JSONDecoder().decode(Result.self, from: Data(run.output.utf8))
      }
      #expect(results[0] == results[1] && results[0] == results[2])
      let misnamed = folder.appending(path: "report.txt")
      try Data(contentsOf: URL(filePath: try #require(paths["docx"]))).write(to: misnamed)
      #expect(try commands.run(["score", misnamed.path]).status == 0)
    }
  }

  @Test("quotations stand in the text that 'text' prints, at the offset that is told")
  func offsets() throws {
    try withTemporaryFolder { folder in
      for path in try write(Repository.sampleNames[0], into: folder).values {
        let text = Array(try commands.run(["text", path]).output.utf8)
        let run = try commands.run(["score", path, "--format", "json"])
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        let items = try #require((object as? [String: Any])?["items"] as? [[String: Any]])
        let evidence = items.flatMap { $0["evidence"] as? [[String: Any]] ?? [] }
        #expect(evidence.count > 20)
        for piece in evidence {
          let quote = Array(try #require(piece["quote"] as? String).utf8)
          let offset = try #require(piece["byteOffset"] as? Int)
          #expect(text[offset..<offset + quote.count].elementsEqual(quote))
        }
      }
    }
  }

  @Test(
    "every job takes a document and a page, and a page shows the text", arguments: ["docx", "html"])
  func jobs(format: String) throws {
    try withTemporaryFolder { folder in
      let paths = try write(Repository.sampleNames[0], into: folder)
      let (report, text) = (try #require(paths[format]), try #require(paths["txt"]))
      for arguments in [
        ["gaps", report], ["checklist", report], ["explain", "art15.1", report],
        ["compare", text, report], ["text", report],
      ] {
        let run = try commands.run(arguments)
        #expect(run.status == 0 && !run.output.isEmpty, "\(arguments) \(run.errors)")
      }
      let view = try commands.run(["score", report, "--format", "html"]).output
      #expect(view.contains("法治政府建设"))
      #expect(try commands.run(["score", report, "-o", report]).status == 64)
    }
  }

  @Test("evaluate finds the report of a label in any format", arguments: ["docx", "html"])
  func evaluate(format: String) throws {
    try withTemporaryFolder { folder in
      let name = Repository.sampleNames[0]
      let file = folder.appending(path: "\(name).\(format)")
      try Data(try #require(try formats(of: name)[format])).write(to: file)
      try Data(#"{"items": {"art15.4": {"status": "met"}}}"#.utf8)
        .write(to: folder.appending(path: "\(name).json"))
      let run = try commands.run(["evaluate", folder.path, folder.path])
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  @Test("batch judges the documents and pages of a folder, and nothing that belongs to them")
  func batch() throws {
    try withTemporaryFolder { folder in
      let paths = try write(Repository.sampleNames[0], into: folder)
      let files = folder.appending(path: "\(Repository.sampleNames[0])_files")
      try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
      try Data("<html>".utf8).write(to: files.appending(path: "frame.html"))
      try Data("x".utf8).write(to: folder.appending(path: "~$报告.docx"))
      let run = try commands.run(["batch", folder.path])
      #expect(run.status == 0, "\(run.errors)")
      let lines = run.output.split(separator: "\n")
      #expect(lines.count == paths.count)
      let statuses = lines.compactMap { line in
        line.firstRange(of: "\"statuses\"").map { line[$0.upperBound...] }
      }
      #expect(statuses.count == 3 && Set(statuses.map { $0.prefix { $0 != "}" } }).count == 1)
    }
  }

  @Test("what fazhi wrote is no report", arguments: ["docx", "html"])
  func ownResults(format: String) throws {
    try withTemporaryFolder { folder in
      let sample = try commands.samplePath()
      for (command, name) in [("score", "甲"), ("gaps", "乙"), ("checklist", "丙")] {
        let result = folder.appending(path: "\(name).\(format)").path
        #expect(try commands.run([command, sample, "-o", result]).status == 0)
        let run = try commands.run(["score", result])
        #expect(run.status == 2 && run.errors.contains("own-result"), "\(run.errors)")
      }
      try Data(contentsOf: URL(filePath: sample)).write(to: folder.appending(path: "丁.txt"))
      let batch = try commands.run(["batch", folder.path])
      #expect(batch.status == 2)
      let lines = batch.output.split(separator: "\n")
      #expect(lines.count == 4 && lines.count { $0.contains("own-result") } == 3)
    }
  }

  @Test(
    "results written as text are no reports either",
    arguments: ["score", "gaps", "guide", "compare", "summary", "explain"])
  func ownTexts(command: String) throws {
    try withTemporaryFolder { folder in
      let sample = try commands.samplePath()
      let lines = folder.appending(path: "lines.jsonl").path
      #expect(try commands.run(["batch", sample, "-o", lines]).status == 0)
      let inputs = [
        "guide": [], "compare": [sample, sample], "summary": [lines],
        "explain": ["art15.1", sample],
      ]
      for language in ["zh", "en"] {
        for (format, ending) in [("terminal", "txt"), ("markdown", "md")] {
          let file = folder.appending(path: "result.\(ending)").path
          let arguments = [command] + (inputs[command] ?? [sample])
          let written = try commands.run(
            arguments + ["--lang", language, "--format", format, "-o", file])
          #expect(written.status == 0, "\(written.errors)")
          let run = try commands.run(["text", file])
          #expect(run.status == 2 && run.errors.contains("own-result"), "\(language) \(format)")
        }
      }
    }
  }
}
