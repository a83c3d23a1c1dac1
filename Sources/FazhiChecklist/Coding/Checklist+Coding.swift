import FazhiSource

// What of a checklist is kept beside its compiled rules: all that readers are shown. The rules
// themselves, the examples and the places in the files are left out.

extension TableWriter {
  /// Writes a checklist without its rules and examples.
  package mutating func put(_ checklist: Checklist) {
    put(checklist.id)
    put(checklist.version)
    put(checklist.title)
    put(checklist.levels)
    put(checklist.years?.lowerBound ?? 0)
    put(checklist.years?.upperBound ?? 0)
    put(checklist.canonicalForm)
    put(checklist.signals.figureUnits)
    put(checklist.parts.count)
    for part in checklist.parts {
      put(part.number)
      put(part.title)
    }
    put(checklist.items.count)
    for item in checklist.items { put(item) }
  }

  private mutating func put(_ item: Item) {
    put(item.id)
    put(item.part)
    put(item.article)
    put(item.title)
    put(item.requirement)
    put(item.kind.rawValue)
    put(item.weight)
    put(item.levels)
    for level in Level.allCases { put(item.notOwed[level] ?? "") }
    put(item.reported.rawValue)
    put(item.target?.source ?? "")
    if let target = item.target { put(target.text) }
    put(item.units.lead)
    put(item.units.support)
    put(item.materials)
    put(item.facts)
    put(item.components?.atLeast ?? 0)
    put(item.components?.parts.map(\.name) ?? [])
    put(item.strength.rawValue)
    put(item.countsFrame)
    put(item.wording(most: Item.mostWording))
  }

  private mutating func put(_ text: Localized) {
    put(text.chinese)
    put(text.english)
  }

  private mutating func put(_ levels: Set<Level>) {
    for level in Level.allCases { put(levels.contains(level)) }
  }
}

extension TableReader {
  /// The next checklist, without rules and examples.
  package mutating func checklist() -> Checklist {
    let id = text()
    let version = text()
    let title = localized()
    let levels = levels()
    let (first, last) = (number(), number())
    let canonicalForm = Array(values(of: UInt8.self))
    let signals = Signals(figureUnits: texts())
    let parts = (0..<number()).map { _ in Part(number: number(), title: localized()) }
    let items = (0..<number()).map { _ in item() }
    return Checklist(
      id: id, version: version, title: title, levels: levels,
      years: first > 0 ? first...last : nil, parts: parts, items: items,
      canonicalForm: canonicalForm, signals: signals, sources: [:])
  }

  private mutating func item() -> Item {
    var item = Item(
      id: text(), part: number(), article: number(), title: localized(), requirement: localized(),
      kind: ItemKind(rawValue: text()) ?? .duty, weight: number(), levels: levels(), notOwed: [:],
      reported: .sometimes, target: nil, units: Units(lead: [], support: []), materials: [],
      facts: [],
      evidence: EvidenceRule(), components: nil, strength: .measure, countsFrame: false,
      examples: [], file: "", span: Span(0, 0))
    for level in Level.allCases {
      let reason = text()
      if !reason.isEmpty { item.notOwed[level] = reason }
    }
    item.reported = Frequency(rawValue: text()) ?? .sometimes
    let source = text()
    if !source.isEmpty { item.target = Target(text: localized(), source: source) }
    item.units = Units(lead: texts(), support: texts())
    item.materials = texts()
    item.facts = texts()
    let least = number()
    let names = texts()
    if least > 0 {
      item.components = Components(atLeast: least, parts: names.map { ($0, []) })
    }
    item.strength = Strength(rawValue: number()) ?? .measure
    item.countsFrame = flag()
    item.keptWording = texts()
    return item
  }

  private mutating func localized() -> Localized { Localized(text(), text()) }

  private mutating func levels() -> Set<Level> {
    Set(Level.allCases.filter { _ in flag() })
  }
}
