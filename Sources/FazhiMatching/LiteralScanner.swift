import FazhiChecklist
import FazhiText

/// Finds all occurrences of a fixed set of literals in one pass.
///
/// Each literal of two or more units is anchored at the pair of neighbouring units in it that is
/// rarest among all literals. Scanning looks each pair of the text up in a bitmap that fits the
/// first-level cache; only where the bit is set are the literals asked whose anchors fall into the
/// pair's bucket, and enough of each is at hand to compare most of them without a look anywhere else.
/// Literals of one unit are looked up in a bitmap of their own, and so is the unit behind the number of
/// those that ask for one (`NumberSign`).
final class LiteralScanner: Sendable {
  /// An occurrence of a literal.
  struct Hit: BitwiseCopyable {
    var match: Match
    var literal: Int32
  }

  /// A literal in the bucket of its anchor.
  ///
  /// Kept small: that all tables stay in the cache is what counts most.
  private struct Candidate: BitwiseCopyable {
    /// Its first units, as many as go in, the first lowest.
    var head: UInt64
    /// Its number, with all bits turned where it is the last of its bucket.
    var literal: Int32
    /// How far before the anchor it starts.
    var anchor: UInt16
    /// Its length; `UInt16.max` where it is longer.
    var count: UInt16
  }

  /// What a unit by itself may be.
  private struct SingleUse: BitwiseCopyable {
    /// The literal that it is, or -1.
    var literal: Int32 = -1
    /// Whether it stands behind a number in others.
    var followsNumber = false
  }

  private static let filterBits: UInt32 = 17
  /// How many units go into `head`.
  private static let headCount = 4

  private let filter: Table<UInt64>
  /// Bits of the units that are literals, and of those that literals have behind a number.
  private let singles: Table<UInt64>
  /// Where the candidates of each bucket begin, or -1; the bucket of a pair is in the upper bits of its
  /// hash.
  private let buckets: Table<Int32>
  private let bucketShift: UInt32
  /// Those of one bucket stand side by side, the buckets that texts ask for most first: what is used
  /// together lies together.
  private let candidates: Table<Candidate>
  private let pool: Table<UInt16>
  /// Where each literal starts in `pool`, and the end of the last.
  private let starts: Table<Int32>
  /// How many bits are set in the words of `singles` before each, and what each bit stands for.
  private let singleRanks: Table<Int32>
  private let singleUses: Table<SingleUse>

