// Writes the YAML files below a folder as one Swift source: `embed-checklists FOLDER OUTPUT`.
//
// `StaticString` raw literals, because they compile in seconds where an array of bytes takes
// minutes, and because they need no resource bundle beside the binary.

import Foundation

guard CommandLine.arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: embed-checklists FOLDER OUTPUT\n".utf8))
  exit(64)
}
let folder = URL(filePath: CommandLine.arguments[1])
let output = URL(filePath: CommandLine.arguments[2])

/// The shortest run of `#` that the text does not contain after a quotation mark or a backslash.
func delimiter(for text: String) -> String {
  var hashes = "#"
  while text.contains("\"\"\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
  return hashes
}

/// The text with the lines of each `examples:` emptied, so that places keep their numbers.
///
/// `score` does not need the examples, and reading them takes as long as all the rest.
func withoutExamples(_ text: String) -> String {
  var inside = false
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    if line == "    examples:" {
      inside = true
      return Substring()
    }
    if inside, line.hasPrefix("      ") { return Substring() }
    inside = false
    return line
  }
  return lines.joined(separator: "\n")
}

func literal(_ text: String) -> String {
  let hashes = delimiter(for: text)
  return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
}

var source = """
  /// The files below `Checklists/`, by path, as they were when the package was built.
  enum ShippedFiles {
    /// The whole text of each file, and the text without its examples.
    static let all: [(path: String, text: StaticString, rules: StaticString)] = [

  """
let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
for path in paths.filter({ $0.hasSuffix(".yaml") }).sorted() {
  let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  source += "    (\"\(path)\", \(literal(text)), \(literal(withoutExamples(text)))),\n"
}
source += "  ]\n}\n"
try source.write(to: output, atomically: true, encoding: .utf8)
