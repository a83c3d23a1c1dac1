import FazhiChecklist
import FazhiText

/// Finds all occurrences of a fixed set of literals in one pass.
///
/// Each literal of two or more units is anchored at the pair of neighbouring units in it that is
/// rarest among all literals. Scanning looks each pair of the text up in a bitmap that fits the
/// first-level cache; only where the bit is set is the table of anchors asked and the literal
/// compared. Literals of one unit are looked up in a bitmap of their own.
final class LiteralScanner: Sendable {
  /// An occurrence of a literal.
  struct Hit: BitwiseCopyable {
    var literal: Int32
    var start: Int32
  }

  /// A literal behind an anchor: which one, and how far before the anchor it starts.
  ///
  /// Kept small, as are the slots: that all tables stay in the cache is what counts most.
  private struct Candidate: BitwiseCopyable {
    /// The literal, and whether it is the last behind its anchor.
    var literal: Int32
    var isLast: Bool
    var anchor: UInt16
    var first: Int32
    var count: Int32
  }

  /// A pair, and 1 plus the place of its first candidate; open addressing, free where that is 0.
  private struct Slot: BitwiseCopyable {
    var pair: UInt32 = 0
    var first: Int32 = 0
  }

  private static let filterBits: UInt32 = 17

  private let filter: Table<UInt64>
  private let singles: Table<UInt64>
  private let slots: Table<Slot>
  private let mask: UInt32
  private let candidates: Table<Candidate>
  private let pool: Table<UInt16>
  /// How many bits are set in the words of `singles` before each, and the literals of one unit by that
  /// unit.
  private let singleRanks: Table<Int32>
  private let singleLiterals: Table<Int32>

  /// Prepares the search for literals, none of which is empty.
  init(_ literals: LiteralPool) {
    let pool = literals.units
    var singles = [UInt64](repeating: 0, count: 1 << (16 - 6))
    var singleLiterals: [(unit: UInt16, literal: Int32)] = []
    let commonness = Self.pairCounts(literals)
    var anchored: [(pair: UInt32, candidate: Candidate)] = []
    anchored.reserveCapacity(literals.count)
    for number in 0..<literals.count {
      let literal = literals[number]
      guard literal.count > 1 else {
        let unit = pool[literal.startIndex]
        singles[Int(unit) >> 6] |= 1 << (UInt64(unit) & 63)
        singleLiterals.append((unit, Int32(number)))
        continue
      }
      var anchor = literal.startIndex
      var rarest = UInt16.max
      // A literal that is longer than any word is anchored near its start.
      let anchors = literal.prefix(Int(UInt16.max)).indices
      for index in anchors.dropLast() {
        let count = commonness[Self.bit(Self.pair(pool[index], pool[index + 1]))]
        if count < rarest { (anchor, rarest) = (index, count) }
      }
      anchored.append(
        (
          Self.pair(pool[anchor], pool[anchor + 1]),
          Candidate(
            literal: Int32(number), isLast: false, anchor: UInt16(anchor - literal.startIndex),
            first: Int32(literal.startIndex), count: Int32(literal.count))
        ))
    }
    anchored.sort { ($0.pair, $0.candidate.literal) < ($1.pair, $1.candidate.literal) }
    let (filter, slots) = Self.tables(anchored.map(\.pair))
    self.filter = Table(filter)
    self.singles = Table(singles)
    self.slots = Table(slots)
    mask = UInt32(slots.count - 1)
    for index in anchored.indices {
      let isLast = index + 1 == anchored.count || anchored[index + 1].pair != anchored[index].pair
      anchored[index].candidate.isLast = isLast
    }
    candidates = Table(anchored.map(\.candidate))
    self.pool = Table(pool)
    singleRanks = Table(Self.ranks(of: singles))
    self.singleLiterals = Table(singleLiterals.sorted { $0.unit < $1.unit }.map(\.literal))
  }

