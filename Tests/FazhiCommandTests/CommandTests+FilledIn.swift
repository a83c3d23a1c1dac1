import FazhiSource
import FazhiTestSupport
import FazhiZip
import Foundation
import Testing

// What people filled in, or changed, in files that a command would write over.
extension CommandTests {
  @Test("a table that somebody filled in is not written over, and reads back with its ticks")
  func filledInTables() throws {
    try withTemporaryFolder { folder in
      let sample = try samplePath()
      let table = folder.appending(path: "t.csv")
      let write = ["checklist", sample, "-o", table.path]
      #expect(try run(write).status == 0)
      // Nobody has filled it in.
      #expect(try run(write).status == 0)
      let text = String(decoding: try Data(contentsOf: table), as: UTF8.self)
      let ticked = text.replacing("☐", with: "☑", maxReplacements: 1)
      try Data(ticked.utf8).write(to: table)
      let refused = try run(write)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("[filled-in]"))
      #expect(String(decoding: try Data(contentsOf: table), as: UTF8.self) == ticked)
      for other in ["", "a,b\n1,2\n"] {
        let file = folder.appending(path: "other.csv")
        try Data(other.utf8).write(to: file)
        #expect(try run(["checklist", sample, "-o", file.path]).status == 0, "\(other)")
        try FileManager.default.removeItem(at: file)
      }
      try Data("x".utf8).write(to: folder.appending(path: "~$t.csv"))
      let kept = try run(write + ["--statements", folder.path])
      #expect(kept.status == 0, "\(kept.errors)")
      #expect(String(decoding: try Data(contentsOf: table), as: UTF8.self) == ticked)
    }
  }

  /// Runs a command that must refuse to write over a table, and leave it as it is.
  private func expectRefusal(_ arguments: [String], _ table: URL, _ word: String) throws {
    let bytes = try Data(contentsOf: table)
    let run = try run(arguments + ["-o", table.path])
    #expect(run.status == 2, "\(arguments) \(run.output)")
    #expect(run.errors.contains("[filled-in]"), "\(arguments) \(run.errors)")
    #expect(run.errors.contains(word), "\(arguments) \(run.errors)")
    #expect(try Data(contentsOf: table) == bytes, "\(arguments)")
  }

  @Test(
    "no command writes over a table that people filled in, unless what is written holds all of it")
  func noCommandLosesTables() throws {
    try withTemporaryFolder { folder in
      let sample = try samplePath()
      let table = folder.appending(path: "t.csv")
      #expect(try run(["checklist", sample, "-o", table.path]).status == 0)
      let text = String(decoding: try Data(contentsOf: table), as: UTF8.self)
      try Data(text.replacing("☐", with: "☑", maxReplacements: 1).utf8).write(to: table)
      let results = folder.appending(path: "results.jsonl")
      #expect(try run(["batch", sample, "-o", results.path]).status == 0)
      let labels = folder.appending(path: "labels")
      try FileManager.default.createDirectory(at: labels, withIntermediateDirectories: true)
      try Data(#"{"items": {"art03.1": {"status": "met"}}}"#.utf8)
        .write(to: labels.appending(path: "\(Repository.sampleNames[0]).json"))
      let reports = Repository.root.appending(path: "Reports").path
      let filledIn = ["--statements", table.path]
      for arguments in [
        ["gaps", sample] + filledIn, ["explain", "art15.1", sample] + filledIn, ["guide"],
        ["compare", sample, sample], ["summary", results.path], ["evaluate", labels.path, reports],
        ["batch", sample],
      ] {
        try expectRefusal(arguments, table, "people filled in")
      }
      // The sheets of a score have the rows of units too; its CSV is the first sheet only.
      try expectRefusal(["score", sample] + filledIn, table, "art")
      let workbook = folder.appending(path: "t.xlsx")
      let write = ["-o", workbook.path] + filledIn
      #expect(try run(["checklist", sample] + write).status == 0)
      #expect(try run(["score", sample] + write).status == 0)
      #expect(try run(["checklist", sample] + write).status == 0)
      try expectRefusal(["gaps", sample] + filledIn, workbook, "people filled in")
    }
  }

  @Test("what people filled in is kept in a file of any name")
  func filledInUnderAnyName() throws {
    try withTemporaryFolder { folder in
      let sample = try samplePath()
      let file = folder.appending(path: "迎检")
      for format in ["docx", "xlsx", "docx", "markdown"] {
        let run = try run(["checklist", sample, "--format", format, "-o", file.path])
        #expect(run.status == 0, "\(format) \(run.errors)")
      }
      for (format, part) in [("xlsx", "xl/sharedStrings.xml"), ("docx", "word/document.xml")] {
        try FileManager.default.removeItem(at: file)
        #expect(
          try run(["checklist", sample, "--format", format, "-o", file.path]).status == 0)
        let archive = try ZipArchive(reading: Array(Data(contentsOf: file)))
        let changed = try archive.names.map { name in
          let text = String(decoding: try #require(try archive.contents(of: name)), as: UTF8.self)
          return ZipArchive.Entry(
            name, Array((name == part ? text.replacing("☐", with: "☑") + "\n" : text).utf8))
        }
        try Data(ZipArchive.write(changed)).write(to: file)
        try expectRefusal(["checklist", sample, "--format", format], file, "[filled-in]")
      }
    }
  }

  @Test("a document that people changed is not written over, one that nobody touched is")
  func changedDocuments() throws {
    try withTemporaryFolder { folder in
      let sample = try samplePath()
      let document = folder.appending(path: "t.docx")
      #expect(try run(["checklist", sample, "-o", document.path]).status == 0)
      #expect(try run(["gaps", sample, "-o", document.path]).status == 0)
      // Another program writes the parts anew, and leaves the properties.
      let archive = try ZipArchive(reading: Array(Data(contentsOf: document)))
      let changed = try archive.names.map { name in
        let bytes = try #require(try archive.contents(of: name))
        return ZipArchive.Entry(name, name == "word/document.xml" ? bytes + [0x0A] : bytes)
      }
      for bytes in [ZipArchive.write(changed), Array("notes".utf8)] {
        try Data(bytes).write(to: document)
        try expectRefusal(["checklist", sample], document, "changed by people")
      }
      try expectRefusal(["guide"], document, "changed by people")
    }
  }

  @Test("a second document in a row of its own is still there when the table is written again")
  func secondDocument() throws {
    try withTemporaryFolder { folder in
      let sample = try samplePath()
      let table = folder.appending(path: "t.csv")
      let digest = try #require(
        try run(["score", sample, "--format", "json"]).output.firstMatch(
          of: /"signed":"[^"]*","digest":"(sha256:[0-9a-f]+)"/)?.1)
      let rows = ["方案", "台账"].map { "art15.4,\($0),王某,\(digest)\n" }.joined()
      try Data(("编号,佐证文件,填报人,报告摘要值\n" + rows).utf8).write(to: table)
      for command in ["checklist", "score", "checklist"] {
        let run = try run([command, sample, "--statements", table.path, "-o", table.path])
        #expect(run.status == 0, "\(run.errors)")
        let text = String(decoding: try Data(contentsOf: table), as: UTF8.self)
        #expect(text.contains(",方案,") && text.contains(",台账,"))
      }
    }
  }

  @Test(
    "a table that cannot be read may be filled in, and a column that people added is theirs",
    arguments: [
      ("t.csv", "\u{1}\0", "cannot be read"), ("t.csv", "\"甲", "quotation mark"),
      ("t.xlsx", "PK\u{3}\u{4}", "ZIP"), ("t.xlsx", "\u{D0}\u{CF}", "cannot be read"),
      ("t.csv", "编号,佐证文件,填报人,摘要\nart15.4,方案,王某,d\n", "报告摘要值"),
      ("t.csv", "编号,经办人,报告摘要值\nart15.4,王某,d\n", "经办人"),
      ("t.csv", "编号,报告摘要值\nart15.4,d,已核\n", "'3'"),
      ("t.csv", "编号,备注,报告摘要值\nart77.7,旧事项,d\n", "art77.7"),
    ])
  func unreadableTables(name: String, text: String, word: String) throws {
    try withTemporaryFolder { folder in
      let table = folder.appending(path: name)
      try Data(text.utf8).write(to: table)
      try expectRefusal(["checklist", try samplePath()], table, word)
    }
  }

  @Test("what a unit filled in in its own file may go to that of another unit, but not get lost")
  func tablesOfUnits() throws {
    try withTemporaryFolder { folder in
      let sample = try samplePath()
      let files = folder.appending(path: "分发").path
      let write = ["checklist", sample, "--by-unit", files, "--format", "csv"]
      #expect(try run(write).status == 0)
      // A unit that supports another states something in its own file.
      let names = try FileManager.default.contentsOfDirectory(atPath: files).sorted()
      let support = try #require(
        names.lazy.map { URL(filePath: "\(files)/\($0)") }.first {
          try String(decoding: Data(contentsOf: $0), as: UTF8.self).contains(",配合,")
        })
      let digest = try #require(
        try run(["score", sample, "--format", "json"]).output.firstMatch(
          of: /"signed":"[^"]*","digest":"(sha256:[0-9a-f]+)"/)?.1)
      var lines = String(decoding: try Data(contentsOf: support), as: UTF8.self)
        .split(separator: "\r\n").map(String.init)
      let row = try #require(lines.lastIndex { $0.contains(",配合,") })
      let end = ",,,,,,,,,,\(digest)"
      try #require(lines[row].hasSuffix(end))
      lines[row] = lines[row].dropLast(end.count) + ",方案,,,,,,,,王某,\(digest)"
      try Data(lines.map { $0 + "\r\n" }.joined().utf8).write(to: support)
      #expect(try run(write).status == 2)
      let kept = try run(write + ["--statements", files])
      #expect(kept.status == 0, "\(kept.errors)")
      #expect(try run(write).status == 2)
    }
  }
}
