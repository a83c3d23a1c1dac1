import ArgumentParser
import FazhiSource
import Glibc

/// How a run ends.
enum Exit {
  /// Below what was demanded, or findings of `lint` and `test`.
  static let demandNotMet = ExitCode(1)
  /// The input is at fault.
  static let badInput = ExitCode(2)

  /// Says what went wrong on standard error and exits.
  static func report(_ error: any Error) -> Never {
    switch error {
    case let error as InvalidInput:
      Console.complain(error.diagnostics, sources: error.sources)
      Glibc.exit(badInput.rawValue)
    case let problem as FileProblem:
      Console.complain([.unreadableFile(problem)], sources: [:])
      Glibc.exit(badInput.rawValue)
    default:
      // What the parser says of wrong usage is English only.
      let isUnderstood = Fazhi.message(for: error).contains {
        ("\u{4E00}"..."\u{9FFF}").contains($0)
      }
      if Fazhi.exitCode(for: error) == .validationFailure, !isUnderstood {
        Console.note("命令用法有误，见下:")
      }
      Fazhi.exit(withError: error)
    }
  }
}
