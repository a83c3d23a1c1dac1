import FazhiSource
import FazhiTestSupport
import Foundation
import Testing

@testable import FazhiReport

@Suite("The formats of reports")
struct ReportReadersTests {
  @Test("each format is one file in Readers/, and one line in the list")
  func matchesFolder() throws {
    let folder = Repository.root.appending(path: "Sources/FazhiReport/Readers").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix("Reader.swift") }.map { String($0.dropLast(".swift".count)) }
    #expect(files.sorted() == ReportReaders.all.map { "\($0)" }.sorted())
  }

  @Test("every format has a name in both languages and endings of its own")
  func describes() {
    for reader in ReportReaders.all {
      #expect(reader.title.chinese != reader.title.english)
      #expect(!reader.endings.isEmpty)
    }
    #expect(Set(ReportReaders.endings).count == ReportReaders.endings.count)
    #expect(ReportReaders.endings.first == "txt")
    #expect(ReportReaders.areNamed("甲/报告.DOCX") && !ReportReaders.areNamed("甲/docx"))
  }

  @Test("a sample is the same text in every format", arguments: Repository.sampleNames)
  func agree(name: String) throws {
    let bytes = try Repository.sample(name)
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let page =
      "<!DOCTYPE html><body>" + lines.map { "<p>\($0.replacing("<", with: "&lt;"))</p>" }.joined()
    let expected = try ReportReader.read(bytes, name: "t")
    for other in [WordFile.bytes(lines: text), Array(page.utf8)] {
      let document = try ReportReader.read(other, name: "t")
      #expect(document.units == expected.units)
      #expect(document.metadata == expected.metadata)
      #expect(document.diagnostics.map(\.id) == ["extracted-text"] + expected.diagnostics.map(\.id))
    }
  }
}
