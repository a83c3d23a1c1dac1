package import FazhiChecklist
import FazhiSource
import FazhiText
import Glibc

/// How each item is worded, as pairs of neighbouring Han characters with weights: by them a sentence
/// that hits none of an item's phrases can still be seen to be like it.
///
/// The weight of a pair is tf-idf with a logarithmic count, idf once more for the sentence's side, over
/// the length of the item's vector: what an item shares with few others tells most (Salton and
/// Buckley, "Term-weighting approaches in automatic text retrieval", 1988). Pairs stand in for words,
/// which Chinese does not part.
package struct Lexicon: Sendable {
  /// A place of the table with open addressing: a pair of characters, or 0 where it is free.
  struct Slot: BitwiseCopyable {
    var pair: UInt32 = 0
    /// Where what the pair counts begins in `entries`.
    var first: Int32 = 0
  }

  /// What a pair counts for one item.
  struct Entry: BitwiseCopyable {
    /// The item; the highest bit is set in the last entry of the pair.
    var item: UInt16
    /// In `weightUnit`.
    var weight: UInt16
  }

  /// What weights and scores are counted in.
  package static let weightUnit: Float = 1 / 8192

  private static let last: UInt16 = 1 << 15

  let slots: Table<Slot>
  /// Those of one pair side by side, the pairs first that most items have.
  let entries: Table<Entry>

  /// Collects the wording of items.
  package init(_ items: [Item]) {
    // In order of the pairs, since sums of floating-point numbers depend on the order.
    let counts = items.map { Self.counts(of: $0).sorted { $0.key < $1.key } }
    var spread: [UInt32: Int] = [:]
    for count in counts { for (pair, _) in count { spread[pair, default: 0] += 1 } }
    let rarity = spread.mapValues { log(Double(items.count) / Double($0)) }
    var byPair: [UInt32: [Entry]] = [:]
    // Entries number items with 15 bits; of more items than that, the rest has no likeness.
    for (item, count) in counts.prefix(Int(Self.last)).enumerated() {
      let weights = count.map { ($0.key, log(1 + Double($0.value)) * (rarity[$0.key] ?? 0)) }
      let length = weights.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
      // All of the wording may stand in every item, as in a checklist of one.
      guard length > 0 else { continue }
      for (pair, weight) in weights {
        let value = weight * (rarity[pair] ?? 0) / length / Double(Self.weightUnit)
        let entry = Entry(
          item: UInt16(truncatingIfNeeded: item), weight: UInt16(min(value, 65535).rounded()))
        if entry.weight > 0 { byPair[pair, default: []].append(entry) }
      }
    }
    let sorted = byPair.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    var size = 64
    while size < sorted.count * 4 / 3 { size *= 2 }
    var slots = [Slot](repeating: Slot(), count: size)
    var entries: [Entry] = []
    for pair in sorted {
      var place = Self.place(of: pair.key, in: size)
      while slots[place].pair != 0 { place = (place + 1) & (size - 1) }
      slots[place] = Slot(pair: pair.key, first: Int32(entries.count))
      entries += pair.value
      entries[entries.count - 1].item |= Self.last
    }
    self.slots = Table(slots)
    self.entries = Table(entries)
  }

  /// Adds to each item's score what the pairs of a text count for it, in `weightUnit`.
  ///
  /// - Returns: How many pairs of Han characters the text has.
  package func add(
    _ units: UnsafeBufferPointer<UInt16>, to scores: UnsafeMutablePointer<UInt32>
  ) -> Int {
    // The pairs are all looked up before any is added: the processor then waits for several places of
    // the table at once.
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: units.count) { known in
      guard let known = known.baseAddress else { return 0 }
      let slots = slots.base
      let mask = self.slots.count - 1
      var count = 0
      var knownCount = 0
      var previous: UInt16 = 0
      for unit in units {
        let isHan = unit.isHan
        if isHan, previous != 0 {
          count += 1
          let pair = Self.pair(previous, unit)
          var place = Self.place(of: pair, in: mask + 1)
          while slots[place].pair != pair, slots[place].pair != 0 { place = (place + 1) & mask }
          known[knownCount] = slots[place].first
          knownCount += slots[place].pair == pair ? 1 : 0
        }
        previous = isHan ? unit : 0
      }
      for index in 0..<knownCount { add(entriesFrom: Int(known[index]), to: scores) }
      return count
    }
  }

  @inline(__always)
  private func add(entriesFrom first: Int, to scores: UnsafeMutablePointer<UInt32>) {
    var entry = entries.base + first
    while entry.pointee.item < Self.last {
      scores[Int(entry.pointee.item)] &+= UInt32(entry.pointee.weight)
      entry += 1
    }
    scores[Int(entry.pointee.item & ~Self.last)] &+= UInt32(entry.pointee.weight)
  }

  // MARK: Coding

  /// Restores what `encode` wrote.
  init(from reader: inout TableReader) {
    slots = Table(from: &reader)
    entries = Table(from: &reader)
  }

  /// Writes the tables.
  func encode(to writer: inout TableWriter) {
    writer.put(slots.values)
    writer.put(entries.values)
  }

  // MARK: Pairs

  private static func pair(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }

  /// Where to look first: the product with an odd number near 2³² over the golden ratio (Knuth, TAOCP
  /// 3, 6.4).
  private static func place(of pair: UInt32, in size: Int) -> Int {
    Int((pair &* 2_654_435_769) >> 8) & (size - 1)
  }

  /// How often each pair occurs in what an item says of itself: title, requirement, the facts and
  /// materials it asks for, and its wording, each literal once.
  private static func counts(of item: Item) -> [UInt32: Int] {
    var literals: Set<[UInt16]> = []
    let evidence = item.evidence
    for condition in evidence.answers + evidence.topic + evidence.touches {
      condition.collectLiterals(into: &literals)
    }
    var counts: [UInt32: Int] = [:]
    for text in item.sayings.map({ Array($0.utf16) }) + literals {
      for (first, second) in zip(text, text.dropFirst()) where first.isHan && second.isHan {
        counts[pair(first, second), default: 0] += 1
      }
    }
    return counts
  }
}

extension Condition {
  /// The literals of all phrases that count for the condition.
  fileprivate func collectLiterals(into literals: inout Set<[UInt16]>) {
    switch self {
    case .phrase(let phrase):
      for piece in phrase.pieces { literals.formUnion(piece.alternatives.map { Array($0) }) }
    case .any(let parts), .atLeast(_, of: let parts, none: _, within: _):
      for part in parts { part.collectLiterals(into: &literals) }
    case .under(_, let inner): inner.collectLiterals(into: &literals)
    }
  }
}
