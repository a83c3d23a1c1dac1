import ArgumentParser
import FazhiAssessment
import FazhiChecklist
import FazhiRendering
import FazhiSource

/// What is better or worse in one report than in another.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "比较报告：两个年度、两份草稿或几个地方。\nCompare reports: two years, two drafts, or several places.",
    usage: "fazhi compare <old> <new> ... [<options>]",
    discussion: """
      输入可以是报告（文本、DOCX、网页），也可以是保存的结果（fazhi score 报告
      --format json），可混用；以第一份为准，其余与之比较。两份：哪些退步、消失，
      哪些进步、新增，附双方引文；
      三份以上：排名，共有、共缺的事项，逐项并列。

      Each input is a report (text, DOCX or HTML), or a result saved by 'fazhi score REPORT --format json'; which it \
      is, its content tells, and they may be mixed. The first is what the others are compared with. With two: what became worse or is gone, \
      what became better or is new, with the evidence of both. With more: ranks, what nobody and what all report, and \
      every obligation side by side. Level and year are read from the text; where it does not tell, score the report \
      with --level and --year, save the result, and compare that.
      """)

  @Argument(
    help: .init(
      "旧报告或保存的结果。\nThe old report or saved result; - for standard input.", valueName: "old")
  )
  var old: String

  @Argument(
    help: .init("新报告或保存的结果，可以有几份。\nThe new ones, at least one.", valueName: "new"))
  var new: [String] = []

  @OptionGroup var checklist: ChecklistOption
  @OptionGroup var output: OutputOptions

  @Flag(help: "清单不同也比较，只按编号比较双方都有的事项。\nCompare results of different checklists, item by id.")
  var allowDifferentChecklists = false

  @Flag(help: "有硬任务退步或消失时以 1 退出。\nExit with 1 where a hard duty is worse or gone in a new report.")
  var failIfWorse = false

  func validate() throws {
    try output.check(Comparison.self)
    guard !new.isEmpty else {
      throw ValidationError("比较至少需要两份报告: a comparison takes at least two reports, give OLD and NEW")
    }
    guard paths.count(where: { $0 == "-" }) < 2 else {
      throw ValidationError("标准输入 '-' 只能读取一次: standard input can be read only once")
    }
  }

  func run() throws {
    for path in paths { try output.protect(path) }
    let assessor = try checklist.assessor()
    let records = try paths.map { try record($0, assessor) }
    for (path, record) in zip(paths, records).dropFirst() {
      if record.report.digest == records[0].report.digest {
        Console.note("fazhi: \(path) 与第一份是同一文本 is the same text as the first")
      }
    }
    let comparison = try Comparison(
      records, allowsDifferentChecklists: allowDifferentChecklists)
    try output.write(comparison)
    let worse = comparison.hardStepsBack.map(\.obligation.id)
    if failIfWorse, !worse.isEmpty {
      Console.note("fazhi: 硬任务退步 hard duties worse: \(worse.joined(separator: " "))")
      throw Exit.demandNotMet
    }
  }

  private var paths: [String] { [old] + new }

  /// Reads a saved result, or judges a report.
  private func record(_ path: String, _ assessor: Assessor) throws -> AssessmentRecord {
    let bytes = try FileSystem.read(path)
    let name = SourceFile.name(ofPath: path)
    let file = path.split(separator: "/").last.map(String.init) ?? path
    if AssessmentRecord.isSaved(bytes) {
      return try AssessmentRecord(parsing: bytes, path: name, file: file)
        .named(after: assessor.checklist)
    }
    let assessment = try assessor.assess(bytes, name: name)
    Console.complain(assessment.diagnostics, sources: [:])
    return AssessmentRecord(assessment, file: file)
  }
}
