package import FazhiSource

/// A format that reports come in.
package protocol FormatReader: Sendable {
  /// What people call a file of it.
  static var title: Localized { get }
  /// What the names of its files end in, without the dot, in lower case.
  static var endings: [String] { get }

  /// Whether a file is of this format, told by what it holds.
  static func recognizes(_ bytes: [UInt8]) -> Bool

  /// The text of a file of this format.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: What diagnostics call it.
  /// - Returns: The text, which may be empty, and how it came out of the file.
  /// - Throws: `InvalidInput` that says why there is none, and what to do.
  /// - Complexity: Linear in the length of the file and of what is unpacked of it.
  static func text(of bytes: [UInt8], name: String) throws(InvalidInput) -> ReportText
}

/// The text of a report.
package struct ReportText: Sendable {
  /// How a text came out of the file.
  package enum Origin: Sendable, Hashable {
    /// It is the file itself, in another encoding unless that is UTF-8.
    case file(TextDecoder.Encoding)
    /// It was taken out of a document.
    case document(Localized)
  }

  /// Valid UTF-8.
  package var bytes: [UInt8]
  /// What lines and offsets of the text have to do with the file.
  package var origin: Origin
}

/// The formats there are; to add one, write it and name it here.
package enum ReportReaders {
  /// All formats; plain text, which takes what no other does, last.
  package static let all: [any FormatReader.Type] = [
    DOCXReader.self, HTMLReader.self, PlainTextReader.self,
  ]

  /// What the names of files in a folder of reports end in, without the dot.
  package static let endings: [String] = all.reversed().flatMap { $0.endings }

  /// Whether a file in a folder is a report by its name.
  package static func areNamed(_ path: String) -> Bool {
    let name = path.lowercased()
    return endings.contains { name.hasSuffix(".\($0)") }
  }

  /// The text of a report of any format.
  static func text(of bytes: [UInt8], name: String) throws(InvalidInput) -> ReportText {
    let isEmpty = bytes.isBlank
    guard !isEmpty else { throw InvalidInput(.emptyReport(name)) }
    let reader = all.first { $0.recognizes(bytes) } ?? PlainTextReader.self
    let text = try reader.text(of: bytes, name: name)
    guard !text.bytes.isBlank else { throw InvalidInput(.noText(name, in: reader.title)) }
    return text
  }
}

extension InvalidInput {
  /// One complaint, that points nowhere into the file.
  init(_ diagnostic: Diagnostic) { self.init([diagnostic], sources: [:]) }
}

extension [UInt8] {
  /// Whether a text has nothing but spaces: those of ASCII, and U+00A0, U+200B, U+3000 and U+FEFF of UTF-8.
  var isBlank: Bool {
    var index = 0
    while index < count {
      if self[index] <= 0x20 {
        index += 1
      } else if let space = Self.spaces.first(where: { self[index...].starts(with: $0) }) {
        index += space.count
      } else {
        return false
      }
    }
    return true
  }

  private static let spaces = ["\u{A0}", "\u{200B}", "\u{3000}", "\u{FEFF}"].map { Array($0.utf8) }
}
