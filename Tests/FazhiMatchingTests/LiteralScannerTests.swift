import FazhiTestSupport
import FazhiText
import Testing

@testable import FazhiMatching

@Suite("Searching for literals")
struct LiteralScannerTests {
  /// What is found in a text that is scanned in stretches, each hit once.
  private func hits(
    of literals: [String], in text: String, stretch: Int = .max
  ) -> Set<[Int]> {
    let hits = Buffer<LiteralScanner.Hit>()
    var pool = LiteralPool()
    for literal in literals { _ = pool.number(of: literal.units[...]) }
    let scanner = LiteralScanner(pool)
    text.units.withUnsafeBufferPointer { units in
      for start in stride(from: 0, to: units.count, by: stretch) {
        let end = units.count - start > stretch ? start + stretch : units.count
        scanner.scan(units, anchoredIn: start..<end, into: hits)
      }
    }
    let found = Set(
      hits.slice(0..<hits.count).map {
        [Int($0.literal), Int($0.match.start), Int($0.match.end)]
      })
    #expect(found.count == hits.count)
    return found
  }

  private func plainHits(of literals: [String], in text: String) -> Set<[Int]> {
    let units = text.units
    var found: Set<[Int]> = []
    for (index, literal) in literals.enumerated() {
      for start in units.indices where units[start...].starts(with: literal.units) {
        found.insert([index, start, start + literal.units.count])
      }
    }
    return found
  }

  @Test("finds literals inside one another and single characters")
  func overlapping() {
    #expect(hits(of: ["清单", "权责清单", "单"], in: "公布权责清单") == [[0, 4, 6], [1, 2, 6], [2, 5, 6]])
  }

  @Test(
    "a number sign stands for the end of a number",
    arguments: [
      ("办12件", [[0, 2, 4]]), ("三十一件", [[0, 2, 4]]), ("20余件", [[0, 2, 4]]), ("百件", [[0, 0, 2]]),
      ("3人次，件", [[1, 0, 3]]), ("文件", []), ("一件事", []), ("余件", []), ("件", []), ("多人次", []),
    ])
  func numbers(text: String, found: [[Int]]) {
    #expect(hits(of: ["#件", "#人次"], in: text) == Set(found))
    #expect(hits(of: ["#件", "#人次"], in: text, stretch: 1) == Set(found))
  }

  @Test("agrees with a plain search", arguments: 0..<300 as Range<UInt64>)
  func agreesWithPlainSearch(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let literals = Set(
      (0..<6).map { _ in random.text(of: "法治政府ab", length: .random(in: 1...7, using: &random)) })
    // Few of the longer ones are in a random text; those that are, are put there.
    let text =
      random.text(of: "法治政府ab", length: .random(in: 0...80, using: &random))
      + (literals.randomElement(using: &random) ?? "")
    let ordered = literals.sorted()
    let plain = plainHits(of: ordered, in: text)
    #expect(hits(of: ordered, in: text) == plain)
    #expect(hits(of: ordered, in: text, stretch: .random(in: 1...9, using: &random)) == plain)
  }
}
