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
    default: Fazhi.exit(withError: error)
    }
  }
}
