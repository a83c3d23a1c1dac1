import ArgumentParser
import FazhiAssessment
import FazhiRendering

/// What a report leaves out.
struct Gaps: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "列出缺口：未落实的事项。\nList every obligation that is not met, hard duties first.",
    usage: "fazhi gaps <report> [<options>]",
    discussion: """
      每项列出：要求什么、为何不算落实、查找过什么、最接近的语句、应补充的事实。

      For each: what is asked, why it is not met, what was looked for, the nearest passage, and the facts that would \
      answer it.
      """)

  @OptionGroup var report: ReportOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var demand: DemandOptions

  func validate() throws { try output.check(JobResult.self) }

  func run() throws {
    try output.protect(report.path)
    let (assessment, filledIn) = try report.assess()
    try output.write(
      JobResult(.gaps, of: assessment, preparation: Preparation(notes: filledIn.notes)))
    try demand.check(assessment)
  }
}
