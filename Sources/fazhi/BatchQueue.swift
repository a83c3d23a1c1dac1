import FazhiBatch
import FazhiSource
import Glibc

/// The reports of a run, one after the other, without those that an earlier run has judged.
final class BatchQueue {
  /// How many there are, where that is known beforehand.
  private(set) var count: Int?
  /// How many files of folders are no reports by their names, as far as it has come.
  var skippedCount: Int { skipped() }
  /// How many files were left out, as judged before, that somebody has written since.
  private(set) var changedCount = 0
  /// Why it ended before its end.
  private(set) var failure: FileProblem?
  private let batch: Batch
  private var source: () throws(FileProblem) -> BatchRun.Job?
  private let skipped: () -> Int
  /// Where results go, once that is known.
  private var results: ResultFile?

  /// - Parameter batch: What is to be judged.
  /// - Throws: A `FileProblem` where the list of reports cannot be opened.
  init(_ batch: Batch) throws(FileProblem) {
    self.batch = batch
    if batch.stdinReports {
      let reader = LineReader(file: STDIN_FILENO, path: "-")
      var line = 0
      source = { () throws(FileProblem) in
        while let text = try reader.next() {
          line += 1
          // A blank line is no document.
          if text.contains(where: { $0 > 0x20 }) { return .document(text, line: line) }
        }
        return nil
      }
      skipped = { 0 }
    } else if let list = batch.filesFrom {
      let file = list == "-" ? STDIN_FILENO : open(list, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else {
        throw FileProblem(path: list, code: errno)
      }
      let reader = LineReader(file: file, path: list)
      source = { () throws(FileProblem) in
        while let line = try reader.next() {
          let bytes = line.last == 0x0D ? line.dropLast() : line[...]
          let path = String(
            decoding: bytes.dropFirst(ByteOrderMark.length(in: line)), as: UTF8.self)
          if !path.isEmpty { return .file(path) }
        }
        return nil
      }
      skipped = { 0 }
    } else {
      var paths = ReportPaths(batch.paths)
      source = { paths.next().map { .file($0) } }
      skipped = { paths.skippedCount }
    }
  }

  /// Whether a file is one of the reports; to be asked before the first of them is taken.
  ///
  /// Paths are walked through for it, and those of a list, which may be a pipe, are held from then on.
  ///
  /// - Throws: A `FileProblem` where the list cannot be read.
  func holds(_ file: String) throws(FileProblem) -> Bool {
    if batch.stdinReports { return false }
    guard batch.filesFrom != nil else {
      var paths = ReportPaths(batch.paths)
      while let path = paths.next() { if FileSystem.areSame(path, file) { return true } }
      return false
    }
    var jobs: [BatchRun.Job] = []
    while let job = try source() {
      if case .file(let path) = job, FileSystem.areSame(path, file) { return true }
      jobs.append(job)
    }
    var rest = jobs[...]
    source = { rest.popFirst() }
    return false
  }

  /// Leaves out what the file of results holds already, and counts what is left where somebody watches.
  func leaveOut(_ file: ResultFile) {
    results = file
    guard batch.filesFrom == nil, !batch.stdinReports, isatty(STDERR_FILENO) != 0 else { return }
    // The paths are walked through twice, first to count them: to hold them would take memory that
    // grows with their number.
    var counted = ReportPaths(batch.paths)
    var count = 0
    while let path = counted.next() {
      if !file.isKnown(.string(path)), !isOutput(path) { count += 1 }
    }
    self.count = count > 0 ? count : nil
  }

  /// The next report that is not known yet.
  func next() -> BatchRun.Job? {
    do throws(FileProblem) {
      while let job = try source() { if !isLeftOut(job) { return job } }
    } catch {
      failure = error
    }
    return nil
  }

  private func isLeftOut(_ job: BatchRun.Job) -> Bool {
    // Most runs take up none, and need no ids.
    let isKnown = results.map { $0.isContinued && $0.isKnown(job.id) } ?? false
    guard case .file(let path) = job else { return isKnown }
    guard isKnown else { return isOutput(path) }
    if let before = results?.lastWritten, let written = FileSystem.lastWritten(path),
      written > before
    {
      changedCount += 1
    }
    return true
  }

  /// Whether a file is the one that results go to, which may stand in the folder of the reports.
  private func isOutput(_ path: String) -> Bool {
    batch.output.map { FileSystem.areSame($0, path) } ?? false
  }
}
