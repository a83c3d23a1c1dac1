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
  private struct Candidate: BitwiseCopyable {
    var literal: Int32
    var anchor: Int32
    var first: Int32
    var count: Int32
  }

  /// A pair, and the candidates behind it; open addressing, free where there are none.
  private struct Slot: BitwiseCopyable {
    var pair: UInt32 = 0
    var first: Int32 = 0
    var count: Int32 = 0
  }

  private static let filterBits: UInt32 = 17

  private let filter: Table<UInt64>
  private let singles: Table<UInt64>
  private let slots: Table<Slot>
  private let mask: UInt32
  private let candidates: Table<Candidate>
  private let pool: Table<UInt16>
  /// The units of the literals of one unit, ascending, and the numbers of those literals.
  private let singleUnits: Table<UInt16>
  private let singleLiterals: Table<Int32>

  /// Prepares the search for literals, none of which is empty.
  init(_ literals: LiteralPool) {
    let pool = literals.units
    var singles = [UInt64](repeating: 0, count: 1 << (16 - 6))
    var singleUnits: [UInt16] = []
    var singleLiterals: [Int32] = []
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
    let (filter, slots) = Self.tables(anchored.map(\.pair))
    self.filter = Table(filter)
    self.singles = Table(singles)
    self.slots = Table(slots)
    mask = UInt32(slots.count - 1)
    candidates = Table(anchored.map(\.candidate))
    self.pool = Table(pool)
    self.singleUnits = Table(singleUnits)
    self.singleLiterals = Table(singleLiterals)
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

  /// - Parameter pairs: The pairs of the candidates, in order.
  private static func tables(_ pairs: [UInt32]) -> (filter: [UInt64], slots: [Slot]) {
    var filter = [UInt64](repeating: 0, count: 1 << Int(filterBits - 6))
    var size = 16
    while size < pairs.count * 3 { size *= 2 }
    var slots = [Slot](repeating: Slot(), count: size)
    var start = 0
    while start < pairs.count {
      let pair = pairs[start]
      var end = start + 1
      while end < pairs.count, pairs[end] == pair { end += 1 }
      let bit = bit(pair)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      var slot = Int(hash(pair)) & (size - 1)
      while slots[slot].count > 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Slot(pair: pair, first: Int32(start), count: Int32(end - start))
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

  private func appendSingle(_ unit: UInt16, at index: Int, _ hits: Buffer<Hit>) {
    var low = 0
    var high = singleUnits.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if singleUnits[middle] <= unit { low = middle } else { high = middle }
    }
    hits.append(Hit(literal: singleLiterals[low], start: Int32(truncatingIfNeeded: index)))
  }

  @inline(__always)
  private func verify(
    _ pair: UInt32, _ hash: UInt32, at index: Int, _ units: UnsafeBufferPointer<UInt16>,
    _ hits: Buffer<Hit>
  ) {
    let slots = slots.base
    var place = hash & mask
    while slots[Int(place)].count > 0, slots[Int(place)].pair != pair { place = (place + 1) & mask }
    let slot = slots[Int(place)]
    guard let base = units.baseAddress else { return }
    for offset in Int(slot.first)..<Int(slot.first + slot.count) {
      let candidate = candidates.base[offset]
      let start = index - Int(candidate.anchor)
      let count = Int(candidate.count)
      guard start >= 0, start + count <= units.count else { continue }
      // The pair itself is known to be equal.
      if count > 2 {
        let literal = pool.base + Int(candidate.first)
        var matched = 0
        while matched < count, literal[matched] == base[start + matched] { matched += 1 }
        guard matched == count else { continue }
      }
      hits.append(Hit(literal: candidate.literal, start: Int32(truncatingIfNeeded: start)))
    }
  }

  // MARK: Coding

  /// Restores what `encode` wrote.
  init(from reader: inout TableReader) {
    filter = Table(reader.array(of: UInt64.self))
    singles = Table(reader.array(of: UInt64.self))
    slots = Table(reader.array(of: Slot.self))
    mask = UInt32(slots.count - 1)
    candidates = Table(reader.array(of: Candidate.self))
    pool = Table(reader.array(of: UInt16.self))
    singleUnits = Table(reader.array(of: UInt16.self))
    singleLiterals = Table(reader.array(of: Int32.self))
  }

  /// Writes the tables.
  func encode(to writer: inout TableWriter) {
    writer.put(filter.values)
    writer.put(singles.values)
    writer.put(slots.values)
    writer.put(candidates.values)
    writer.put(pool.values)
    writer.put(singleUnits.values)
    writer.put(singleLiterals.values)
  }
}
