import FazhiMatching
import FazhiTestSupport
import Testing

@Suite("Overlapping")
struct MatchIndexTests {
  @Test("agrees with a plain look at each", arguments: 0..<200 as Range<UInt64>)
  func agreesWithPlainLook(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func match() -> Match {
      let start = Int.random(in: 0..<30, using: &random)
      return Match(start, start + Int.random(in: 1...6, using: &random))
    }
    let matches = (0..<Int.random(in: 0...6, using: &random)).map { _ in match() }
      .sorted(by: Match.isOrdered)
    let index = MatchIndex(matches)
    for _ in 0..<20 {
      let other = match()
      #expect(
        index.overlaps(other) == matches.contains { other.start < $0.end && $0.start < other.end })
    }
  }
}
