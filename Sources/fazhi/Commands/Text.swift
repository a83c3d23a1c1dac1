import ArgumentParser
import FazhiReport
import FazhiSource

/// The text of a report as places refer to it.
struct Text: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract:
      "输出报告的 UTF-8 文本，行列号以此为准。\nPrint the report's text as UTF-8, which lines and columns refer to."
  )

  @Argument(help: .init("报告文本文件；- 表示标准输入。\nThe report; - for standard input.", valueName: "report"))
  var path: String

  func run() throws {
    let document = try ReportReader.read(
      FileSystem.read(path), name: SourceFile.name(ofPath: path))
    try FileSystem.print(document.source.bytes)
  }
}
