import FazhiAssessment
import FazhiSource
import Glibc

/// The terminal and the standard streams.
enum Console {
  /// Whether standard output is a terminal that wants colours (https://no-color.org).
  static var coloursOutput: Bool { wantsColours(STDOUT_FILENO) }

  /// Whether standard output is a terminal.
  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) != 0 }

  /// The width of the terminal in cells, at most 120, or 80 where standard output is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return min(Int(size.ws_col), 120)
  }

  /// Prints diagnostics on standard error.
  static func complain(_ diagnostics: [Diagnostic], sources: [String: SourceFile]) {
    let printer = DiagnosticPrinter(sources: sources, colours: wantsColours(STDERR_FILENO))
    FileSystem.printError(Array(printer.text(of: diagnostics).utf8))
  }

  /// Prints a line on standard output.
  ///
  /// - Throws: A `FileProblem` where it cannot be written.
  static func say(_ line: String) throws(FileProblem) {
    try FileSystem.print(Array((line + "\n").utf8))
  }

  /// Prints a line on standard error; the names of files in it cannot drive the terminal.
  static func note(_ line: String) {
    FileSystem.printError(Array((line.withoutControls + "\n").utf8))
  }

  private static func wantsColours(_ stream: Int32) -> Bool {
    let isRefused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return isatty(stream) != 0 && !isRefused && !isDumb
  }
}

extension Day {
  /// The day that the clock says, where the machine stands.
  static var today: Day {
    var now = time(nil)
    var fields = tm()
    localtime_r(&now, &fields)
    let day = Day(
      year: Int(fields.tm_year) + 1900, month: Int(fields.tm_mon) + 1, day: Int(fields.tm_mday))
    guard let day else { preconditionFailure("the clock names a day that no calendar has") }
    return day
  }
}
