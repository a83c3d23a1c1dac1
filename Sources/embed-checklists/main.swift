// Writes the YAML files below a folder as one Swift source, as text and compiled:
// `embed-checklists FOLDER OUTPUT`.
//
// As `StaticString` literals, because they compile in seconds where an array of bytes takes minutes,
// and because they need no resource bundle beside the binary. Compiled, because reading and compiling
// the YAML takes several times as long as judging a report.

import FazhiChecklist
import FazhiMatching
import FazhiSource
import Foundation

guard CommandLine.arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: embed-checklists FOLDER OUTPUT\n".utf8))
  exit(64)
}
let folder = URL(filePath: CommandLine.arguments[1])
let output = URL(filePath: CommandLine.arguments[2])
let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
  .filter { $0.hasSuffix(".yaml") }.sorted()
let files = try paths.map { path in
  let bytes = Array(try Data(contentsOf: folder.appending(path: path)))
  return ShippedFile(path: path) { bytes }
}

/// The text as a raw literal, with a run of `#` that it does not contain behind a quotation mark or a
/// backslash.
func literal(_ text: String) -> String {
  var hashes = "#"
  while text.contains("\"\"\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
  return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
}

var source = """
  /// The files below `Checklists/`, by path, as they were when the package was built.
  enum ShippedFiles {
    static let texts: [(path: String, text: StaticString)] = [

  """
for file in files {
  source += "    (\"\(file.path)\", \(literal(String(decoding: file.bytes(), as: UTF8.self)))),\n"
}
source += "  ]\n\n  static let compiled: [(name: String, sextets: StaticString)] = [\n"
do {
  for name in ChecklistFiles(shipped: files).checklistNames {
    let loader = ChecklistLoader(shipped: files, examples: true)
    let compiled = CompiledChecklist(try loader.load(name))
    source += "    (\"\(name)\", #\"\(Sextets.encode(compiled.encoded))\"#),\n"
  }
} catch let error as InvalidInput {
  // The program must build for a faulty checklist to be linted with it: where nothing is compiled it
  // reads the YAML, and says what is wrong.
  let printer = DiagnosticPrinter(sources: error.sources)
  FileHandle.standardError.write(Data(printer.text(of: error.diagnostics).utf8))
}
source += "  ]\n}\n"
try source.write(to: output, atomically: true, encoding: .utf8)
