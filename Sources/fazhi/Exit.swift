import ArgumentParser
import FazhiSource
import Glibc

/// How a run ends.
enum Exit {
  /// Below what was demanded, or findings of `lint` and `test`.
  static let demandNotMet = ExitCode(1)
  /// The input is at fault.
  static let badInput = ExitCode(2)

  /// An error that is none of these, which is our own mistake (`EX_SOFTWARE` of sysexits.h).
  private static let unexpected: Int32 = 70

  /// Says what went wrong on standard error and exits.
  static func report(_ error: any Error) -> Never {
    switch error {
    case let error as InvalidInput:
      Console.complain(error.diagnostics, sources: error.sources)
      Glibc.exit(badInput.rawValue)
    case let problem as FileProblem:
      Console.complain([.unreadableFile(problem)], sources: [:])
      Glibc.exit(badInput.rawValue)
    case let code as ExitCode: Fazhi.exit(withError: code)
    default:
      // An error that nobody caught must not pass for a demand that is not met.
      if Fazhi.exitCode(for: error) == .failure {
        Console.note("fazhi: \(error)")
        Glibc.exit(unexpected)
      }
      let message = Fazhi.message(for: error)
      let isUnderstood = message.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) }
      if Fazhi.exitCode(for: error) == .validationFailure, !isUnderstood {
        let kind = wordsOfParser.first { message.hasPrefix($0.key) }
        Console.note("命令用法有误\(kind.map { "，\($0.value)" } ?? "")，见下:")
      }
      Fazhi.exit(withError: error)
    }
  }

  /// What the parser says of wrong usage is English only; how its messages begin, and what that means.
  private static let wordsOfParser: KeyValuePairs = [
    "Missing expected argument": "缺少必需的参数",
    "Missing one of": "缺少必需的参数",
    "Missing value for": "选项后面缺少值",
    "Unknown option": "没有这个选项",
    "Unexpected argument": "有多余的参数",
    "The value": "选项的值无效",
  ]
}
