import FazhiAssessment
import FazhiChecklist
import FazhiMatching
import FazhiShipped
import FazhiSource
import FazhiTestSupport
import Testing

@Suite("The compiled checklists")
struct ShippedTests {
  @Test("the shipped checklist has the 126 obligations of the Outline's ten parts and 33 articles")
  func shippedChecklist() throws {
    let checklist = try ChecklistLoader(examples: true).load("outline-2021-2025")
    #expect(checklist.items.count == 126)
    #expect(checklist.parts.map(\.number) == Array(1...10))
    #expect(checklist.items.map(\.part) == checklist.items.map(\.part).sorted())
    #expect(checklist.items.map(\.article) == checklist.items.map(\.article).sorted())
    #expect(Set(checklist.items.map(\.article)) == Set(3...35))
    for item in checklist.items {
      #expect(item.id.hasPrefix("art\(item.article < 10 ? "0" : "")\(item.article)."), "\(item.id)")
      #expect(item.materials.count >= 3 && item.facts.count >= 3, "\(item.id)")
    }
  }

  @Test("leaving the examples out changes neither the items nor the rules")
  func withoutExamples() throws {
    let whole = try ChecklistLoader(examples: true).load("outline-2021-2025")
    let rules = try ChecklistLoader().load("outline-2021-2025")
    #expect(whole.canonicalForm == rules.canonicalForm)
    #expect(whole.items.map(\.id) == rules.items.map(\.id))
    #expect(whole.items.allSatisfy { !$0.examples.isEmpty })
    #expect(rules.items.allSatisfy { $0.examples.isEmpty })
  }

  @Test("every shipped checklist is there compiled, and no other")
  func names() {
    for name in Shipped.names { #expect(Shipped.compiled(name) != nil) }
    #expect(Shipped.compiled("none") == nil)
  }

  @Test("compiled and read, a checklist shows the same", arguments: Shipped.names)
  func sameChecklist(name: String) throws {
    let kept = try #require(Shipped.compiled(name)).checklist
    let read = try ChecklistLoader().load(name)
    #expect(kept.id == read.id && kept.version == read.version && kept.title == read.title)
    #expect(kept.canonicalForm == read.canonicalForm)
    #expect(kept.parts == read.parts)
    #expect(kept.items.count == read.items.count)
    for (a, b) in zip(kept.items, read.items) {
      #expect(a.id == b.id && a.part == b.part && a.article == b.article, "\(b.id)")
      #expect(
        a.title == b.title && a.requirement == b.requirement && a.target == b.target, "\(b.id)")
      #expect(a.kind == b.kind && a.weight == b.weight && a.strength == b.strength, "\(b.id)")
      #expect(a.levels == b.levels && a.notOwed == b.notOwed && a.units == b.units, "\(b.id)")
      #expect(a.materials == b.materials && a.facts == b.facts, "\(b.id)")
      #expect(a.components?.atLeast == b.components?.atLeast, "\(b.id)")
      #expect(a.components?.parts.map(\.name) == b.components?.parts.map(\.name), "\(b.id)")
      #expect(a.wording(most: 8) == b.wording(most: 8), "\(b.id)")
    }
  }

  @Test("compiled and read, it gives the same findings", arguments: Repository.sampleNames)
  func sameFindings(sample: String) throws {
    let name = try #require(Shipped.names.first)
    let kept = Assessor(try #require(Shipped.compiled(name)))
    let read = Assessor(try ChecklistLoader().load(name))
    let bytes = try Repository.sample(sample)
    let a = try kept.assess(bytes, name: sample).findings
    let b = try read.assess(bytes, name: sample).findings
    #expect(a.map(\.status) == b.map(\.status))
    #expect(a.map(\.evidence) == b.map(\.evidence))
    #expect(a.map(\.nearest) == b.map(\.nearest))
    #expect(a.map(\.reason) == b.map(\.reason))
    #expect(a.map(\.review) == b.map(\.review))
  }
}
