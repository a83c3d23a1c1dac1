import ArgumentParser
import FazhiAssessment
import FazhiChecklist
import FazhiReport
import FazhiShipped
import FazhiSource

/// What is wrong with checklists.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "检查清单文件的格式与规则。\nCheck checklist files: structure, references, and wording of no use.",
    usage: "fazhi lint [<checklist> ...] [<options>]",
    discussion:
      "可只检查清单的一个部分。退出码：0 无问题，1 有问题，2 无法读取。\n\nExit status: 0 clean, 1 findings, 2 unreadable. A part of a checklist can be given alone."
  )

  @Argument(help: .init("清单名称或 YAML 文件。\nNames or YAML files.", valueName: "checklist"))
  var checklists: [String] = [Shipped.defaultName]

  @Option(
    help: .init(
      "用这些报告检查过宽的用语。\nA folder of reports (*.txt): warn of wording that hits more than a tenth of their"
        + " passages.", valueName: "folder"))
  var reports: String?

  /// The complaints about files that are no text.
  private static let unreadable: Set = ["yaml-no-utf8", "yaml-nul-byte"]

  func run() throws {
    // A report that cannot be read is no finding on a checklist.
    let documents = try documents()
    var count = 0
    var isUnreadable = false
    for name in checklists {
      let (diagnostics, sources) = try findings(in: name, documents)
      Console.complain(diagnostics, sources: sources)
      count += diagnostics.count
      if diagnostics.contains(where: { Self.unreadable.contains($0.id) }) { isUnreadable = true }
    }
    if isUnreadable { throw Exit.badInput }
    guard count == 0 else {
      Console.note("fazhi lint: 发现 \(count) 个问题: \(count) findings")
      throw Exit.demandNotMet
    }
  }

  private func findings(
    in name: String, _ documents: [Document]
  ) throws -> ([Diagnostic], [String: SourceFile]) {
    do {
      let checklist = try ChecklistLoader(examples: true).load(name)
      try Console.say(
        "\(name): \(checklist.items.count) 项: \(checklist.items.count) items, \(checklist.digest)")
      let lint = ChecklistLint(checklist)
      return (lint.run() + lint.tooBroad(in: documents), checklist.sources)
    } catch let error as InvalidInput {
      return (error.diagnostics, error.sources)
    }
  }

  private func documents() throws -> [Document] {
    guard let reports else { return [] }
    return try FileSystem.names(inFolder: reports).filter { $0.hasSuffix(".txt") }.map { name in
      let path = "\(reports)/\(name)"
      return try ReportReader.read(FileSystem.read(path), name: path)
    }
  }
}
