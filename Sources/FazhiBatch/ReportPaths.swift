internal import Glibc
import FazhiSource

/// The reports that paths stand for: files, the text files in folders and below, and patterns such as
/// `reports/*-2023.txt`.
package struct ReportPaths {
  private static let endings = [".txt", ".text", ".md"]

  /// How many files of folders were left out by their names so far; hidden ones do not count.
  package private(set) var skippedCount = 0
  /// What is still to be looked at, the next one last.
  private var pending: [Entry]

  private struct Entry {
    var path: String
    /// Whether it was named, and not found in a folder.
    var isNamed: Bool
  }

  /// Takes paths in order.
  package init(_ paths: [String]) {
    pending = paths.reversed().map { Entry(path: $0, isNamed: true) }
  }

  /// The next report, or `nil` where there are no more.
  ///
  /// A named path that leads nowhere is given as it is, so that reading it says why.
  package mutating func next() -> String? {
    while let entry = pending.popLast() {
      if FileSystem.isFolder(entry.path, followsLinks: entry.isNamed) {
        guard let names = try? FileSystem.names(inFolder: entry.path) else { return entry.path }
        let folder = entry.path.hasSuffix("/") ? entry.path : entry.path + "/"
        pending += names.reversed().map { Entry(path: folder + $0, isNamed: false) }
      } else if entry.isNamed {
        guard !FileSystem.exists(entry.path), let found = Self.expanded(entry.path) else {
          return entry.path
        }
        pending += found.reversed().map { Entry(path: $0, isNamed: true) }
      } else if Self.endings.contains(where: { entry.path.lowercased().hasSuffix($0) }),
        // A pipe in a folder would be waited for; a link that leads nowhere is told of.
        FileSystem.isRegularFile(entry.path) || !FileSystem.exists(entry.path)
      {
        return entry.path
      } else if entry.path.split(separator: "/").last?.hasPrefix(".") != true {
        skippedCount += 1
      }
    }
    return nil
  }

  /// The paths that a pattern stands for, in order; `nil` where it is none, or stands for nothing.
  private static func expanded(_ pattern: String) -> [String]? {
    guard pattern.contains(where: { "*?[".contains($0) }) else { return nil }
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0, let paths = result.gl_pathv else { return nil }
    return (0..<Int(result.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }
}
