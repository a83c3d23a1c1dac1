internal import Glibc
import FazhiReport
import FazhiSource

/// The reports that paths stand for: files, those in folders and below that are reports by their names,
/// and patterns such as `reports/*-2023.txt`.
package struct ReportPaths {
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
        let known = Set(names)
        pending += names.reversed().filter { !Self.isOther($0, known) }
          .map { Entry(path: folder + $0, isNamed: false) }
      } else if entry.isNamed {
        guard !FileSystem.exists(entry.path), let found = Self.expanded(entry.path) else {
          return entry.path
        }
        pending += found.reversed().map { Entry(path: $0, isNamed: true) }
      } else if ReportReaders.areNamed(entry.path),
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

  /// Whether a name in a folder is of something that belongs to another file: the lock that Word and WPS
  /// keep beside a document that is open, and the folder of what a saved web page shows.
  private static func isOther(_ name: String, _ names: Set<String>) -> Bool {
    if name.hasPrefix("~$") { return true }
    guard let ending = ["_files", ".files"].first(where: name.hasSuffix) else { return false }
    let page = name.dropLast(ending.count)
    return names.contains("\(page).html") || names.contains("\(page).htm")
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
