import ArgumentParser
import FazhiRendering

/// What to prepare for an audit.
struct Checklist: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "迎检准备清单：按责任单位列出。The audit-prep checklist, by responsible unit.",
    discussion: """
      For each unit, the most urgent first: the obligation, its status, the quotation with its place, the materials \
      to have ready, boxes to tick, and room for remarks. Units and materials are suggestions.
      """)

  @OptionGroup var report: ReportOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var demand: DemandOptions

  func validate() throws { try output.check(JobResult.self) }

  func run() throws {
    try output.protect(report.path)
    let assessment = try report.assess()
    try output.write(JobResult(.checklist, of: assessment))
    try demand.check(assessment)
  }
}
