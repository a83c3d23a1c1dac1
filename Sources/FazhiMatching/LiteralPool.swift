/// Literals, each once, with a number from 0.
struct LiteralPool: Sendable {
  /// The units of all literals, one behind the other.
  private(set) var units: [UInt16] = []
  /// Where each literal starts in `units`, and the end of the last.
  private(set) var starts: [Int32] = [0]
  /// Open addressing: the number of a literal plus 1, or 0 where a slot is free.
  private var slots = [Int32](repeating: 0, count: 1 << 16)

  /// How many literals there are.
  var count: Int { starts.count - 1 }

  /// The units of a literal.
  subscript(literal: Int) -> ArraySlice<UInt16> {
    units[Int(starts[literal])..<Int(starts[literal + 1])]
  }

  /// The number of a literal, which is added where it is new.
  mutating func number(of literal: ArraySlice<UInt16>) -> Int {
    if count * 2 >= slots.count { grow() }
    var slot = Self.hash(literal) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if self[known].elementsEqual(literal) { return known }
      slot = (slot + 1) & (slots.count - 1)
    }
    units += literal
    starts.append(Int32(units.count))
    slots[slot] = Int32(count)
    return count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for literal in 0..<count {
      var slot = Self.hash(self[literal]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(literal + 1)
    }
  }

  /// FNV-1a over the units, folded.
  private static func hash(_ literal: ArraySlice<UInt16>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for unit in literal { hash = (hash ^ UInt32(unit)) &* 0x0100_0193 }
    return Int(hash ^ hash >> 15)
  }
}
