// Writes the YAML files below a folder as one C source, as text and compiled:
// `embed-checklists FOLDER OUTPUT`.
//
// Compiled, because reading and compiling the YAML takes many times as long as judging a report; in the
// binary, because a program that is moved finds no bundle of resources beside it.

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

var source = ConstantsSource()
source.function("fzChecklistFiles", returns: files.map { ($0.path, $0.bytes()) })
do {
  let loader = ChecklistLoader(shipped: files, examples: true)
  source.function(
    "fzCompiledChecklists",
    returns: try ChecklistFiles(shipped: files).checklistNames.map { name in
      (name, CompiledChecklist(try loader.load(name)).encoded)
    })
} catch let error as InvalidInput {
  // The program must build for a faulty checklist to be linted with it: where nothing is compiled it
  // reads the YAML, and says what is wrong.
  let printer = DiagnosticPrinter(sources: error.sources)
  FileHandle.standardError.write(Data(printer.text(of: error.diagnostics).utf8))
  source.function("fzCompiledChecklists", returns: [])
}
try source.text.write(to: output, atomically: true, encoding: .utf8)
