import ArgumentParser
import FazhiAssessment
import FazhiChecklist
import FazhiShipped

/// Which checklist to use.
struct ChecklistOption: ParsableArguments {
  @Option(
    name: .customLong("checklist"),
    help: .init(
      "对照的清单：名称或 YAML 文件。\nThe checklist: a name (\(Shipped.names.joined(separator: ", "))) or a YAML file.",
      valueName: "name|file"))
  var nameOrPath = Shipped.defaultName

  /// What judges by it: a shipped checklist is compiled already, another is read.
  func assessor() throws -> Assessor {
    if let compiled = Shipped.compiled(nameOrPath) { return Assessor(compiled) }
    return Assessor(try ChecklistLoader().load(nameOrPath))
  }
}
