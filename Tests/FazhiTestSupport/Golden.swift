import Foundation
package import Testing

/// Files that hold whole outputs.
///
/// `FAZHI_RECORD=1 swift test` writes them and fails, so that somebody looks at what is new; a
/// missing one fails too.
package enum Golden {
  /// Compares an output with a file of a folder beside the test's source.
  package static func expect(
    _ output: [UInt8], matches name: String, folder: String = "Golden", file: String = #filePath,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let url = URL(filePath: file).deletingLastPathComponent().appending(path: "\(folder)/\(name)")
    if ProcessInfo.processInfo.environment["FAZHI_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(output).write(to: url)
      Issue.record(
        "recorded \(name): look at it, then run without FAZHI_RECORD", sourceLocation: location)
      return
    }
    guard let expected = try? Data(contentsOf: url) else {
      Issue.record("\(name) is missing: record it with FAZHI_RECORD=1", sourceLocation: location)
      return
    }
    if Data(output) != expected {
      let got = String(decoding: output, as: UTF8.self)
      let difference = firstDifference(String(decoding: expected, as: UTF8.self), got)
      Issue.record("\(name) differs: \(difference)", sourceLocation: location)
    }
  }

  private static func firstDifference(_ expected: String, _ got: String) -> String {
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = got.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }
    guard let line else { return "\(left.count) lines expected, \(right.count) found" }
    return "line \(line.offset + 1): expected '\(line.element.0)', got '\(line.element.1)'"
  }
}
