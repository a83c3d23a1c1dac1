extension Diagnostic {
  /// A file that cannot be read or written.
  package static func unreadableFile(_ problem: FileProblem) -> Self {
    Diagnostic(
      "unreadable-file",
      Localized("文件无法使用\(problem.chineseClause)", "the file cannot be used: \(problem.reason)"),
      file: problem.path, at: nil,
      hint: problem.isOfPath
        ? Localized(
          "请检查路径和权限", "check the path and its permissions; '-' stands for standard input") : nil)
  }
}
