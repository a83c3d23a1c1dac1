import ArgumentParser
import FazhiAssessment
import FazhiChecklist
import FazhiRendering
import FazhiSource

/// How well verdicts agree with labels.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "与人工标注比较。Measure the verdicts against labels of your own.",
    discussion: """
      LABELS holds NAME.json, REPORTS holds NAME.txt. A label file: \
      {"items": {"art03.1": {"status": "met", "evidence": ["quotation"], "also": ["partial"]}}}, where "also" names \
      statuses that are as good. Prints agreement, weighted kappa, precision and recall of gaps, F1 of what is met, \
      the overlap of quotations, and every disagreement.
      """)

  @Argument(help: .init("标注文件夹。The folder of labels.", valueName: "labels"))
  var labels: String

  @Argument(help: .init("报告文件夹。The folder of reports.", valueName: "reports"))
  var reports: String

  @OptionGroup var checklist: ChecklistOption

  @OptionGroup var output: OutputOptions

  func validate() throws { try output.check(Evaluation.self) }

  func run() throws {
    let names = try FileSystem.names(inFolder: labels)
      .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(".json".count)) }
    guard !names.isEmpty else {
      throw FileProblem(path: labels, reason: "the folder holds no label file NAME.json")
    }
    let assessor = try checklist.assessor()
    var evaluation = Evaluation()
    for name in names {
      let path = "\(labels)/\(name).json"
      let source = SourceFile(name: path, bytes: try FileSystem.read(path))
      let report = "\(reports)/\(name).txt"
      let assessment = try assessor.assess(FileSystem.read(report), name: report)
      Console.complain(assessment.diagnostics, sources: [:])
      evaluation.add(assessment, labels: try Labels(parsing: source), report: name)
    }
    try output.write(evaluation)
  }
}
