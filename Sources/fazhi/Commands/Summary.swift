import ArgumentParser
import FazhiAssessment
import FazhiBatch
import FazhiChecklist
import FazhiRendering
import FazhiShipped
import FazhiSource

/// What many results say together.
struct Summary: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "汇总多份结果。\nSum up the result lines of 'fazhi batch'.",
    usage: "fazhi summary <results> ... [<options>]",
    discussion: """
      文本覆盖率的分布（分位数）：总体、按层级、按年度、按部分；最常遗漏的事项。
      各行须出自同一版本的同一清单。

      How text coverage is spread (quantiles), in all, by level, by year and by part, and the obligations that most \
      of those who owe them leave out. All lines must come from one version of one checklist.

      示例 Examples:
        fazhi batch reports/ --output results.jsonl
        fazhi summary results.jsonl --format markdown
      """)

  @Argument(
    help: .init("fazhi batch 的结果（jsonl）；- 表示标准输入。\nResults of 'fazhi batch'.", valueName: "results")
  )
  var results: [String]

  @OptionGroup var checklist: ChecklistOption

  @OptionGroup var output: OutputOptions

  func validate() throws { try output.check(CorpusSummary.self) }

  func run() throws {
    var summary = CorpusSummary(try checklist.assessor().checklist)
    var faults: [Diagnostic] = []
    var faultCount = 0
    for path in results {
      try output.protect(path)
      var number = 0
      var known: Set<CorpusSummary.LineProblem> = []
      try LineReader.eachLine(of: path) { line in
        number += 1
        guard line.contains(where: { $0 > 0x20 }), let problem = summary.add(line) else { return }
        faultCount += 1
        // The first of a kind tells what is wrong; a file of another kind has nothing else.
        if known.insert(problem).inserted { faults.append(.badLine(problem, path, number)) }
      }
    }
    summary.finish()
    if summary.all.count > 0, summary.checklistTitle == nil {
      Console.note(
        "fazhi summary: 结果所用的清单不是 --checklist 指定的（或已改动），没有事项名称可列:"
          + " judged against another checklist, whose titles are not at hand; give it with --checklist"
      )
    }
    Console.complain(faults, sources: [:])
    guard summary.all.count > 0 else {
      throw FileProblem(
        path: results.joined(separator: " "),
        reason: "there is no result line of 'fazhi batch' in it", chinese: "其中没有评估结果")
    }
    try output.write(summary)
    guard faultCount == 0 else {
      Console.note("fazhi summary: \(faultCount) 行未计入 lines were left out")
      throw Exit.badInput
    }
  }
}

extension Diagnostic {
  fileprivate static func badLine(
    _ problem: CorpusSummary.LineProblem, _ path: String, _ number: Int
  ) -> Self {
    switch problem {
    case .noResult:
      Diagnostic(
        "no-result-line", Localized("第 \(number) 行不是评估结果", "line \(number) is no result line"),
        file: path, at: nil,
        hint: Localized(
          "请给出 fazhi batch 的 jsonl 结果", "give the output of 'fazhi batch --format jsonl'"))
    case .edited:
      Diagnostic(
        "edited-line",
        Localized(
          "第 \(number) 行的状态、覆盖率或层级年度互不相符，可能被改动过",
          "what line \(number) says of statuses, coverage, level and year does not fit together"),
        file: path, at: nil, hint: Localized("请重新评估该报告", "run 'fazhi batch' anew on its report"))
    case .otherChecklist:
      Diagnostic(
        "other-checklist",
        Localized(
          "第 \(number) 行所用清单不同",
          "line \(number) was judged against another checklist than the first"),
        file: path, at: nil, hint: Localized("请用同一清单重新评估", "run 'fazhi batch' anew on its report"))
    }
  }
}
