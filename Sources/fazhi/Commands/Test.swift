import ArgumentParser
import FazhiAssessment
import FazhiChecklist
import FazhiShipped
import FazhiSource

/// Runs the examples in checklists.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "运行清单中的示例。\nRun the examples in checklists against their own rules.",
    usage: "fazhi test [<checklist> ...] [<options>]",
    discussion: """
      报告状态与预期不符的示例、缺正例或反例的事项、没有示例触及的用语。
      退出码：0 无问题，1 有问题，2 无法读取。

      Reports examples that get another status, items without a positive or a near miss, and lists of wording that no \
      example fires. Exit status: 0 clean, 1 findings, 2 unreadable.
      """)

  @Argument(help: .init("清单名称或 YAML 文件。\nNames or YAML files.", valueName: "checklist"))
  var checklists: [String] = [Shipped.defaultName]

  func run() throws {
    var count = 0
    for name in checklists {
      let checklist = try ChecklistLoader(examples: true).load(name)
      let test = ChecklistTest(checklist)
      let diagnostics = test.run()
      Console.complain(diagnostics, sources: checklist.sources)
      try Console.say(
        "\(name): \(checklist.items.count) 项、\(test.exampleCount) 个示例，发现 \(diagnostics.count) 个问题:"
          + " \(checklist.items.count) items, \(test.exampleCount) examples, \(diagnostics.count) findings"
      )
      count += diagnostics.count
    }
    if count > 0 { throw Exit.demandNotMet }
  }
}
