import ArgumentParser
import FazhiAssessment
import FazhiChecklist
import FazhiRendering
import FazhiReport
import FazhiSource

/// How well verdicts agree with labels.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "与人工标注比较。\nMeasure the verdicts against labels of your own.",
    usage: "fazhi evaluate <labels> <reports> [<options>]",
    discussion: """
      LABELS 中为 名称.json，REPORTS 中为 名称.txt（或 .docx、.html）。输出一致率、
      加权 kappa、缺口的查准率和查全率、已落实的 F1、引文重合度和每一处分歧。
      "also" 为同样可以的状态。

      LABELS holds NAME.json, REPORTS holds NAME.txt, or NAME.docx or NAME.html. A label file: \
      {"items": {"art03.1": {"status": "met", "evidence": ["quotation"], "also": ["partial"]}}}, where "also" names \
      statuses that are as good. Prints agreement, weighted kappa, precision and recall of gaps, F1 of what is met, \
      the overlap of quotations, and every disagreement.
      """)

  @Argument(help: .init("标注文件夹。\nThe folder of labels.", valueName: "labels"))
  var labels: String

  @Argument(help: .init("报告文件夹。\nThe folder of reports.", valueName: "reports"))
  var reports: String

  @OptionGroup var checklist: ChecklistOption

  @OptionGroup var output: OutputOptions

  func validate() throws { try output.check(Evaluation.self) }

  /// The file of a report: of those of one name the text.
  private func report(named name: String) -> String {
    let paths = ReportReaders.endings.map { "\(reports)/\(name).\($0)" }
    return paths.first(where: FileSystem.exists) ?? paths[0]
  }

  func run() throws {
    let names = try FileSystem.names(inFolder: labels)
      .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(".json".count)) }
    guard !names.isEmpty else {
      throw FileProblem(
        path: labels, reason: "there is no label file NAME.json in it", chinese: "其中没有标注文件")
    }
    let assessor = try checklist.assessor()
    let known = Set(assessor.checklist.items.map(\.id))
    var evaluation = Evaluation()
    for name in names {
      let path = "\(labels)/\(name).json"
      try output.protect(path)
      let source = SourceFile(name: path, bytes: try FileSystem.read(path))
      let report = report(named: name)
      try output.protect(report)
      let assessment = try assessor.assess(FileSystem.read(report), name: report)
      Console.complain(assessment.diagnostics, sources: [:])
      let labelled = try Labels(parsing: source)
      // Labels may be those of a larger checklist.
      let unknown = labelled.items.keys.filter { !known.contains($0) }.sorted()
      if let first = unknown.first {
        Console.complain([.unknownLabels(first, unknown.count, path)], sources: [:])
      }
      evaluation.add(assessment, labels: labelled, report: name)
    }
    guard !evaluation.pairs.isEmpty else {
      throw FileProblem(
        path: labels, reason: "no label can be compared with a verdict", chinese: "没有可比较的标注")
    }
    try output.write(evaluation)
  }
}

extension Diagnostic {
  fileprivate static func unknownLabels(_ first: String, _ count: Int, _ path: String) -> Self {
    Diagnostic(
      "unknown-item", severity: .warning,
      Localized(
        "\(count) 项标注不在清单中，未计入，如 '\(first)'", "labels of items that are not in the checklist"),
      file: path, at: nil,
      hint: Localized("请核对编号，或用 --checklist 指定清单", "check the ids, or give their --checklist"))
  }
}