  /// Prepares the search for literals, none of which is empty.
  ///
  /// - Parameters:
  ///   - literals: The literals.
  ///   - commonness: How common each is; without it all count alike.
  init(_ literals: LiteralPool, commonness: [Int]? = nil) {
    let pool = literals.units
    var singleUses: [UInt16: SingleUse] = [:]
    let pairCounts = Self.pairCounts(literals)
    var anchored: [UInt32: [Candidate]] = [:]
    for number in 0..<literals.count {
      let literal = literals[number]
      guard literal.count > 1 else {
        singleUses[pool[literal.startIndex], default: SingleUse()].literal = Int32(number)
        continue
      }
      let asksForNumber = NumberSign.starts(literal)
      if asksForNumber {
        singleUses[pool[literal.startIndex + 1], default: SingleUse()].followsNumber = true
      }
      var anchor = literal.startIndex
      var rarest = UInt16.max
      // A literal that is longer than any word is anchored near its start.
      let anchors = literal.prefix(Int(UInt16.max)).indices
      for index in anchors.dropLast() where !asksForNumber {
        let count = pairCounts[Self.bit(Self.pair(pool[index], pool[index + 1]))]
        if count < rarest { (anchor, rarest) = (index, count) }
      }
      anchored[Self.pair(pool[anchor], pool[anchor + 1]), default: []].append(
        Candidate(
          head: literal.withUnsafeBufferPointer { Self.head($0, at: 0) }, literal: Int32(number),
          anchor: UInt16(anchor - literal.startIndex), count: UInt16(clamping: literal.count)))
    }
    var filter = [UInt64](repeating: 0, count: 1 << Int(Self.filterBits - 6))
    for pair in anchored.keys {
      let bit = Self.bit(pair)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    // About one anchor to a bucket; at least two buckets, since no shift takes all bits away.
    let bucketBits = UInt32(max(1, Int.bitWidth - max(0, anchored.count - 1).leadingZeroBitCount))
    bucketShift = 32 - bucketBits
    (buckets, candidates) = Self.tables(anchored, bucketBits, commonness)
    self.filter = Table(filter)
    var singles = [UInt64](repeating: 0, count: 1 << (16 - 6))
    for unit in singleUses.keys { singles[Int(unit) >> 6] |= 1 << (UInt64(unit) & 63) }
    self.singles = Table(singles)
    self.pool = Table(pool)
    starts = Table(literals.starts)
    singleRanks = Table(Self.ranks(of: singles))
    self.singleUses = Table(singleUses.sorted { $0.key < $1.key }.map(\.value))
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

  /// The candidates of each anchor, laid out by bucket.
  private static func tables(
    _ anchored: [UInt32: [Candidate]], _ bucketBits: UInt32, _ commonness: [Int]?
  ) -> (buckets: Table<Int32>, candidates: Table<Candidate>) {
    var ofBuckets: [UInt32: (weight: Int, candidates: [Candidate])] = [:]
    for (pair, candidates) in anchored {
      let weight = candidates.reduce(0) { $0 + (commonness?[Int($1.literal)] ?? 0) }
      ofBuckets[hash(pair) >> (32 - bucketBits), default: (0, [])].weight += weight
      ofBuckets[hash(pair) >> (32 - bucketBits), default: (0, [])].candidates += candidates
    }
    var buckets = [Int32](repeating: -1, count: 1 << Int(bucketBits))
    var all: [Candidate] = []
    for (bucket, content) in ofBuckets.sorted(by: {
      ($1.value.weight, $0.key) < ($0.value.weight, $1.key)
    }) {
      buckets[Int(bucket)] = Int32(all.count)
      all += content.candidates.sorted { $0.literal < $1.literal }
      all[all.count - 1].literal = ~all[all.count - 1].literal
    }
    return (Table(buckets), Table(all))
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

  /// Appends every occurrence of every literal that has its anchor in a stretch of a text, by the place
  /// of the anchor; those of one literal come in order.
  ///
  /// - Complexity: O(*n* + *k*) for *n* units of the stretch and *k* candidates at set bits.
  func scan(
    _ units: UnsafeBufferPointer<UInt16>, anchoredIn stretch: Range<Int>, into hits: Buffer<Hit>
  ) {
    guard let base = units.baseAddress, !stretch.isEmpty else { return }
    let filter = filter.base
    let singles = singles.base
    let last = min(stretch.upperBound, units.count - 1)
    var unit = base[stretch.lowerBound]
    for index in stretch.lowerBound..<last {
      let next = base[index + 1]
      if singles[Int(unit) >> 6] >> (UInt64(unit) & 63) & 1 != 0 {
        verifySingle(unit, at: index, units, hits)
      }
      let pair = Self.pair(unit, next)
      let hash = Self.hash(pair)
      let bit = hash >> (32 - Self.filterBits)
      if filter[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0 {
        verify(hash >> bucketShift, at: index, units, hits)
      }
      unit = next
    }
    // The last unit of the text is the first of no pair.
    if last < stretch.upperBound, singles[Int(unit) >> 6] >> (UInt64(unit) & 63) & 1 != 0 {
      verifySingle(unit, at: last, units, hits)
    }
  }

  @inline(__always)
  private func verifySingle(
    _ unit: UInt16, at index: Int, _ units: UnsafeBufferPointer<UInt16>, _ hits: Buffer<Hit>
  ) {
    let word = Int(unit) >> 6
    let before = singles.base[word] & (1 << (UInt64(unit) & 63) - 1)
    let use = singleUses.base[Int(singleRanks.base[word]) + before.nonzeroBitCount]
    if use.literal >= 0 { hits.append(Hit(match: Match(index, index + 1), literal: use.literal)) }
    if use.followsNumber, index > 0, NumberSign.endsNumber(at: index - 1, of: units) {
      verifyNumber(endingAt: index - 1, units, hits)
    }
  }

  /// The literals that ask for a number, where one ends in front of a unit that they have behind it.
  private func verifyNumber(
    endingAt start: Int, _ units: UnsafeBufferPointer<UInt16>, _ hits: Buffer<Hit>
  ) {
    // The sign stands for the last unit of the number.
    let head = Self.head(units, at: start) & ~0xFFFF | UInt64(NumberSign.unit)
    let hash = Self.hash(Self.pair(NumberSign.unit, units[start + 1]))
    eachCandidate(in: hash >> bucketShift) { candidate, literal in
      if candidate.anchor == 0, let end = end(of: candidate, literal, head, units, at: start) {
        hits.append(Hit(match: Match(start, end), literal: literal))
      }
    }
  }

  @inline(__always)
  private func verify(
    _ bucket: UInt32, at index: Int, _ units: UnsafeBufferPointer<UInt16>, _ hits: Buffer<Hit>
  ) {
    eachCandidate(in: bucket) { candidate, literal in
      let start = index - Int(candidate.anchor)
      // Where the whole of it stands, so does its anchor, whatever else falls into the bucket.
      if start >= 0,
        let end = end(of: candidate, literal, Self.head(units, at: start), units, at: start)
      {
        hits.append(Hit(match: Match(start, end), literal: literal))
      }
    }
  }

  @inline(__always)
  private func eachCandidate(in bucket: UInt32, _ body: (Candidate, _ literal: Int32) -> Void) {
    let first = Int(buckets.base[Int(bucket)])
    guard first >= 0 else { return }
    var candidate = candidates.base + first
    while true {
      let literal = candidate.pointee.literal
      body(candidate.pointee, literal < 0 ? ~literal : literal)
      guard literal >= 0 else { return }
      candidate += 1
    }
  }

  /// Where a literal ends that starts at a place of the text, of which the first units are at hand, or
  /// `nil` where it does not.
  @inline(__always)
  private func end(
    of candidate: Candidate, _ number: Int32, _ head: UInt64,
    _ units: UnsafeBufferPointer<UInt16>, at start: Int
  ) -> Int? {
    let count = Int(candidate.count)
    let differing = candidate.head ^ head
    if count > Self.headCount {
      return differing == 0 ? endOfLong(number, units, at: start) : nil
    }
    // Where the text ends sooner, what is missing differs.
    let unused = UInt64(16 * (Self.headCount - count))
    return differing << unused == 0 ? start + count : nil
  }

  /// The same for a literal of which more is to be compared.
  private func endOfLong(
    _ literal: Int32, _ units: UnsafeBufferPointer<UInt16>, at start: Int
  ) -> Int? {
    let first = Int(starts.base[Int(literal)])
    let count = Int(starts.base[Int(literal) + 1]) - first
    guard start + count <= units.count else { return nil }
    for index in Self.headCount..<count where pool.base[first + index] != units[start + index] {
      return nil
    }
    return start + count
  }

  /// The units of a text from a place, four or as many as are left, the first lowest, as the memory
  /// of little-endian machines has them.
  @inline(__always)
  private static func head(_ units: UnsafeBufferPointer<UInt16>, at start: Int) -> UInt64 {
    if start + headCount <= units.count, let base = units.baseAddress {
      return UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self)
    }
    return units[start...].reversed().reduce(0) { $0 << 16 | UInt64($1) }
  }

  /// The literals, in normal form, by number.
  var literals: [String] {
    (0..<starts.count - 1).map { literal in
      let start = Int(starts[literal])
      let units = UnsafeBufferPointer(
        start: pool.base + start, count: Int(starts[literal + 1]) - start)
      return String(decoding: units, as: UTF16.self)
    }
  }

  // MARK: Coding

  /// Restores what `encode` wrote.
  init(from reader: inout TableReader) {
    filter = Table(from: &reader)
    singles = Table(from: &reader)
    buckets = Table(from: &reader)
    bucketShift = UInt32(reader.number())
    candidates = Table(from: &reader)
    pool = Table(from: &reader)
    starts = Table(from: &reader)
    singleRanks = Table(from: &reader)
    singleUses = Table(from: &reader)
  }

  /// Writes the tables.
  func encode(to writer: inout TableWriter) {
    writer.put(filter.values)
    writer.put(singles.values)
    writer.put(buckets.values)
    writer.put(Int(bucketShift))
    writer.put(candidates.values)
    writer.put(pool.values)
    writer.put(starts.values)
    writer.put(singleRanks.values)
    writer.put(singleUses.values)
  }
}
