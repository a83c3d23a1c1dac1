import FazhiText

/// A hit of a literal within one sentence.
struct SentenceHit: BitwiseCopyable {
  var match: Match
  var literal: Int32
  /// The next hit of the same literal in the sentence, or -1.
  var next: Int32 = -1
}

/// The working memory of one run: it belongs to one thread and serves one report after another.
///
/// What was noted for an earlier sentence or report is not cleared: it carries an older stamp.
package final class MatchScratch {
  /// An occurrence of a part of a condition.
  struct Event: BitwiseCopyable {
    var match: Match
    var part: Int32
  }

  /// A phrase whose anchor the sentence at hand has.
  struct Promising: BitwiseCopyable {
    var trial: Wording.Trial
    /// The first literal of the companion, as it stands in its table.
    var firstLiteral: Int32
  }

  /// Where a literal stands in the report.
  struct Place: BitwiseCopyable {
    var match: Match
    var literal: Int32
  }

  /// What a phrase of a rule found.
  struct Found: BitwiseCopyable {
    var match: Match
    var rule: Int32
  }

  /// Where what the phrases of a rule found stands in `byRule`.
  struct Run: BitwiseCopyable {
    var first: Int32 = 0
    var end: Int32 = 0
  }

  /// The hits of the stretch at hand, as they were found.
  let hits = Buffer<LiteralScanner.Hit>(capacity: 4096)
  /// The hits of the sentence at hand, by start, then by end.
  let sentence = Buffer<SentenceHit>()
  /// Bits of the literals that the sentence at hand has, or that are looked for in a place, small enough
  /// for the first-level cache, and for each of those of the sentence its first hit.
  private let present = Buffer<UInt64>()
  let firstOfLiteral = Buffer<Int32>()
  let promising = Buffer<Promising>()
  /// Where the literals of the report stand, by start, and those that reach beyond their sentence.
  let places = Buffer<Place>(capacity: 4096)
  let straddlers = Buffer<Place>()
  /// For each phrase the last sentence in which it was tried.
  let tried = Buffer<UInt32>()
  /// What phrases found, sentence by sentence, and the same rule by rule.
  let found = Buffer<Found>(capacity: 4096)
  let byRule = Buffer<Match>(capacity: 4096)
  /// The rules that a phrase has made hold, or may, and for each rule its run and the report in which
  /// that was noted last.
  let started = Buffer<Int32>()
  let runs = Buffer<Run>()
  private let rules = Buffer<UInt32>()
  /// Whether a literal was found that reaches beyond the sentence it starts in: then what a rule found
  /// may be out of order.
  var hasStraddlers: Bool { straddlers.count > 0 }

  /// What the pieces of a phrase found so far, the next piece, and the two joined.
  let beginnings = Buffer<Match>()
  let behind = Buffer<Match>()
  let joined = Buffer<Match>()
  /// A stack: what rules found, and what their parts found before they are put together.
  let matches = Buffer<Match>(capacity: 4096)
  let events = Buffer<Event>()
  /// The indices of events, by their ends.
  let byEnd = Buffer<Int>()

  /// The number of the sentence or report; what carries a lower one than the report's is of an
  /// earlier one.
  @exclusivity(unchecked) private var stamp: UInt32 = 0
  @exclusivity(unchecked) private var report: UInt32 = 0

  /// Creates an empty working memory.
  package init() {}

  /// Forgets the report before, and makes room for the numbers of a checklist's wording.
  func begin(_ wording: Wording, sentenceCount: Int) {
    for buffer in [matches, byRule] { buffer.count = 0 }
    found.count = 0
    events.count = 0
    places.count = 0
    straddlers.count = 0
    started.count = 0
    if Int(UInt32.max - stamp) <= sentenceCount {
      stamp = 0
      for stamps in [tried, rules] { stamps.fill(0, count: stamps.count) }
    }
    report = nextStamp()
    enlarge(present, to: wording.literalCount / 64 + 1, with: 0)
    enlarge(firstOfLiteral, to: wording.literalCount, with: 0)
    enlarge(tried, to: wording.phrases.count, with: 0)
    enlarge(rules, to: wording.rules.count, with: 0)
    enlarge(runs, to: wording.rules.count, with: Run())
  }

  /// A number that nothing carries yet.
  @inline(__always)
  func nextStamp() -> UInt32 {
    stamp += 1
    return stamp
  }

  /// Whether the sentence at hand has a literal.
  @inline(__always)
  func isPresent(_ literal: Int32) -> Bool {
    present.base[Int(literal) >> 6] >> (UInt64(literal) & 63) & 1 != 0
  }

  /// Notes that the sentence at hand has a literal.
  @inline(__always)
  func setPresent(_ literal: Int32) {
    present.base[Int(literal) >> 6] |= 1 << (UInt64(literal) & 63)
  }

  /// Forgets a literal of the sentence at hand, and its neighbours by number.
  @inline(__always)
  func forget(_ literal: Int32) { present.base[Int(literal) >> 6] = 0 }

  /// Whether something may make a rule hold in this report.
  @inline(__always)
  func isStarted(_ rule: Int32) -> Bool { rules.base[Int(rule)] == report }

  /// Notes that something may make a rule hold.
  func start(_ rule: Int32) {
    rules.base[Int(rule)] = report
    runs.base[Int(rule)] = Run()
    started.append(rule)
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
