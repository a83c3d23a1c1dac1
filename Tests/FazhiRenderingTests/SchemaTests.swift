import FazhiAssessment
import FazhiRendering
import FazhiTestSupport
import Foundation
import Testing

@Suite("The JSON Schema")
struct SchemaTests {
  private static let path = "Sources/FazhiRendering/Schema/score.schema.json"

  private func schema() throws -> JSONSchema {
    try JSONSchema(Data(contentsOf: Repository.root.appending(path: Self.path)))
  }

  @Test("every sample's result keeps it", arguments: Repository.sampleNames)
  func samples(name: String) throws {
    let assessment = try SampleTests.assessor.assess(Repository.sample(name), name: name)
    let output = JSONRenderer.render(JobResult(.score, of: assessment), options: RenderingOptions())
    #expect(try schema().complaints(about: Data(output)) == [])
  }

  @Test("a result that breaks it is found out")
  func breaches() throws {
    let name = try #require(Repository.sampleNames.first)
    let assessment = try SampleTests.assessor.assess(Repository.sample(name), name: name)
    let output = JSONRenderer.render(JobResult(.score, of: assessment), options: RenderingOptions())
    let text = String(decoding: output, as: UTF8.self)
    for (good, bad) in [
      (#""status":"met""#, #""status":"good""#), (#""schemaVersion":"1""#, #""schemaVersion":"2""#),
      (#""review":false"#, #""review":0"#), (#""signed":"2"#, #""signed":"x2"#),
      (#""weight":3"#, #""weight":4"#), (#""outOf":"#, #""of":"#),
    ] {
      #expect(text.contains(good))
      let broken = text.replacing(good, with: bad, maxReplacements: 1)
      #expect(try !schema().complaints(about: Data(broken.utf8)).isEmpty, "\(bad)")
    }
  }
}
