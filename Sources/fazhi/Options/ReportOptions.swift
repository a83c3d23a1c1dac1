import ArgumentParser
import FazhiAssessment
package import FazhiChecklist
import FazhiSource

/// Which report to judge, and what the user knows of it.
struct ReportOptions: ParsableArguments {
  @Argument(
    help: .init(
      "报告文本文件；- 表示标准输入。The report as a text file; - for standard input.", valueName: "report"))
  var path: String

  @OptionGroup var checklist: ChecklistOption

  @Option(help: "报告单位的层级，缺省由文本判断。The level of government (default: read from the report).")
  var level: Level?

  @Option(help: "报告年度，缺省由文本判断。The year reported on (default: read from the report).")
  var year: Int?

  func validate() throws {
    if let year, !(2000...2100).contains(year) {
      throw ValidationError("--year takes a year such as 2024, not \(year)")
    }
  }

  var overrides: Assessor.Overrides { .init(level: level, year: year) }

  /// The name that diagnostics give to the report.
  var name: String { path == "-" ? "<stdin>" : path }

  /// Judges the report; what could not be made out of it goes to standard error.
  func assess() throws -> Assessment {
    let bytes = try FileSystem.read(path)
    let assessment = try checklist.assessor().assess(
      bytes, name: name, overrides: overrides)
    Console.complain(assessment.diagnostics, sources: [:])
    return assessment
  }
}

extension Level: ExpressibleByArgument {}
