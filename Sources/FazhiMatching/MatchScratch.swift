import FazhiText

/// The working memory of one run: it belongs to one thread and serves one report after another.
package final class MatchScratch {
  /// An occurrence of a part of a condition.
  struct Event: BitwiseCopyable {
    var match: Match
    var part: Int32
  }

  /// A literal that was found; what belongs together stands in one line of the cache.
  struct Literal: BitwiseCopyable {
    var count: Int32
    /// Where its starts stand in `starts`.
    var offset: Int32
    var length: Int32
    /// The sentences it occurs in: one bit for all of one number modulo 256, which are one or two in
    /// most reports.
    var sentences: SIMD4<UInt64>

    /// Whether it may occur in a sentence.
    func mayOccur(in sentence: Int) -> Bool {
      sentences[sentence >> 6 & 3] >> UInt64(sentence & 63) & 1 != 0
    }
  }

  /// Where the hits of a set stand in `setHits`.
  struct SetHits: BitwiseCopyable {
    var first: Int32
    var end: Int32
    /// Whether their ends ascend as their starts do.
    var isSortedByEnd: Bool
  }

  /// All hits, as they were found.
  let hits = Buffer<LiteralScanner.Hit>(capacity: 4096)
  /// For each literal whether it was found, as bits: they all fit the first-level cache, and most
  /// literals of a set were not.
  let isFound = Buffer<UInt64>()
  /// For each literal that was found what is known of it.
  let literals = Buffer<Literal>()
  /// The literals that were found.
  let found = Buffer<Int32>()
  /// The starts of the hits, literal by literal, ascending.
  let starts = Buffer<Int32>(capacity: 4096)

  /// The number of the report; what carries another number is of an earlier one.
  @exclusivity(unchecked) private(set) var report: UInt32 = 0
  /// For each set the sentences it occurs in, as in `Literal`, and the report in which that was noted.
  let setMasks = Buffer<SIMD4<UInt64>>()
  let masked = Buffer<UInt32>()
  /// For each rule, phrase and set the report in which it was last started or looked up.
  let rules = Buffer<UInt32>()
  let phrases = Buffer<UInt32>()
  let sets = Buffer<UInt32>()
  let setRanges = Buffer<SetHits>()
  let setHits = Buffer<Match>(capacity: 4096)
  /// A stack: what rules found, and what their parts found before they are put together.
  let matches = Buffer<Match>(capacity: 4096)
  let events = Buffer<Event>()
  let anchors = Buffer<Match>()
  let local = Buffer<Match>()

  /// For each literal the report whose places outside the frame are noted in `outside`.
  let noted = Buffer<UInt32>()
  let outside = Buffer<LiteralPlaces>()
  let places = Buffer<LiteralPlace>(capacity: 1024)
  /// For each sentence what it scores, 0 between two items, and the place to show.
  let scores = Buffer<UInt64>()
  let best = Buffer<Match>()
  let scored = Buffer<Int32>()

  /// Creates an empty working memory.
  package init() {}

  /// Forgets the report before, and makes room for the numbers of a checklist's wording.
  func begin(_ wording: Wording) {
    for index in 0..<found.count { isFound.base[Int(found[index]) >> 6] = 0 }
    found.count = 0
    hits.count = 0
    setHits.count = 0
    matches.count = 0
    events.count = 0
    places.count = 0
    let isFull = report == .max
    report = isFull ? 1 : report + 1
    enlarge(setMasks, to: wording.setCount, with: .zero)
    enlarge(isFound, to: wording.literalCount / 64 + 1, with: 0)
    enlarge(
      literals, to: wording.literalCount,
      with: Literal(count: 0, offset: 0, length: 0, sentences: .zero))
    enlarge(setRanges, to: wording.setCount, with: SetHits(first: 0, end: 0, isSortedByEnd: true))
    enlarge(
      outside, to: wording.literalCount, with: LiteralPlaces(first: 0, end: 0, occurrences: 0))
    for (stamps, count) in [
      (rules, wording.rules.count), (phrases, wording.phrases.count), (sets, wording.setCount),
      (noted, wording.literalCount), (masked, wording.setCount),
    ] {
      if isFull { stamps.fill(0, count: stamps.count) }
      enlarge(stamps, to: count, with: 0)
    }
  }

  private func enlarge<Value: BitwiseCopyable>(
    _ buffer: Buffer<Value>, to count: Int, with value: Value
  ) {
    guard buffer.count < count else { return }
    buffer.reserve(count)
    (buffer.base + buffer.count).update(repeating: value, count: count - buffer.count)
    buffer.count = count
  }
}
