import FazhiChecklist
import FazhiShipped
import FazhiSource
import FazhiTestSupport
import Testing

@testable import FazhiMatching
@testable import FazhiReport

@Suite("The fast matcher and the plain one")
struct PlainMatcherTests {
  @Test("agree on random rules and texts", arguments: 0..<600 as Range<UInt64>)
  func agreeOnRandomRules(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rules = (0..<3).map { _ in Self.rule(depth: 2, &random) }
    let compiled = try MatchesTests.compiled(topic: "[\(rules.joined(separator: ", "))]")
    let scratch = MatchScratch()
    // The last text has longer sentences, for what lies within a number of characters.
    let mixed = "法治政府建设。，；\n一、（）1."
    let texts = [
      (mixed, 0), (mixed, 20), (mixed, 80), (mixed, 400), ("法治政府建。", 60), ("法治政3十一余。", 80),
    ]
    for (signs, length) in texts {
      let text = random.text(of: signs, length: length)
      let document = ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
      let found = Matches(of: compiled, in: document, scratch: scratch)
        .matches(of: compiled.items[0].topic)
      guard !document.sentences.isEmpty else {
        #expect(found.isEmpty)
        continue
      }
      let plain = PlainMatcher(document: document)
        .matches(of: compiled.checklist.items[0].evidence.topic)
      #expect(found == plain, "\(rules) in \(text)")
    }
  }

  /// All that a verdict comes from, so that verdicts are the same as well.
  @Test("agree on every rule of the shipped checklist", arguments: Repository.sampleNames)
  func agreeOnSamples(name: String) throws {
    let compiled = CompiledChecklist(try ChecklistLoader().load("outline-2021-2025"))
    let bytes = try Repository.sample(name)
    let document = ReportReader.document(of: SourceFile(name: name, bytes: bytes))
    let matches = Matches(of: compiled, in: document, scratch: MatchScratch())
    let plain = PlainMatcher(document: document)
    var found = 0
    func compare(_ rule: CompiledChecklist.Rule, _ conditions: [Condition], _ name: String) {
      let fast = matches.matches(of: rule)
      found += fast.count
      #expect(fast == plain.matches(of: conditions), "\(name)")
    }
    for (item, rules) in zip(compiled.checklist.items, compiled.items) {
      compare(rules.answers, item.evidence.answers, "\(item.id) answers")
      compare(rules.topic, item.evidence.topic, "\(item.id) topic")
      compare(rules.touches, item.evidence.touches, "\(item.id) touches")
      compare(rules.except, item.evidence.except, "\(item.id) except")
      for (part, rule) in zip(item.components?.parts ?? [], rules.components) {
        compare(rule, part.conditions, "\(item.id) \(part.name)")
      }
    }
    for (kind, phrases) in compiled.checklist.signals.phrases {
      compare(
        compiled.signals[kind] ?? CompiledChecklist.Rule(), phrases.map(Condition.phrase),
        "\(kind)")
    }
    #expect(found > 500)
  }

  /// A random rule in the notation of checklists.
  private static func rule(depth: Int, _ random: inout SplitMix64) -> String {
    func several(_ random: inout SplitMix64) -> String {
      (0..<Int.random(in: 2...3, using: &random)).map { _ in rule(depth: depth - 1, &random) }
        .joined(separator: ", ")
    }
    switch depth > 0 ? Int.random(in: 0..<8, using: &random) : 0 {
    case 0...3: return phrase(&random)
    case 4: return "{any: [\(several(&random))]}"
    case 5:
      let scope = ["clause", "sentence", "paragraph", "4", "9"].randomElement(using: &random) ?? ""
      let none = Bool.random(using: &random) ? ", {none: [\(rule(depth: 0, &random))]}" : ""
      return "{all: [\(several(&random))\(none)], within: \(scope)}"
    case 6:
      let scope = ["clause", "sentence", "paragraph", "5", "9"].randomElement(using: &random) ?? ""
      return "{at-least: 2, of: [\(several(&random)), \(phrase(&random))], within: \(scope)}"
    default:
      return "{any: [\(several(&random))], under: [\(phrase(&random))]}"
    }
  }

  private static func phrase(_ random: inout SplitMix64) -> String {
    func piece(_ random: inout SplitMix64, shortest: Int = 1) -> String {
      let words = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        (Int.random(in: 0..<5, using: &random) == 0 ? "#" : "")
          + random.text(of: "法治政府建", length: Int.random(in: shortest...3, using: &random))
      }
      return words.count == 1 ? words[0] : "(\(words.joined(separator: "|")))"
    }
    // The format asks for one piece of two characters or more.
    var text = piece(&random, shortest: 2)
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      text += "…\(Int.random(in: 1...6, using: &random))…" + piece(&random)
    }
    // A number sign at the start would begin a comment.
    return "'\(text)'"
  }
}
