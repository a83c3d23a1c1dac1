import ArgumentParser
import FazhiAssessment
import FazhiRendering
import FazhiSource
import FazhiTables

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
  var chosen: String {
    let ending = output.flatMap { OutputFormats.withEnding(of: $0) }
    return format ?? (ending ?? OutputFormats.all[0]).name
  }

  /// What writes that format; `nil` where there is none of its name.
  var renderer: (any Renderer.Type)? { OutputFormats.named(chosen) }

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
    if renderer?.isText == false, output == nil, !intoFiles,
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

  /// Refuses to write over a file that is read: a report, a result, labels.
  func protect(_ file: String) throws {
    guard let output, file != "-", FileSystem.areSame(output, file) else { return }
    throw ValidationError(
      "--output 就是要读取的文件 '\(file)': it names a file that is read, give another one")
  }

  /// Renders a result and writes it, to the file or to standard output.
  ///
  /// - Throws: As `write(_:)` of files.
  func write(_ result: some Presentable) throws {
    guard let renderer else { return }
    let bytes = renderer.render(result, options: options)
    if let output {
      try Self.write([(output, bytes)])
    } else {
      try FileSystem.print(bytes)
    }
  }

  /// The paths of files in a folder, by name; no two are alike.
  ///
  /// Signs that names of files cannot have are replaced, and a number tells apart what is then the same.
  func paths(named names: [String], inFolder folder: String) -> [String: String] {
    let ending = renderer?.ending ?? "txt"
    var paths: [String: String] = [:]
    var taken: Set<String> = []
    // Sorted, so that each name keeps its number in the next run.
    for name in names.sorted() {
      let safe = Self.fileName(name)
      var numbered = safe
      var number = 2
      while !taken.insert(numbered.lowercased()).inserted {
        numbered = "\(safe)_\(number)"
        number += 1
      }
      paths[name] = "\(folder)/\(numbered).\(ending)"
    }
    return paths
  }

  /// A name with `_` for what the names of files cannot have, scalar by scalar: a slash with a mark that
  /// combines with it is still one.
  private static func fileName(_ name: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let isSafe = !"/\\:*?\"<>|".unicodeScalars.contains(scalar)
      let isVisible = ![.control, .lineSeparator, .paragraphSeparator].contains(
        scalar.properties.generalCategory)
      safe.append(isSafe && isVisible ? scalar : "_")
    }
    return String(safe)
  }

  /// Renders results, writes each to its file, and says so.
  ///
  /// - Throws: As `write(_:)` of files.
  func write(_ results: [(path: String, result: some Presentable)]) throws {
    guard let renderer else { return }
    let options = RenderingOptions(language: language)
    try Self.write(results.map { ($0.path, renderer.render($0.result, options: options)) })
    for result in results { Console.note(result.path) }
  }

  /// A file to write.
  typealias File = (path: String, bytes: [UInt8])

  /// Writes files, unless that would lose what people filled in in tables and documents that are there.
  ///
  /// - Throws: `InvalidInput` that names them, and then nothing is written; `FileProblem` where a
  ///   file cannot be read or written.
  private static func write(_ files: [File]) throws {
    try protectChecklists(from: files)
    try protectTables(from: files)
    try protectDocuments(from: files)
    for file in files { try FileSystem.write(file.bytes, to: file.path) }
  }

  /// Refuses to write over tables in which people filled in what the new files, read back, do not hold.
  static func protectTables(from files: [File]) throws {
    // A pipe or a terminal holds nothing, and would be waited for.
    let tables = try files.map(\.path).filter(FileSystem.isRegularFile).compactMap { path in
      let bytes = try FileSystem.read(path)
      return holdsTable(bytes, path) ? SourceFile(name: path, bytes: bytes) : nil
    }
    guard !tables.isEmpty else { return }
    let losses = StatementReader.losses(
      of: tables,
      writing: files.map { SourceFile(name: $0.path, bytes: $0.bytes) },
      tables: Workbook.writtenTables)
    guard losses.isEmpty else { throw InvalidInput(losses, sources: [:]) }
  }
}

extension OutputOptions {
  /// Whether a file is a table that people may have filled in: by its name, or, since `--format` writes
  /// one to a file of any name, by what it holds.
  private static func holdsTable(_ bytes: [UInt8], _ path: String) -> Bool {
    switch OutputFormats.ending(of: path) {
    case "xlsx", "csv": true
    case DOCXRenderer.ending: false
    default: XLSXReader.recognizes(bytes) && !DOCXRenderer.isAsWritten(bytes)
    }
  }

  /// Refuses to write over YAML: checklists, and what people state, are theirs, whatever format is asked for.
  static func protectChecklists(from files: [File]) throws {
    let written = files.map(\.path).filter { path in
      OutputFormats.ending(of: path).map(["yaml", "yml"].contains) == true
        && FileSystem.exists(path)
    }
    guard written.isEmpty else { throw InvalidInput(written.map(Diagnostic.ownYAML), sources: [:]) }
  }

  /// Refuses to write over documents that people changed, in which they tick boxes and write remarks.
  private static func protectDocuments(from files: [File]) throws {
    let changed = try files.map(\.path).filter { path in
      guard OutputFormats.ending(of: path) == DOCXRenderer.ending, FileSystem.isRegularFile(path)
      else { return false }
      let bytes = try FileSystem.read(path)
      return !bytes.isEmpty && !DOCXRenderer.isAsWritten(bytes)
    }
    guard changed.isEmpty else { throw InvalidInput(changed.map(Diagnostic.changed), sources: [:]) }
  }
}

extension Diagnostic {
  fileprivate static func ownYAML(_ path: String) -> Self {
    Diagnostic(
      "own-yaml",
      Localized("原有的 YAML 文件不是 fazhi 生成的", "the YAML file there is none that fazhi writes"),
      file: path, at: nil, hint: Localized("请换一个文件名", "write to another file"))
  }

  fileprivate static func changed(_ path: String) -> Self {
    Diagnostic(
      "filled-in",
      Localized(
        "原有的文档有人改过，或不是 fazhi 生成的，覆盖会丢失其内容",
        "the document there was changed by people, or is none of fazhi, and would be lost"),
      file: path, at: nil,
      hint: Localized(
        "请换一个文件名；旧文档确实不要了，可先删除",
        "write to another file, or remove the old one if nobody needs it"))
  }
}

extension Language: ExpressibleByArgument {}
