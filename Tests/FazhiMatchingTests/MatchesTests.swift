import FazhiSource
import FazhiTestSupport
import FazhiText
import Testing

@testable import FazhiChecklist
@testable import FazhiMatching
@testable import FazhiReport

@Suite("Finding rules in a document")
struct MatchesTests {
  /// A rule, a text with what it should find marked, in order.
  struct Case: CustomTestStringConvertible {
    var name: String
    /// The entries of `topic`, as YAML.
    var rule: String
    /// `⟦…⟧` around each expected match.
    var text: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "one phrase inside another", rule: "[清单, 权责清单]", text: "公布⟦权责⟦清单⟧⟧"),
    Case(name: "a gap of ten", rule: "[公布…清单]", text: "⟦公布一二三四五六七八九十清单⟧，公布一二三四五六七八九十甲清单"),
    Case(name: "a gap of a width", rule: "[公布…2…清单]", text: "⟦公布权责清单⟧，公布新权责清单"),
    Case(name: "gaps do not cross sentences", rule: "[公布…清单]", text: "公布。清单；⟦公布，清单⟧"),
    Case(name: "the tightest of several beginnings", rule: "[公布…10…清单]", text: "公布公布⟦公布清单⟧"),
    Case(name: "alternatives", rule: "[(权力|责任)清单]", text: "⟦权力清单⟧⟦责任清单⟧权责清单"),
    Case(name: "an empty alternative", rule: "[(重大|)行政决策]", text: "⟦重大⟦行政决策⟧⟧"),
    Case(name: "a list inside a phrase", rule: "[$出台…4…方案]", text: "⟦印发实施方案⟧"),
    Case(name: "one character at the end", rule: "[复议…6…件]", text: "⟦复议案件⟧12，复议甲乙丙丁戊己庚件"),
    Case(name: "all in a sentence", rule: "[{all: [执法, 记录]}]", text: "⟦执法全过程，记录⟧。执法。记录"),
    Case(name: "all in a clause", rule: "[{all: [执法, 记录], within: clause}]", text: "执法，记录，⟦执法记录⟧"),
    Case(
      name: "all within characters", rule: "[{all: [执法, 记录], within: 6}]", text: "执法全过程记录，⟦记录甲执法⟧"),
    Case(
      name: "a long match of a part does not stand in the way of a short one",
      rule: "[{at-least: 2, of: [主要领导, {any: [重大决策…30…合法审查, 听取汇报]}], within: 20}]",
      text: "⟦主要领导对重大决策听取汇报⟧，严格落实各项要求，认真开展合法审查"),
    Case(
      name: "a long match does not stretch a short run",
      rule: "[{at-least: 2, of: [公示…20…审核, 记录, 执法], within: 9}]", text: "公示甲⟦记录和执法⟧及其法制审核"),
    Case(
      name: "a part in the sentence before does not stand in the way",
      rule: "[{at-least: 2, of: [公示, 记录, 执法], within: 9}]", text: "公示。⟦记录执法⟧"),
    Case(name: "two of three", rule: "[{at-least: 2, of: [公示, 记录, 审核]}]", text: "公示。⟦公示与审核⟧"),
    Case(name: "none", rule: "[{all: [公示, {none: [广告]}]}]", text: "广告公示。⟦公示⟧"),
    Case(
      name: "under a heading", rule: "[{any: [演练], under: [应急]}]",
      text: "一、应急管理\n开展⟦演练⟧12次。\n二、其他\n开展演练3次。"),
    Case(
      name: "under a lead sentence", rule: "[{any: [演练], under: [应急]}]",
      text: "加强应急管理。开展⟦演练⟧。\n开展演练。"),
    Case(
      name: "under a lead sentence behind a heading", rule: "[{any: [演练], under: [应急]}]",
      text: "（一）防灾。加强应急管理。开展⟦演练⟧。\n（二）其他。开展检查。加强应急管理。开展演练。"),
    Case(
      name: "quotation marks and spaces do not count", rule: "[双随机一公开]", text: "推进⟦“双随机、 一公开”⟧监管"),
  ]

  @Test("finds what is marked", arguments: cases)
  func finds(_ c: Case) throws {
    let compiled = try Self.compiled(topic: c.rule)
    let (text, expected) = Self.unmarked(c.text)
    let document = ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
    let matches = Matches(of: compiled, in: document)
    let found = matches.matches(of: compiled.items[0].topic).map {
      document.source.text(at: document.bytes(of: $0.range))
    }
    #expect(found.sorted() == expected.sorted())
  }

  /// A checklist of one item with a topic.
  static func compiled(topic: String) throws -> CompiledChecklist {
    let yaml = TestChecklist.yaml(evidence: "{topic: \(topic)}", lists: "{出台: [印发, 出台]}")
    return CompiledChecklist(
      try ChecklistLoader(shipped: []).load(SourceFile(name: "t.yaml", bytes: Array(yaml.utf8))))
  }

  /// The text without marks, and the texts between matching marks.
  static func unmarked(_ marked: String) -> (text: String, runs: [String]) {
    var text = ""
    var starts: [Int] = []
    var runs: [String] = []
    for character in marked {
      switch character {
      case "⟦": starts.append(text.count)
      case "⟧": runs.append(String(text.dropFirst(starts.removeLast())))
      default: text.append(character)
      }
    }
    return (text, runs)
  }

  @Test("agrees with a plain reading of phrases", arguments: 0..<300 as Range<UInt64>)
  func agreesWithPlainReading(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let gap = Int.random(in: 0...4, using: &random)
    let first = random.text(of: "法治政", length: 2)
    let second = random.text(of: "法治政", length: Int.random(in: 1...2, using: &random))
    let compiled = try Self.compiled(topic: "[\(first)…\(gap)…\(second)]")
    let text = random.text(of: "法治政府。，", length: 60)
    let document = ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
    let found = Matches(of: compiled, in: document).matches(of: compiled.items[0].topic)
    let expected = Self.plainMatches(first.units, second.units, gap: gap, in: document)
    #expect(found.map { [Int($0.start), Int($0.end)] } == expected)
  }

  /// For each second piece, the nearest first piece at most `gap` units before it in its sentence.
  private static func plainMatches(
    _ first: [UInt16], _ second: [UInt16], gap: Int, in document: Document
  ) -> [[Int]] {
    let units = document.units
    var found: [[Int]] = []
    for sentence in document.sentences {
      for at in sentence.units where units[at..<sentence.units.upperBound].starts(with: second) {
        let starts = (sentence.units.lowerBound..<at).filter { start in
          let end = start + first.count
          return end <= at && at - end <= gap && units[start..<end].elementsEqual(first)
        }
        if let start = starts.last { found.append([start, at + second.count]) }
      }
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
