import FazhiAssessment
import FazhiChecklist
import FazhiSource
import FazhiTables
import FazhiTestSupport
import Foundation
import Testing

@testable import FazhiRendering

/// One result says the same in every format.
@Suite("All formats agree")
struct FormatAgreementTests {
  /// An obligation as a format shows it.
  struct Row: Hashable {
    var id: String
    var status: String
    var weight: String
  }

  private func assessment(_ name: String) throws -> Assessment {
    try SampleTests.assessor.assess(Repository.sample(name), name: name)
  }

  private func render(_ format: any Renderer.Type, _ result: JobResult) -> [UInt8] {
    format.render(result, options: RenderingOptions())
  }

  /// The rows of a table that has a column for the id.
  private func rows(of table: TextTable) throws -> [Row] {
    let titles = try #require(table.rows.first).cells
    let places = try ["编号", "结果", "权重"].map { try #require(titles.firstIndex(of: $0)) }
    return table.rows.dropFirst().map {
      Row(id: $0[places[0]], status: $0[places[1]], weight: $0[places[2]])
    }
  }

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  /// The rows of the JSON of a job, units one after the other.
  private func rows(ofJSON object: [String: Any]) throws -> [Row] {
    let units = object["units"] as? [[String: Any]] ?? [object]
    return try units.flatMap { try #require($0["items"] as? [[String: Any]]) }.map { item in
      let status = try #require((item["status"] as? String).flatMap(Status.init))
      return Row(
        id: try #require(item["id"] as? String), status: status.name.chinese,
        weight: "\(try #require(item["weight"] as? Int))")
    }
  }

  @Test(
    "the same obligations, statuses and weights in the same order",
    arguments: Repository.sampleNames, Job.allCases)
  func sameRows(name: String, job: Job) throws {
    let result = JobResult(job, of: try assessment(name))
    let expected = try rows(ofJSON: object(render(JSONRenderer.self, result)))
    let csv = try CSVReader.table(in: render(CSVRenderer.self, result))
    let xlsx = try XLSXReader.tables(in: render(XLSXRenderer.self, result))
    #expect(try rows(of: csv) == expected)
    #expect(try rows(of: xlsx[0]) == expected)
    #expect(csv.rows.map(\.cells) == xlsx[0].rows.map(\.cells))
  }

  @Test("the same figures, in total and by part", arguments: Repository.sampleNames)
  func sameFigures(name: String) throws {
    let result = JobResult(.score, of: try assessment(name))
    let json = try object(render(JSONRenderer.self, result))
    let overview = try #require(
      try XLSXReader.tables(in: render(XLSXRenderer.self, result)).first { $0.name == "概览" })
    let parts = try #require(json["parts"] as? [[String: Any]]).map { $0["coverage"] }
    for (row, coverage) in zip(overview.rows.dropFirst(), [json["coverage"]] + parts) {
      let coverage = try #require(coverage as? [String: Any])
      let keys = ["value", "low", "high", "points", "outOf"]
      for (column, key) in keys.enumerated() {
        // The last digit may differ: this reader of JSON is not exact.
        let (cell, value) = (Double(row[column + 2]), coverage[key] as? Double)
        #expect(abs((cell ?? -1) - (value ?? -1)) < 1e-12, "\(row) \(key)")
      }
      let counts = try #require(coverage["counts"] as? [String: Int])
      for (column, status) in Status.allCases.enumerated() {
        #expect(row[column + 7] == "\(counts[status.rawValue] ?? 0)")
      }
    }
    let page = String(decoding: render(MarkdownRenderer.self, result), as: UTF8.self)
    #expect(page.contains(result.assessment.coverage.percent))
  }
}
