import FazhiTestSupport
import FazhiText
import Testing

@testable import FazhiMatching

@Suite("Searching for literals")
struct LiteralScannerTests {
  private func hits(of literals: [String], in text: String) -> Set<[Int]> {
    let hits = Buffer<LiteralScanner.Hit>()
    var pool = LiteralPool()
    for literal in literals { _ = pool.number(of: literal.units[...]) }
    let scanner = LiteralScanner(pool)
    text.units.withUnsafeBufferPointer { scanner.scan($0, into: hits) }
    return Set(
      hits.slice(0..<hits.count).map {
        [Int($0.literal), Int($0.match.start), Int($0.match.end)]
      })
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
    #expect(hits(of: ordered, in: text) == plainHits(of: ordered, in: text))
  }
}
