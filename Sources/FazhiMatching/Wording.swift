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
    /// The piece at which it is looked for: the rarest, as far as the wording itself tells.
    var anchor: Int32 = 0
  }

  /// A set of literals, and how far it may stand behind the piece before it.
  struct Piece: BitwiseCopyable {
    var set: Int32
    var gap: Int32
  }

  let scanner: LiteralScanner
  let lengths: Table<Int32>
  let rules: Table<Rule>
  let conditions: Table<Condition>
  let parts: Table<Int32>
  let phrases: Table<Phrase>
  let pieces: Table<Piece>
  let literalsOfSet: NumberLists
  /// For each literal the rules of which it is a phrase of one piece.
  let rulesOfLiteral: NumberLists
  /// For each literal the phrases whose anchor it is.
  let phrasesOfLiteral: NumberLists

  init(
    scanner: LiteralScanner, lengths: [Int32], rules: [Rule], conditions: [Condition],
    parts: [Int32], phrases: [Phrase], pieces: [Piece], literalsOfSet: NumberLists
  ) {
    self.scanner = scanner
    self.lengths = Table(lengths)
    self.rules = Table(rules)
    self.conditions = Table(conditions)
    self.parts = Table(parts)
    self.phrases = Table(phrases)
    self.pieces = Table(pieces)
    self.literalsOfSet = literalsOfSet
    var ofRules = NumberLists.Builder(count: lengths.count)
    for (number, rule) in rules.enumerated() where rule.literals >= 0 {
      ofRules.add(Int32(number), to: literalsOfSet[rule.literals])
    }
    rulesOfLiteral = ofRules.finished()
    var ofPhrases = NumberLists.Builder(count: lengths.count)
    for (number, phrase) in phrases.enumerated() {
      let anchor = pieces[Int(phrase.firstPiece + phrase.anchor)]
      ofPhrases.add(Int32(number), to: literalsOfSet[anchor.set])
    }
    phrasesOfLiteral = ofPhrases.finished()
  }

  // MARK: Coding

  /// Restores what `encode` wrote.
  init(from reader: inout TableReader) {
    scanner = LiteralScanner(from: &reader)
    lengths = Table(from: &reader)
    rules = Table(from: &reader)
    conditions = Table(from: &reader)
    parts = Table(from: &reader)
    phrases = Table(from: &reader)
    pieces = Table(from: &reader)
    literalsOfSet = NumberLists(from: &reader)
    rulesOfLiteral = NumberLists(from: &reader)
    phrasesOfLiteral = NumberLists(from: &reader)
  }

  /// Writes the tables.
  func encode(to writer: inout TableWriter) {
    scanner.encode(to: &writer)
    writer.put(lengths.values)
    writer.put(rules.values)
    writer.put(conditions.values)
    writer.put(parts.values)
    writer.put(phrases.values)
    writer.put(pieces.values)
    for lists in [literalsOfSet, rulesOfLiteral, phrasesOfLiteral] {
      lists.encode(to: &writer)
    }
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
