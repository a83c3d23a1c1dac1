/// What is compiled before the tables of a `Wording` are laid out.
struct WordingDraft {
  var rules: [Wording.Rule] = []
  var conditions: [Wording.Condition] = []
  var parts: [Int32] = []
  var phrases: [Wording.Phrase] = []
  /// The pieces of all phrases, each as the number of a set and its gap.
  var pieces: [(set: Int32, gap: Int32)] = []

  /// The set of a phrase's piece.
  func set(of phrase: Wording.Phrase, piece: Int32) -> Int32 {
    pieces[Int(phrase.firstPiece + piece)].set
  }
}

/// Lays sets and uses out so that what is asked for most lies close together: the fewer cache lines
/// a sentence needs, the faster it is matched.
struct WordingLayout {
  private let draft: WordingDraft
  private let sets: [[Int32]]
  /// The literals of the sets placed so far.
  private(set) var literalsOfSets: [Int32] = []
  private var placed: [Wording.Members?]
  /// A number that no literal has.
  private let absent: Int32

  /// - Parameters:
  ///   - draft: What was compiled.
  ///   - sets: The literals of each set.
  ///   - literalCount: How many literals there are.
  init(_ draft: WordingDraft, sets: [[Int32]], literalCount: Int) {
    self.draft = draft
    self.sets = sets
    absent = Int32(literalCount)
    placed = Array(repeating: nil, count: sets.count)
  }

  /// For each of the first literals the rules of which it is a phrase of one piece, those left out whose
  /// literals are looked up.
  func rules(ofLiterals count: Int) -> [[Int32]] {
    var rules = [[Int32]](repeating: [], count: count)
    for (number, rule) in draft.rules.enumerated() where rule.literals >= 0 && !rule.isLookedUp {
      for literal in sets[Int(rule.literals)] { rules[Int(literal)].append(Int32(number)) }
    }
    return rules
  }

  /// For each of the first literals the phrases whose anchor it is; places their companions.
  mutating func trials(ofLiterals count: Int) -> [[Wording.Trial]] {
    var phrases = [[Int]](repeating: [], count: count)
    for (number, phrase) in draft.phrases.enumerated() {
      let anchor = draft.set(of: phrase, piece: phrase.anchor)
      for literal in sets[Int(anchor)] { phrases[Int(literal)].append(number) }
    }
    return phrases.map { numbers in
      numbers.map { number in
        let phrase = draft.phrases[number]
        let companion = draft.set(of: phrase, piece: phrase.companion)
        return Wording.Trial(phrase: Int32(number), companion: place(companion))
      }
    }
  }

  /// The pieces of all phrases; places the sets that no trial asked for.
  mutating func pieces() -> [Wording.Piece] {
    draft.pieces.map { Wording.Piece(members: place($0.set), gap: $0.gap) }
  }

  /// The rules; places the literals that are looked up.
  mutating func rules() -> [Wording.Rule] {
    draft.rules.map { rule in
      var rule = rule
      if rule.isLookedUp, rule.literals >= 0 { rule.lookedUp = place(rule.literals) }
      return rule
    }
  }

  private mutating func place(_ set: Int32) -> Wording.Members {
    if let known = placed[Int(set)] { return known }
    let members = Wording.Members(first: Int32(literalsOfSets.count))
    literalsOfSets += sets[Int(set)].dropLast()
    // A set without literals has one that no text has.
    literalsOfSets.append(~(sets[Int(set)].last ?? absent))
    placed[Int(set)] = members
    return members
  }

  /// Where the rules and the trials of each literal begin, one literal behind the other, and where the
  /// last end.
  static func uses(_ rules: [[Int32]], _ trials: [[Wording.Trial]]) -> [Wording.Uses] {
    var next = Wording.Uses(firstRule: 0, firstTrial: 0)
    var uses = [next]
    for (rules, trials) in zip(rules, trials) {
      next.firstRule += Int32(rules.count)
      next.firstTrial += Int32(trials.count)
      uses.append(next)
    }
    return uses
  }
}
