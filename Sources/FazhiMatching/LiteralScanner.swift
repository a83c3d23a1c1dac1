import FazhiChecklist
import FazhiText

/// Finds all occurrences of a fixed set of literals in one pass.
///
/// Each literal of two or more units is anchored at the pair of neighbouring units in it that is
/// rarest among all literals. Scanning looks each pair of the text up in a bitmap of 2¹⁶ bits; only
/// where the bit is set is the table of anchors asked and the literal compared. In Chinese text the
/// bit is rarely set, so that most positions cost one multiplication and one load. Literals of one
/// unit are looked up in a bitmap of their own.
struct LiteralScanner: Sendable {
  /// An occurrence of a literal.
  struct Hit: Sendable {
    var literal: Int32
    var start: Int32
  }

  /// A literal behind an anchor: which one, and how far before the anchor it starts.
  private struct Candidate: Sendable, BitwiseCopyable {
    var literal: Int32
    var anchor: Int32
    var first: Int32
    var count: Int32
  }

  /// The candidates behind one anchor.
  private struct Range: Sendable, BitwiseCopyable {
    var first: Int32
    var count: Int32
  }

  private static let filterBits: UInt32 = 16

  private var filter = [UInt64](repeating: 0, count: 1 << (16 - 6))
  private var singles: [UInt64] = [UInt64](repeating: 0, count: 1 << (16 - 6))
  /// Open addressing: the pair, and the candidates behind it.
  private var keys: [UInt32] = []
  private var ranges: [Range] = []
  private var mask: UInt32 = 0
  private var candidates: [Candidate] = []
  private var pool: [UInt16] = []
  /// The units of the literals of one unit, ascending, and the numbers of those literals.
  private var singleUnits: [UInt16] = []
  private var singleLiterals: [Int32] = []

  /// Prepares the search for literals, none of which is empty.
  init(_ literals: LiteralPool) {
    pool = literals.units
    let commonness = Self.pairCounts(literals)
    var anchored: [(pair: UInt32, candidate: Candidate)] = []
    anchored.reserveCapacity(literals.count)
    for number in 0..<literals.count {
      let literal = literals[number]
      guard literal.count > 1 else {
        let unit = pool[literal.startIndex]
        singles[Int(unit) >> 6] |= 1 << (UInt64(unit) & 63)
        let place = singleUnits.firstIndex { $0 > unit } ?? singleUnits.count
        singleUnits.insert(unit, at: place)
        singleLiterals.insert(Int32(number), at: place)
        continue
      }
      var anchor = literal.startIndex
      var rarest = UInt16.max
      for index in literal.startIndex..<literal.endIndex - 1 {
        let count = commonness[Self.bit(Self.pair(pool[index], pool[index + 1]))]
        if count < rarest { (anchor, rarest) = (index, count) }
      }
      anchored.append(
        (
          Self.pair(pool[anchor], pool[anchor + 1]),
          Candidate(
            literal: Int32(number), anchor: Int32(anchor - literal.startIndex),
            first: Int32(literal.startIndex), count: Int32(literal.count))
        ))
    }
    anchored.sort { ($0.pair, $0.candidate.literal) < ($1.pair, $1.candidate.literal) }
    buildTable(anchored)
  }

  /// How many literals have a pair, by the bit of the filter that the pair sets.
  private static func pairCounts(_ literals: LiteralPool) -> [UInt16] {
    var counts = [UInt16](repeating: 0, count: 1 << Int(filterBits))
    for number in 0..<literals.count {
      let literal = literals[number]
      for index in literal.indices.dropLast() {
        let bit = bit(pair(literal[index], literal[index + 1]))
        if counts[bit] < .max { counts[bit] += 1 }
      }
    }
    return counts
  }

