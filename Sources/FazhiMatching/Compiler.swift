import FazhiChecklist
import FazhiText

/// Collects the literals, sets, phrases and rules of a checklist while it is compiled.
struct Compiler {
  private var sets: [LiteralList] = []
  private var setIndex: [LiteralList: Int32] = [:]
  private var rules: [Wording.Rule] = []
  private var conditions: [Wording.Condition] = []
  private var parts: [Int32] = []
  private var phrases: [Wording.Phrase] = []
  private var pieces: [Wording.Piece] = []
  /// For each item the sets of the wording that is looked for.
  private var termSets: [[Int32]] = []

  mutating func item(_ item: Item) -> CompiledChecklist.CompiledItem {
    let answers = rule(item.evidence.answers)
    let topic = rule(item.evidence.topic)
    let touches = rule(item.evidence.touches)
    var terms: Set<Int32> = []
    for rule in [answers, topic, touches] { collectTerms(of: rule.number, into: &terms) }
    termSets.append(terms.sorted())
    return CompiledChecklist.CompiledItem(
      answers: answers, topic: topic, touches: touches, except: rule(item.evidence.except),
      components: item.components?.parts.map { rule($0.conditions) } ?? [])
  }

  /// Compiles a list of conditions any of which may hold.
  mutating func rule(_ conditions: [Condition]) -> CompiledChecklist.Rule {
    guard !conditions.isEmpty else { return CompiledChecklist.Rule() }
    return CompiledChecklist.Rule(number: rule(conditions, parent: -1))
  }

  private mutating func rule(_ conditions: [Condition], parent: Int32) -> Int32 {
    let number = Int32(rules.count)
    rules.append(Wording.Rule(parent: parent))
    var literals = LiteralList()
    var several: [Phrase] = []
    var others: [Wording.Condition] = []
    func sort(_ condition: Condition, _ compiler: inout Compiler) {
      switch condition {
      case .phrase(let phrase) where phrase.pieces.count == 1:
        literals.append(contentsOf: phrase.pieces[0].alternatives)
      case .phrase(let phrase): several.append(phrase)
      case .any(let parts): for part in parts { sort(part, &compiler) }
      case .atLeast(let least, of: let parts, none: let excluded, within: let scope):
        // The headings of `under`, and what is excluded, make nothing hold by themselves.
        let numbers = parts.map { compiler.rule([$0], parent: number) }
        let none = excluded.isEmpty ? -1 : compiler.rule(excluded, parent: -1)
        others.append(compiler.condition(max(1, least), numbers, excluded: none, scope.code))
      case .under(let headings, let inner):
        let numbers = [
          compiler.rule(headings, parent: -1), compiler.rule([inner], parent: number),
        ]
        others.append(compiler.condition(0, numbers, excluded: -1, 0))
      }
    }
    for condition in conditions { sort(condition, &self) }
    // Those of nested rules came first, so that a rule's own are contiguous.
    rules[Int(number)].firstCondition = Int32(self.conditions.count)
    self.conditions += others
    rules[Int(number)].endCondition = Int32(self.conditions.count)
    rules[Int(number)].firstPhrase = Int32(phrases.count)
    for phrase in several { append(phrase, of: number) }
    rules[Int(number)].endPhrase = Int32(phrases.count)
    if !literals.isEmpty { rules[Int(number)].literals = set(literals) }
    return number
  }

  private mutating func condition(
    _ least: Int, _ numbers: [Int32], excluded: Int32, _ scope: Int32
  ) -> Wording.Condition {
    let first = Int32(parts.count)
    parts += numbers
    return Wording.Condition(
      least: Int32(clamping: least), firstPart: first, endPart: Int32(parts.count),
      excluded: excluded, scope: scope)
  }

  private mutating func append(_ phrase: Phrase, of rule: Int32) {
    let first = Int32(pieces.count)
    for piece in phrase.pieces {
      pieces.append(
        Wording.Piece(set: set(piece.alternatives), gap: Int32(clamping: piece.gap)))
    }
    phrases.append(
      Wording.Phrase(firstPiece: first, count: Int32(phrase.pieces.count), rule: rule))
  }

  private mutating func set(_ literals: LiteralList) -> Int32 {
    if let index = setIndex[literals] { return index }
    let index = Int32(sets.count)
    sets.append(literals)
    setIndex[literals] = index
    return index
  }

