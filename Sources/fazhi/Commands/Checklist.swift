import ArgumentParser
import FazhiAssessment
import FazhiRendering
import FazhiSource

/// What to prepare for an audit.
struct Checklist: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist",
    abstract: "迎检准备清单：按责任单位列出。\nThe audit-prep checklist, by responsible unit.",
    usage: "fazhi checklist <report> [<options>]",
    discussion: """
      按责任单位，急者在前：事项、状态、引文及其位置、应备材料、勾选框和备注栏。
      责任单位和材料是建议，以本地分工为准。

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
    help: .init("完成期限，填入每个待补事项。\nThe day by which what is open is due.", valueName: "YYYY-MM-DD"),
    transform: Day.init(option:))
  var due: Day?

  @Option(
    help: .init(
      "每个责任单位一个文件，写入此文件夹。\nWrite a file for each unit, lead and supporting, into this folder.",
      valueName: "folder"))
  var byUnit: String?

  func validate() throws {
    try output.check(JobResult.self, intoFiles: byUnit != nil)
    if byUnit != nil, output.output != nil {
      throw ValidationError(
        "--by-unit 已指定文件夹，不能再用 --output: it names the folder to write to, leave out --output")
    }
    if byUnit != nil, output.renderer?.isOnWholeReport == true {
      let name = output.chosen
      throw ValidationError(
        "'\(name)' 只有整份报告的结果，不能分单位: '\(name)' is on the whole report, leave out --by-unit")
    }
  }

  func run() throws {
    try output.protect(report.path)
    let (assessment, filledIn) = try report.assess()
    if let due, due < report.asOf {
      Console.note("fazhi: 完成期限 \(due) 已过，请核对 the day is past, check --due")
    }
    let notes = filledIn.notes
    if let byUnit {
      let units = assessment.responsibleUnits
      let paths = output.paths(named: units, inFolder: byUnit)
      try FileSystem.makeFolder(byUnit)
      try output.write(
        units.compactMap { unit in
          let preparation = Preparation(due: due, unit: unit, notes: notes)
          let result = JobResult(.checklist, of: assessment, preparation: preparation)
          return paths[unit].map { ($0, result) }
        })
    } else {
      try output.write(
        JobResult(.checklist, of: assessment, preparation: Preparation(due: due, notes: notes)))
    }
    try demand.check(assessment)
  }
}
