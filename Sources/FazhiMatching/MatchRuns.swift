import FazhiSource
import FazhiText

extension Buffer {
  /// The first index in a range whose value holds a condition, which all behind it hold too; the end of
  /// the range where none does.
  func firstIndex(_ range: Range<Int>, where holds: (Element) -> Bool) -> Int {
    range.lowerBound + slice(range).partitioningIndex(where: holds)
  }
}

// Runs of matches, sorted where they stand.
extension Buffer<Match> {
  /// The first of some matches in order that does not start before a place.
  func lowerBound(_ range: Range<Int>, _ place: Int32) -> Int {
    firstIndex(range) { $0.start >= place }
  }

  /// Sorts by start, then by end.
  func sort(from first: Int) { sort(from: first) { $0.key < $1.key } }

  /// Sorts by end, then by start.
  func sortByEnd() { sort { $0.keyByEnd < $1.keyByEnd } }

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
