import FazhiChecklist
import FazhiMatching
import FazhiText

/// What one of an item's rules found.
struct FoundWording: BitwiseCopyable {
  var match: Match
  var tier: Tier

  /// By place, then by tier.
  static func isOrdered(_ left: Self, _ right: Self) -> Bool {
    left.match.key == right.match.key
      ? left.tier.rank < right.tier.rank : left.match.key < right.match.key
  }
}

/// Wording of an item put together where it overlaps.
struct MergedWording: BitwiseCopyable {
  var match: Match
  /// The sentence that it starts in.
  var sentence: Int
  /// The length of all wording of the item that starts in that sentence.
  var length: Int
}

/// The working memory of judging, filled anew for each item.
final class JudgeScratch {
  let found = Buffer<FoundWording>()
  let wordings = Buffer<MergedWording>()
  let hits = Buffer<Hit>()
  let chosen = Buffer<Hit>()

  /// Puts `found` in order.
  func sortFound() { found.sort(by: FoundWording.isOrdered) }

  /// Puts together what overlaps in `found`, which is in order.
  func mergeWordings(sentence: (Match) -> Int) {
    wordings.count = 0
    for index in 0..<found.count {
      let match = found[index].match
      let last = wordings.count - 1
      if last >= 0, match.start < wordings[last].match.end {
        wordings.base[last].match.end = max(wordings[last].match.end, match.end)
      } else {
        wordings.append(MergedWording(match: match, sentence: sentence(match), length: 0))
      }
    }
    var first = 0
    while first < wordings.count {
      var end = first
      var length = 0
      while end < wordings.count, wordings[end].sentence == wordings[first].sentence {
        length += wordings[end].match.range.count
        end += 1
      }
      for index in first..<end { wordings.base[index].length = length }
      first = end
    }
  }
}
