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
    for length in [0, 20, 80, 400] {
      let text = random.text(of: "法治政府建设。，；\n一、（）1.", length: length)
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

  /// Every twenty-first item of the shipped checklist on each sample, others on the next: the plain
  /// matcher takes minutes for all.
  @Test("agree on the samples", arguments: Repository.sampleNames.enumerated().map { ($0, $1) })
  func agreeOnSamples(number: Int, name: String) throws {
    let compiled = CompiledChecklist(try ChecklistLoader().load("outline-2021-2025"))
    let bytes = try Repository.sample(name)
    let document = ReportReader.document(of: SourceFile(name: name, bytes: bytes))
    let matches = Matches(of: compiled, in: document, scratch: MatchScratch())
    let plain = PlainMatcher(document: document)
    var found = 0
    for index in stride(from: number, to: compiled.items.count, by: 21) {
      let evidence = compiled.checklist.items[index].evidence
      let item = compiled.items[index]
      for (rule, conditions) in [
        (item.answers, evidence.answers), (item.topic, evidence.topic),
        (item.touches, evidence.touches), (item.except, evidence.except),
      ] {
        let fast = matches.matches(of: rule)
        found += fast.count
        #expect(fast == plain.matches(of: conditions), "\(compiled.checklist.items[index].id)")
      }
    }
    #expect(found > 0)
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
      return "{all: [\(several(&random))], within: \(scope)}"
    case 6:
      let scope = ["clause", "sentence", "paragraph", "5"].randomElement(using: &random) ?? ""
      return "{at-least: 2, of: [\(several(&random)), \(phrase(&random))], within: \(scope)}"
    default:
      return "{any: [\(several(&random))], under: [\(phrase(&random))]}"
    }
  }

  private static func phrase(_ random: inout SplitMix64) -> String {
    func piece(_ random: inout SplitMix64, shortest: Int = 1) -> String {
      let words = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        random.text(of: "法治政府建", length: Int.random(in: shortest...3, using: &random))
      }
      return words.count == 1 ? words[0] : "(\(words.joined(separator: "|")))"
    }
    // The format asks for one piece of two characters or more.
    var text = piece(&random, shortest: 2)
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      text += "…\(Int.random(in: 1...6, using: &random))…" + piece(&random)
    }
    return text
  }
}
