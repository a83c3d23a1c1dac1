/// A form in which results are written.
package protocol Renderer: Sendable {
  /// The name that `--format` takes.
  static var name: String { get }
  /// What it is for, in a few words.
  static var summary: String { get }

  /// What the names of its files end in, without the dot, where that tells it from other formats.
  static var ending: String? { get }

  /// Whether it is UTF-8 text that ends in a line feed, fit for a terminal and a pipe.
  static var isText: Bool { get }

  /// Whether it is on a report as a whole, for programs that judge the report by it.
  static var isOnWholeReport: Bool { get }

  /// Whether results of a type have this form.
  static func accepts(_ type: any Presentable.Type) -> Bool

  /// The bytes of a result of a type that `accepts` names; they depend on the arguments only.
  static func render(_ result: some Presentable, options: RenderingOptions) -> [UInt8]
}

extension Renderer {
  /// Most files end in the name of their form.
  package static var ending: String? { name }

  /// Most forms are text.
  package static var isText: Bool { true }

  /// Most forms can be on a part.
  package static var isOnWholeReport: Bool { false }

  /// Every result has this form.
  package static func accepts(_ type: any Presentable.Type) -> Bool { true }
}

/// The forms there are; to add one, write it and name it here.
package enum OutputFormats {
  /// All formats, the default one first.
  package static let all: [any Renderer.Type] = [
    TerminalRenderer.self, MarkdownRenderer.self, HTMLRenderer.self, CSVRenderer.self,
    XLSXRenderer.self, DOCXRenderer.self, JSONRenderer.self, JUnitRenderer.self,
    SARIFRenderer.self,
  ]

  /// The format of a name, or `nil`.
  package static func named(_ name: String) -> (any Renderer.Type)? {
    all.first { $0.name == name }
  }

  /// The format that the name of a file asks for by its ending, or `nil`.
  package static func withEnding(of path: String) -> (any Renderer.Type)? {
    let ending = ending(of: path)
    return all.first { $0.ending != nil && $0.ending == ending }
  }

  /// The ending of a file's name that looks like that of a format and is none, or `nil`.
  package static func unknownEnding(of path: String) -> String? {
    guard withEnding(of: path) == nil, let ending = ending(of: path), ending.count <= 5,
      ending.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return nil }
    return ending
  }

  /// What the name of a file ends in behind its last dot, in lower case, or `nil`.
  package static func ending(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The names of the formats that results of a type have.
  package static func names(for type: any Presentable.Type) -> [String] {
    all.filter { $0.accepts(type) }.map { $0.name }
  }
}
