internal import Glibc
package import FazhiRendering
package import FazhiSource

/// Where the lines of a run go: standard output, or a file that a later run can take up.
///
/// Each line is written at once and whole, so that what interrupts a run loses no line that was
/// written before it. What the file held is cut away with the first line only: a run that does not
/// come that far leaves it as it was.
package final class ResultFile {
  private let path: String
  private let file: Int32
  private let lines: ResultLines
  /// Whether what was in it can be read and cut away.
  private let isRegular: Bool
  /// How many bytes of it stay.
  private var kept: off_t = 0
  private var isBegun = false
  /// The ids of what the file held before, as they are written.
  private var known: Set<[UInt8]> = []
  /// How many of them could not be judged then.
  package private(set) var refusedCount = 0
  /// When the last of them was written, since 1970; `nil` where there are none.
  package private(set) var lastWritten: Duration?
  /// Whether the file held lines before.
  package var isContinued: Bool { !known.isEmpty }

  /// Opens standard output.
  package init(_ lines: ResultLines) {
    path = "-"
    file = STDOUT_FILENO
    self.lines = lines
    isRegular = false
  }

  /// Opens a file, to write it anew or to go on behind its last whole line.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - lines: What lines it shall hold.
  ///   - resuming: Whether those that it holds already stay.
  /// - Throws: A `FileProblem` where that is not possible, or where it is to go on and holds something
  ///   else.
  package init(_ path: String, _ lines: ResultLines, resuming: Bool) throws(FileProblem) {
    self.path = path
    self.lines = lines
    let before = FileSystem.lastWritten(path)
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw FileProblem(path: path, code: errno) }
    isRegular = FileSystem.isRegularFile(path)
    guard resuming, isRegular else { return }
    kept = try takeUp()
    if isContinued { lastWritten = before }
  }

  /// Notes the lines that the file holds.
  ///
  /// - Returns: How many bytes the whole ones take.
  private func takeUp() throws(FileProblem) -> off_t {
    var whole: off_t = 0
    let reader = LineReader(file: file, path: path)
    var needsHead = !lines.head.isEmpty
    var number = needsHead ? 1 : 0
    while let line = try reader.next() {
      // The last line may be cut off, and then has no end; what is no beginning of one is not ours.
      guard !reader.endedWithoutLineEnd else {
        guard needsHead ? lines.head.starts(with: line) : lines.isBegun(line) else {
          throw otherLines
        }
        break
      }
      if needsHead {
        guard lines.isHead(line) else { throw otherLines }
        needsHead = false
      } else {
        number += 1
        guard let held = lines.held(line) else { throw damaged(number) }
        guard held.isAlike else { throw otherLines }
        known.insert(lines.written(held.id))
        if held.isRefused { refusedCount += 1 }
      }
      whole += off_t(line.count) + 1
    }
    return whole
  }

  private func damaged(_ line: Int) -> FileProblem {
    FileProblem(
      path: path,
      reason: "its line \(line) is no result line; delete it, or write to another file",
      chinese: "第\(line)行不是评估结果，请删去该行，或换一个文件")
  }

  private var otherLines: FileProblem {
    FileProblem(
      path: path,
      reason:
        "it holds lines of another checklist, level, year, language or kind; write to another file, or leave out --resume",
      chinese: "其中已有的结果所用清单、层级、年度、语言或内容不同，请换一个文件，或去掉 --resume")
  }

  deinit { if file != STDOUT_FILENO { close(file) } }

  /// Whether the file held a line of some id before.
  package func isKnown(_ id: JSONValue) -> Bool { known.contains(lines.written(id)) }

  /// Cuts away what does not stay, and writes what stands before the first line; the first line does so
  /// too, and it is done once.
  ///
  /// - Throws: A `FileProblem` where that is not possible.
  package func begin() throws(FileProblem) {
    guard !isBegun else { return }
    isBegun = true
    if isRegular {
      guard ftruncate(file, kept) == 0, lseek(file, kept, SEEK_SET) == kept else {
        throw FileProblem(path: path, code: errno)
      }
    }
    if kept == 0 { try FileSystem.writeAll(lines.head, to: file, path: path) }
  }

  /// Writes a line.
  ///
  /// - Throws: A `FileProblem` where that is not possible.
  package func write(_ line: [UInt8]) throws(FileProblem) {
    try begin()
    try FileSystem.writeAll(line, to: file, path: path)
  }
}
