import ArgumentParser
import FazhiRendering
import FazhiSource
import Glibc

/// The command line: reads arguments and the environment, prints, and exits.
@main
struct Fazhi: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Tool.name,
    abstract: "对照《法治政府建设实施纲要》逐项评估法治政府建设年度报告。",
    discussion: """
      Reads a government's annual report on 法治政府建设 and says, obligation by obligation, what it shows of the \
      Outline, what it leaves out, and what to prepare for an audit.

      示例 Examples:
        fazhi score report.docx                    总体覆盖率与逐项结果
        fazhi gaps report.txt --format markdown    缺口清单
        fazhi checklist report.txt --output todo.md --format markdown
        fazhi explain art15.1 report.txt           为什么这样判断
        fazhi guide --format docx -o guide.docx    清单说明：要求什么、怎样算落实
        fazhi compare 2023.txt 2024.txt            哪些进步，哪些退步

      退出码：0 完成，1 未达要求（或 lint、test 有发现），2 输入有误，64 用法有误。
      Exit status: 0 done, 1 below what was demanded (or findings of lint and test), 2 the input is at fault, \
      64 wrong usage.
      """,
    version: Tool.version,
    subcommands: [
      Score.self, Gaps.self, Checklist.self, Compare.self, Guide.self, Explain.self, Batch.self,
      Summary.self, Evaluate.self, Lint.self, Test.self, Text.self,
    ])

  static func main() {
    // A reader that closes the pipe ends the run quietly.
    signal(SIGPIPE, SIG_DFL)
    do {
      try refuseUnknownSubcommand(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Exit.report(error)
    }
  }

  /// Says which subcommand may be meant; without this, the parser only counts arguments.
  private static func refuseUnknownSubcommand(_ word: String?) throws {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !names.contains(word) else { return }
    let near = Suggestion.nearest(to: word, among: names).map { "; did you mean '\($0)'?" } ?? ""
    throw ValidationError(
      "没有子命令 '\(word)': no such subcommand\(near); the subcommands are"
        + " \(names.joined(separator: ", "))")
  }
}
