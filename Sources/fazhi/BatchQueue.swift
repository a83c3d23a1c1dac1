import FazhiBatch
import FazhiSource
import Glibc

/// The reports of a run, one after the other, without those that an earlier run has judged.
final class BatchQueue {
  /// How many there are, where that is known beforehand.
  let count: Int?
  /// How many files of folders are no reports by their names, as far as it has come.
  var skippedCount: Int { skipped() }
  /// How many files were left out, as judged before, that somebody has written since.
  private(set) var changedCount = 0
  private let source: () -> BatchRun.Job?
  private let skipped: () -> Int
  private let known: Set<JSONValue>
  private let lastWritten: Duration?

  /// - Parameters:
  ///   - batch: What is to be judged.
  ///   - file: Where results go: what it held before is left out.
  /// - Throws: A `FileProblem` where the list of reports cannot be opened.
  init(_ batch: Batch, into file: ResultFile) throws(FileProblem) {
    let known = file.known
    self.known = known
    lastWritten = file.lastWritten
    if batch.stdinReports {
      let reader = LineReader(file: STDIN_FILENO)
      var line = 0
      source = {
        while let text = reader.next() {
          line += 1
          // A blank line is no document.
          if text.contains(where: { $0 > 0x20 }) { return .document(text, line: line) }
        }
        return nil
      }
      count = nil
      skipped = { 0 }
    } else if let list = batch.filesFrom {
      let file = list == "-" ? STDIN_FILENO : open(list, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else {
        throw FileProblem(path: list, code: errno)
      }
      let reader = LineReader(file: file)
      source = {
        while let line = reader.next() {
          let bytes = line.last == 0x0D ? line.dropLast() : line[...]
          let path = String(decoding: bytes, as: UTF8.self)
          if !path.isEmpty { return .file(path) }
        }
        return nil
      }
      count = nil
      skipped = { 0 }
    } else {
      // The paths are walked through twice, first to count them: to hold them would take memory that
      // grows with their number.
      var counted = ReportPaths(batch.paths)
      var count = 0
      if isatty(STDERR_FILENO) != 0 {
        while let path = counted.next() { if !known.contains(.string(path)) { count += 1 } }
      }
      self.count = count > 0 ? count : nil
      var paths = ReportPaths(batch.paths)
      source = { paths.next().map { .file($0) } }
      skipped = { paths.skippedCount }
    }
  }

  /// The next report that is not known yet.
  func next() -> BatchRun.Job? {
    while let job = source() {
      guard !known.isEmpty else { return job }
      switch job {
      case .file(let path):
        guard known.contains(.string(path)) else { return job }
        if let lastWritten, let written = FileSystem.lastWritten(path), written > lastWritten {
          changedCount += 1
        }
      case .document(let line, _):
        guard let id = JSONValue(parsing: line)?["id"], known.contains(id) else { return job }
      }
    }
    return nil
  }
}
