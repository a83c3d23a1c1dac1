import ArgumentParser
package import FazhiChecklist
import FazhiRendering
import FazhiSource

/// In what form, in which language and where to write.
struct OutputOptions: ParsableArguments {
  @Option(
    help: .init(
      "输出格式。The output format.", valueName: OutputFormats.all.map { $0.name }.joined(separator: "|")
    ))
  var format = OutputFormats.all[0].name

  @Option(name: .shortAndLong, help: .init("写入文件而不是标准输出。Write to a file.", valueName: "file"))
  var output: String?

  @Option(
    name: .customLong("lang"), help: .init("标签语言。The language of labels.", valueName: "zh|en"))
  var language: Language = .chinese

  /// Refuses a format that results of a type do not have.
  func check(_ type: any Presentable.Type) throws {
    let names = OutputFormats.names(for: type)
    guard names.contains(format) else {
      let near =
        Suggestion.nearest(to: format, among: names).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError(
        "format '\(format)' is not one of \(names.joined(separator: ", "))\(near)")
    }
    if OutputFormats.named(format)?.isText == false, output == nil, Console.isOutputTerminal {
      throw ValidationError("'\(format)' is no text for a terminal: give --output FILE")
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
    throw ValidationError("--output names the report itself, '\(report)': give another file")
  }

  /// Renders a result and writes it.
  func write(_ result: some Presentable) throws {
    guard let renderer = OutputFormats.named(format) else { return }
    try write(renderer.render(result, options: options))
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

extension Language: ExpressibleByArgument {}
