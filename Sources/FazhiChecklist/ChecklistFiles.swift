import FazhiSource

/// Where the files of a checklist are read from.
package struct ChecklistFiles: Sendable {
  /// The prefix of a file that comes with the package.
  static let shippedPrefix = "fazhi:"

  private let shipped: [ShippedFile]

  /// Creates access to files that come with the program, and to the file system.
  package init(shipped: [ShippedFile]) {
    self.shipped = shipped
  }

  /// The names of the shipped checklists, for `--checklist`.
  package var checklistNames: [String] {
    shipped.map(\.path)
      .filter { !$0.contains("/") && $0 != Self.signalsFile }
      .map { String($0.dropLast(".yaml".count)) }
  }

  /// The shipped file that holds the signals.
  static let signalsFile = "signals.yaml"

  /// The text of a file.
  ///
  /// - Throws: A `FileProblem` where it cannot be read.
  func read(_ path: String) throws(FileProblem) -> SourceFile {
    if path.hasPrefix(Self.shippedPrefix) {
      let name = path.dropFirst(Self.shippedPrefix.count)
      guard let file = shipped.first(where: { $0.path == name }) else {
        throw FileProblem(
          path: path, reason: "no such file comes with fazhi", chinese: "fazhi 没有附带这个文件")
      }
      return SourceFile(name: path, bytes: file.bytes())
    }
    var bytes = try FileSystem.read(path)
    bytes.removeFirst(ByteOrderMark.length(in: bytes))
    return SourceFile(name: path, bytes: bytes)
  }

  /// The path of a file that another one includes.
  static func resolve(_ path: String, from including: String) -> String {
    if path.hasPrefix(shippedPrefix) || path.hasPrefix("/") { return path }
    let isShipped = including.hasPrefix(shippedPrefix)
    let base = isShipped ? String(including.dropFirst(shippedPrefix.count)) : including
    var parts = base.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != "..", last != "" {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (isShipped ? shippedPrefix : "") + parts.joined(separator: "/")
  }
}
