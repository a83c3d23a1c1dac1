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

  /// What the two sides are called: old and new where one place reports twice, or else by letters.
  var sides: (old: String, new: String) {
    hasOnePlace ? (words("旧", "Old"), words("新", "New")) : (words("甲", "A"), words("乙", "B"))
  }

  /// The same within a sentence.
  var sidesInText: [String] {
    hasOnePlace ? [words("旧", "old"), words("新", "new")] : [sides.old, sides.new]
  }

  /// Whether one body reports each time, which may name itself in full or in short: "新北区" and
  /// "常州市新北区人民政府" are one.
  private var hasOnePlace: Bool {
    let suffix = "人民政府"
    let names = comparison.records.compactMap(\.report.issuer).map {
      $0.hasSuffix(suffix) ? $0.dropLast(suffix.count) : $0[...]
    }
    guard let longest = names.max(by: { $0.count < $1.count }) else { return true }
    return names.allSatisfy(longest.hasSuffix)
  }

  /// What the figures mean, and what keeps the reports from being compared as they stand.
  var meanings: [String] {
    var meanings = [
      words.meaning(ofSeveral: true)
        + words("；退步、消失是指报告的写法。", "; worse and gone are said of the texts.")
    ]
    if isPair, !hasOnePlace {
      meanings.append(
        words(
          "两份报告不是同一单位的：消失、退步指甲写了而乙未写或写得较弱，新增、进步相反。",
          "The reports are of two bodies: gone and worse is what A reports and B does not, or less;"
            + " new and better the reverse."))
    }
    let years = comparison.records.map(\.report.year)
    if let first = years[0], years.contains(where: { $0.map { $0 < first } ?? false }) {
      meanings.append(
        words("有报告的年度早于第一份，请核对先后。", "A report is on an earlier year than the first."))
    }
    if Set(comparison.records.map(\.report.level)).count > 1 {
      meanings.append(
        words(
          "各报告层级不同，应承担的事项不同，覆盖率各按其应承担的事项计算。",
          "The reports are of different levels of government, which owe different things; each"
            + " coverage is of what its own level owes."))
    }
    if !comparison.hasOneChecklist {
      meanings.append(
        words(
          "各报告对照的清单不同：只按编号比较各方都有的事项，规则可能不同，覆盖率不可直接比较。",
          "The reports were judged against different checklists: what both have is compared by id,"
            + " the rules may differ, and the coverages cannot be compared as they stand."))
    }
    for (label, record) in zip(labels, comparison.records) {
      for note in record.notes {
        meanings.append(words("\(label)：\(note.chinese)。", "\(label): \(note.english)."))
      }
    }
    return meanings
  }

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
    quotation.text.onOneLine + words.inParentheses(words.place(quotation.position))
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
