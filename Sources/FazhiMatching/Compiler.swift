import FazhiChecklist
import FazhiText

/// Collects the literals, sets, phrases and rules of a checklist while it is compiled.
struct Compiler {
  private var sets: [LiteralList] = []
  private var setIndex: [LiteralList: Int32] = [:]
  private var draft = WordingDraft()

  mutating func item(_ item: Item) -> CompiledChecklist.CompiledItem {
    let answers = rule(item.evidence.answers)
    let topic = rule(item.evidence.topic)
    let touches = rule(item.evidence.touches)
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
    let number = Int32(draft.rules.count)
    draft.rules.append(Wording.Rule(parent: parent))
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
        if none >= 0 { compiler.draft.rules[Int(none)].isLookedUp = true }
        others.append(compiler.condition(max(1, least), numbers, excluded: none, scope.code))
      case .under(let headings, let inner):
        let words = compiler.rule(headings, parent: -1)
        compiler.draft.rules[Int(words)].isLookedUp = true
        let numbers = [words, compiler.rule([inner], parent: number)]
        others.append(compiler.condition(0, numbers, excluded: -1, 0))
      }
    }
    for condition in conditions { sort(condition, &self) }
    // Those of nested rules came first, so that a rule's own are contiguous.
    draft.rules[Int(number)].firstCondition = Int32(draft.conditions.count)
    draft.conditions += others
    draft.rules[Int(number)].endCondition = Int32(draft.conditions.count)
    draft.rules[Int(number)].firstPhrase = Int32(draft.phrases.count)
    for phrase in several { append(phrase, of: number) }
    draft.rules[Int(number)].endPhrase = Int32(draft.phrases.count)
    if !literals.isEmpty { draft.rules[Int(number)].literals = set(literals) }
    return number
  }

  private mutating func condition(
    _ least: Int, _ numbers: [Int32], excluded: Int32, _ scope: Int32
  ) -> Wording.Condition {
    let first = Int32(draft.parts.count)
    draft.parts += numbers
    return Wording.Condition(
      least: Int32(clamping: least), firstPart: first, endPart: Int32(draft.parts.count),
      excluded: excluded, scope: scope)
  }

  private mutating func append(_ phrase: Phrase, of rule: Int32) {
    let first = Int32(draft.pieces.count)
    for piece in phrase.pieces {
      draft.pieces.append((set(piece.alternatives), Int32(clamping: piece.gap)))
    }
    draft.phrases.append(
      Wording.Phrase(firstPiece: first, count: Int32(phrase.pieces.count), rule: rule))
  }

  private mutating func set(_ literals: LiteralList) -> Int32 {
    if let index = setIndex[literals] { return index }
    let index = Int32(sets.count)
    sets.append(literals)
    setIndex[literals] = index
    return index
  }

  // MARK: Tables

  /// Lays out the tables of all that was collected.
  ///
  /// - Parameter samples: Sentences as reports have them, in normal form; they tell which words are rare.
  /// - Returns: What is searched for.
  mutating func finished(samples: [[UInt16]]) -> Wording {
    var pool = LiteralPool()
    let members = sets.map { literals in
      var seen: Set<Int32> = []
      return literals.map { Int32(pool.number(of: $0)) }.filter { seen.insert($0).inserted }
    }
    let commonness = Self.commonness(of: pool, members, samples)
    let ofSets = members.map { literals in literals.reduce(0) { $0 + commonness[Int($1)] } }
    chooseAnchors(ofSets)
    chooseLookedUp(ofSets)
    // What makes something hold comes first, so that a number tells it from what does not; then what is
    // common, so that what any text asks for lies close together.
    let isUsed = isUsed(pool, members)
    let order = (0..<pool.count).sorted { left, right in
      if isUsed[left] != isUsed[right] { return isUsed[left] }
      return (commonness[right], left) < (commonness[left], right)
    }
    var ordered = LiteralPool()
    var numbers = [Int32](repeating: 0, count: pool.count)
    for literal in order { numbers[literal] = Int32(ordered.number(of: pool[literal])) }
    return Wording(
      draft, literals: ordered, commonness: order.map { commonness[$0] },
      usedCount: isUsed.count { $0 },
      sets: members.map { literals in literals.map { numbers[Int($0)] } })
  }

  /// For each literal whether it is a phrase by itself, unless it is looked up, or in the anchor of one.
  private func isUsed(_ pool: LiteralPool, _ members: [[Int32]]) -> [Bool] {
    var isUsed = [Bool](repeating: false, count: pool.count)
    let anchors = draft.phrases.map { draft.set(of: $0, piece: $0.anchor) }
    let ofRules = draft.rules.filter { !$0.isLookedUp }.map(\.literals)
    for set in anchors + ofRules where set >= 0 {
      for literal in members[Int(set)] { isUsed[Int(literal)] = true }
    }
    return isUsed
  }

  /// Chooses the rarest piece of each phrase, and the rarest of the others.
  ///
  /// - Parameter commonness: How common each set is.
  private mutating func chooseAnchors(_ commonness: [Int]) {
    for (number, phrase) in draft.phrases.enumerated() {
      let ofPieces = (0..<phrase.count).map { commonness[Int(draft.set(of: phrase, piece: $0))] }
      let byRarity = (0..<phrase.count).sorted { ofPieces[Int($0)] < ofPieces[Int($1)] }
      draft.phrases[number].anchor = byRarity[0]
      draft.phrases[number].companion = byRarity[1]
    }
  }

  /// Chooses the parts that are looked up where the others of their condition are: of those that have
  /// to be there all, the ones that are literals only, but for the rarest where there are no others.
  ///
  /// - Parameter commonness: How common each set is.
  private mutating func chooseLookedUp(_ commonness: [Int]) {
    for condition in draft.conditions
    where condition.least == condition.endPart - condition.firstPart {
      let parts = draft.parts[Int(condition.firstPart)..<Int(condition.endPart)]
      var plain = parts.filter {
        let rule = draft.rules[Int($0)]
        return rule.literals >= 0 && !rule.hasMoreThanLiterals
      }
      if plain.count == parts.count {
        let rarest = plain.indices.min {
          commonness[Int(draft.rules[Int(plain[$0])].literals)]
            < commonness[Int(draft.rules[Int(plain[$1])].literals)]
        }
        if let rarest { plain.remove(at: rarest) }
      }
      for part in plain { draft.rules[Int(part)].isLookedUp = true }
    }
  }

  /// How common each literal is: how often samples have it, and what can be guessed without them.
  private static func commonness(
    of pool: LiteralPool, _ members: [[Int32]], _ samples: [[UInt16]]
  ) -> [Int] {
    var commonness = [Int](repeating: 0, count: pool.count)
    // Short words are common in any text; words in many sets are common in reports.
    for literals in members {
      for literal in literals {
        commonness[Int(literal)] += Self.commonness(ofLength: pool[Int(literal)].count)
      }
    }
    guard !samples.isEmpty else { return commonness }
    let scanner = LiteralScanner(pool)
    let hits = Buffer<LiteralScanner.Hit>()
    for sample in samples {
      sample.withUnsafeBufferPointer {
        scanner.scan($0, anchoredIn: $0.indices, into: hits)
      }
      for index in 0..<hits.count { commonness[Int(hits[index].literal)] += oneOccurrence }
      hits.count = 0
    }
    return commonness
  }

  /// What an occurrence in a sample counts beside what the length of a word lets guess: far more.
  private static let oneOccurrence = 1000

  private static func commonness(ofLength length: Int) -> Int {
    switch length {
    case ...1: 64
    case 2: 8
    case 3: 2
    default: 1
    }
  }
}
