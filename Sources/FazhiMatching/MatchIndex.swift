import FazhiSource

/// Matches prepared for the question whether one of them overlaps another match.
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

  /// Whether a match has a unit in common with one of them.
  ///
  /// - Complexity: O(log *n*).
  package func overlaps(_ match: Match) -> Bool {
    let next = starts.partitioningIndex { $0 >= match.end }
    return next > 0 && furthestEnds[next - 1] > match.start
  }
}
