package import FazhiAssessment

/// A form in which results are written.
package protocol Renderer: Sendable {
  /// The name that `--format` takes.
  static var name: String { get }
  /// What it is for, in a few words.
  static var summary: String { get }

  /// The bytes of a job's result; they end in a line feed and depend on the arguments only.
  static func render(_ job: Job, of assessment: Assessment, options: RenderingOptions) -> [UInt8]
}

/// The forms there are; to add one, write it and name it here.
package enum OutputFormats {
  /// All formats, the default one first.
  package static let all: [any Renderer.Type] = [
    TerminalRenderer.self, MarkdownRenderer.self, CSVRenderer.self, JSONRenderer.self,
  ]

  /// The format of a name, or `nil`.
  package static func named(_ name: String) -> (any Renderer.Type)? {
    all.first { $0.name == name }
  }
}
