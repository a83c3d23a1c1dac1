import FazhiAssessment
import FazhiChecklist
import FazhiSource

/// What pages, tables and JSON of a comparison have in common, in the language of the reader.
struct ComparisonView {
  let comparison: Comparison
  let words: Words

  /// What each report is called: its issuer and year, and where that is not enough, its file.
  var labels: [String] { Self.labels(of: comparison, words) }

  /// The labels behind the numbers that tables have as columns.
  var numberedLabels: String {
    words.list(labels.enumerated().map { "\($0 + 1) \($1)" })
  }

  var isPair: Bool { comparison.records.count == 2 }

  func name(_ change: Comparison.Change) -> String { change.name[words.language] }

  /// A status, or that the checklist has no such item.
  func name(_ status: Status?) -> String {
    status?.name[words.language] ?? words("清单无此项", "not in its checklist")
  }

  func transition(from old: Status?, to new: Status?) -> String {
    old == new ? name(new) : "\(name(old)) → \(name(new))"
  }

  /// A difference with an arrow: a sign would make a spreadsheet look for a formula.
  func difference(_ difference: CoverageDifference) -> String {
    let arrow = difference.sign > 0 ? "↑" : difference.sign < 0 ? "↓" : ""
    return arrow + difference.magnitude
  }

  /// What the figures are on.
  func scope(_ standing: Comparison.Standing) -> (number: String, title: String) {
    guard let part = standing.part else { return ("", words("合计", "Total")) }
    return ("\(part.number)", part.title[words.language])
  }

  func quotation(_ quotation: AssessmentRecord.Quotation) -> String {
    quotation.text.onOneLine + words.inParentheses(place(quotation))
  }

  func place(_ quotation: AssessmentRecord.Quotation) -> String {
    let position = quotation.position
    return words(
      "第\(position.line)行第\(position.column)列", "line \(position.line), column \(position.column)")
  }

  func weight(_ obligation: AssessmentRecord.Obligation) -> String {
    obligation.isHardDuty
      ? words("硬任务", "hard duty")
      : words("权重\(obligation.weight)", "weight \(obligation.weight)")
  }

  private static func labels(of comparison: Comparison, _ words: Words) -> [String] {
    let records = comparison.records
    var labels = records.map { record -> String in
      guard let name = record.report.issuer ?? record.report.title else { return record.file }
      return name + (record.report.year.map { words("\($0)年", " \($0)") } ?? "")
    }
    func shared() -> [Int] {
      let counts = Dictionary(grouping: labels.indices) { labels[$0] }
      return counts.values.filter { $0.count > 1 }.flatMap { $0 }.sorted()
    }
    for index in shared() where labels[index] != records[index].file {
      labels[index] += words.inParentheses(records[index].file)
    }
    for index in shared() { labels[index] += " #\(index + 1)" }
    return labels
  }
}

extension Comparison.Change {
  /// The name shown to readers.
  var name: Localized {
    switch self {
    case .gone: Localized("消失", "gone")
    case .worse: Localized("退步", "worse")
    case .new: Localized("新增", "new")
    case .better: Localized("进步", "better")
    case .notComparable: Localized("不可比", "not comparable")
    case .unchanged: Localized("未变", "unchanged")
    }
  }
}
