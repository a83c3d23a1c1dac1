import FazhiMatching
import FazhiReport

/// Finds the passage with the most of what an item looks for, where no rule holds.
struct NearestPassage {
  /// The least weight of the wording found; below it the passage has next to nothing in common.
  private static let least = 0.9

  let document: Document

  /// The place in the best sentence, or `nil` where nothing of the wording occurs.
  ///
  /// Each word counts by its length, and less the more often it occurs in the report.
  func find(_ hits: [(term: Int, match: Match)]) -> Match? {
    var frequency: [ArraySlice<UInt16>: Int] = [:]
    for hit in hits { frequency[document.units[hit.match.range], default: 0] += 1 }
    var scores: [Int: Double] = [:]
    var counted: Set<Word> = []
    var places: [Int: Match] = [:]
    for hit in hits {
      let sentence = document.sentence(at: Int(hit.match.start))
      let word = document.units[hit.match.range]
      guard counted.insert(Word(sentence: sentence, text: word)).inserted else { continue }
      let length = Double(word.count - 1)
      scores[sentence, default: 0] += length / Double(1 + (frequency[word] ?? 1))
      let known = places[sentence]
      if known.map({ $0.end - $0.start < hit.match.end - hit.match.start }) ?? true {
        places[sentence] = hit.match
      }
    }
    guard let best = scores.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      best.value >= Self.least
    else { return nil }
    return places[best.key]
  }

  private struct Word: Hashable {
    var sentence: Int
    var text: ArraySlice<UInt16>
  }
}
