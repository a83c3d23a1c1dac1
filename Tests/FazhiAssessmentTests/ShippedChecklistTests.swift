import FazhiChecklist
import FazhiShipped
import FazhiSource
import Testing

@testable import FazhiAssessment

@Suite("The shipped checklist")
struct ShippedChecklistTests {
  private static let checklist: Checklist? = try? ChecklistLoader(examples: true)
    .load("outline-2021-2025")

  @Test("its examples get the statuses they expect")
  func examples() throws {
    let checklist = try #require(Self.checklist)
    #expect(ChecklistTest(checklist).run().map(\.message) == [])
  }

  @Test("it has no wording of no use")
  func lint() throws {
    let checklist = try #require(Self.checklist)
    #expect(ChecklistLint(checklist).run().map(\.message) == [])
  }

  @Test("each obligation has at least six positives and four near misses")
  func enoughExamples() throws {
    for item in try #require(Self.checklist).items {
      let nearMisses = item.examples.count { [.missing, .notScored].contains($0.expected) }
      #expect(item.examples.count - nearMisses >= 6, "\(item.id)")
      #expect(nearMisses >= 4, "\(item.id)")
    }
  }

  @Test("an example moved into the plans is planned, also with full-width signs")
  func movedExamples() throws {
    let checklist = try #require(Self.checklist)
    let assessor = Assessor(checklist)
    for (index, item) in checklist.items.enumerated() where item.kind != .prohibition {
      let level = ChecklistTest.level(for: item)
      for example in item.examples where example.expected == .met && example.role == .achievements {
        let wide = String(String.UnicodeScalarView(example.text.unicodeScalars.map(\.fullWidth)))
        let same = assessor.finding(onItem: index, in: wide, role: .achievements, level: level)
        #expect(same.status == .met, "\(item.id): \(wide)")
        let moved = assessor.finding(onItem: index, in: example.text, role: .plans, level: level)
        #expect(moved.status == .planned, "\(item.id): \(example.text)")
      }
    }
  }
}

extension Unicode.Scalar {
  /// The full-width form of a digit, a letter or a sign that has one.
  fileprivate var fullWidth: Unicode.Scalar {
    guard (0x21...0x7E).contains(value), let wide = Unicode.Scalar(value + 0xFEE0) else {
      return self
    }
    return wide
  }
}
