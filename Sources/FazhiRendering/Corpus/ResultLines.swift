package import FazhiAssessment
import FazhiChecklist
package import FazhiSource
import FazhiTables

/// Writes one line for each report of a run over many: JSON lines, or the rows of a matrix in CSV.
package struct ResultLines: Sendable {
  /// In what form lines are written.
  package enum Form: String, Sendable, CaseIterable {
    /// An object of JSON in each line.
    case jsonl
    /// A matrix of CSV, a row for each report and a column for each obligation.
    case csv
  }

  private let form: Form
  private let hasEvidence: Bool
  private let words: Words
  private let ids: [String]
  /// The titles of the columns of a matrix that hold the statuses.
  private let itemColumns: [String]
  /// What the user says of each report's level and year.
  private let overrides: Assessor.Overrides
  /// What each line says of the checklist, worked out once.
  private let checklist: (id: String, version: String, digest: String)

  /// Prepares the lines for assessments against a checklist.
  ///
  /// - Parameters:
  ///   - assessor: What judges the reports.
  ///   - form: What lines are made of.
  ///   - evidence: Whether lines of JSON hold each item's quotations as well.
  ///   - language: What a matrix is worded in: Chinese for people, or the names that JSON has for
  ///     programs.
  ///   - overrides: What the user says of each report.
  package init(
    _ assessor: Assessor, form: Form, evidence: Bool, language: Language = .chinese,
    overrides: Assessor.Overrides = .init()
  ) {
    self.form = form
    self.overrides = overrides
    hasEvidence = evidence
    words = Words(language: language)
    let checklist = assessor.checklist
    ids = checklist.items.map(\.id)
    itemColumns =
      language == .chinese ? checklist.items.map { "\($0.id) \($0.title.chinese)" } : ids
    self.checklist = (checklist.id, checklist.version, checklist.digest)
  }

  /// What stands before the first line: nothing, or the titles of the columns.
  package var head: [UInt8] {
    guard form == .csv else { return [] }
    return ByteOrderMark.bytes
      + Self.row(
        Column.allCases.map { words($0.chinese, $0.rawValue) } + itemColumns
          + [words("清单摘要值", "checklist.digest")])
  }

  /// The line of a report that was judged, under the path of the report or what its document was
  /// called; it ends in a line feed.
  package func line(_ id: JSONValue, _ assessment: Assessment) -> [UInt8] {
    switch form {
    case .csv: row(id, assessment)
    case .jsonl: object(id, assessment)
    }
  }

  /// The line of a report that could not be judged, with the first complaint.
  package func line(_ id: JSONValue, refused diagnostic: Diagnostic) -> [UInt8] {
    switch form {
    case .csv:
      return row(items: ids.map { _ in "" }) { column in
        switch column {
        case .id: id.text
        case .error: "\(diagnostic.id): \(diagnostic.message.joined)"
        default: ""
        }
      }
    case .jsonl:
      var writer = JSONWriter()
      writer.object { writer in
        writer.key("id")
        writer.value(id)
        writer.object("error") {
          $0.pair("id", diagnostic.id)
          $0.pair("message", diagnostic.message.joined)
          $0.pair("hint", diagnostic.hint?.joined)
        }
      }
      writer.finish()
      return writer.bytes
    }
  }

  /// An id as a line shows it, by which what an earlier run judged is known: ids that are written alike
  /// are one.
  package func written(_ id: JSONValue) -> [UInt8] {
    switch form {
    case .csv: return Array(Self.cell(id.text).utf8)
    case .jsonl:
      var writer = JSONWriter()
      writer.value(id)
      return writer.bytes
    }
  }

  /// A line that an earlier run wrote.
  package struct Held: Sendable {
    /// What the line is called.
    package var id: JSONValue
    /// Whether its report could not be judged.
    package var isRefused: Bool
    /// Whether lines of this run may follow it: they are made of the same, by the same checklist, for the
    /// level and year that the user gives.
    package var isAlike: Bool
  }

  /// Reads a line that an earlier run wrote, without its line feed; `nil` where it is none, or was
  /// cut off.
  package func held(_ line: [UInt8]) -> Held? {
    switch form {
    case .csv:
      let width = Column.allCases.count + ids.count + 1
      let table = try? CSVReader.table(in: line, limits: TableLimits(columns: width))
      guard let row = table?.rows.first, table?.rows.count == 1 else { return nil }
      let isRefused = !row[Column.error.place].isEmpty
      let isAlike =
        row[width - 1] == checklist.digest
        && (isRefused || fits(level: row[Column.level.place], year: row[Column.year.place]))
      return Held(id: .string(row[Column.id.place]), isRefused: isRefused, isAlike: isAlike)
    case .jsonl:
      guard let result = ResultLine(parsing: line) else { return nil }
      let isRefused = result.refusal != nil
      let isAlike =
        result.checklist?.digest == checklist.digest && result.hasEvidence == hasEvidence
        && overrides.level.map { result.level == $0 } ?? true
        && overrides.year.map { result.year == $0 } ?? true
      return Held(id: result.id, isRefused: isRefused, isAlike: isRefused || isAlike)
    }
  }

  /// Whether what an earlier run wrote last, and did not end, may be the beginning of a line; of a row
  /// it may be anything, below the right titles.
  package func isBegun(_ line: [UInt8]) -> Bool {
    guard form == .jsonl else { return true }
    // A whole object that lacks its line feed is told by what it holds.
    if let held = held(line) { return held.isAlike }
    return Self.beginnings.contains { $0.starts(with: line) || line.starts(with: $0) }
  }

  /// How a line of JSON begins, with a result and with an error.
  private static let beginnings = [
    Array(#"{"schemaVersion":"\#(AssessmentRecord.schemaVersion)","id":"#.utf8),
    Array(#"{"id":"#.utf8),
  ]

  /// Whether a row has the level and the year that the user gives.
  private func fits(level: String, year: String) -> Bool {
    overrides.level.map { words.level($0) == level } ?? true
      && overrides.year.map { "\($0)" == year } ?? true
  }

  /// Whether a line, without its line feed, is what stands before the first line.
  package func isHead(_ line: [UInt8]) -> Bool {
    !line.isEmpty && line.elementsEqual(head.dropLast())
  }

  // MARK: Rows

  /// The columns of a matrix before those of the items, in their order, by the names that JSON has.
  private enum Column: String, CaseIterable {
    case id, title, issuer, level, year, coverage, points, outOf, error, diagnostics

    var chinese: String {
      switch self {
      case .id: "报告"
      case .title: "标题"
      case .issuer: "发布机关"
      case .level: "层级"
      case .year: "年度"
      case .coverage: "文本覆盖率"
      case .points: "得分"
      case .outOf: "应得分"
      case .error: "错误"
      case .diagnostics: "提示"
      }
    }

    /// Where it stands in a row, from 0.
    var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  private func row(_ id: JSONValue, _ assessment: Assessment) -> [UInt8] {
    let report = assessment.report
    let coverage = assessment.coverage
    return row(items: assessment.findings.map { words.code(of: $0.status) }) { column in
      switch column {
      case .id: id.text
      case .title: report.title ?? ""
      case .issuer: report.issuer ?? ""
      case .level: words.level(report.level)
      case .year: report.year.map { "\($0)" } ?? ""
      case .coverage: coverage.value.map { "\($0)" } ?? ""
      case .points: coverage.points
      case .outOf: "\(coverage.outOf)"
      case .error: ""
      case .diagnostics: words.list(assessment.diagnostics.map(words.code))
      }
    }
  }

  private func row(items: [String], _ field: (Column) -> String) -> [UInt8] {
    Self.row(Column.allCases.map(field) + items + [checklist.digest])
  }

  private static func row(_ fields: [String]) -> [UInt8] {
    Array((fields.map(cell).joined(separator: ",") + "\r\n").utf8)
  }

  /// A text as a cell of one line, as a record is, so that a run can be taken up behind the last whole
  /// one.
  private static func cell(_ text: String) -> String {
    CSVRenderer.cell(text.replacing("\n", with: " ").withoutControls)
  }

  // MARK: Objects

  private func object(_ id: JSONValue, _ assessment: Assessment) -> [UInt8] {
    var writer = JSONWriter(capacity: hasEvidence ? 1 << 16 : 1 << 13)
    writer.object { writer in
      writer.pair("schemaVersion", AssessmentRecord.schemaVersion)
      writer.key("id")
      writer.value(id)
      writer.checklist(id: checklist.id, version: checklist.version, digest: checklist.digest)
      writer.object("report") { $0.write(assessment.report) }
      writer.pair("coverage", assessment.coverage)
      writer.partCoverages(assessment)
      writer.object("statuses") { writer in
        for (id, finding) in zip(ids, assessment.findings) {
          writer.key(named: id)
          writer.string(finding.status.rawValue)
        }
      }
      if hasEvidence { writer.evidence(of: assessment, ids) }
      writer.pair("diagnostics", assessment.diagnostics.map(\.id))
    }
    writer.finish()
    return writer.bytes
  }
}

extension Words {
  /// A complaint in words, or as JSON names it.
  fileprivate func code(of diagnostic: Diagnostic) -> String {
    self(diagnostic.message.chinese, diagnostic.id)
  }

  /// A status as people know it, or as JSON names it.
  fileprivate func code(of status: Status) -> String { self(status.name.chinese, status.rawValue) }
}

extension JSONValue {
  /// What a column shows.
  var text: String {
    var writer = JSONWriter()
    writer.value(self)
    return string ?? String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  /// Writes a value that was read.
  fileprivate mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let flag): bool(flag)
    case .number(let text): number(literal: text)
    case .string(let text): string(text)
    case .array(let elements): array(elements) { $0.value($1) }
    case .object(let members):
      object { writer in
        for member in members {
          writer.key(named: member.key)
          writer.value(member.value)
        }
      }
    }
  }

  fileprivate mutating func partCoverages(_ assessment: Assessment) {
    objects("parts", assessment.checklist.parts) { writer, part in
      writer.pair("part", part.number)
      writer.pair("value", Coverage(assessment.findings, ofPart: part.number).value)
    }
  }

  fileprivate mutating func evidence(of assessment: Assessment, _ ids: [String]) {
    objects("items", zip(ids, assessment.findings)) { writer, item in
      let (id, finding) = item
      writer.pair("id", id)
      writer.passages(of: finding, in: assessment.report.source)
      writer.pair("review", finding.review)
    }
  }
}
