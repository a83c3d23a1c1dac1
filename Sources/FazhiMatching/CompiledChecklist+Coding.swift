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
    for rule in [item.answers, item.topic, item.touches, item.except] { put(rule) }
    put(item.components)
  }

  fileprivate mutating func put(_ rule: CompiledChecklist.Rule) { put(Int(rule.number)) }

  fileprivate mutating func put(_ wording: Wording) {
    wording.scanner.encode(to: &self)
    put(wording.lengths.values)
    put(wording.rules.values)
    put(wording.conditions.values)
    put(wording.parts.values)
    put(wording.phrases.values)
    put(wording.pieces.values)
    put(wording.literalsOfSet.offsets.values)
    put(wording.literalsOfSet.values.values)
  }

  fileprivate mutating func put(_ lexicon: Lexicon) {
    put(lexicon.pairs.values)
    put(lexicon.places.values)
    put(lexicon.offsets.values)
    put(lexicon.entries.values)
  }
}

extension TableReader {
  fileprivate mutating func item() -> CompiledChecklist.CompiledItem {
    CompiledChecklist.CompiledItem(
      answers: rule(), topic: rule(), touches: rule(), except: rule(),
      components: array(of: CompiledChecklist.Rule.self))
  }

  fileprivate mutating func rule() -> CompiledChecklist.Rule {
    CompiledChecklist.Rule(number: Int32(number()))
  }

  fileprivate mutating func wording() -> Wording {
    Wording(
      scanner: LiteralScanner(from: &self), lengths: array(of: Int32.self),
      rules: array(of: Wording.Rule.self), conditions: array(of: Wording.Condition.self),
      parts: array(of: Int32.self), phrases: array(of: Wording.Phrase.self),
      pieces: array(of: Wording.Piece.self),
      literalsOfSet: NumberLists(
        offsets: array(of: Int32.self), values: array(of: Int32.self)))
  }

  fileprivate mutating func lexicon() -> Lexicon {
    Lexicon(
      pairs: array(of: UInt32.self), places: array(of: Int32.self), offsets: array(of: Int32.self),
      entries: array(of: Lexicon.Entry.self))
  }
}
