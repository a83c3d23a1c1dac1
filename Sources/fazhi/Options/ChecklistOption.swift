import ArgumentParser
import FazhiChecklist

/// Which checklist to use.
struct ChecklistOption: ParsableArguments {
  @Option(
    name: .customLong("checklist"),
    help: .init(
      "对照的清单：名称或 YAML 文件。The checklist: a name (\(ChecklistFiles.shippedNames.joined(separator: ", "))) or a YAML file.",
      valueName: "name|file"))
  var nameOrPath = "outline-2021-2025"

  /// Loads it, without its examples.
  func load() throws -> FazhiChecklist.Checklist { try ChecklistLoader().load(nameOrPath) }
}
