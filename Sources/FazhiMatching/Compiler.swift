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

  // MARK: Tables

  /// All that was collected.
  mutating func finished() -> Wording {
    var pool = LiteralPool()
    let members = sets.map { literals in
      var seen: Set<Int32> = []
      return literals.map { Int32(pool.number(of: $0)) }.filter { seen.insert($0).inserted }
    }
    let lengths = zip(pool.starts, pool.starts.dropFirst()).map { $1 - $0 }
    var setCounts = [Int](repeating: 0, count: lengths.count)
    for literals in members { for literal in literals { setCounts[Int(literal)] += 1 } }
    chooseAnchors(lengths, members, setCounts)
    var literalsOfSet = NumberLists.Builder(count: members.count)
    for (set, literals) in members.enumerated() {
      for literal in literals { literalsOfSet.add(literal, to: Int32(set)) }
    }
    return Wording(
      scanner: LiteralScanner(pool), lengths: lengths, rules: rules, conditions: conditions,
      parts: parts, phrases: phrases, pieces: pieces, literalsOfSet: literalsOfSet.finished())
  }

  /// Chooses the rarest piece of each phrase.
  private mutating func chooseAnchors(
    _ lengths: [Int32], _ members: [[Int32]], _ setCounts: [Int]
  ) {
    // Short words are common in any text; words in many sets are common in reports.
    let commonness = members.map { literals in
      literals.reduce(0) { sum, literal in
        sum + Self.commonness(ofLength: lengths[Int(literal)]) * setCounts[Int(literal)]
      }
    }
    for (number, phrase) in phrases.enumerated() {
      let own = pieces[Int(phrase.firstPiece)..<Int(phrase.firstPiece + phrase.count)]
      let rarest = own.indices.min {
        commonness[Int(own[$0].set)] < commonness[Int(own[$1].set)]
      }
      phrases[number].anchor = Int32((rarest ?? own.startIndex) - own.startIndex)
    }
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
