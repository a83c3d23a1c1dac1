package import FazhiChecklist
import FazhiMatching
package import FazhiReport
package import FazhiSource
import FazhiText

/// Looks for wording in a checklist that is of no use, or of too much.
package struct ChecklistLint: Sendable {
  private let checklist: Checklist

  /// Prepares to look through a checklist.
  package init(_ checklist: Checklist) {
    self.checklist = checklist
  }

  /// The warnings: lists that nothing uses, wording that stands twice in an item, and wording that
  /// another one covers.
  package func run() -> [Diagnostic] {
    checklist.unusedLists.map(Diagnostic.unusedList)
      + checklist.items.flatMap { duplicates(in: $0) + shadowed(in: $0) }
  }

  /// The phrases that are too broad: on their own they hit more than a tenth of the passages of
  /// reports.
  ///
  /// - Parameter documents: The reports to look through; with few passages in all nothing is said.
  /// - Returns: One warning for each such phrase, in the order of the checklist.
  package func tooBroad(in documents: [Document]) -> [Diagnostic] {
    let sentences = documents.reduce(0) { $0 + $1.sentences.count }
    guard sentences >= 50 else { return [] }
    let phrases = checklist.items.flatMap { item in tiers(of: item).joined().map { (item, $0) } }
    let search = PhraseSearch(phrases.map(\.1))
    var counts = [Int](repeating: 0, count: phrases.count)
    for document in documents {
      for (index, count) in search.sentenceCounts(in: document).enumerated() {
        counts[index] += count
      }
    }
    return zip(phrases, counts).filter { $1 * 10 > sentences }.map { phrase, count in
      .tooBroad(phrase.1.written, share: count * 100 / sentences, phrase.0)
    }
  }

  private static func phrases(_ conditions: [Condition]) -> [Phrase] {
    conditions.flatMap { condition -> [Phrase] in
      if case .phrase(let phrase) = condition { [phrase] } else { [] }
    }
  }

  private func tiers(of item: Item) -> [[Phrase]] {
    [item.evidence.answers, item.evidence.topic, item.evidence.touches].map(Self.phrases)
  }

  private func duplicates(in item: Item) -> [Diagnostic] {
    var seen: Set<[Phrase.Piece]> = []
    var reported: Set<String> = []
    return tiers(of: item).flatMap { $0 }.compactMap { phrase in
      guard !seen.insert(phrase.pieces).inserted, reported.insert(phrase.written).inserted
      else { return nil }
      return .duplicateWording(phrase.written, item)
    }
  }

  /// A plain phrase that contains a shorter one of the same or a stronger list never decides.
  private func shadowed(in item: Item) -> [Diagnostic] {
    var stronger: [(literal: ArraySlice<UInt16>, written: String)] = []
    var problems: [Diagnostic] = []
    for tier in tiers(of: item) {
      let plain = tier.filter { $0.pieces.count == 1 }
      stronger += plain.flatMap { phrase in
        phrase.pieces[0].alternatives.map { ($0, phrase.written) }
      }
      for phrase in plain {
        let covering = phrase.pieces[0].alternatives.map { literal in
          stronger.first {
            $0.literal.count < literal.count && literal.contains(units: Array($0.literal))
          }
        }
        if covering.allSatisfy({ $0 != nil }), let first = covering.first.flatMap({ $0 }),
          first.written != phrase.written
        {
          problems.append(.shadowedWording(phrase.written, by: first.written, item))
        }
      }
    }
    return problems
  }
}

extension Diagnostic {
  fileprivate static func unusedList(_ list: UnusedList) -> Self {
    Diagnostic(
      "unused-list", severity: .warning,
      Localized("列表 '\(list.name)' 没有用到", "nothing uses the list '\(list.name)'"),
      file: list.file, at: list.span,
      hint: Localized(
        "请删去，或用 '$\(list.name)' 引用", "delete it, or use it as '$\(list.name)'"))
  }

  fileprivate static func duplicateWording(_ phrase: String, _ item: Item) -> Self {
    Diagnostic(
      "duplicate-wording", severity: .warning,
      Localized("用语 '\(phrase)' 重复", "wording '\(phrase)' stands twice in '\(item.id)'"),
      file: item.file, at: item.span,
      hint: Localized("请只在较强的列表中保留", "keep the one in the stronger list"))
  }

  fileprivate static func tooBroad(_ phrase: String, share: Int, _ item: Item) -> Self {
    Diagnostic(
      "too-broad", severity: .warning,
      Localized(
        "用语 '\(phrase)' 过宽，出现在 \(share)% 的语句中",
        "wording '\(phrase)' of '\(item.id)' hits \(share)% of all passages"),
      file: item.file, at: item.span,
      hint: Localized(
        "请写得更具体，或在 {all: [..]} 中与其他用语合用",
        "make it more specific, or join it with another in {all: [..]}"))
  }

  fileprivate static func shadowedWording(_ phrase: String, by other: String, _ item: Item) -> Self
  {
    Diagnostic(
      "shadowed-wording", severity: .warning,
      Localized(
        "用语 '\(phrase)' 含有 '\(other)'，不起作用",
        "wording '\(phrase)' of '\(item.id)' is found only where '\(other)' is"),
      file: item.file, at: item.span, hint: Localized("请删去较长的一条", "delete the longer one"))
  }
}
