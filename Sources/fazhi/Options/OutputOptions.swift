import ArgumentParser
import FazhiAssessment
import FazhiChecklist
import FazhiRendering
import FazhiSource

/// In what form, in which language and where to write.
struct OutputOptions: ParsableArguments {
  @Option(
    help: .init(
      "输出格式，缺省由输出文件的后缀决定，否则为 terminal。\nThe output format (default: by the ending of the output"
        + " file's name, else terminal): \(OutputFormats.all.map { $0.name }.joined(separator: ", ")); not"
        + " every command has all.",
      valueName: "format"))
  var format: String?

  @Option(name: .shortAndLong, help: .init("写入文件而不是标准输出。\nWrite to a file.", valueName: "file"))
  var output: String?

  @Option(
    name: .customLong("lang"), help: .init("标签语言。\nThe language of labels.", valueName: "zh|en"))
  var language: Language = .chinese

  /// The format asked for, or the one that the name of the file asks for.
  private var chosen: String {
    let ending = output.flatMap { OutputFormats.withEnding(of: $0) }
    return format ?? (ending ?? OutputFormats.all[0]).name
  }

  /// Refuses a format that results of a type do not have.
  func check(_ type: any Presentable.Type, intoFiles: Bool = false) throws {
    if format == nil, let output, let ending = OutputFormats.unknownEnding(of: output) {
      let known = OutputFormats.all.filter { $0.accepts(type) }.compactMap { $0.ending }
      throw ValidationError(
        "没有以 '.\(ending)' 为后缀的格式，请用 \(known.map { "." + $0 }.joined(separator: " ")) 之一，"
          + "或用 --format 指定: no format has this ending, use one of these or give --format")
    }
    let (names, format) = (OutputFormats.names(for: type), chosen)
    guard names.contains(format) else {
      let near =
        Suggestion.nearest(to: format, among: names).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError(
        "没有 '\(format)' 格式: no such format here, it is one of \(names.joined(separator: ", "))\(near)"
      )
    }
    if OutputFormats.named(format)?.isText == false, output == nil, !intoFiles,
      Console.isOutputTerminal
    {
      throw ValidationError(
        "'\(format)' 不能显示在终端，请用 --output 写入文件: no text for a terminal, give --output FILE")
    }
  }

  var options: RenderingOptions {
    RenderingOptions(
      language: language, colours: output == nil && Console.coloursOutput,
      width: output == nil ? Console.width : 80)
  }

  /// Refuses to write over the report itself.
  func protect(_ report: String) throws {
    guard let output, report != "-", FileSystem.areSame(output, report) else { return }
    throw ValidationError(
      "--output 就是报告 '\(report)' 本身: it names the report itself, give another file")
  }

  /// Renders a result and writes it.
  func write(_ result: some Presentable) throws {
    guard let renderer = OutputFormats.named(chosen) else { return }
    try write(renderer.render(result, options: options))
  }

  /// The path of a file in a folder, for a name; signs that names of files cannot have are replaced.
  func path(named name: String, inFolder folder: String) -> String {
    let safe = String(name.map { "/\\:*?\"<>|\0".contains($0) || $0.isNewline ? "_" : $0 })
    return "\(folder)/\(safe).\(OutputFormats.named(chosen)?.ending ?? "txt")"
  }

  /// Renders a result, writes it to a file, and says so.
  func write(_ result: some Presentable, to path: String) throws {
    guard let renderer = OutputFormats.named(chosen) else { return }
    try FileSystem.write(
      renderer.render(result, options: RenderingOptions(language: language)), to: path)
    Console.note(path)
  }

  /// Refuses to write over tables in which people filled in what the new ones would not hold.
  ///
  /// - Parameters:
  ///   - checklist: The checklist of the tables.
  ///   - filledIn: What the new tables hold.
  ///   - paths: Where they go; by default, to the output file.
  /// - Throws: `InvalidInput` that names the table, `FileProblem` where it cannot be read.
  func protect(
    filledInWith checklist: FazhiChecklist.Checklist, keeping filledIn: FilledIn,
    in paths: [String]? = nil
  ) throws {
    let tables = (paths ?? [output].compactMap(\.self)).filter { path in
      OutputFormats.ending(of: path).map(["xlsx", "csv"].contains) == true
        && FileSystem.exists(path)
    }
    for path in tables {
      let file = SourceFile(name: path, bytes: try FileSystem.read(path))
      if StatementReader.wouldLose(file, keeping: filledIn, for: checklist) {
        throw InvalidInput([.wouldLose(path)], sources: [:])
      }
    }
  }

  /// Writes bytes to the file, or to standard output.
  func write(_ bytes: [UInt8]) throws {
    if let output {
      try FileSystem.write(bytes, to: output)
    } else {
      _ = FileSystem.print(bytes)
    }
  }
}

extension Diagnostic {
  fileprivate static func wouldLose(_ path: String) -> Self {
    Diagnostic(
      "filled-in",
      Localized("表中有填写的内容，覆盖会丢失", "people filled in this table, and that would be lost"),
      file: path, at: nil,
      hint: Localized(
        "请用 --statements 读回后再写，或换一个文件名", "read it back with --statements, or write to another file")
    )
  }
}

extension Language: ExpressibleByArgument {}
