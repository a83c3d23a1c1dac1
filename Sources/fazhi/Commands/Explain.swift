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

  func run() throws {
    try output.protect(report.path)
    let assessor = try report.checklist.assessor()
    let ids = assessor.checklist.items.map(\.id)
    let written = item.lowercased()
    guard let item = [written, "art\(written)"].first(where: ids.contains) else {
      var unknown = Diagnostic.unknownItem(
        item, in: assessor.checklist, file: report.checklist.nameOrPath)
      if ids.contains(report.path.lowercased()) {
        unknown.hint = "编号在前，报告在后: write 'fazhi explain \(report.path) \(item)'"
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
