package import FazhiSource

/// What sort of obligation an item is.
package enum ItemKind: String, Sendable, Hashable, CaseIterable {
  /// Something to be done.
  case duty
  /// Something to be reached, by a figure or a date.
  case target
  /// Something not to be done; silence about it is never held against a report.
  case prohibition

  /// Whether an obligation of this kind and a weight has a deadline, a figure or a statutory step.
  package func isHardDuty(weight: Int) -> Bool { weight == 3 && self != .prohibition }

  /// What puts obligations in order, the greatest first: hard duties, then what weighs more.
  package func urgency(weight: Int) -> Int { isHardDuty(weight: weight) ? .max : weight }
}

/// How often reports of governments cover an item, where that is known to be out of the ordinary.
///
/// It decides nothing. Where a report says nothing of what most speak of, or speaks of what hardly any
/// does, a person should look whether the wording was understood.
package enum Frequency: String, Sendable, Hashable, CaseIterable {
  /// At least 85 of 100 reports.
  case usually
  /// At least 70 of 100 reports.
  case often
  case sometimes
  /// Fewer than 30 of 100 reports.
  case rarely
}

/// A figure or deadline that a text of authority sets, and which text that is.
package struct Target: Sendable, Hashable {
  /// What is to be reached.
  package var text: Localized
  /// The text that sets it, such as 纲要第五条.
  package var source: String
}

/// Units that normally answer for an item; a suggestion of the checklist's authors.
package struct Units: Sendable, Hashable {
  /// The units in the lead; not empty.
  package var lead: [String]
  /// The units that support them; may be empty.
  package var support: [String]
}

/// How strong a topic hit must be for an item to be met.
package enum Strength: Int, Sendable, Hashable, Comparable, CaseIterable, BitwiseCopyable {
  /// Only general words: "持续推进", "不断加强".
  case slogan
  /// A plain sentence, neither a slogan nor a deed that the shared wording knows.
  case statement
  /// A concrete deed without further detail: "开展…", "推行…".
  case measure
  /// A figure, an instrument, a body, an event, a result.
  case act
  /// A figure.
  case figure

  /// Orders from the weakest to the strongest.
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The name that checklists and reasons use.
  package var name: Localized {
    switch self {
    case .slogan: Localized("口号", "slogan")
    case .statement: Localized("一般陈述", "statement")
    case .measure: Localized("举措", "measure")
    case .act: Localized("实事", "act")
    case .figure: Localized("数据", "figure")
    }
  }

  /// The word of the checklist format.
  package var keyword: String { name.english }
}

/// What an obligation's evidence looks like.
package struct EvidenceRule: Sendable {
  /// Wording that names a specific measure in itself.
  package var answers: [Condition] = []
  /// Wording that speaks of the obligation; an act besides makes it an answer.
  package var topic: [Condition] = []
  /// Wording that touches the obligation in general terms only.
  package var touches: [Condition] = []
  /// Wording of another meaning: a hit inside it does not count.
  package var except: [Condition] = []
}

/// Several things an obligation asks for, of which some number must be there.
package struct Components: Sendable {
  /// How many are enough.
  package var atLeast: Int
  /// The things by name, in the order of the file.
  package var parts: [(name: String, conditions: [Condition])]
}

/// A text with the status it should be given.
package struct Example: Sendable {
  /// The status it should be given.
  package var expected: Status
  /// The role of the section that it is read in.
  package var role: Role
  /// The text without marks.
  package var text: String
  /// What was marked `⟦…⟧`: the quotation must contain it.
  package var marked: String?
  /// The bytes of its text in the file of its item, marks included.
  package var span: Span
}

