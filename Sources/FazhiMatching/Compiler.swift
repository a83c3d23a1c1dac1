import FazhiChecklist
import FazhiText

/// Collects the literals, sets and phrases of a checklist while its rules are compiled.
struct Compiler {
  private(set) var sets: [LiteralList] = []
  private(set) var phrases: [CompiledChecklist.CompiledPhrase] = []
  private(set) var pieces: [CompiledChecklist.Piece] = []
  private var setIndex: [LiteralList: Int32] = [:]

  mutating func item(_ item: Item) -> CompiledChecklist.CompiledItem {
    let answers = rule(item.evidence.answers)
    let topic = rule(item.evidence.topic)
    let touches = rule(item.evidence.touches)
    var terms: Set<Int32> = []
    for rule in [answers, topic, touches] { collectTerms(of: rule, into: &terms) }
    return CompiledChecklist.CompiledItem(
      answers: answers, topic: topic, touches: touches, except: rule(item.evidence.except),
      components: item.components?.parts.map { rule($0.conditions) } ?? [], terms: terms.sorted())
  }

  mutating func rule(_ conditions: [Condition]) -> CompiledChecklist.Rule {
    var literals = LiteralList()
    var several: [Phrase] = []
    var others: [CompiledChecklist.CompiledCondition] = []
    func sort(_ condition: Condition, _ compiler: inout Compiler) {
      switch condition {
      case .phrase(let phrase) where phrase.pieces.count == 1:
        literals.append(contentsOf: phrase.pieces[0].alternatives)
      case .phrase(let phrase): several.append(phrase)
      case .any(let parts): for part in parts { sort(part, &compiler) }
      case .atLeast(let least, of: let parts, none: let excluded, within: let scope):
        others.append(
          .atLeast(
            least, of: parts.map { compiler.rule([$0]) }, none: compiler.rule(excluded),
            within: scope))
      case .under(let headings, let inner):
        others.append(.under(compiler.rule(headings), compiler.rule([inner])))
      }
    }
    for condition in conditions { sort(condition, &self) }
    let compiled = several.map { phrase in
      let first = pieces.count
      pieces += phrase.pieces.map {
        CompiledChecklist.Piece(set: set($0.alternatives), gap: Int32($0.gap))
      }
      return CompiledChecklist.CompiledPhrase(
        first: Int32(first), count: Int32(phrase.pieces.count))
    }
    // The phrases of nested rules came first, so that a rule's own are contiguous.
    let firstPhrase = Int32(phrases.count)
    phrases += compiled
    return CompiledChecklist.Rule(
      literals: literals.isEmpty ? -1 : set(literals),
      phrases: firstPhrase..<Int32(phrases.count), conditions: others)
  }

  private mutating func set(_ literals: LiteralList) -> Int32 {
    if let index = setIndex[literals] { return index }
    let index = Int32(sets.count)
    sets.append(literals)
    setIndex[literals] = index
    return index
  }

  /// The sets whose literals are all of two characters or more.
  private func collectTerms(of rule: CompiledChecklist.Rule, into terms: inout Set<Int32>) {
    if rule.literals >= 0 { terms.insert(rule.literals) }
    for phrase in phrases[Int(rule.phrases.lowerBound)..<Int(rule.phrases.upperBound)] {
      for piece in pieces[Int(phrase.first)..<Int(phrase.first + phrase.count)]
      where sets[Int(piece.set)].shortest > 1 {
        terms.insert(piece.set)
      }
    }
    for condition in rule.conditions {
      switch condition {
      case .under(_, let inner): collectTerms(of: inner, into: &terms)
      case .atLeast(_, of: let parts, none: _, within: _):
        for part in parts { collectTerms(of: part, into: &terms) }
      }
    }
  }

  /// The literals of all sets, each once, and the sets that each belongs to.
  ///
  /// The sets of literal `l` are `memberships[offsets[l]..<offsets[l + 1]]`, in order.
  func finishedLiterals() -> (pool: LiteralPool, offsets: [Int32], memberships: [Int32]) {
    var pool = LiteralPool()
    var pairs: [(literal: Int32, set: Int32)] = []
    for (set, literals) in sets.enumerated() {
      for literal in literals { pairs.append((Int32(pool.number(of: literal)), Int32(set))) }
    }
    var offsets = [Int32](repeating: 0, count: pool.count + 2)
    for pair in pairs { offsets[Int(pair.literal) + 2] += 1 }
    for index in 2..<max(2, offsets.count) { offsets[index] += offsets[index - 1] }
    var memberships = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      memberships[Int(offsets[Int(pair.literal) + 1])] = pair.set
      offsets[Int(pair.literal) + 1] += 1
    }
    offsets.removeLast()
    return (pool, offsets, memberships)
  }
}
