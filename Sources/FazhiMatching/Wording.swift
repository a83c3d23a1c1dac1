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
    /// Whether it matters only where something else holds: its literals, often common words, are looked
    /// for there instead of being noted everywhere.
    var isLookedUp = false
    /// Its literals, where they are looked up.
    var lookedUp = Members(first: -1)

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
    /// The piece at which it is looked for: the rarest.
    var anchor: Int32 = 0
    /// The rarest of the others.
    var companion: Int32 = 1
  }

  /// Where the literals of a set begin in `literalsOfSets`; the last of them has all bits turned.
  struct Members: BitwiseCopyable {
    var first: Int32
  }

  /// What stands in a phrase, and how far one of it may stand behind the piece before it.
  struct Piece: BitwiseCopyable {
    var members: Members
    var gap: Int32
  }

  /// A phrase to try where its anchor is, and the rarest of its other pieces: where that is not, the
  /// phrase need not be looked at.
  struct Trial: BitwiseCopyable {
    var phrase: Int32
    var companion: Members
  }

  /// Where the rules of which a literal is a phrase of one piece begin in `rulesOfLiterals`, and the
  /// phrases whose anchor it is in `trials`.
  ///
  /// Each run ends where that of the next literal begins.
  struct Uses: BitwiseCopyable {
    var firstRule: Int32
    var firstTrial: Int32
  }

  let scanner: LiteralScanner
  /// How many literals there are.
  let literalCount: Int
  /// The uses of the literals that have any, which are those with the lowest numbers, and the end of
  /// the last.
  let uses: Table<Uses>
  let rulesOfLiterals: Table<Int32>
  let trials: Table<Trial>
  let literalsOfSets: Table<Int32>
  let rules: Table<Rule>
  let conditions: Table<Condition>
  let parts: Table<Int32>
  let phrases: Table<Phrase>
  let pieces: Table<Piece>

  /// Lays out the tables.
  ///
  /// - Parameters:
  ///   - draft: What was compiled.
  ///   - literals: All literals.
  ///   - commonness: How common each is.
  ///   - usedCount: How many of them have uses; those come first.
  ///   - sets: The literals of each set.
  init(
    _ draft: WordingDraft, literals: LiteralPool, commonness: [Int], usedCount: Int, sets: [[Int32]]
  ) {
    scanner = LiteralScanner(literals, commonness: commonness)
    literalCount = literals.count
    conditions = Table(draft.conditions)
    parts = Table(draft.parts)
    phrases = Table(draft.phrases)
    var layout = WordingLayout(draft, sets: sets, literalCount: literals.count)
    let rulesOf = layout.rules(ofLiterals: usedCount)
    let trialsOf = layout.trials(ofLiterals: usedCount)
    pieces = Table(layout.pieces())
    rules = Table(layout.rules())
    literalsOfSets = Table(layout.literalsOfSets)
    uses = Table(WordingLayout.uses(rulesOf, trialsOf))
    rulesOfLiterals = Table(rulesOf.flatMap { $0 })
    trials = Table(trialsOf.flatMap { $0 })
  }

  /// Calls back with each literal of a set, where there is one.
  @inline(__always)
  func eachLiteral(of set: Members, _ body: (Int32) -> Void) {
    guard set.first >= 0 else { return }
    var index = Int(set.first)
    while literalsOfSets.base[index] >= 0 {
      body(literalsOfSets.base[index])
      index += 1
    }
    body(~literalsOfSets.base[index])
  }

  // MARK: Coding

  /// Restores what `encode` wrote.
  init(from reader: inout TableReader) {
    scanner = LiteralScanner(from: &reader)
    literalCount = reader.number()
    uses = Table(from: &reader)
    rulesOfLiterals = Table(from: &reader)
    trials = Table(from: &reader)
    literalsOfSets = Table(from: &reader)
    rules = Table(from: &reader)
    conditions = Table(from: &reader)
    parts = Table(from: &reader)
    phrases = Table(from: &reader)
    pieces = Table(from: &reader)
  }

  /// Writes the tables.
  func encode(to writer: inout TableWriter) {
    scanner.encode(to: &writer)
    writer.put(literalCount)
    writer.put(uses.values)
    writer.put(rulesOfLiterals.values)
    writer.put(trials.values)
    writer.put(literalsOfSets.values)
    writer.put(rules.values)
    writer.put(conditions.values)
    writer.put(parts.values)
    writer.put(phrases.values)
    writer.put(pieces.values)
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
