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
    note(printer.text(of: diagnostics), terminator: "")
  }

  /// Prints a line on standard error.
  static func note(_ text: String, terminator: String = "\n") {
    FileSystem.printError(Array((text + terminator).utf8))
  }

  private static func wantsColours(_ stream: Int32) -> Bool {
    let isRefused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return isatty(stream) != 0 && !isRefused && !isDumb
  }
}