  /// The sets whose literals are all of two characters or more.
  private func collectTerms(of number: Int32, into terms: inout Set<Int32>) {
    guard number >= 0 else { return }
    let rule = rules[Int(number)]
    if rule.literals >= 0 { terms.insert(rule.literals) }
    for phrase in phrases[Int(rule.firstPhrase)..<Int(rule.endPhrase)] {
      for piece in pieces[Int(phrase.firstPiece)..<Int(phrase.firstPiece + phrase.count)]
      where sets[Int(piece.set)].shortest > 1 {
        terms.insert(piece.set)
      }
    }
    for condition in conditions[Int(rule.firstCondition)..<Int(rule.endCondition)] {
      let all = parts[Int(condition.firstPart)..<Int(condition.endPart)]
      for part in condition.least == 0 ? all.dropFirst() : all {
        collectTerms(of: part, into: &terms)
      }
    }
  }

  // MARK: Tables

  /// All that was collected, and for each item the range of its terms.
  mutating func finished() -> (wording: Wording, terms: [Range<Int32>]) {
    var pool = LiteralPool()
    var members: [Int32] = []
    var setOffsets: [Int32] = [0]
    for literals in sets {
      var seen: Set<Int32> = []
      for literal in literals {
        let number = Int32(pool.number(of: literal))
        if seen.insert(number).inserted { members.append(number) }
      }
      setOffsets.append(Int32(members.count))
    }
    let lengths = zip(pool.starts, pool.starts.dropFirst()).map { $1 - $0 }
    let allMembers = members
    let allOffsets = setOffsets
    func literals(of set: Int32) -> ArraySlice<Int32> {
      allMembers[Int(allOffsets[Int(set)])..<Int(allOffsets[Int(set) + 1])]
    }
    let (triggerOffsets, triggers) = triggers(literalCount: pool.count, lengths, literals(of:))
    var terms: [Wording.Term] = []
    var ranges: [Range<Int32>] = []
    for sets in termSets {
      let first = terms.count
      var counts: [Int32: Int32] = [:]
      for set in sets {
        for literal in literals(of: set) where lengths[Int(literal)] > 1 {
          counts[literal, default: 0] += 1
        }
      }
      terms += counts.sorted { $0.key < $1.key }.map { Wording.Term(literal: $0, count: $1) }
      ranges.append(Int32(first)..<Int32(terms.count))
    }
    let wording = Wording(
      scanner: LiteralScanner(pool), lengths: lengths, rules: rules, conditions: conditions,
      parts: parts, phrases: phrases, pieces: pieces, setOffsets: setOffsets, members: members,
      triggerOffsets: triggerOffsets, triggers: triggers, terms: terms)
    return (wording, ranges)
  }

  /// Chooses the pieces that start phrases, and lists what each literal starts.
  private mutating func triggers(
    literalCount: Int, _ lengths: [Int32], _ literals: (Int32) -> ArraySlice<Int32>
  ) -> (offsets: [Int32], triggers: [Int32]) {
    var pairs: [(literal: Int32, target: Int32)] = []
    for (number, rule) in rules.enumerated() where rule.literals >= 0 {
      for literal in literals(rule.literals) { pairs.append((literal, ~Int32(number))) }
    }
    var setsOfLiteral = [Int](repeating: 0, count: literalCount)
    for set in sets.indices {
      for literal in literals(Int32(set)) { setsOfLiteral[Int(literal)] += 1 }
    }
    // Short words are common in any text; words in many sets are common in reports.
    let commonness = sets.indices.map { set in
      literals(Int32(set)).reduce(0) { sum, literal in
        sum + Self.commonness(ofLength: lengths[Int(literal)]) * setsOfLiteral[Int(literal)]
      }
    }
    for (number, phrase) in phrases.enumerated() {
      let own = pieces[Int(phrase.firstPiece)..<Int(phrase.firstPiece + phrase.count)]
      guard
        let rarest = own.indices.min(by: {
          commonness[Int(own[$0].set)] < commonness[Int(own[$1].set)]
        })
      else { continue }
      phrases[number].anchor = Int32(rarest - own.startIndex)
      for literal in literals(pieces[rarest].set) { pairs.append((literal, Int32(number))) }
    }
    var offsets = [Int32](repeating: 0, count: literalCount + 2)
    for pair in pairs { offsets[Int(pair.literal) + 2] += 1 }
    for index in 2..<max(2, offsets.count) { offsets[index] += offsets[index - 1] }
    var triggers = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      triggers[Int(offsets[Int(pair.literal) + 1])] = pair.target
      offsets[Int(pair.literal) + 1] += 1
    }
    offsets.removeLast()
    return (offsets, triggers)
  }

  private static func commonness(ofLength length: Int32) -> Int {
    switch length {
    case ...1: 64
    case 2: 8
    case 3: 2
    default: 1
    }
  }
}
