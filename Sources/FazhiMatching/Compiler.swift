import FazhiChecklist
import FazhiText

/// Collects the literals, sets and phrases of a checklist while its rules are compiled.
struct Compiler {
  private(set) var sets: [[Phrase.Literal]] = []
  private(set) var phrases: [CompiledChecklist.CompiledPhrase] = []
  private(set) var pieces: [CompiledChecklist.Piece] = []
  private var setIndex: [UnitsKey: Int32] = [:]

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
    var literals: [Phrase.Literal] = []
    var several: [Phrase] = []
    var others: [CompiledChecklist.CompiledCondition] = []
    func sort(_ condition: Condition, _ compiler: inout Compiler) {
      switch condition {
      case .phrase(let phrase) where phrase.pieces.count == 1:
        literals += phrase.pieces[0].alternatives
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

  private mutating func set(_ literals: [Phrase.Literal]) -> Int32 {
    // No literal has a line feed, so that joining them is reversible.
    let key = UnitsKey(literals.count == 1 ? literals[0] : Array(literals.joined(separator: [0x0A])))
    if let index = setIndex[key] { return index }
    let index = Int32(sets.count)
    sets.append(literals)
    setIndex[key] = index
    return index
  }

  /// The sets whose literals are all of two characters or more.
  private func collectTerms(of rule: CompiledChecklist.Rule, into terms: inout Set<Int32>) {
    if rule.literals >= 0 { terms.insert(rule.literals) }
    for phrase in phrases[Int(rule.phrases.lowerBound)..<Int(rule.phrases.upperBound)] {
      for piece in pieces[Int(phrase.first)..<Int(phrase.first + phrase.count)]
      where sets[Int(piece.set)].allSatisfy({ $0.count > 1 }) {
        terms.insert(piece.set)
      }
    }
    for condition in rule.conditions {
      switch condition {
      case .rule(let inner), .under(_, let inner): collectTerms(of: inner, into: &terms)
      case .atLeast(_, of: let parts, none: _, within: _):
        for part in parts { collectTerms(of: part, into: &terms) }
      }
    }
  }

  /// The literals of all sets, each once, with the sets that each belongs to.
  func finishedLiterals() -> (
    units: [Phrase.Literal], offsets: [Int32], memberships: [Int32]
  ) {
    var index: [UnitsKey: Int] = [:]
    var units: [Phrase.Literal] = []
    var owners: [[Int32]] = []
    for (set, literals) in sets.enumerated() {
      for literal in literals {
        let key = UnitsKey(literal)
        if let known = index[key] {
          if owners[known].last != Int32(set) { owners[known].append(Int32(set)) }
        } else {
          index[key] = units.count
          units.append(literal)
          owners.append([Int32(set)])
        }
      }
    }
    var offsets: [Int32] = [0]
    for owner in owners { offsets.append((offsets.last ?? 0) + Int32(owner.count)) }
    return (units, offsets, owners.flatMap { $0 })
  }
}
