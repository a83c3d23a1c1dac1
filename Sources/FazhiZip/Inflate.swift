/// Unpacks deflated data (RFC 1951) to a size that is known beforehand.
///
/// After Mark Adler's `puff`: canonical codes are decoded bit by bit, which is slow and plain, and fast
/// enough for the tables that people fill in.
enum Inflate {
  /// Unpacks data to a number of bytes; not one more is written.
  ///
  /// Throws `ZipProblem.badData` where the data are damaged or are of another size.
  static func bytes(of data: [UInt8], count: Int) throws(ZipProblem) -> [UInt8] {
    var state = State(input: data, count: count)
    var isLast = false
    while !isLast {
      isLast = try state.bits(1) == 1
      switch try state.bits(2) {
      case 0: try state.stored()
      case 1: try state.codes(lengths: fixedLengths, distances: fixedDistances)
      case 2: try state.dynamic()
      default: throw .badData
      }
    }
    guard state.output.count == count else { throw .badData }
    return state.output
  }

  private static let fixedLengths = Code(
    unchecked: Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112)
      + Array(repeating: 7, count: 24) + Array(repeating: 8, count: 8))
  private static let fixedDistances = Code(unchecked: Array(repeating: 5, count: 30))
}

/// A canonical Huffman code.
private struct Code {
  static let mostBits = 15

  /// How many codes there are of each length.
  private(set) var counts = [Int](repeating: 0, count: mostBits + 1)
  /// The symbols by length of their code, then by value.
  private(set) var symbols: [Int] = []
  /// How many codes are left over: 0 for a complete code, below for one that is no code at all.
  private(set) var left = 1

  /// Creates a code from the length of each symbol's code, 0 for none.
  init(unchecked lengths: [Int]) {
    for length in lengths { counts[length] += 1 }
    for length in 1...Self.mostBits {
      left = left * 2 - counts[length]
      if left < 0 { break }
      symbols += lengths.indices.filter { lengths[$0] == length }
    }
  }

  /// Creates a code that is complete, or that has at most one symbol.
  init(_ lengths: [Int]) throws(ZipProblem) {
    self.init(unchecked: lengths)
    let used = lengths.count - counts[0]
    guard left == 0 || (left > 0 && used <= 1) else { throw .badData }
  }
}

/// What is left to read, and what is written.
private struct State {
  /// The length that the symbols from 257 on stand for, with its extra bits (RFC 1951, 3.2.5).
  static let lengths: [(base: Int, extra: Int)] = [
    (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1),
    (17, 1), (19, 2), (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4),
    (83, 4), (99, 4), (115, 4), (131, 5), (163, 5), (195, 5), (227, 5), (258, 0),
  ]
  /// The distance that the symbols stand for.
  static let distances: [(base: Int, extra: Int)] = [
    (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3), (33, 4),
    (49, 4), (65, 5), (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8),
    (1025, 9), (1537, 9), (2049, 10), (3073, 10), (4097, 11), (6145, 11), (8193, 12), (12289, 12),
    (16385, 13), (24577, 13),
  ]
  /// The order in which the lengths of the code for lengths stand.
  static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  let input: [UInt8]
  let count: Int
  var output: [UInt8] = []
  private var next = 0
  private var buffer = 0
  private var buffered = 0

  init(input: [UInt8], count: Int) {
    self.input = input
    self.count = count
    output.reserveCapacity(min(count, 1 << 20))
  }

  /// The next bits, the first of them lowest.
  mutating func bits(_ need: Int) throws(ZipProblem) -> Int {
    while buffered < need {
      guard next < input.count else { throw .badData }
      buffer |= Int(input[next]) << buffered
      next += 1
      buffered += 8
    }
    defer {
      buffer >>= need
      buffered -= need
    }
    return buffer & ((1 << need) - 1)
  }

  /// A block that is not compressed.
  mutating func stored() throws(ZipProblem) {
    (buffer, buffered) = (0, 0)
    guard next + 4 <= input.count else { throw .badData }
    let length = Int(input[next]) | Int(input[next + 1]) << 8
    let complement = Int(input[next + 2]) | Int(input[next + 3]) << 8
    next += 4
    guard length ^ complement == 0xFFFF, next + length <= input.count,
      output.count + length <= count
    else { throw .badData }
    output += input[next..<next + length]
    next += length
  }

  /// A block that brings its codes along.
  mutating func dynamic() throws(ZipProblem) {
    let (literals, distances) = (try bits(5) + 257, try bits(5) + 1)
    let lengthCodes = try bits(4) + 4
    guard literals <= 286, distances <= 30 else { throw .badData }
    var lengths = [Int](repeating: 0, count: 19)
    for index in 0..<lengthCodes { lengths[Self.order[index]] = try bits(3) }
    let all = try codeLengths(literals + distances, by: Code(lengths))
    guard all[256] > 0 else { throw .badData }
    try codes(
      lengths: Code(Array(all[..<literals])), distances: Code(Array(all[literals...])))
  }

  private mutating func codeLengths(_ total: Int, by code: Code) throws(ZipProblem) -> [Int] {
    var lengths: [Int] = []
    while lengths.count < total {
      let symbol = try self.symbol(code)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .badData }
        lengths += Array(repeating: last, count: try bits(2) + 3)
      case 17: lengths += Array(repeating: 0, count: try bits(3) + 3)
      case 18: lengths += Array(repeating: 0, count: try bits(7) + 11)
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == total else { throw .badData }
    return lengths
  }

  /// The literals and copies of a block.
  mutating func codes(lengths: Code, distances: Code) throws(ZipProblem) {
    while true {
      let symbol = try self.symbol(lengths)
      if symbol < 256 {
        guard output.count < count else { throw .badData }
        output.append(UInt8(truncatingIfNeeded: symbol))
      } else if symbol == 256 {
        return
      } else {
        try copy(symbol - 257, distances: distances)
      }
    }
  }

  private mutating func copy(_ symbol: Int, distances: Code) throws(ZipProblem) {
    guard symbol < Self.lengths.count else { throw .badData }
    let length = Self.lengths[symbol].base + (try bits(Self.lengths[symbol].extra))
    let far = try self.symbol(distances)
    guard far < Self.distances.count else { throw .badData }
    let distance = Self.distances[far].base + (try bits(Self.distances[far].extra))
    guard distance <= output.count, output.count + length <= count else { throw .badData }
    for _ in 0..<length { output.append(output[output.count - distance]) }
  }

  /// The next symbol of a code.
  private mutating func symbol(_ code: Code) throws(ZipProblem) -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1...Code.mostBits {
      value |= try bits(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw .badData
  }
}
