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
      "说明一个事项为何这样判断。Explain the status of one obligation: every place found, and why it counted or not."
  )

  @Argument(
    help: "事项编号，如 art15.1。The id of the obligation, such as art15.1.",
    transform: { $0.lowercased() })
  var item: String

  @OptionGroup var report: ReportOptions
  @OptionGroup var output: OutputOptions

  func validate() throws { try output.check(Explanation.self) }

  func run() throws {
    try output.protect(report.path)
    let bytes = try FileSystem.read(report.path)
    let assessor = try report.checklist.assessor()
    let ids = assessor.checklist.items.map(\.id)
    guard ids.contains(item) else {
      let near = Suggestion.nearest(to: item, among: ids).map { "did you mean '\($0)'? " } ?? ""
      throw InvalidInput(
        [
          Diagnostic(
            "unknown-item", "item '\(item)' is not in the checklist",
            file: report.checklist.nameOrPath,
            at: nil, hint: near + "the ids run from '\(ids.first ?? "")' to '\(ids.last ?? "")'")
        ], sources: [:])
    }
    guard
      let explanation = try assessor.explain(
        item, bytes, name: report.name, overrides: report.overrides)
    else { return }
    Console.complain(explanation.assessment.diagnostics, sources: [:])
    try output.write(explanation)
  }
}
