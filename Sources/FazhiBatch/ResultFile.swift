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
  /// Whether the file held lines before.
  package var isContinued: Bool { !known.isEmpty }

  /// Opens standard output.
  package init() {
    path = "-"
    file = STDOUT_FILENO
  }

  /// Opens a file, anew or to go on behind its last whole line.
  ///
  /// - Throws: A `FileProblem` where that is not possible.
  package init(_ path: String, resuming: Bool, form: ResultLines.Form) throws(FileProblem) {
    self.path = path
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | (resuming ? 0 : O_TRUNC)
    file = open(path, flags, 0o666)
    guard file >= 0 else { throw FileProblem(path: path, code: errno) }
    guard resuming else { return }
    var whole: off_t = 0
    let reader = LineReader(file: file)
    var isFirst = form == .csv
    while let line = reader.next() {
      // The last line may be cut off, and then has no end.
      guard !reader.endedWithoutLineEnd, let id = ResultLines.id(of: line, form: form)
      else { break }
      whole += off_t(line.count) + 1
      if !isFirst { known.insert(id) }
      isFirst = false
    }
    guard ftruncate(file, whole) == 0, lseek(file, whole, SEEK_SET) == whole else {
      throw FileProblem(path: path, code: errno)
    }
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
