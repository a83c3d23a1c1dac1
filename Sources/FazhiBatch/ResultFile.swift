internal import Glibc
package import FazhiRendering
package import FazhiSource

/// Where the lines of a run go: standard output, or a file that a later run can take up.
///
/// Each line is written at once and whole, so that what interrupts a run loses no line that was
/// written before it.
package final class ResultFile {
  private let path: String
  private let file: Int32
  /// What the file held before, by id.
  package private(set) var known: Set<JSONValue> = []
  /// How many of them could not be judged then.
  package private(set) var refusedCount = 0
  /// When the last of them was written, since 1970; `nil` where there are none.
  package private(set) var lastWritten: Duration?
  /// Whether the file held lines before.
  package var isContinued: Bool { !known.isEmpty }

  /// Opens standard output.
  package init() {
    path = "-"
    file = STDOUT_FILENO
  }

  /// Opens a file, anew or to go on behind its last whole line.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - lines: What lines it may hold already, or `nil` to write it anew.
  /// - Throws: A `FileProblem` where that is not possible, or where the file holds other lines.
  package init(_ path: String, resuming lines: ResultLines?) throws(FileProblem) {
    self.path = path
    let before = FileSystem.lastWritten(path)
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | (lines == nil ? O_TRUNC : 0)
    file = open(path, flags, 0o666)
    guard file >= 0 else { throw FileProblem(path: path, code: errno) }
    guard let lines else { return }
    let whole = try takeUp(lines)
    if isContinued { lastWritten = before }
    guard ftruncate(file, whole) == 0, lseek(file, whole, SEEK_SET) == whole else {
      throw FileProblem(path: path, code: errno)
    }
  }

  /// Notes the lines that the file holds.
  ///
  /// - Returns: How many bytes the whole ones take.
  private func takeUp(_ lines: ResultLines) throws(FileProblem) -> off_t {
    var whole: off_t = 0
    let reader = LineReader(file: file)
    var needsHead = !lines.head.isEmpty
    while let line = reader.next() {
      // The last line may be cut off, and then has no end.
      guard !reader.endedWithoutLineEnd else { break }
      if needsHead {
        guard lines.isHead(line) else { throw otherLines }
        needsHead = false
      } else {
        guard let held = lines.held(line), held.isAlike else { throw otherLines }
        known.insert(held.id)
        if held.isRefused { refusedCount += 1 }
      }
      whole += off_t(line.count) + 1
    }
    return whole
  }

  private var otherLines: FileProblem {
    FileProblem(
      path: path,
      reason:
        "it holds lines of another checklist, level, year, language or kind; write to another file, or leave out --resume",
      chinese: "其中已有的结果所用清单、层级、年度、语言或内容不同，请换一个文件，或去掉 --resume")
  }

  deinit { if file != STDOUT_FILENO { close(file) } }

  /// Whether nothing was written to it, so that the head is still to come.
  package var isEmpty: Bool { file == STDOUT_FILENO || lseek(file, 0, SEEK_CUR) == 0 }

  /// Writes a line.
  ///
  /// - Throws: A `FileProblem` where that is not possible.
  package func write(_ line: [UInt8]) throws(FileProblem) {
    try FileSystem.writeAll(line, to: file, path: path)
  }
}
