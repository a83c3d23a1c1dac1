import ArgumentParser
import FazhiReport
import FazhiSource

/// The text of a report as places refer to it.
struct Text: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract:
      "输出报告的 UTF-8 文本，行列号以此为准。\nPrint the report's text as UTF-8, which lines and columns refer to.",
    discussion: """
      DOCX 按接受全部修订后的文本输出，自动编号（一、（一）1.）写在段首，页眉、脚注、
      目录不输出；网页只输出正文，不含导航、脚本和隐藏的内容。

      A DOCX document comes with all its changes accepted and its automatic numbers before the paragraphs, \
      without headers, footnotes and table of contents; a web page without navigation, scripts and what is hidden.
      """)

  @Argument(
    help: .init(
      "报告：文本、DOCX 或网页文件；- 表示标准输入。\nThe report as text, DOCX or HTML; - for standard input.",
      valueName: "report"))
  var path: String

  func run() throws {
    let document = try ReportReader.read(
      FileSystem.read(path), name: SourceFile.name(ofPath: path))
    try FileSystem.print(document.source.bytes)
  }
}
