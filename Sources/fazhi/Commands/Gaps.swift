import ArgumentParser
import FazhiRendering

/// What a report leaves out.
struct Gaps: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "列出缺口：未落实的事项。List every obligation that is not met, hard duties first.",
    discussion: """
      For each: what is asked, why it is not met, what was looked for, the nearest passage, and the facts that would \
      answer it.
      """)

  @OptionGroup var report: ReportOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var demand: DemandOptions

  func validate() throws { try output.check(JobResult.self) }

  func run() throws {
    try output.protect(report.path)
    let assessment = try report.assess()
    try output.write(JobResult(.gaps, of: assessment))
    try demand.check(assessment)
  }
}
