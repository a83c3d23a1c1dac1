package import Foundation

/// The folders of the package that tests read.
package enum Repository {
  /// The folder that holds `Package.swift`.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The sample reports, by name without `.txt`.
  package static let sampleNames: [String] = {
    let folder = root.appending(path: "Reports").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  /// The bytes of a sample report.
  package static func sample(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: root.appending(path: "Reports/\(name).txt")))
  }

  /// The names of the files of a folder beside a test's source, sorted.
  package static func files(in folder: String, beside file: String, suffix: String) -> [String] {
    let url = URL(filePath: file).deletingLastPathComponent().appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted()
  }
}
