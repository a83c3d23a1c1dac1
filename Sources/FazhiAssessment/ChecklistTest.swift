package import FazhiChecklist
package import FazhiSource

/// Runs the examples of a checklist: each item is its own specification and its own test.
package struct ChecklistTest: Sendable {
  private let assessor: Assessor

  /// Prepares the test of a checklist that was loaded with its examples.
  package init(_ checklist: Checklist) {
    assessor = Assessor(checklist)
  }

  /// How many examples there are.
  package var exampleCount: Int { assessor.checklist.items.reduce(0) { $0 + $1.examples.count } }

  /// Runs all examples.
  ///
  /// - Returns: Examples that are given another status than the expected one or whose quotation lacks
  ///   the marked run, items without a positive or a near miss, and lists of wording that no example
  ///   fires; empty where all is well.
  package func run() -> [Diagnostic] {
    assessor.checklist.items.indices.flatMap { index in
      let item = assessor.checklist.items[index]
      return item.examples.compactMap { failure(of: $0, item: index) } + coverage(of: item, index)
    }
  }

  /// The level at which an item's examples are judged: county where it owes the item.
  package static func level(for item: Item) -> Level {
    let order: [Level] = [.county, .city, .province, .township, .department]
    return order.first { item.levels.contains($0) } ?? .county
  }

  private func failure(of example: Example, item index: Int) -> Diagnostic? {
    let item = assessor.checklist.items[index]
    let finding = assessor.finding(
      onItem: index, in: example.text, role: example.role, level: Self.level(for: item))
    guard finding.status == example.expected else {
      return .exampleStatus(item, example, got: finding)
    }
    if let marked = example.marked {
      let bytes = Array(example.text.utf8)
      let isQuoted = finding.evidence.contains { evidence in
        String(decoding: bytes[evidence.span.start..<evidence.span.end], as: UTF8.self)
          .contains(marked)
      }
      if !isQuoted { return .exampleQuotation(item, example, marked: marked) }
    }
    return nil
  }

  private func coverage(of item: Item, _ index: Int) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let nearMisses: Set<Status> = [.missing, .notScored]
    if !item.examples.contains(where: { !nearMisses.contains($0.expected) }) {
      problems.append(
        .noExample(
          item, Localized("正面示例", "positive"),
          hint: Localized("请添加 '- met: 文本'", "add '- met: text'")))
    }
    if !item.examples.contains(where: { nearMisses.contains($0.expected) }) {
      problems.append(
        .noExample(
          item, Localized("反面示例", "near miss"),
          hint: Localized(
            "请添加 '- missing: 文本'，写有相关用语而不是该项职责",
            "add '- missing: text' with the words, not the duty")))
    }
    let fired = item.examples.reduce(into: Set<Tier>()) { fired, example in
      fired.formUnion(assessor.tiersFired(byItem: index, in: example.text))
    }
    let tiers: [(Tier, [Condition])] = [
      (.answers, item.evidence.answers), (.topic, item.evidence.topic),
      (.touches, item.evidence.touches),
    ]
    for (tier, conditions) in tiers where !conditions.isEmpty && !fired.contains(tier) {
      problems.append(.neverFires(item, tier.rawValue))
    }
    return problems
  }
}

extension Diagnostic {
  fileprivate static func exampleStatus(_ item: Item, _ example: Example, got: Finding) -> Self {
    let (status, expected) = (got.status, example.expected)
    return Diagnostic(
      "example-status",
      Localized(
        "'\(item.id)' 的示例应为“\(expected.name.chinese)”，判为“\(status.name.chinese)”"
          + "（\(got.reason.text(in: .chinese))）",
        "example of '\(item.id)' is \(status.rawValue), not \(expected.rawValue): "
          + got.reason.text(in: .english)),
      file: item.file, at: example.span,
      hint: Localized("请修改判定规则或示例", "mend the evidence rule, or the example"))
  }

  fileprivate static func exampleQuotation(
    _ item: Item, _ example: Example, marked: String
  ) -> Self {
    Diagnostic(
      "example-quotation",
      Localized("摘录中没有标出的 '\(marked)'", "quotation for '\(item.id)' does not contain '\(marked)'"),
      file: item.file, at: example.span,
      hint: Localized("请标出规则找到的文字，或放宽规则", "mark what the rule finds, or widen the rule"))
  }

  fileprivate static func noExample(_ item: Item, _ kind: Localized, hint: Localized) -> Self {
    Diagnostic(
      "no-example",
      Localized(
        "事项 '\(item.id)' 没有\(kind.chinese)",
        "item '\(item.id)' has no \(kind.english) among its examples"),
      file: item.file, at: item.span, hint: hint)
  }

  fileprivate static func neverFires(_ item: Item, _ tier: String) -> Self {
    Diagnostic(
      "never-fires",
      Localized("没有示例用到 '\(tier)' 中的用语", "no example of '\(item.id)' fires its '\(tier)'"),
      file: item.file, at: item.span,
      hint: Localized(
        "请添加含有 '\(tier)' 用语的示例，或删去该列表",
        "add an example with wording of '\(tier)', or delete the list"))
  }
}