/// One obligation.
package struct Item: Sendable {
  /// A name that does not change, such as `art15.1`.
  package var id: String
  /// The number of the part it stands in.
  package var part: Int
  /// The article of the Outline, or of whatever the checklist is made from.
  package var article: Int
  /// The short name shown to readers.
  package var title: Localized
  /// What is asked, in the authors' words.
  package var requirement: Localized
  /// What sort of obligation it is.
  package var kind: ItemKind
  /// 3 a hard duty, 2 an ordinary one, 1 encouraged or peripheral.
  package var weight: Int
  /// The levels that owe it; not empty.
  package var levels: Set<Level>
  /// Why the other levels do not owe it.
  package var notOwed: [Level: String]
  /// How often reports cover it.
  package var reported: Frequency
  /// The figure or deadline that is set for it, where one is.
  package var target: Target?
  /// Who normally answers for it: a suggestion.
  package var units: Units
  /// What an auditor would ask to see: a suggestion.
  package var materials: [String]
  /// What to supply where it is missing: a suggestion.
  package var facts: [String]

  /// The wording that is evidence; empty where the checklist comes compiled.
  package var evidence: EvidenceRule
  /// The things it asks for, where some number of several is enough.
  package var components: Components?
  /// How strong a hit of `topic` must be for it to be met.
  package var strength: Strength
  /// Whether the frame counts as evidence too.
  package var countsFrame: Bool
  /// The examples in the order of the file; empty where they were not read.
  package var examples: [Example]
  /// What `wording` gives, where the rules themselves are not at hand.
  package var keptWording: [String]?
  /// The name of the file that has the entry.
  package var file: String
  /// The bytes of the entry there.
  package var span: Span

  /// Whether it is a duty with a deadline, a figure or a statutory step.
  package var isHardDuty: Bool { kind.isHardDuty(weight: weight) }

  /// What puts items in order, the greatest first: hard duties, then what weighs more.
  package var urgency: Int { kind.urgency(weight: weight) }
}

extension Item {
  /// What it says of itself in Chinese: title, requirement, the facts and materials it asks for.
  package var sayings: [String] { [title.chinese, requirement.chinese] + facts + materials }

  /// How much wording is kept for readers.
  package static let mostWording = 40

  /// Some of the wording that is looked for, for readers who do not know the notation.
  ///
  /// - Returns: At most `most` phrases without duplicates, of several alternatives the first: those
  ///   first that share most with title and requirement, since what people say in words of their own
  ///   looks odd without the official terms; of equals, those of `answers`.
  package func wording(most: Int) -> [String] {
    if let keptWording { return Array(keptWording.prefix(most)) }
    let official = Self.pairs(of: title.chinese).union(Self.pairs(of: requirement.chinese))
    let phrases = (evidence.answers + evidence.topic).wording(most: .max).enumerated().map {
      (
        place: $0.offset, text: $0.element,
        shared: Self.pairs(of: $0.element).intersection(official).count
      )
    }
    return phrases.sorted { ($1.shared, $0.place) < ($0.shared, $1.place) }.prefix(most).map(\.text)
  }

  /// The pairs of neighbouring characters of a text, which stand in for its words.
  private static func pairs(of text: String) -> Set<[UInt16]> {
    let units = Array(text.utf16)
    return Set(zip(units, units.dropFirst()).map { [$0, $1] })
  }
}

extension [Condition] {
  /// Some of the wording of conditions, for readers who do not know the notation.
  ///
  /// - Returns: At most `most` phrases without duplicates; of several alternatives the first. What
  ///   counts only together stands together, as in "执法＋音像记录".
  package func wording(most: Int) -> [String] {
    var phrases: [String] = []
    func collect(_ condition: Condition) {
      guard phrases.count < most else { return }
      switch condition {
      case .phrase, .atLeast:
        if let text = condition.example, !phrases.contains(text) { phrases.append(text) }
      case .any(let parts): parts.forEach(collect)
      case .under(_, let inner): collect(inner)
      }
    }
    forEach(collect)
    return phrases
  }
}

extension Condition {
  /// One wording by which the condition holds, or `nil` where it has none.
  fileprivate var example: String? {
    switch self {
    case .phrase(let phrase): phrase.example
    case .any(let parts): parts.first?.example
    case .atLeast(let least, of: let parts, none: _, within: _):
      parts.prefix(Swift.max(1, least)).compactMap(\.example).joined(separator: "＋")
    case .under(_, let inner): inner.example
    }
  }
}
