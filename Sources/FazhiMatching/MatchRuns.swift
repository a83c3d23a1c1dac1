import FazhiText

// Runs of matches, sorted where they stand.
extension Buffer<Match> {
  /// The first of some matches in order that does not start before a place.
  func lowerBound(_ range: Range<Int>, _ place: Int32) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if base[middle].start < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Sorts by start, then by end.
  func sort(from first: Int) { sort(from: first, by: \.key) }

  /// Sorts by end, then by start.
  func sortByEnd() { sort(from: 0, by: \.keyByEnd) }

  /// Few matches are sorted where they stand; of many, which are runs as a rule, `sort` merges the
  /// runs.
  @inline(__always)
  private func sort(from first: Int, by key: (Match) -> UInt64) {
    guard count - first > 1 else { return }
    guard count - first <= 32 else {
      var unsorted = slice(first..<count)
      return unsorted.sort { key($0) < key($1) }
    }
    for index in first + 1..<count {
      let match = base[index]
      var place = index
      while place > first, key(base[place - 1]) > key(match) {
        base[place] = base[place - 1]
        place -= 1
      }
      base[place] = match
    }
  }

  func sortAndDeduplicate(from first: Int) {
    sort(from: first)
    var kept = first
    for index in first..<count where index == first || base[index] != base[kept - 1] {
      base[kept] = base[index]
      kept += 1
    }
    count = kept
  }
}
