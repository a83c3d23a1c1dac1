import FazhiChecklist

extension CompiledChecklist {
  /// The bytes from which the same build of the program restores it, many times faster than it reads
  /// and compiles the YAML.
  package var encoded: [UInt8] {
    var writer = TableWriter()
    writer.put(checklist)
    writer.put(items.count)
    for item in items { writer.put(item) }
    for kind in Signals.Kind.allCases { writer.put(signals[kind] ?? Rule()) }
    writer.put(wording)
    writer.put(lexicon)
    return writer.bytes
  }

  /// Restores what `encoded` gave.
  package init(decoding bytes: [UInt8]) {
    var reader = TableReader(bytes)
    checklist = reader.checklist()
    items = (0..<reader.number()).map { _ in reader.item() }
    var signals: [Signals.Kind: Rule] = [:]
    for kind in Signals.Kind.allCases { signals[kind] = reader.rule() }
    self.signals = signals
    wording = reader.wording()
    lexicon = reader.lexicon()
  }
}

extension TableWriter {
  fileprivate mutating func put(_ item: CompiledChecklist.CompiledItem) {
    put(item.answers)
    put(item.topic)
    put(item.touches)
    put(item.except)
    put(item.components)
    put(item.terms)
  }

  private mutating func put(_ rules: [CompiledChecklist.Rule]) {
    put(rules.count)
    for rule in rules { put(rule) }
  }

  fileprivate mutating func put(_ rule: CompiledChecklist.Rule) {
    put(Int(rule.literals))
    put(Int(rule.phrases.lowerBound))
    put(Int(rule.phrases.upperBound))
    put(rule.conditions.count)
    for condition in rule.conditions {
      switch condition {
      case .atLeast(let least, of: let parts, none: let excluded, within: let scope):
        put(least)
        put(parts)
        put(excluded)
        put(scope.code)
      case .under(let headings, let inner):
        put(0)
        put(headings)
        put(inner)
      }
    }
  }

  fileprivate mutating func put(_ wording: Wording) {
    wording.scanner.encode(to: &self)
    put(wording.phrases)
    put(wording.pieces)
    put(wording.lengths)
    put(wording.offsets)
    put(wording.memberships)
    put(wording.setCount)
  }

  fileprivate mutating func put(_ lexicon: Lexicon) {
    put(lexicon.pairs)
    put(lexicon.places)
    put(lexicon.offsets)
    put(lexicon.entries)
  }
}

extension TableReader {
  fileprivate mutating func item() -> CompiledChecklist.CompiledItem {
    CompiledChecklist.CompiledItem(
      answers: rule(), topic: rule(), touches: rule(), except: rule(), components: rules(),
      terms: array(of: Int32.self))
  }

  private mutating func rules() -> [CompiledChecklist.Rule] { (0..<number()).map { _ in rule() } }

  fileprivate mutating func rule() -> CompiledChecklist.Rule {
    let literals = Int32(number())
    let phrases = Int32(number())..<Int32(number())
    let conditions = (0..<number()).map { _ in condition() }
    return CompiledChecklist.Rule(literals: literals, phrases: phrases, conditions: conditions)
  }

  private mutating func condition() -> CompiledChecklist.CompiledCondition {
    let least = number()
    guard least > 0 else { return .under(rule(), rule()) }
    return .atLeast(least, of: rules(), none: rule(), within: Scope(code: number()))
  }

  fileprivate mutating func wording() -> Wording {
    Wording(
      scanner: LiteralScanner(from: &self),
      phrases: array(of: CompiledChecklist.CompiledPhrase.self),
      pieces: array(of: CompiledChecklist.Piece.self), lengths: array(of: Int32.self),
      offsets: array(of: Int32.self), memberships: array(of: Int32.self), setCount: number())
  }

  fileprivate mutating func lexicon() -> Lexicon {
    Lexicon(
      pairs: array(of: UInt32.self), places: array(of: Int32.self), offsets: array(of: Int32.self),
      entries: array(of: Lexicon.Entry.self))
  }
}

extension Scope {
  /// A number for each scope: a number of characters for itself, the others below zero.
  fileprivate var code: Int {
    switch self {
    case .clause: -1
    case .sentence: -2
    case .paragraph: -3
    case .characters(let count): count
    }
  }

  fileprivate init(code: Int) {
    switch code {
    case -1: self = .clause
    case -2: self = .sentence
    case -3: self = .paragraph
    default: self = .characters(code)
    }
  }
}
