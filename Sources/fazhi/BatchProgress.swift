import FazhiBatch
import Glibc

/// Counts the reports of a run, and shows on a terminal how far it is.
final class BatchProgress {
  /// How often the line is written anew, in seconds.
  private static let interval = 0.2

  private(set) var reports = 0
  private(set) var errors = 0
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
    if outcome.isError { errors += 1 }
    if isShown, Self.now - shown >= Self.interval { show() }
  }

  /// Takes the line away.
  func finish() {
    guard isShown else { return }
    show()
    Console.note("")
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
    Console.note("\r\(text)\u{1B}[K", terminator: "")
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
