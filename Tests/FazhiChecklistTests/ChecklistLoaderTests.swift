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
    "rules that differ have digests that differ",
    arguments: [
      ("topic: [甲甲…5…(乙乙|5丙丙)]", "topic: [(甲甲|5乙乙)…5…丙丙]"),
      ("topic: [(甲甲|乙乙)]", "topic: [甲甲, 乙乙]"), ("topic: [甲甲]", "answers: [甲甲]"),
      ("topic: [{all: [甲甲, 乙乙]}]", "topic: [{all: [甲甲, 乙乙], within: clause}]"),
      ("topic: [{all: [甲甲, 乙乙], within: 2}]", "topic: [{all: [甲甲, 乙乙], within: 20}]"),
      ("topic: [{all: [甲甲, {none: [乙乙]}]}]", "topic: [{all: [甲甲, 乙乙]}]"),
    ])
  func digestsDiffer(first: String, second: String) throws {
    let forms = try [first, second].map {
      try load(TestChecklist.yaml(evidence: "{\($0)}")).canonicalForm
    }
    #expect(forms[0] != forms[1])
  }

  @Test("no name can stand for the rule behind it")
  func digestOfNames() throws {
    func form(_ components: String) throws -> [UInt8] {
      let needs = "needs: {components: {at-least: 1, of: {\(components)}}}"
      return try load(TestChecklist.yaml(evidence: "{topic: [甲甲]}", further: [needs]))
        .canonicalForm
    }
    // The units of 甲甲 are the bytes of '2u2u'.
    #expect(try form(#""x\01\01\00\02u2u\n\0y": [乙乙]"#) != form("x: [甲甲], y: [乙乙]"))
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

  @Test("a chain of lists may be longer than the stack is deep")
  func longChain() throws {
    let count = 5000
    // Names of one length, none the beginning of another; the first list needs all the others.
    let lists = (0..<count).map {
      "l\($0 + 10_000): [\($0 + 1 < count ? "$l\($0 + 10_001)" : "三项制度")]"
    }
    let yaml = TestChecklist.yaml(
      evidence: "{topic: [$l10000]}", lists: "{\(lists.joined(separator: ", "))}")
    guard case .phrase(let phrase)? = try load(yaml).items[0].evidence.topic.first else {
      Issue.record("no phrase")
      return
    }
    #expect(phrase.example == "三项制度")
  }

  @Test(
    "every item stands in a part that is shown, under one title",
    arguments: [
      ("", "", []), ("{number: 2, title: {zh: 甲, en: A}}", "", ["items-in-no-part"]),
      (
        "{number: 2, title: {zh: 甲, en: A}}", "{number: 2, title: {zh: 乙, en: B}}",
        ["part-titled-twice"]
      ),
      ("{number: 2, title: {zh: 甲, en: A}}", "{number: 2, title: {zh: 甲, en: A}}", []),
    ])
  func parts(first: String, second: String, ids: [String]) throws {
    let item = TestChecklist.yaml(evidence: "{topic: [三项制度]}")
    let items = item[try #require(item.range(of: "items:")).lowerBound...]
    func text(_ part: String, _ rest: String) -> String {
      (part.isEmpty ? "" : "part: \(part)\n") + rest
    }
    try withTemporaryFolder { folder in
      let other = items.replacing("id: a1", with: "id: a2")
      try Data(text(second, String(other)).utf8).write(to: folder.appending(path: "two.yaml"))
      let path = folder.appending(path: "one.yaml")
      try Data(text(first, "include: [two.yaml]\n" + item).utf8).write(to: path)
      var found: [String] = []
      do {
        let checklist = try ChecklistLoader(shipped: []).load(path.path)
        let parts = checklist.parts.map(\.number)
        #expect(checklist.items.allSatisfy { parts.contains($0.part) })
      } catch let error as InvalidInput {
        found = error.diagnostics.map(\.id)
        #expect(error.diagnostics.allSatisfy { $0.message.joined.isBilingual })
      }
      #expect(found == ids)
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
    let names = ListNames(lists.keys.map(\.units))
    let parser = PhraseParser(listNames: names) { resolved[$0.text] ?? [] }
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
      ("审核…6…(＃件|#人次|全部)", ["审核<6>#件|#人次|全部"]),
    ])
  func notation(text: String, phrases: [String]) throws {
    #expect(try parse(text) == phrases)
  }

  @Test(
    "what could be found everywhere is refused",
    arguments: [
      "", "、", "件", "$单位", "…清单", "清单…", "公布…61…清单", "$没有", "(甲乙|丙", "甲乙|丙丁", "公布...清单", "规范.*程序",
      "#件", "(#件|#起)", "审核#件", "审核…#", "审核…##件",
    ])
  func refusals(text: String) {
    #expect(throws: PhraseProblem.self) { try parse(text) }
  }

  @Test("alternatives that multiply are bounded")
  func bounded() {
    let text = String(repeating: "(甲乙|丙丁|戊己|庚辛)", count: 12)
    #expect(throws: PhraseProblem.self) { try parse(text) }
  }

  @Test("choices may be nested, but not without end")
  func nested() throws {
    func text(_ depth: Int) -> String {
      String(repeating: "(甲乙|", count: depth) + "丙丁" + String(repeating: ")", count: depth)
    }
    #expect(try parse(text(PhraseParser.deepest)).count == 1)
    for depth in [PhraseParser.deepest + 1, 40_000] {
      #expect(throws: PhraseProblem.self) { try parse(text(depth)) }
    }
  }

  @Test(
    "lists of lists are bounded in every way in which they grow",
    arguments: [
      Array(repeating: "$", count: 10), [String(repeating: "$", count: 10)],
      [Array(repeating: "$", count: 10).joined(separator: "…")],
      ["(" + Array(repeating: "$", count: 10).joined(separator: "|") + ")"],
      ["$", "$…甲乙"],
    ])
  func listsOfLists(entries: [String]) throws {
    // `$` in an entry stands for the list before.
    var phrases = try PhraseParser().entries(in: "甲乙")
    let problem = #expect(throws: PhraseProblem.self) {
      for _ in 0..<99 {
        let before = phrases
        let parser = PhraseParser(listNames: ListNames(["前".units])) { _ in before }
        phrases = try entries.flatMap {
          try parser.entries(in: $0.replacing("$", with: "$前"))
        }
      }
    }
    #expect(problem?.problem.joined.isBilingual == true)
  }

  @Test("what all texts of a checklist come to is bounded")
  func boundedTogether() throws {
    let long = try PhraseParser().entries(in: "(\(String(repeating: "甲乙|", count: 20_000))丙丁)")
    let parser = PhraseParser(listNames: ListNames(["前".units]), expansion: Expansion()) { _ in long
    }
    #expect(try parser.phrases(in: "$前").count == 1)
    #expect(throws: PhraseProblem.self) {
      for _ in 0..<200 { _ = try parser.phrases(in: "$前") }
    }
  }
}
