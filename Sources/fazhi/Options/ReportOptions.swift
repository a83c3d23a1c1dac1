import ArgumentParser
import FazhiAssessment
package import FazhiChecklist
import FazhiRendering
import FazhiSource

/// Which report to judge, and what the user knows of it.
struct ReportOptions: ParsableArguments {
  @Argument(
    help: .init(
      "报告：文本、DOCX 或网页文件；- 表示标准输入。\nThe report as text, DOCX or HTML, told by its content; - for standard"
        + " input.", valueName: "report"))
  var path: String

  @OptionGroup var checklist: ChecklistOption

  @Option(help: "报告单位的层级，缺省由文本判断。\nThe level of government (default: read from the report).")
  var level: Level?

  @Option(
    help: "报告年度，缺省由文本判断。\nThe year reported on (default: read from the report).",
    transform: year(of:))
  var year: Int?

  @Option(
    help: .init(
      "佐证、更正、豁免：YAML 文件、填好的迎检表（xlsx、\ncsv）或其文件夹；可多次给出。\nWhat people state: a YAML file, the filled-in"
        + " table of checklist (xlsx, csv), or a folder of them; may be given several times.",
      valueName: "file"))
  var statements: [String] = []

  @Option(
    name: .customLong("as-of"),
    help: .init(
      "豁免按此日判断是否到期，缺省为今天。\nThe day as of which waivers count.",
      valueName: "YYYY-MM-DD"), transform: Day.init(option:))
  var asOf: Day = .today

  /// The year that a person writes as 2024, 2024年 or 2024年度.
  static func year(of text: String) throws -> Int {
    let digits = text.prefix { $0.isNumber }
    guard ["", "年", "年度"].contains(text.dropFirst(digits.count)), let year = Int(digits),
      (2000...2100).contains(year)
    else {
      throw ValidationError("--year 应为年份，如 2024: takes a year such as 2024, not \(text)")
    }
    return year
  }

  var overrides: Assessor.Overrides { .init(level: level, year: year) }

  /// The name that diagnostics give to the report.
  var name: String { SourceFile.name(ofPath: path) }

  /// Judges the report, with what people filled in; what could not be made out of it goes to standard
  /// error.
  func assess() throws -> (assessment: Assessment, filledIn: FilledIn) {
    let bytes = try FileSystem.read(path)
    let assessor = try checklist.assessor()
    let filledIn = try filledIn(for: assessor)
    var assessment = try assessor.assess(bytes, name: name, overrides: overrides)
    assessment.enter(filledIn, asOf: asOf)
    Console.complain(assessment.diagnostics, sources: [:])
    return (assessment, filledIn)
  }

  /// What people filled in in the files of `--statements`.
  func filledIn(for assessor: Assessor) throws -> FilledIn {
    let files = try statements.flatMap(Self.files).map { path in
      SourceFile(name: path, bytes: try FileSystem.read(path))
    }
    let filledIn = try StatementReader.read(
      files, for: assessor.checklist, tables: Workbook.writtenTables)
    if !files.isEmpty, filledIn.isEmpty {
      Console.note("fazhi: --statements 的文件中没有填写内容 nothing is filled in in these files")
    }
    return filledIn
  }

  /// The files of statements at a path: the file, or those in the folder that `--by-unit` has filled.
  private static func files(at path: String) throws -> [String] {
    guard FileSystem.isFolder(path) else { return [path] }
    let files = try FileSystem.names(inFolder: path).filter { name in
      // WPS and Excel keep a lock file "~$…" beside a table that somebody has open.
      !name.hasPrefix("~$") && [".xlsx", ".csv", ".yaml", ".yml"].contains { name.hasSuffix($0) }
    }
    guard !files.isEmpty else {
      throw FileProblem(
        path: path, reason: "there is no *.xlsx, *.csv or *.yaml in it", chinese: "其中没有说明文件")
    }
    return files.map { "\(path)/\($0)" }
  }
}

extension Level: ExpressibleByArgument {
  package init?(argument: String) {
    let level = Self.allCases.first {
      argument == $0.rawValue || argument == $0.chineseName || $0.names.contains(argument)
    }
    guard let level else { return nil }
    self = level
  }

  /// What people call it besides its name.
  private var names: [String] {
    switch self {
    case .province: ["省级", "省"]
    case .city: ["市级", "市", "州"]
    case .county: ["县级", "县", "区", "旗"]
    case .township: ["乡镇级", "乡镇", "乡", "镇", "街道"]
    case .department: ["部门级", "部门"]
    }
  }
}

extension Day {
  /// The day that an option names.
  ///
  /// - Throws: `ValidationError` where the text is none.
  init(option text: String) throws {
    guard let day = Day(text) else {
      throw ValidationError("日期应写作 2026-12-31 的样式: takes a day such as 2026-12-31, not \(text)")
    }
    self = day
  }
}
