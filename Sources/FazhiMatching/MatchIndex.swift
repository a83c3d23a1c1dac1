import FazhiSource

/// Matches prepared for the question whether one of them covers or overlaps another match.
package struct MatchIndex: Sendable {
  private let starts: [Int32]
  /// For each match the greatest end among it and those before it.
  private let furthestEnds: [Int32]

  /// Prepares matches that are in the order of `Match.isOrdered`.
  package init(_ matches: [Match]) {
    starts = matches.map(\.start)
    var furthest: Int32 = 0
    furthestEnds = matches.map { match in
      furthest = max(furthest, match.end)
      return furthest
    }
  }

  /// Whether a match lies within one of them.
  ///
  /// - Complexity: O(log *n*).
  package func covers(_ match: Match) -> Bool {
    guard let last = last(startingBefore: match.start + 1) else { return false }
    return furthestEnds[last] >= match.end
  }

  /// Whether a match has a unit in common with one of them.
  ///
  /// - Complexity: O(log *n*).
  package func overlaps(_ match: Match) -> Bool {
    guard let last = last(startingBefore: match.end) else { return false }
    return furthestEnds[last] > match.start
  }

  private func last(startingBefore bound: Int32) -> Int? {
    let next = starts.partitioningIndex { $0 >= bound }
    return next > 0 ? next - 1 : nil
  }
}
