import FazhiReport
import FazhiText

/// The places of a literal outside the frame, one for each sentence.
struct LiteralPlaces: BitwiseCopyable {
  var first: Int32
  var end: Int32
  /// How often it occurs there in all.
  var occurrences: Int32
}

/// The first place of a literal in a sentence.
struct LiteralPlace: BitwiseCopyable {
  var sentence: Int32
  var start: Int32
}

extension Matches {
  /// The unit of what words count: a character of a word that occurs in no other place counts half
  /// of it.
  private static let unit: UInt64 = 1 << 40
  /// Sums are compared in this many of the unit, so that it does not matter that each of the
  /// fractions is cut off.
  private static let steps: UInt64 = 1 << 24
  /// The least score; below it the passage has next to nothing in common.
  private static let least = steps * 9 / 10

  /// The place in the sentence with the most of what an item looks for, where no rule holds.
  ///
  /// Each word counts once in a sentence, by its length, and less the more often it occurs in the
  /// report and the more of the item's lists have it.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - isOutside: For each clause whether it stands outside the frame, where nothing counts; the
  ///     same in all calls for one document.
  /// - Returns: The longest wording in the best sentence, the earliest of several; of equal sentences
  ///   the first counts. `nil` where little of the wording occurs.
  package func nearestPassage(
    to item: CompiledChecklist.CompiledItem, isOutside: UnsafePointer<Bool>
  ) -> Match? {
    let scores = scratch.scores
    if scores.count < document.sentences.count {
      scores.fill(0, count: document.sentences.count)
      scratch.best.reserve(document.sentences.count)
    }
    scratch.scored.count = 0
    for index in Int(item.terms.lowerBound)..<Int(item.terms.upperBound) {
      let term = wording.terms.base[index]
      guard let literal = literal(term.literal) else { continue }
      let places = places(of: Int(term.literal), literal, isOutside: isOutside)
      guard places.occurrences > 0 else { continue }
      let length = literal.length
      let score =
        UInt64(length - 1) * Self.unit / UInt64(1 + Int(places.occurrences) * Int(term.count))
      for index in Int(places.first)..<Int(places.end) {
        add(score, at: scratch.places.base[index], length: length)
      }
    }
    return takeBest()
  }

  @inline(__always)
  private func add(_ score: UInt64, at place: LiteralPlace, length: Int32) {
    let sentence = Int(place.sentence)
    let best = scratch.best.base
    let match = Match(start: place.start, end: place.start + length)
    if scratch.scores.base[sentence] == 0 {
      scratch.scored.append(place.sentence)
      best[sentence] = match
    } else {
      let known = best[sentence]
      let longer = length - (known.end - known.start)
      if longer > 0 || longer == 0 && match.start < known.start { best[sentence] = match }
    }
    scratch.scores.base[sentence] += score
  }

  private func takeBest() -> Match? {
    var best = -1
    var highest: UInt64 = 0
    for index in 0..<scratch.scored.count {
      let sentence = Int(scratch.scored[index])
      let score = (scratch.scores[sentence] + Self.unit / Self.steps / 2) / (Self.unit / Self.steps)
      scratch.scores[sentence] = 0
      if score > highest || score == highest && sentence < best {
        (best, highest) = (sentence, score)
      }
    }
    guard highest >= Self.least else { return nil }
    return scratch.best.base[best]
  }

  private func places(
    of number: Int, _ literal: MatchScratch.Literal, isOutside: UnsafePointer<Bool>
  ) -> LiteralPlaces {
    if scratch.noted[number] == scratch.report { return scratch.outside[number] }
    scratch.noted[number] = scratch.report
    let places = scratch.places
    var found = LiteralPlaces(
      first: Int32(truncatingIfNeeded: places.count), end: 0, occurrences: 0)
    let starts = scratch.starts.base + Int(literal.offset)
    var last: Int32 = -1
    for index in 0..<Int(literal.count) {
      let clause = Int(document.clauseOfUnit[Int(starts[index])])
      guard isOutside[clause] else { continue }
      found.occurrences += 1
      let sentence = document.sentenceOfClause[clause]
      if sentence != last { places.append(LiteralPlace(sentence: sentence, start: starts[index])) }
      last = sentence
    }
    found.end = Int32(truncatingIfNeeded: places.count)
    scratch.outside[number] = found
    return found
  }
}
