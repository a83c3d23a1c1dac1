import ArgumentParser
import FazhiAssessment
import FazhiRendering

/// How much of the checklist a report shows.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract:
      "评估一份报告：覆盖率与逐项结果。\nScore a report: coverage, and a status with evidence for each obligation.",
    usage: "fazhi score <report> [<options>]",
    discussion: """
      文本覆盖率＝（已落实的权重＋部分体现的权重×½）÷应评事项的权重之和。
      它说明文本写了什么，不等于工作做得怎样。

      Text coverage is the sum of weight x credit over the sum of weights owed, with credit 1 for what is met \
      and 1/2 for what is partial. It says what the text shows, not how the government did.
      """)

  @OptionGroup var report: ReportOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var demand: DemandOptions

  func validate() throws { try output.check(JobResult.self) }

  func run() throws {
    try output.protect(report.path)
    let (assessment, filledIn) = try report.assess()
    try output.write(
      JobResult(.score, of: assessment, preparation: Preparation(notes: filledIn.notes)))
    try demand.check(assessment)
  }
}