  /// - Parameter anchored: The candidates by pair.
  private mutating func buildTable(_ anchored: [(pair: UInt32, candidate: Candidate)]) {
    var size: UInt32 = 16
    while size < UInt32(anchored.count) * 3 { size *= 2 }
    mask = size - 1
    keys = [UInt32](repeating: 0, count: Int(size))
    ranges = Array(repeating: Range(first: 0, count: 0), count: Int(size))
    candidates = anchored.map(\.candidate)
    var start = 0
    while start < anchored.count {
      let pair = anchored[start].pair
      var end = start + 1
      while end < anchored.count, anchored[end].pair == pair { end += 1 }
      let bit = Self.bit(pair)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      var slot = Self.hash(pair) & mask
      while ranges[Int(slot)].count > 0 { slot = (slot + 1) & mask }
      keys[Int(slot)] = pair
      ranges[Int(slot)] = Range(first: Int32(start), count: Int32(end - start))
      start = end
    }
  }

  /// The bit of the filter that a pair sets.
  @inline(__always)
  private static func bit(_ pair: UInt32) -> Int { Int(hash(pair) >> (32 - filterBits)) }

  @inline(__always)
  private static func pair(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }

  /// Fibonacci hashing (Knuth, TAOCP 3, 6.4), whose high bits are well mixed.
  @inline(__always)
  private static func hash(_ pair: UInt32) -> UInt32 { (pair ^ pair >> 15) &* 0x9E37_79B1 }

  /// Appends every occurrence of every literal, by the place of its anchor.
  ///
  /// - Complexity: O(*n* + *k*) for *n* units and *k* candidates at set bits.
  func scan(_ units: UnsafeBufferPointer<UInt16>, into hits: inout [Hit]) {
    filter.withUnsafeBufferPointer { filter in
      singles.withUnsafeBufferPointer { singles in
        var index = 0
        let last = units.count - 1
        while index <= last {
          let unit = units[index]
          if singles[Int(unit) >> 6] >> (UInt64(unit) & 63) & 1 != 0,
            let place = singleUnits.firstIndex(of: unit)
          {
            hits.append(
              Hit(literal: singleLiterals[place], start: Int32(truncatingIfNeeded: index)))
          }
          if index < last {
            let pair = Self.pair(unit, units[index + 1])
            let hash = Self.hash(pair)
            let bit = hash >> (32 - Self.filterBits)
            if filter[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0 {
              verify(pair, hash, at: index, units, &hits)
            }
          }
          index += 1
        }
      }
    }
  }

  private func verify(
    _ pair: UInt32, _ hash: UInt32, at index: Int, _ units: UnsafeBufferPointer<UInt16>,
    _ hits: inout [Hit]
  ) {
    var slot = hash & mask
    while ranges[Int(slot)].count > 0, keys[Int(slot)] != pair { slot = (slot + 1) & mask }
    let range = ranges[Int(slot)]
    for offset in range.first..<range.first + range.count {
      let candidate = candidates[Int(offset)]
      let start = index - Int(candidate.anchor)
      let count = Int(candidate.count)
      guard start >= 0, start + count <= units.count else { continue }
      let first = Int(candidate.first)
      var matched = 0
      while matched < count, pool[first + matched] == units[start + matched] { matched += 1 }
      if matched == count {
        hits.append(Hit(literal: candidate.literal, start: Int32(truncatingIfNeeded: start)))
      }
    }
  }

  // MARK: Coding

  /// Restores what `encode` wrote.
  init(from reader: inout TableReader) {
    filter = reader.array(of: UInt64.self)
    singles = reader.array(of: UInt64.self)
    keys = reader.array(of: UInt32.self)
    ranges = reader.array(of: Range.self)
    mask = UInt32(keys.count - 1)
    candidates = reader.array(of: Candidate.self)
    pool = reader.array(of: UInt16.self)
    singleUnits = reader.array(of: UInt16.self)
    singleLiterals = reader.array(of: Int32.self)
  }

  /// Writes the tables.
  func encode(to writer: inout TableWriter) {
    writer.put(filter)
    writer.put(singles)
    writer.put(keys)
    writer.put(ranges)
    writer.put(candidates)
    writer.put(pool)
    writer.put(singleUnits)
    writer.put(singleLiterals)
  }
}
