import Glibc

/// Another program that scans the same reports, and says how many seconds that took it.
struct Yardstick {
  var name: String
  /// Prints the seconds, and then whatever it counted.
  var command: String
  /// What to install where it is not there.
  var package: String

  /// Runs it once; `nil` where it is not there.
  func run() -> (seconds: Double, answer: String)? {
    guard let pipe = popen(command + " 2>/dev/null", "r") else { return nil }
    var text = ""
    var buffer = [CChar](repeating: 0, count: 256)
    while fgets(&buffer, 256, pipe) != nil {
      let bytes = buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
      text += String(decoding: bytes, as: UTF8.self)
    }
    let status = pclose(pipe)
    let words = text.split(whereSeparator: \.isWhitespace)
    guard status == 0, let first = words.first, let seconds = Double(first) else { return nil }
    return (seconds, words.dropFirst().joined(separator: " "))
  }
}

/// The time that a thread or a process has worked, in seconds.
func seconds(_ clock: clockid_t = CLOCK_PROCESS_CPUTIME_ID) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The one in the middle.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return .nan }
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// A number with some decimals.
func fixed(_ value: Double, _ decimals: Int = 1) -> String {
  guard value.isFinite else { return "-" }
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let whole = Int((value * Double(scale)).rounded())
  guard decimals > 0 else { return "\(whole)" }
  return "\(whole / scale).\(String(scale + whole % scale).dropFirst())"
}
