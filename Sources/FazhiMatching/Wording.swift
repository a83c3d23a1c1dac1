import FazhiChecklist

/// All that is searched for in one pass: literals, the sets they belong to, the phrases made of
/// sets, and the rules made of phrases; each a flat table, numbered from 0.
final class Wording: Sendable {
  /// A rule: a list of conditions any of which may hold.
  struct Rule: BitwiseCopyable {
    /// The set that unites all phrases of one piece, or -1.
    var literals: Int32 = -1
    /// The phrases of several pieces.
    var firstPhrase: Int32 = 0
    var endPhrase: Int32 = 0
    /// What is neither.
    var firstCondition: Int32 = 0
    var endCondition: Int32 = 0
    /// The rule that it can make hold, or -1.
    var parent: Int32 = -1

    var hasMoreThanLiterals: Bool {
      endPhrase > firstPhrase || endCondition > firstCondition
    }
  }

  /// A condition on several rules: `parts[firstPart..<endPart]`.
  struct Condition: BitwiseCopyable {
    /// How many of the parts must occur, or 0 for `under`, whose parts are the headings and the rule.
    var least: Int32
    var firstPart: Int32
    var endPart: Int32
    /// The rule that must not hold, or -1.
    var excluded: Int32
    /// The code of a `Scope`.
    var scope: Int32
  }

  /// A phrase of several pieces.
  struct Phrase: BitwiseCopyable {
    var firstPiece: Int32
    var count: Int32
    /// The rule that it belongs to.
    var rule: Int32
    /// The piece that starts it.
    var anchor: Int32 = 0
  }

  /// A set of literals, and how far it may stand behind the piece before it.
  struct Piece: BitwiseCopyable {
    var set: Int32
    var gap: Int32
  }

  /// A literal that an item looks for, and in how many of its sets it stands.
  struct Term: BitwiseCopyable {
    var literal: Int32
    var count: Int32
  }

  let scanner: LiteralScanner
  let lengths: Table<Int32>
  let rules: Table<Rule>
  let conditions: Table<Condition>
  let parts: Table<Int32>
  let phrases: Table<Phrase>
  let pieces: Table<Piece>
  /// The literals of set `s` are `members[setOffsets[s]..<setOffsets[s + 1]]`.
  let setOffsets: Table<Int32>
  let members: Table<Int32>
  /// What literal `l` starts is `triggers[triggerOffsets[l]..<triggerOffsets[l + 1]]`: the phrase of
  /// a number, or for `~r` the rule `r`, of whose literals it is one.
  ///
  /// A phrase is started by one of its pieces only, the one that is rarest as far as the wording
  /// itself tells; the common ones ("出台", "开展") stand in hundreds of phrases.
  let triggerOffsets: Table<Int32>
  let triggers: Table<Int32>
  /// What the items look for, one behind the other.
  let terms: Table<Term>

  var literalCount: Int { lengths.count }
  var setCount: Int { setOffsets.count - 1 }

  init(
    scanner: LiteralScanner, lengths: [Int32], rules: [Rule], conditions: [Condition],
    parts: [Int32], phrases: [Phrase], pieces: [Piece], setOffsets: [Int32], members: [Int32],
    triggerOffsets: [Int32], triggers: [Int32], terms: [Term]
  ) {
    self.scanner = scanner
    self.lengths = Table(lengths)
    self.rules = Table(rules)
    self.conditions = Table(conditions)
    self.parts = Table(parts)
    self.phrases = Table(phrases)
    self.pieces = Table(pieces)
    self.setOffsets = Table(setOffsets)
    self.members = Table(members)
    self.triggerOffsets = Table(triggerOffsets)
    self.triggers = Table(triggers)
    self.terms = Table(terms)
  }
}

extension Scope {
  /// A number for each scope: a number of characters for itself, the others below zero.
  var code: Int32 {
    switch self {
    case .clause: -1
    case .sentence: -2
    case .paragraph: -3
    case .characters(let count): Int32(clamping: count)
    }
  }

  init(code: Int32) {
    switch code {
    case -1: self = .clause
    case -2: self = .sentence
    case -3: self = .paragraph
    default: self = .characters(Int(code))
    }
  }
}
