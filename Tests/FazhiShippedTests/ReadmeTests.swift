import FazhiAssessment
import FazhiChecklist
import FazhiShipped
import FazhiSource
import FazhiTestSupport
import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
  @Test("its sample of a checklist passes lint and its own examples")
  func sample() throws {
    let readme = try String(
      contentsOf: Repository.root.appending(path: "README.md"), encoding: .utf8)
    let block = try #require(readme.components(separatedBy: "```yaml\n").last)
    let yaml = try #require(block.components(separatedBy: "```").first)
      .replacing(", part-01.yaml]", with: "]")
    let checklist = try ChecklistLoader(examples: true)
      .load(SourceFile(name: "README.md", bytes: Array(yaml.utf8)))
    #expect(checklist.items.count == 1)
    #expect(ChecklistLint(checklist).run().map(\.message) == [])
    #expect(ChecklistTest(checklist).run().map(\.message) == [])
  }
}
