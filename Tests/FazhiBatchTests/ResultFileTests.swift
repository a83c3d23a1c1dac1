import FazhiAssessment
import FazhiRendering
import FazhiSource
import FazhiTestSupport
import Foundation
import Testing

@testable import FazhiBatch

@Suite("Result files")
struct ResultFileTests {
  @Test("an interrupted file is taken up behind its last whole line")
  func takesUp() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/results.jsonl"
      let whole = "{\"id\":\"a\"}\n{\"id\":\"b\"}\n"
      try FileSystem.write(Array((whole + "{\"id\":\"c\",\"sta").utf8), to: path)
      let file = try ResultFile(path, resuming: true, form: .jsonl)
      #expect(file.known == [.string("a"), .string("b")])
      try file.write(Array("{\"id\":\"c\"}\n".utf8))
      #expect(try FileSystem.read(path) == Array((whole + "{\"id\":\"c\"}\n").utf8))
    }
  }
}
