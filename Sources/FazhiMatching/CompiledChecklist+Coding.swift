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
    wording.encode(to: &writer)
    lexicon.encode(to: &writer)
    return writer.bytes
  }

  /// Restores what `encoded` gave.
  ///
  /// - Parameter bytes: Bytes that stay as long as the program does: the tables lie in them. They are
  ///   aligned to eight.
  package init(decoding bytes: UnsafeRawBufferPointer) {
    var reader = TableReader(bytes)
    checklist = reader.checklist()
    items = (0..<reader.number()).map { _ in reader.item() }
    var signals: [Signals.Kind: Rule] = [:]
    for kind in Signals.Kind.allCases { signals[kind] = reader.rule() }
    self.signals = signals
    wording = Wording(from: &reader)
    lexicon = Lexicon(from: &reader)
  }
}

extension TableWriter {
  fileprivate mutating func put(_ item: CompiledChecklist.CompiledItem) {
    for rule in [item.answers, item.topic, item.touches, item.except] { put(rule) }
    put(item.components)
  }

  fileprivate mutating func put(_ rule: CompiledChecklist.Rule) { put(Int(rule.number)) }
}

extension TableReader {
  fileprivate mutating func item() -> CompiledChecklist.CompiledItem {
    CompiledChecklist.CompiledItem(
      answers: rule(), topic: rule(), touches: rule(), except: rule(),
      components: Array(values(of: CompiledChecklist.Rule.self)))
  }

  fileprivate mutating func rule() -> CompiledChecklist.Rule {
    CompiledChecklist.Rule(number: Int32(number()))
  }
}
