package import FazhiChecklist
package import FazhiReport
import FazhiText

/// A checklist made ready for matching: immutable, and shared by all reports and threads.
package struct CompiledChecklist: Sendable {
  /// A list of conditions any of which may hold, such as the `topic` of an item, by its number.
  package struct Rule: Sendable, BitwiseCopyable {
    var number: Int32 = -1

    /// Whether it has no conditions, so that it never holds.
    package var isEmpty: Bool { number < 0 }
  }

  /// One item's rules.
  package struct CompiledItem: Sendable {
    /// Wording that names a specific measure in itself.
    package var answers: Rule
    /// Wording that speaks of the obligation.
    package var topic: Rule
    /// Wording that touches the obligation in general terms only.
    package var touches: Rule
    /// Wording of another meaning.
    package var except: Rule
    /// What shows each component, in their order; empty where the item has none.
    package var components: [Rule]
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
  ///
  /// Its examples, where they were read, tell which words are rare: that makes matching faster, and
  /// changes nothing else.
  package init(_ checklist: Checklist) {
    var compiler = Compiler()
    self.checklist = checklist
    items = checklist.items.map { compiler.item($0) }
    signals = checklist.signals.phrases.mapValues { phrases in
      compiler.rule(phrases.map(Condition.phrase))
    }
    wording = compiler.finished(
      samples: checklist.items.flatMap { $0.examples.map { NormalizedText($0.text).units } })
    lexicon = Lexicon(checklist.items)
  }

  /// How many distinct literals are searched for.
  package var literalCount: Int { wording.literalCount }

  /// The literals, in normal form, by number.
  package var literals: [String] { wording.scanner.literals }
}

/// A search for phrases by themselves, to see how often each occurs.
package struct PhraseSearch: Sendable {
  private let rules: [CompiledChecklist.Rule]
  private let wording: Wording

  /// Prepares the search for phrases.
  package init(_ phrases: [Phrase]) {
    var compiler = Compiler()
    rules = phrases.map { compiler.rule([.phrase($0)]) }
    wording = compiler.finished(samples: [])
  }

  /// For each phrase, in how many sentences of a document it occurs.
  package func sentenceCounts(in document: Document) -> [Int] {
    let matches = Matches(of: wording, in: document, scratch: MatchScratch())
    return rules.map { rule in
      Set(matches.matches(of: rule).map { document.sentence(at: Int($0.start)) }).count
    }
  }
}
