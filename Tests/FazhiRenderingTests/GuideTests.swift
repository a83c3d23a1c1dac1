import FazhiAssessment
import FazhiChecklist
import FazhiShipped
import FazhiSource
import FazhiTables
import Foundation
import Testing

@testable import FazhiRendering

@Suite("The guide")
struct GuideTests {
  private static let checklist: Checklist = {
    do {
      return try ChecklistLoader(examples: true).load("outline-2021-2025")
    } catch {
      preconditionFailure("the shipped checklist does not load: \(error)")
    }
  }()

  private let guide = Guide(to: Self.checklist)

  @Test("names every obligation in every format", arguments: Language.allCases)
  func namesItems(language: Language) {
    for format in OutputFormats.all where format.accepts(Guide.self) {
      let output = format.render(guide, options: RenderingOptions(language: language))
      let text = String(decoding: output, as: UTF8.self)
      for item in Self.checklist.items { #expect(text.contains(item.id), "\(format.name)") }
    }
  }

  @Test("table, workbook and JSON have the same rows")
  func sameRows() throws {
    let options = RenderingOptions()
    let csv = try CSVReader.table(in: CSVRenderer.render(guide, options: options))
    let xlsx = try XLSXReader.tables(in: XLSXRenderer.render(guide, options: options))
    #expect(csv.rows.map(\.cells) == xlsx[0].rows.map(\.cells))
    let json = try JSONDecoder().decode(
      Contract.self, from: Data(JSONRenderer.render(guide, options: options)))
    #expect(json.job == "guide" && json.checklist.digest == Self.checklist.digest)
    let rows = csv.rows.dropFirst()
    #expect(rows.map { $0[0] } == json.items.map(\.id))
    #expect(rows.map { $0[4] } == json.items.map(\.requirement))
    #expect(rows.map { $0[5] } == json.items.map { "\($0.weight)" })
    #expect(rows.map { $0[9] } == json.items.map(\.rule))
  }

  /// The JSON, as a reader of it would write it down.
  private struct Contract: Decodable {
    struct Item: Decodable {
      struct Example: Decodable {
        var status: String
        var text: String
      }
      struct Target: Decodable {
        var text: String
        var source: String
      }
      var id: String
      var requirement: String
      var weight: Int
      var rule: String
      var levels: [String]
      var notOwed: [String: String]
      var reported: String
      var target: Target?
      var examples: [Example]
      var materials: [String]
      var facts: [String]
    }
    struct Digested: Decodable { var digest: String }
    var job: String
    var checklist: Digested
    var items: [Item]
  }

  @Test("each obligation has an example that passes and one that does not, materials and levels")
  func isComplete() {
    for item in Self.checklist.items {
      let entry = GuideEntry(item: item, words: Words(language: .chinese))
      #expect(entry.passing != nil, "\(item.id)")
      #expect(!entry.failing.isEmpty, "\(item.id)")
      #expect(!entry.wording.answers.isEmpty || !entry.wording.topic.isEmpty, "\(item.id)")
      #expect(
        item.levels.count + entry.notOwed.count == Self.checklist.levels.count, "\(item.id)")
    }
  }

  @Test("what most reports cover, and what few do, is said of governments")
  func frequencies() throws {
    let entries = Self.checklist.items.map {
      GuideEntry(item: $0, words: Words(language: .chinese))
    }
    #expect(entries.contains { $0.item.reported == .usually && $0.frequency == "政府报告几乎都写到" })
    #expect(entries.contains { $0.item.reported == .often && $0.frequency == "政府报告多数写到" })
    #expect(entries.contains { $0.item.reported == .rarely && $0.frequency == "政府报告很少写到" })
    #expect(entries.contains { $0.frequency.isEmpty })
  }

  @Test("a rule is said in plain words")
  func rules() throws {
    let words = Words(language: .english)
    let item = try #require(Self.checklist.items.first { $0.components != nil })
    let components = try #require(item.components)
    #expect(
      GuideEntry(item: item, words: words).rule.contains(
        "at least \(components.atLeast) of \(components.parts.count) are there"))
    let prohibition = try #require(Self.checklist.items.first { $0.kind == .prohibition })
    #expect(GuideEntry(item: prohibition, words: words).rule.contains("breach"))
  }
}
