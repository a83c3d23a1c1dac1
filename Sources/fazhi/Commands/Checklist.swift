import ArgumentParser
import FazhiAssessment
import FazhiRendering
import FazhiSource

/// What to prepare for an audit.
struct Checklist: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist",
    abstract: "迎检准备清单：按责任单位列出。The audit-prep checklist, by responsible unit.",
    discussion: """
      For each unit, the most urgent first: the obligation, its status, the quotation with its place, the materials \
      to have ready, boxes to tick, and room for remarks. Units and materials are suggestions.

      示例 Examples:
        fazhi checklist report.txt -o 迎检.xlsx --due 2026-03-31
        fazhi checklist report.txt --by-unit 分发 --format docx      每个单位一个文件
        fazhi checklist report.txt --statements 迎检.xlsx            读回填好的表
      """)

  @OptionGroup var report: ReportOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var demand: DemandOptions

  @Option(
    help: .init("完成期限，填入每个待补事项。The day by which what is open is due.", valueName: "YYYY-MM-DD"))
  var due: Day?

  @Option(
    help: .init(
      "每个责任单位一个文件，写入此文件夹。Write a file for each unit, lead and supporting, into this folder.",
      valueName: "folder"))
  var byUnit: String?

  func validate() throws {
    try output.check(JobResult.self, intoFiles: byUnit != nil)
    if byUnit != nil, output.output != nil {
      throw ValidationError("--by-unit names the folder to write to: leave out --output")
    }
  }

  func run() throws {
    try output.protect(report.path)
    let assessment = try report.assess()
    if let byUnit {
      for unit in assessment.responsibleUnits {
        let result = JobResult(
          .checklist, of: assessment, preparation: Preparation(due: due, unit: unit))
        try output.write(result, named: unit, inFolder: byUnit)
      }
    } else {
      try output.write(
        JobResult(.checklist, of: assessment, preparation: Preparation(due: due)))
    }
    try demand.check(assessment)
  }
}
