import ArgumentParser
import FazhiAssessment
import FazhiChecklist
import FazhiRendering
import FazhiSource

/// Why an obligation has its status.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "说明一个事项为何这样判断。\nExplain the status of one obligation: every place found, and why it counted or not.",
    usage: "fazhi explain <item> <report> [<options>]")

  @Argument(
    help: "事项编号，如 art15.1，也可写作 15.1。\nThe id of the obligation, such as art15.1, or 15.1.")
  var item: String

  @OptionGroup var report: ReportOptions
  @OptionGroup var output: OutputOptions

  func validate() throws { try output.check(Explanation.self) }

  /// Whether an item is of the article that was written ("15", "第15条", "art15.99"), or has the word in its title.
  private func isMeant(_ other: Item) -> Bool {
    let number = item.drop { !$0.isNumber }.prefix { $0.isNumber }
    if let article = Int(number) { return other.article == article }
    return other.title.chinese.contains(item)
  }

  func run() throws {
    try output.protect(report.path)
    let assessor = try report.checklist.assessor()
    let ids = assessor.checklist.items.map(\.id)
    let written = item.lowercased()
    guard let item = [written, "art\(written)", "art0\(written)"].first(where: ids.contains)
    else {
      var unknown = Diagnostic.unknownItem(
        item, in: assessor.checklist, file: report.checklist.nameOrPath)
      let meant = assessor.checklist.items.filter(isMeant)
      if !meant.isEmpty {
        let items = meant.map { "\($0.id) \($0.title.chinese)" }.joined(separator: "、")
        unknown.hint = Localized("是否指 \(items)", "give one of these ids")
      }
      if ids.contains(report.path.lowercased()) {
        unknown.hint = Localized("编号在前，报告在后", "write 'fazhi explain \(report.path) \(item)'")
      }
      throw InvalidInput([unknown], sources: [:])
    }
    let bytes = try FileSystem.read(report.path)
    guard
      var explanation = try assessor.explain(
        item, bytes, name: report.name, overrides: report.overrides)
    else { return }
    var assessment = explanation.assessment
    assessment.enter(try report.filledIn(for: assessor), asOf: report.asOf)
    explanation.enter(assessment)
    Console.complain(explanation.assessment.diagnostics, sources: [:])
    try output.write(explanation)
  }
}
