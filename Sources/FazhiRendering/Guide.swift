package import FazhiChecklist
import FazhiSource

/// A checklist as a document: what is asked, what counts, what does not, and what to have ready.
package struct Guide: Presentable {
  /// What is explained; loaded with its examples.
  package var checklist: Checklist

  /// Creates the guide to a checklist.
  package init(to checklist: Checklist) {
    self.checklist = checklist
  }

  /// What a reader is shown.
  package func page(_ words: Words) -> Page { .guide(checklist, words) }

  /// The same in rows.
  package func workbook(_ words: Words) -> Workbook { Workbook(guideTo: checklist, words) }
}

/// What a guide says of one obligation.
struct GuideEntry {
  /// How much wording of each sort is shown.
  private static let mostWording = 8

  let item: Item
  let words: Words

  /// The number of the article, the weight, and the kind where it is no duty.
  var labels: [String] {
    let kind: [String] =
      switch item.kind {
      case .duty: []
      case .target: [words("目标", "target")]
      case .prohibition: [words("禁止性要求", "prohibition")]
      }
    return [words.article(item.article), words.weight(item)] + kind
  }

  /// When the obligation is met.
  var rule: String {
    var rules: [String] = []
    if item.kind == .prohibition {
      rules.append(
        words(
          "写明防范或纠正措施即为已落实；自认违反的为自认不足；没有写到的不计分",
          "met where a safeguard is stated; acknowledged where a breach is admitted; not scored where"
            + " nothing speaks of it"))
    } else {
      rules.append(
        words(
          "成效部分写明具体举措，或写到此事并有\(strength)",
          "the achievements name a specific measure, or speak of it with \(strength)"))
    }
    if let components = item.components {
      let names = words.names(components.parts.map(\.name))
      rules.append(
        words(
          "以下\(components.parts.count)项内容至少写到\(components.atLeast)项：\(names)",
          "at least \(components.atLeast) of \(components.parts.count) are there: \(names)"))
    }
    if item.countsFrame {
      rules.append(words("报告开头写明的也算", "the opening of the report counts too"))
    }
    return words.list(rules)
  }

  private var strength: String {
    switch item.strength {
    case .slogan: words("任何表述", "any wording")
    case .statement: words("实在的陈述，不能只是口号", "a plain statement, not a slogan only")
    case .measure: words("举措支撑（开展了什么、推行了什么）", "a measure (what was carried out)")
    case .act: words("实事支撑（文件、机构、活动、结果或数据）", "an act (document, body, event, result, figure)")
    case .figure: words("数据支撑", "a figure")
    }
  }

  /// Wording that answers in itself, wording that needs an act besides, wording that is not enough.
  var wording: (answers: [String], topic: [String], touches: [String]) {
    let rule = item.evidence
    return (
      rule.answers.wording(most: Self.mostWording), rule.topic.wording(most: Self.mostWording),
      rule.touches.wording(most: Self.mostWording)
    )
  }

  /// The first example that passes.
  var passing: Example? { item.examples.first { $0.expected == .met } }

  /// An example of each way to fall short, as far as there are some, the nearest first.
  var failing: [Example] {
    let statuses: [Status] =
      item.kind == .prohibition ? [.acknowledged, .notScored, .missing] : [.partial, .missing]
    return statuses.compactMap { status in item.examples.first { $0.expected == status } }
  }

  /// The levels that owe it.
  var levels: String {
    words.names(Level.allCases.filter { item.levels.contains($0) }.map(words.level))
  }

  /// The levels of the checklist that do not owe it, with the reason.
  var notOwed: [(level: Level, reason: String)] {
    Level.allCases.compactMap { level in item.notOwed[level].map { (level, $0) } }
  }

  var notOwedText: String {
    words.list(notOwed.map { words.level($0.level) + words.colon + $0.reason })
  }

  /// How often reports of governments cover it; empty where that is nothing out of the ordinary.
  var frequency: String {
    switch item.reported {
    case .usually: words("政府报告几乎都写到", "nearly all reports of governments cover it")
    case .often: words("政府报告多数写到", "most reports of governments cover it")
    case .sometimes: ""
    case .rarely: words("政府报告很少写到", "few reports of governments cover it")
    }
  }

  func text(of example: Example) -> String {
    example.text.onOneLine + words.inParentheses(example.expected.name[words.language])
  }
}
