import FazhiChecklist
import FazhiShipped
import FazhiSource
import FazhiTestSupport
import Testing

@testable import FazhiAssessment

@Suite("Coverage")
struct CoverageTests {
  private func finding(_ status: Status, weight: Int) -> Finding {
    let yaml = TestChecklist.yaml(evidence: "{topic: [甲乙]}", weight: weight)
    let source = SourceFile(name: "t", bytes: Array(yaml.utf8))
    guard let item = (try? ChecklistLoader().load(source))?.items.first else {
      preconditionFailure("the test's checklist does not load")
    }
    return Finding(item: item, status: status, evidence: [], reason: .nothing, doubt: nil)
  }

  @Test("weights times credit over weights, half points exact, the rest outside the sum")
  func formula() {
    let coverage = Coverage([
      finding(.met, weight: 3), finding(.partial, weight: 1), finding(.planned, weight: 2),
      finding(.acknowledged, weight: 1), finding(.missing, weight: 1),
      finding(.notScored, weight: 3),
      finding(.notApplicable, weight: 3),
    ])
    #expect(coverage.points == "3.5")
    #expect(coverage.outOf == 8)
    #expect(coverage.value == 3.5 / 8)
    #expect(coverage.low == 3.0 / 8)
    #expect(coverage.high == 0.5)
    #expect(coverage.percent == "43.8%")
    #expect(coverage.counts[.partial] == 1)
  }

  @Test("each status is counted as itself")
  func counts() {
    let weighed = Status.allCases.enumerated().flatMap { place, status in
      Array(repeating: (weight: 1, status: status), count: place + 1)
    }
    let expected = Dictionary(
      uniqueKeysWithValues: Status.allCases.enumerated().map { ($1, $0 + 1) })
    #expect(Coverage(weighed: weighed).counts == expected)
  }

  @Test("per cents are rounded half up: 1/16 is 6.3%")
  func rounding() {
    let findings =
      [finding(.partial, weight: 1)] + Array(repeating: finding(.missing, weight: 1), count: 7)
    #expect(Coverage(findings).percent == "6.3%")
  }

  @Test("where nothing is owed there is no figure")
  func nothingOwed() {
    let coverage = Coverage([finding(.notApplicable, weight: 3)])
    #expect(coverage.value == nil)
    #expect(coverage.percent == "—")
    #expect(!coverage.isBelow(thousandths: 50_000))
  }

  @Test("it lies in 0...1 and does not depend on the order", arguments: 0..<100 as Range<UInt64>)
  func bounds(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var findings = (0..<8).map { _ in
      finding(
        Status.allCases.randomElement(using: &random) ?? .met,
        weight: Int.random(in: 1...3, using: &random))
    }
    let coverage = Coverage(findings)
    findings.shuffle(using: &random)
    #expect(Coverage(findings) == coverage)
    if let value = coverage.value, let low = coverage.low, let high = coverage.high {
      #expect(0 <= low && low <= value && value <= high && high <= 1)
    }
  }

  @Test(
    "a demand is met at just its figure and not a thousandth above",
    arguments: [(1, 1, 50_000), (161, 125, 64_400), (2, 3, 33_333), (0, 1, 0), (2, 1, 100_000)])
  func demands(halfPoints: Int, outOf: Int, thousandths: Int) {
    let weighed = (0..<outOf).map { place in
      let status: Status =
        2 * place + 1 < halfPoints ? .met : 2 * place < halfPoints ? .partial : .missing
      return (weight: 1, status: status)
    }
    let coverage = Coverage(weighed: weighed)
    #expect((coverage.halfPoints, coverage.outOf) == (halfPoints, outOf))
    #expect(!coverage.isBelow(thousandths: thousandths))
    #expect(coverage.isBelow(thousandths: thousandths + 1))
  }
}
