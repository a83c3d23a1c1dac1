import ArgumentParser
import FazhiChecklist
import FazhiRendering
import FazhiShipped

/// A checklist as a document.
struct Guide: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract:
      "输出清单说明：要求什么、怎样算落实、正反例、备查材料。\nExplain the checklist: what is asked and what counts.",
    usage: "fazhi guide [<options>]",
    discussion: """
      供起草报告的人事先阅读：每项要求什么、怎样算落实、哪些写法算数、正反例子、
      应写的事实、备查材料、责任单位、哪些层级应做。

      For those who write the report, before they write it. Each obligation with what is asked, when it is met, \
      wording that answers it, an example that passes and some that do not, facts to state, materials to have ready, \
      units, and the levels that owe it.

      示例 Example:
        fazhi guide --format docx -o 清单说明.docx
      """)

  @OptionGroup var checklist: ChecklistOption
  @OptionGroup var output: OutputOptions

  func validate() throws { try output.check(FazhiRendering.Guide.self) }

  func run() throws {
    let checklist = try ChecklistLoader(examples: true).load(checklist.nameOrPath)
    try output.write(FazhiRendering.Guide(to: checklist))
  }
}
