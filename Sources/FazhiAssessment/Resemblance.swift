import FazhiChecklist
import FazhiMatching
import FazhiReport
import FazhiSource

/// Looks for sentences that are like an obligation that nothing was found for.
///
/// Rules know set phrases; a report that says it in words of its own hits none. Such a sentence is
/// still more like that obligation than like nearly all others, and no evidence of another. It never
/// decides a status: it is shown as the nearest passage, and asks a person to look.
struct Resemblance {
  /// Only the obligations that a sentence is most like come into question.
  private static let mostLike = 3
  /// By how much each obligation that is more alike makes a sentence count less.
  private static let discount: Float = 0.35
  /// What is left of the likeness of a sentence that is evidence of another obligation.
  private static let quotedAlready: Float = 0.6
  /// A sentence of few words is not the liker for it: pairs added to the length.
  private static let shortSentence: Float = 8
  private static let shortSentenceOfAny: Float = 24
  /// The likeness from which on a passage is the nearest.
  ///
  /// Chosen on 34 reports with the rules of before their faults were studied: of 215 obligations that were
  /// covered and not found it shows the right passage for 90 (a bound of 0.08: 95, of 0.14: 71), of 834
  /// that nothing speaks of another one for 424 (663, 248).
  private static let least: Float = 0.11
  /// The likeness from which on a passage that is more like other obligations is shown where there is
  /// no nearer one.
  private static let leastOfAny: Float = 0.10
  /// The likeness from which on a person should look.
  ///
  /// Chosen on 19 reports, most of them with the rules of before their faults were studied: together
  /// with the close calls of `Judge`, 64% of the wrong verdicts are flagged with 26% of all.
  private static let striking: Float = 0.15

  let judge: Judge
  let lexicon: Lexicon

  /// A sentence and how like an obligation it is.
  private struct Likeness {
    var sentence = -1
    var value: Float = 0

    mutating func note(_ sentence: Int, _ value: Float) {
      if value > self.value { (self.sentence, self.value) = (sentence, value) }
    }
  }

  /// For an obligation the most alike of the sentences that are most like it, and of all.
  private struct Nearest {
    var own = Likeness()
    var any = Likeness()
  }

  /// Shows the most alike passage for each obligation that nothing speaks of, and flags it for review
  /// where the likeness is striking.
  func review(_ findings: inout [Finding]) {
    let open = findings.indices.filter { findings[$0].status == .missing }
    guard !open.isEmpty else { return }
    let nearest = nearest(to: open, of: findings.count, quoted: quoted(by: findings))
    for index in open {
      let (own, any) = (nearest[index].own, nearest[index].any)
      // What the reason speaks of is nearer than what is only alike.
      if findings[index].nearest == nil {
        if own.value >= Self.least {
          findings[index].nearest = judge.quotation(ofSentence: own.sentence)
        } else if any.value >= Self.leastOfAny {
          findings[index].nearest = judge.quotation(ofSentence: any.sentence)
        }
      }
      if own.value >= Self.striking {
        findings[index].doubt = findings[index].doubt ?? .alikeSentence
      }
    }
  }

  /// For each open item the sentences that are like it.
  private func nearest(to open: [Int], of count: Int, quoted: [Bool]) -> [Nearest] {
    let document = judge.matches.document
    var nearest = [Nearest](repeating: Nearest(), count: count)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { scores in
      guard let base = scores.baseAddress else { return }
      for (index, sentence) in document.sentences.enumerated() where !sentence.isHeading {
        guard judge.roles[sentence.clauses.lowerBound] != .frame else { continue }
        scores.initialize(repeating: 0)
        let pairs = document.units.withUnsafeBufferPointer {
          lexicon.add(UnsafeBufferPointer(rebasing: $0[sentence.units]), to: base)
        }
        guard pairs > 0 else { continue }
        let share = Lexicon.weightUnit * (quoted[index] ? Self.quotedAlready : 1)
        let anyFactor = share / (Self.shortSentenceOfAny + Float(pairs)).squareRoot()
        for item in open where base[item] > 0 {
          nearest[item].any.note(index, Float(base[item]) * anyFactor)
        }
        let factor = share / (Self.shortSentence + Float(pairs)).squareRoot()
        // What is not open takes its rank as well: a sentence that is most like it is about it.
        for (rank, (item, score)) in Self.highest(scores).enumerated() where score > 0 {
          nearest[item].own.note(
            index, Float(score) * factor / (1 + Self.discount * Float(rank)))
        }
      }
    }
    return nearest
  }

  /// The items with the highest scores, the highest first; of equals, the first.
  private static func highest(
    _ scores: UnsafeMutableBufferPointer<UInt32>
  ) -> [(item: Int, score: UInt32)] {
    var highest = [(item: Int, score: UInt32)](repeating: (0, 0), count: mostLike)
    var least: UInt32 = 0
    for (item, score) in scores.enumerated() where score > least {
      var place = mostLike - 1
      while place > 0, highest[place - 1].score < score {
        highest[place] = highest[place - 1]
        place -= 1
      }
      highest[place] = (item, score)
      least = highest[mostLike - 1].score
    }
    return highest
  }

  /// For each sentence whether it is evidence of something covered.
  private func quoted(by findings: [Finding]) -> [Bool] {
    let document = judge.matches.document
    let starts = document.sentences.map { Int(document.starts[$0.units.lowerBound]) }
    var quoted = [Bool](repeating: false, count: starts.count)
    for finding in findings where finding.status.isCovered {
      for evidence in finding.evidence {
        // A quotation may begin with a quotation mark that stands before the sentence's first unit.
        let next = starts.partitioningIndex { $0 >= evidence.span.end }
        quoted[max(0, next - 1)] = true
      }
    }
    return quoted
  }
}
