import FazhiText

/// The rules of a checklist in a form that comments, layout and translations do not change.
///
/// Two checklists with one canonical form give every report the same verdicts and score: what varies in
/// length or number stands behind its count, so that no two rules are written alike. Which sentence is like
/// an obligation that nothing answers depends on its title and the facts it asks for as well; those are no
/// rules, and such likeness decides nothing.
struct CanonicalForm {
  private(set) var bytes: [UInt8] = []

  init(_ checklist: Checklist) {
    bytes.reserveCapacity(1 << 19)
    put(checklist.id)
    put(checklist.items.count)
    for item in checklist.items { put(item) }
    for kind in Signals.Kind.allCases {
      let phrases = checklist.signals.phrases[kind] ?? []
      put(kind.rawValue)
      put(phrases.count)
      for phrase in phrases { put(phrase) }
    }
    put(checklist.signals.figureUnits.count)
    for unit in checklist.signals.figureUnits { put(unit) }
  }

  private mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes += text.utf8
  }

  private mutating func put(_ number: Int) {
    bytes += String(number).utf8
    bytes.append(0)
  }

  private mutating func put(_ item: Item) {
    put(item.id)
    put(item.part)
    put(item.article)
    put(item.kind.rawValue)
    put(item.weight)
    for level in Level.allCases { put(item.levels.contains(level) ? 1 : 0) }
    put(item.strength.rawValue)
    put(item.countsFrame ? 1 : 0)
    put(item.reported.rawValue)
    put(item.evidence.answers)
    put(item.evidence.topic)
    put(item.evidence.touches)
    put(item.evidence.except)
    put(item.components?.atLeast ?? 0)
    put(item.components?.parts.count ?? 0)
    for part in item.components?.parts ?? [] {
      put(part.name)
      put(part.conditions)
    }
  }

  private mutating func put(_ conditions: [Condition]) {
    put(conditions.count)
    for condition in conditions { put(condition) }
  }

  private mutating func put(_ condition: Condition) {
    switch condition {
    case .phrase(let phrase):
      put("phrase")
      put(phrase)
    case .any(let parts):
      put("any")
      put(parts)
    case .atLeast(let least, of: let parts, none: let excluded, within: let scope):
      put("at-least")
      put(least)
      put(parts)
      put(excluded)
      put(scope)
    case .under(let headings, let inner):
      put("under")
      put(headings)
      put(inner)
    }
  }

  /// As a checklist writes it.
  private mutating func put(_ scope: Scope) {
    switch scope {
    case .clause: put("clause")
    case .sentence: put("sentence")
    case .paragraph: put("paragraph")
    case .characters(let width): put(String(width))
    }
  }

  private mutating func put(_ phrase: Phrase) {
    put(phrase.pieces.count)
    for piece in phrase.pieces {
      put(piece.gap)
      put(piece.alternatives.count)
      put(piece.alternatives.units.count)
      for unit in piece.alternatives.units {
        bytes.append(UInt8(truncatingIfNeeded: unit))
        bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
      }
    }
  }
}
