import FazhiSource
import FazhiTestSupport
import FazhiText
import Foundation
import Testing

@testable import FazhiChecklist

@Suite("Loading checklists")
struct ChecklistLoaderTests {
  private let lists = ShippedFile(path: "lists.yaml") { Array("lists: {出台: [出台]}\n".utf8) }

  @Test("a comment, the layout and a title change nothing in the digest; a rule does")
  func digest() throws {
    let base = Self.text(topic: "[三项制度]", title: "甲")
    let form = try load(base).canonicalForm
    #expect(try load("# a comment\n" + base).canonicalForm == form)
    #expect(try load(Self.text(topic: "[ 三项制度 ]", title: "乙")).canonicalForm == form)
    #expect(try load(Self.text(topic: "[三项规定]", title: "甲")).canonicalForm != form)
  }

  @Test(
    "included paths are relative to the file, and cannot leave the shipped ones",
    arguments: [
      ("b.yaml", "a.yaml", "b.yaml"), ("b.yaml", "x/a.yaml", "x/b.yaml"),
      ("../b.yaml", "x/a.yaml", "b.yaml"),
      ("/b.yaml", "x/a.yaml", "/b.yaml"), ("./b.yaml", "/x/a.yaml", "/x/b.yaml"),
      ("b/c.yaml", "fazhi:a.yaml", "fazhi:b/c.yaml"),
      ("fazhi:b.yaml", "x/a.yaml", "fazhi:b.yaml"),
    ])
  func includes(path: String, from file: String, resolved: String) {
    #expect(ChecklistFiles.resolve(path, from: file) == resolved)
  }

  @Test("a file on disk may include others and use the shipped lists")
  func filesOnDisk() throws {
    let checklist = try withTemporaryFolder { folder in
      let root =
        "checklist: {id: own, version: 0.1.0, title: {zh: 自定, en: Own}}\n"
        + "include: [lists.yaml, items.yaml, items.yaml, 'fazhi:lists.yaml']\n"
      try Data(root.utf8).write(to: folder.appending(path: "own.yaml"))
      try Data("lists: {自定: [自定办法]}\n".utf8).write(to: folder.appending(path: "lists.yaml"))
      let items = Self.text(topic: "[$自定, $出台…4…自定方案]", title: "甲")
      try Data(items.split(separator: "\n").dropFirst().joined(separator: "\n").utf8)
        .write(to: folder.appending(path: "items.yaml"))
      return try ChecklistLoader(shipped: [lists]).load(folder.appending(path: "own.yaml").path)
    }
    #expect(checklist.id == "own")
    #expect(checklist.items.count == 1)
  }

  @Test("a missing file is a problem of the file, not of its author")
  func missingFile() {
    #expect(throws: FileProblem.self) {
      try ChecklistLoader(shipped: []).load("/no/such/file.yaml")
    }
  }

  private func load(_ text: String) throws -> Checklist {
    try ChecklistLoader(shipped: []).load(SourceFile(name: "t.yaml", bytes: Array(text.utf8)))
  }

  private static func text(topic: String, title: String) -> String {
    TestChecklist.yaml(evidence: "{topic: \(topic)}", title: title)
  }
}

@Suite("Phrases")
struct PhraseParserTests {
  private func parse(_ text: String) throws -> [String] {
    let lists = ["出台": ["印发", "出台"], "审核": ["审核", "审核…2…把关"], "单位": ["件", "次"]]
    let simple = PhraseParser()
    let resolved = try lists.mapValues { try $0.flatMap { try simple.entries(in: $0) } }
    let names = lists.keys.map(\.units).sorted { $0.count > $1.count }
    let parser = PhraseParser(longestNamesFirst: names) { resolved[$0.text] ?? [] }
    return try parser.phrases(in: text).map { phrase in
      phrase.pieces.enumerated().map { index, piece in
        let texts = piece.alternatives.map(\.text)
        return (index > 0 ? "<\(piece.gap)>" : "") + texts.joined(separator: "|")
      }.joined()
    }
  }

  @Test(
    "notation",
    arguments: [
      ("三项制度", ["三项制度"]), ("“三项”、制度", ["三项制度"]), ("公布…清单", ["公布<10>清单"]), ("公布…0…清单", ["公布<0>清单"]),
      ("公布……清单", ["公布<10>清单"]), ("(权力|责任)清单", ["权力清单|责任清单"]), ("镇(街道)", ["镇(街道)"]),
      ("镇（街道）", ["镇(街道)"]),
      ("(重大|)行政决策", ["重大行政决策|行政决策"]), ("$出台…4…方案", ["印发|出台<4>方案"]),
      ("法制$审核", ["法制审核", "法制审核<2>把关"]),
      ("(甲乙|丙(丁|戊))", ["甲乙|丙丁|丙戊"]), ("(村居|村(社区)|一村)法治", ["村居法治|村(社区)法治|一村法治"]),
      ("审核…6…$单位", ["审核<6>件|次"]), ("$出台了", ["印发了|出台了"]),
    ])
  func notation(text: String, phrases: [String]) throws {
    #expect(try parse(text) == phrases)
  }

  @Test(
    "what could be found everywhere is refused",
    arguments: [
      "", "、", "件", "$单位", "…清单", "清单…", "公布…61…清单", "$没有", "(甲乙|丙", "甲乙|丙丁", "公布...清单", "规范.*程序",
    ])
  func refusals(text: String) {
    #expect(throws: PhraseProblem.self) { try parse(text) }
  }

  @Test("alternatives that multiply are bounded")
  func bounded() {
    let text = String(repeating: "(甲乙|丙丁|戊己|庚辛)", count: 12)
    #expect(throws: PhraseProblem.self) { try parse(text) }
  }
}
