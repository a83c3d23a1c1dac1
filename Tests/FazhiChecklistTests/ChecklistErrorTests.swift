import FazhiChecklist
import FazhiSource
import FazhiTestSupport
import Foundation
import Testing

@Suite("Complaints about checklists")
struct ChecklistErrorTests {
  static let fixtures = Repository.files(in: "Fixtures", beside: #filePath, suffix: ".yaml")

  @Test("each faulty file gets all its complaints at once", arguments: fixtures)
  func complaints(name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let source = SourceFile(
      name: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    let error = #expect(throws: InvalidInput.self) {
      try ChecklistLoader(shipped: [], examples: true).load(source)
    }
    for diagnostic in error?.diagnostics ?? [] {
      let texts = [diagnostic.message, diagnostic.hint] + diagnostic.notes.map(\.message)
      #expect(texts.allSatisfy { $0?.joined.isBilingual == true }, "\(texts)")
    }
    let printed =
      error.map { DiagnosticPrinter(sources: $0.sources).text(of: $0.diagnostics) } ?? ""
    let output = String(name.dropLast(".yaml".count)) + ".out"
    try Golden.expect(Array(printed.utf8), matches: output, folder: "Fixtures")
  }

  @Test("there are fixtures")
  func fixturesExist() {
    #expect(Self.fixtures.count >= 14)
  }
}
