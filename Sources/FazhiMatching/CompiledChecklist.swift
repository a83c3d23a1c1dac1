package import FazhiChecklist
package import FazhiReport

/// A checklist made ready for matching: immutable, and shared by all reports and threads.
package struct CompiledChecklist: Sendable {
  /// A list of conditions any of which may hold, such as the `topic` of an item.
  package struct Rule: Sendable {
    /// The set that unites all phrases of one piece, or -1.
    var literals: Int32 = -1
    /// The phrases of several pieces, as a range of `phrases`.
    var phrases: Range<Int32> = 0..<0
    /// What is neither.
    var conditions: [CompiledCondition] = []

    package var isEmpty: Bool { literals < 0 && phrases.isEmpty && conditions.isEmpty }
  }

  /// One item's rules.
  package struct CompiledItem: Sendable {
    package var answers: Rule
    package var topic: Rule
    package var touches: Rule
    package var except: Rule
    package var components: [Rule]
    /// The sets of the wording that is looked for, by which the nearest passage is found.
    var terms: [Int32]
  }

  /// A phrase of several pieces, as a range of `pieces`.
  struct CompiledPhrase: Sendable, BitwiseCopyable {
    var first: Int32
    var count: Int32
  }

  /// A set of literals, and how far it may stand behind the piece before it.
  struct Piece: Sendable, BitwiseCopyable {
    var set: Int32
    var gap: Int32
  }

  /// A condition whose phrases are compiled.
  indirect enum CompiledCondition: Sendable {
    case atLeast(Int, of: [Rule], none: Rule, within: Scope)
    case under(Rule, Rule)
  }

  /// The checklist itself.
  package let checklist: Checklist
  /// The compiled items, in the order of the checklist.
  package let items: [CompiledItem]
  /// What tells roles and strength.
  package let signals: [Signals.Kind: Rule]
  let wording: Wording
  /// By which a sentence is seen to be like an item.
  package let lexicon: Lexicon

  /// Compiles a checklist.
  package init(_ checklist: Checklist) {
    var compiler = Compiler()
    self.checklist = checklist
    items = checklist.items.map { compiler.item($0) }
    signals = checklist.signals.phrases.mapValues { phrases in
      compiler.rule(phrases.map(Condition.phrase))
    }
    wording = Wording(compiler)
    lexicon = Lexicon(checklist.items)
  }

  /// How many distinct literals are searched for.
  package var literalCount: Int { wording.lengths.count }
}

/// All that is searched for in one pass: literals, the sets they belong to, and the phrases made of
/// sets.
struct Wording: Sendable {
  let scanner: LiteralScanner
  let phrases: [CompiledChecklist.CompiledPhrase]
  let pieces: [CompiledChecklist.Piece]
  /// For each literal its length, and the sets it is in: `memberships[offsets[l]..<offsets[l + 1]]`.
  let lengths: [Int32]
  let offsets: [Int32]
  let memberships: [Int32]
  let setCount: Int
}

extension Wording {
  /// Takes over what a compiler has collected.
  init(_ compiler: Compiler) {
    let literals = compiler.finishedLiterals()
    self.init(
      scanner: LiteralScanner(literals.pool), phrases: compiler.phrases, pieces: compiler.pieces,
      lengths: zip(literals.pool.starts, literals.pool.starts.dropFirst()).map { $1 - $0 },
      offsets: literals.offsets, memberships: literals.memberships, setCount: compiler.sets.count)
  }
}

/// A search for phrases by themselves, to see how often each occurs.
package struct PhraseSearch: Sendable {
  private let rules: [CompiledChecklist.Rule]
  private let wording: Wording

  /// Prepares the search for phrases.
  package init(_ phrases: [Phrase]) {
    var compiler = Compiler()
    rules = phrases.map { compiler.rule([.phrase($0)]) }
    wording = Wording(compiler)
  }

  /// For each phrase, in how many sentences of a document it occurs.
  package func sentenceCounts(in document: Document) -> [Int] {
    let matches = Matches(of: wording, in: document)
    return rules.map { rule in
      Set(matches.matches(of: rule).map { document.sentence(at: Int($0.start)) }).count
    }
  }
}
