import ArgumentParser
import FazhiAssessment
import FazhiBatch
import FazhiChecklist
import FazhiRendering
import FazhiReport
import FazhiSource
import Glibc

/// Judges many reports.
struct Batch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "批量评估。\nScore many reports, one result line each, in the order of the reports.",
    usage: "fazhi batch <path> ... [<options>]",
    discussion: """
      PATH 是报告、文件夹或加引号的通配符；文件夹连同下级文件夹中的
      \(names.joined(separator: "、"))。
      每份报告一行 JSON：各项状态、覆盖率、摘要值，加 --evidence 附引文；
      --format csv 输出报告×事项的矩阵。读不了的报告成为带 "error" 的一行，其余照常。

      PATH is a report, a folder (its files of these endings, and those in folders below), or a pattern in \
      quotation marks. A line of JSON has the statuses, the coverage and the digest of a report, with --evidence its \
      quotations as well; --format csv writes a matrix of reports and obligations. A report that cannot be read \
      becomes a line with "error", and the run goes on.

      示例 Examples:
        fazhi batch reports/ --output results.jsonl
        fazhi batch reports/ --output results.jsonl --resume      接着上次中断处继续
        fazhi batch 'reports/*-2023.txt' --format csv --output 2023.csv
        find . -name '*.txt' | fazhi batch --files-from -

      Exit status: 0 all were judged, 2 some could not be.
      """)

  /// How the names of reports in a folder end.
  private static var names: [String] { ReportReaders.endings.map { "*.\($0)" } }

  @Argument(help: .init("报告、文件夹或通配符。\nReports, folders, patterns.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: .init(
      "从文件读取路径，每行一个；- 表示标准输入。\nRead paths from a file, one a line; - for standard input.",
      valueName: "file"))
  var filesFrom: String?

  @Flag(
    help: .init(
      "从标准输入读取，每行一个 JSON：{\"id\":…, \"text\":…}。\nRead documents from standard input as JSON lines."
    ))
  var stdinReports = false

  @OptionGroup var checklist: ChecklistOption

  @Option(
    help: .init(
      "结果的格式，缺省由输出文件的后缀决定，否则为 jsonl。\nThe form of result lines (default: by the ending of the"
        + " output file's name, else jsonl).", valueName: "jsonl|csv"))
  var format: ResultLines.Form?

  @Option(
    name: .customLong("lang"),
    help: .init(
      "csv 表头和结果的语言；en 为 JSON 所用的名称。\nThe language of a csv matrix; en has the names of the JSON"
        + " lines.", valueName: "zh|en"))
  var language: Language = .chinese

  @Flag(help: "附上引文。\nAdd the quotations of each obligation (jsonl only).")
  var evidence = false

  @Option(name: .shortAndLong, help: .init("写入文件而不是标准输出。\nWrite to a file.", valueName: "file"))
  var output: String?

  @Flag(help: "接着 --output 文件中已有的结果继续。\nSkip what the --output file already holds.")
  var resume = false

  @Option(
    name: .shortAndLong,
    help: .init(
      "并行的线程数，缺省为处理器数。\nHow many threads (default: as many as processors).", valueName: "n")
  )
  var jobs: Int?

  @Option(help: "报告单位的层级，缺省由文本判断。\nThe level of government (default: read from each report).")
  var level: Level?

  @Option(
    help: "报告年度，缺省由文本判断。\nThe year reported on (default: read from each report).",
    transform: ReportOptions.year(of:))
  var year: Int?

  private var form: ResultLines.Form {
    let ending = output.flatMap { OutputFormats.ending(of: $0) }
    return format ?? ending.flatMap(ResultLines.Form.init(rawValue:)) ?? .jsonl
  }

  /// What the names of files of lines end in.
  private static let endings = ["jsonl", "ndjson", "json", "csv", "txt"]

  func validate() throws {
    let sources = [!paths.isEmpty, filesFrom != nil, stdinReports].count { $0 }
    guard sources == 1 else {
      throw ValidationError(
        "请给出报告路径、--files-from 或 --stdin-reports 三者之一: give one of paths, --files-from and --stdin-reports,"
          + " such as 'fazhi batch reports/'")
    }
    if format == nil, let output, let ending = OutputFormats.ending(of: output),
      !Self.endings.contains(ending),
      OutputFormats.withEnding(of: output) != nil
        || OutputFormats.unknownEnding(of: output) != nil
    {
      throw ValidationError(
        "结果行没有 '.\(ending)' 格式，请写入 .jsonl 或 .csv，或用 --format 指定: result lines are .jsonl or .csv;"
          + " 'fazhi summary' makes documents of them")
    }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs 应为 1 到 1024: takes a number from 1 to 1024, not \(jobs)")
    }
    if resume, output == nil {
      throw ValidationError("--resume 须与 --output 同用: it takes up the file of --output")
    }
    if evidence, form != .jsonl {
      throw ValidationError("--evidence 只用于 jsonl: it goes with --format jsonl")
    }
    if let output, paths.contains(where: { FileSystem.areSame($0, output) }) {
      throw Self.isReport(output)
    }
    let input = filesFrom ?? (stdinReports ? "-" : nil)
    if let output, let input, FileSystem.isRegularFile(output),
      FileSystem.areSame(input == "-" ? "/dev/stdin" : input, output)
    {
      throw ValidationError(
        "--output 就是要读取的文件 '\(output)': it is the file that is read, give another file")
    }
  }

  private static func isReport(_ output: String) -> ValidationError {
    ValidationError("--output 是一份报告 '\(output)': it names a report, give another file")
  }

  func run() throws {
    let assessor = try checklist.assessor()
    let overrides = Assessor.Overrides(level: level, year: year)
    let lines = ResultLines(
      assessor, form: form, evidence: evidence, language: language, overrides: overrides)
    let queue = try BatchQueue(self)
    if let output, !resume, FileSystem.isRegularFile(output) {
      try OutputOptions.protectChecklists(from: [(output, [])])
      if try queue.holds(output) { throw Self.isReport(output) }
      // Results of an earlier run, which may be long, hold nothing that people filled in.
      if try LineReader.firstLine(of: output).map({ !lines.isHead($0) }) ?? false {
        try OutputOptions.protectTables(from: [(output, [])])
      }
    }
    let file =
      if let output {
        try ResultFile(output, lines, resuming: resume)
      } else {
        ResultFile(lines)
      }
    queue.leaveOut(file)
    let progress = BatchProgress(total: queue.count)
    var failure: FileProblem?
    BatchRun(assessor, lines: lines, overrides: overrides).run(
      threads: jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), next: queue.next
    ) { outcome in
      progress.add(outcome)
      do throws(FileProblem) {
        try file.write(outcome.line)
        return true
      } catch {
        failure = error
        return false
      }
    }
    progress.finish()
    if let failure = failure ?? queue.failure { throw failure }
    // No documents are a part of a corpus that happens to be empty; a folder or a list is a slip.
    if progress.reports == 0, !file.isContinued, let path = paths.first ?? filesFrom {
      throw FileProblem(
        path: path, reason: "there is no report (\(Self.names.joined(separator: ", "))) in it",
        chinese: "其中没有报告")
    }
    try file.begin()
    Self.noteWhatIsLeft(queue, refusedBefore: file.refusedCount, progress)
    guard progress.errors + file.refusedCount == 0 else { throw Exit.badInput }
  }

  /// Says what has no result, and why.
  private static func noteWhatIsLeft(
    _ queue: BatchQueue, refusedBefore: Int, _ progress: BatchProgress
  ) {
    if queue.skippedCount > 0 {
      Console.note(
        "fazhi batch: 另有 \(queue.skippedCount) 个文件不是 \(names.joined(separator: "、"))：other files left out"
      )
    }
    if queue.changedCount > 0 {
      Console.note(
        "fazhi batch: \(queue.changedCount) 份报告在上次评估后改动过，结果仍是旧的，重新评估请去掉 --resume：changed since, results are old"
      )
    }
    progress.noteRefusals()
    if refusedBefore > 0 {
      Console.note(
        "fazhi batch: 先前 \(refusedBefore) 份无法评估，重试请去掉 --resume：not tried again")
    }
  }
}

extension ResultLines.Form: ExpressibleByArgument {}