  private static func ranks(of words: [UInt64]) -> [Int32] {
    var sum: Int32 = 0
    return words.map { word in
      defer { sum += Int32(word.nonzeroBitCount) }
      return sum
    }
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

  /// The bitmap and the slots for the pairs of the candidates, which are in order.
  private static func tables(_ pairs: [UInt32]) -> (filter: [UInt64], slots: [Slot]) {
    var filter = [UInt64](repeating: 0, count: 1 << Int(filterBits - 6))
    var size = 16
    while size < pairs.count * 3 / 2 { size *= 2 }
    var slots = [Slot](repeating: Slot(), count: size)
    var start = 0
    while start < pairs.count {
      let pair = pairs[start]
      var end = start + 1
      while end < pairs.count, pairs[end] == pair { end += 1 }
      let bit = bit(pair)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      var slot = Int(hash(pair)) & (size - 1)
      while slots[slot].first > 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Slot(pair: pair, first: Int32(start + 1))
      start = end
    }
    return (filter, slots)
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

  /// Appends every occurrence of every literal, by the place of its anchor; those of one literal
  /// come in order.
  ///
  /// - Complexity: O(*n* + *k*) for *n* units and *k* candidates at set bits.
  func scan(_ units: UnsafeBufferPointer<UInt16>, into hits: Buffer<Hit>) {
    guard let base = units.baseAddress, !units.isEmpty else { return }
    let filter = filter.base
    let singles = singles.base
    let last = units.count - 1
    var unit = base[0]
    for index in 0..<last {
      let next = base[index + 1]
      if singles[Int(unit) >> 6] >> (UInt64(unit) & 63) & 1 != 0 {
        appendSingle(unit, at: index, hits)
      }
      let pair = Self.pair(unit, next)
      let hash = Self.hash(pair)
      let bit = hash >> (32 - Self.filterBits)
      if filter[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0 {
        verify(pair, hash, at: index, units, hits)
      }
      unit = next
    }
    if singles[Int(unit) >> 6] >> (UInt64(unit) & 63) & 1 != 0 {
      appendSingle(unit, at: last, hits)
    }
  }

  @inline(__always)
  private func appendSingle(_ unit: UInt16, at index: Int, _ hits: Buffer<Hit>) {
    let word = Int(unit) >> 6
    let before = singles.base[word] & (1 << (UInt64(unit) & 63) - 1)
    let rank = Int(singleRanks.base[word]) + before.nonzeroBitCount
    hits.append(
      Hit(literal: singleLiterals.base[rank], start: Int32(truncatingIfNeeded: index)))
  }

  @inline(__always)
  private func verify(
    _ pair: UInt32, _ hash: UInt32, at index: Int, _ units: UnsafeBufferPointer<UInt16>,
    _ hits: Buffer<Hit>
  ) {
    let slots = slots.base
    var place = hash & mask
    while slots[Int(place)].first > 0, slots[Int(place)].pair != pair { place = (place + 1) & mask }
    guard slots[Int(place)].first > 0, let base = units.baseAddress else { return }
    var next = candidates.base + Int(slots[Int(place)].first - 1)
    while true {
      let candidate = next.pointee
      let start = index - Int(candidate.anchor)
      if start >= 0, start + Int(candidate.count) <= units.count,
        // The pair itself is known to be equal.
        candidate.count == 2 || matches(candidate, base + start)
      {
        hits.append(Hit(literal: candidate.literal, start: Int32(truncatingIfNeeded: start)))
      }
      if candidate.isLast { return }
      next += 1
    }
  }

  @inline(__always)
  private func matches(_ candidate: Candidate, _ text: UnsafePointer<UInt16>) -> Bool {
    let literal = pool.base + Int(candidate.first)
    for index in 0..<Int(candidate.count) where literal[index] != text[index] { return false }
    return true
  }

  /// The literals, in normal form, by number.
  func literals(lengths: [Int32]) -> [String] {
    var start = 0
    return lengths.map { length in
      defer { start += Int(length) }
      return String(
        decoding: UnsafeBufferPointer(start: pool.base + start, count: Int(length)), as: UTF16.self)
    }
  }

  // MARK: Coding

  /// Restores what `encode` wrote.
  init(from reader: inout TableReader) {
    filter = Table(from: &reader)
    singles = Table(from: &reader)
    slots = Table(from: &reader)
    mask = UInt32(slots.count - 1)
    candidates = Table(from: &reader)
    pool = Table(from: &reader)
    singleRanks = Table(from: &reader)
    singleLiterals = Table(from: &reader)
  }

  /// Writes the tables.
  func encode(to writer: inout TableWriter) {
    writer.put(filter.values)
    writer.put(singles.values)
    writer.put(slots.values)
    writer.put(candidates.values)
    writer.put(pool.values)
    writer.put(singleRanks.values)
    writer.put(singleLiterals.values)
  }
}
