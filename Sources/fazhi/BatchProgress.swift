import FazhiBatch
import FazhiSource
import Glibc

/// Counts the reports of a run, and shows on a terminal how far it is.
final class BatchProgress {
  /// How often the line is written anew, in seconds.
  private static let interval = 0.2

  /// How many of the reports that could not be judged are named.
  private static let mostNamed = 10

  private(set) var reports = 0
  private(set) var errors = 0
  /// The first of the reports that could not be judged.
  private var refusals: [BatchRun.Refusal] = []
  private var bytes = 0
  private let total: Int?
  private let start = BatchProgress.now
  private var shown = 0.0
  private let isShown = isatty(STDERR_FILENO) != 0

  init(total: Int?) { self.total = total }

  /// Counts a report.
  func add(_ outcome: BatchRun.Outcome) {
    reports += 1
    bytes += outcome.size
    if let refusal = outcome.refusal {
      errors += 1
      if refusals.count < Self.mostNamed { refusals.append(refusal) }
    }
    if isShown, Self.now - shown >= Self.interval { show() }
  }

  /// Takes the line away.
  func finish() {
    guard isShown else { return }
    show()
    Console.note("")
  }

  /// Says which reports could not be judged.
  func noteRefusals() {
    guard errors > 0 else { return }
    Console.note(
      "fazhi batch: \(reports) 份报告中 \(errors) 份无法评估："
        + "\(errors) of \(reports) reports could not be judged")
    for refusal in refusals {
      Console.note("  \(refusal.name): \(refusal.diagnostic.message.joined)")
    }
    if errors > refusals.count {
      Console.note("  另有 \(errors - refusals.count) 份，见结果中的错误: the others are in the results")
    }
  }

  private func show() {
    shown = Self.now
    let seconds = max(shown - start, 0.001)
    let rate = Double(reports) / seconds
    var text = "\(reports)"
    if let total {
      let left = Int(Double(total - reports) / max(rate, 0.001))
      text += "/\(total) · 剩余 left \(left / 60):\(String(100 + left % 60).dropFirst())"
    }
    let speed = Double(bytes) / seconds / 1e6
    text += " · \(Int(rate)) 份/秒 reports/s · \(Int(speed * 10) / 10) MB/s"
    if errors > 0 { text += " · 错误 errors \(errors)" }
    // Back to the start of the line, and away with what is left of a longer one.
    FileSystem.printError(Array("\r\(text)\u{1B}[K".utf8))
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
