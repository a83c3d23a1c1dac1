/// A small generator with a seed, so that a failing case can be run again by its number.
///
/// - SeeAlso: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A text of characters of an alphabet.
  package mutating func text(of alphabet: String, length: Int) -> String {
    let characters = Array(alphabet)
    return String(
      (0..<length).map { _ in characters[Int.random(in: 0..<characters.count, using: &self)] })
  }
}
