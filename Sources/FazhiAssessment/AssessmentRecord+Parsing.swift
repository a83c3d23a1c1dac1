import FazhiChecklist
import FazhiJSON
package import FazhiSource

extension AssessmentRecord {
  /// Whether a file is a saved result rather than a report: JSON starts with a brace.
  package static func isSaved(_ bytes: [UInt8]) -> Bool {
    let isMarked = bytes.starts(with: byteOrderMark)
    let first = bytes.dropFirst(isMarked ? 3 : 0).first { $0 > 0x20 }
    return first == UInt8(ascii: "{")
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// The version of the shape that is read here.
  private static let schemaVersion = "1"

  /// Reads what `score --format json` wrote.
  ///
  /// - Parameters:
  ///   - bytes: The file as it is.
  ///   - path: What diagnostics call it.
  ///   - file: What the record calls it.
  /// - Throws: `InvalidInput` with every complaint: where it is no JSON, no such result, or where
  ///   its coverage is not what its items give.
  package init(parsing bytes: [UInt8], path: String, file: String) throws(InvalidInput) {
    let hasMark = bytes.starts(with: Self.byteOrderMark)
    let source = SourceFile(name: path, bytes: hasMark ? Array(bytes.dropFirst(3)) : bytes)
    let root = try JSONReader.read(source)
    guard root["schemaVersion"]?.string == Self.schemaVersion, root["job"]?.string == "score"
    else {
      let job = root["job"]?.string.map { "of '\($0)'" } ?? "of something else"
      throw InvalidInput([.noScore(job, in: source)], sources: [path: source])
    }
    var reader = RecordReader(source: source)
    self.file = file
    checklist = reader.checklist(root)
    report = reader.report(root)
    parts = reader.list("parts", in: root).map { reader.part($0) }
    entries = reader.list("items", in: root).map { reader.entry($0) }
    reader.checkUnique(entries, at: root["items"] ?? root)
    if reader.diagnostics.isEmpty { reader.check(coverage, against: root) }
    guard reader.diagnostics.isEmpty else {
      throw InvalidInput(reader.diagnostics, sources: [path: source])
    }
  }
}

/// Takes members of the expected kind out of values, and complains where there are none.
private struct RecordReader {
  let source: SourceFile
  var diagnostics: [Diagnostic] = []

  // MARK: What a result holds

  mutating func checklist(_ root: JSONNode) -> AssessmentRecord.Checklist {
    let node = object("checklist", in: root)
    return .init(
      id: text("id", in: node), version: text("version", in: node),
      digest: text("digest", in: node))
  }

  mutating func report(_ root: JSONNode) -> AssessmentRecord.Report {
    let node = object("report", in: root)
    return .init(
      title: optionalText("title", in: node), issuer: optionalText("issuer", in: node),
      level: word("level", in: node) ?? .county, year: year(in: node),
      signed: optionalText("signed", in: node), digest: text("digest", in: node))
  }

  mutating func part(_ node: JSONNode) -> Part {
    let title = text("title", in: node)
    return Part(number: number("part", in: node, 1...9999), title: Localized(title, title))
  }

  mutating func entry(_ node: JSONNode) -> AssessmentRecord.Entry {
    let title = text("title", in: node)
    let nearest = node["nearest"].flatMap { $0.isNull ? nil : $0 }
    return .init(
      obligation: .init(
        id: text("id", in: node), part: number("part", in: node, 1...9999),
        article: number("article", in: node, 1...9999), title: Localized(title, title),
        kind: word("kind", in: node) ?? .duty, weight: number("weight", in: node, 1...3)),
      status: word("status", in: node) ?? .missing,
      evidence: list("evidence", in: node).map { quotation($0) },
      nearest: nearest.map { quotation($0) })
  }

  private mutating func quotation(_ node: JSONNode) -> AssessmentRecord.Quotation {
    .init(
      text: text("quote", in: node), role: word("role", in: node) ?? .frame,
      position: Position(
        line: number("line", in: node, 1...Int.max), column: number("column", in: node, 1...Int.max)
      ), byteOffset: number("byteOffset", in: node, 0...Int.max))
  }

  private mutating func year(in node: JSONNode) -> Int? {
    guard let value = node["year"], !value.isNull else { return nil }
    return number("year", in: node, 1...9999)
  }

  // MARK: What holds between them

  mutating func checkUnique(_ entries: [AssessmentRecord.Entry], at node: JSONNode) {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.obligation.id).inserted {
      diagnostics.append(.itemTwice(entry.obligation.id, in: source, at: node.span))
    }
  }

  /// A result whose figure is not that of its items was edited, or was not written by this formula.
  mutating func check(_ coverage: Coverage, against root: JSONNode) {
    let node = object("coverage", in: root)
    let points = node["points"]?.double
    guard points == Double(coverage.halfPoints) / 2, node["outOf"]?.integer == coverage.outOf else {
      diagnostics.append(
        .wrongCoverage("\(coverage.points)/\(coverage.outOf)", in: source, at: node.span))
      return
    }
  }

  // MARK: Members

  mutating func list(_ name: String, in node: JSONNode) -> [JSONNode] {
    guard let list = node[name]?.array else {
      complain(name, "a list", node)
      return []
    }
    return list
  }

  private mutating func object(_ name: String, in node: JSONNode) -> JSONNode {
    guard let value = node[name], case .object = value.content else {
      complain(name, "an object", node)
      return JSONNode(content: .object([]), span: node.span)
    }
    return value
  }

  private mutating func text(_ name: String, in node: JSONNode) -> String {
    guard let text = node[name]?.string else {
      complain(name, "a text", node)
      return ""
    }
    return text
  }

  private mutating func optionalText(_ name: String, in node: JSONNode) -> String? {
    if let value = node[name], value.isNull { return nil }
    return text(name, in: node)
  }

  private mutating func number(
    _ name: String, in node: JSONNode, _ range: ClosedRange<Int>
  ) -> Int {
    guard let number = node[name]?.integer, range.contains(number) else {
      let most = range.upperBound == .max ? "" : " to \(range.upperBound)"
      complain(name, "a whole number from \(range.lowerBound)\(most)", node)
      return range.lowerBound
    }
    return number
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, in node: JSONNode
  ) -> Word? where Word.RawValue == String {
    if let word = node[name]?.string.flatMap(Word.init(rawValue:)) { return word }
    complain(name, "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "), node)
    return nil
  }

  private mutating func complain(_ name: String, _ expected: String, _ node: JSONNode) {
    // Members of what is missing itself would only repeat the complaint.
    if diagnostics.contains(where: { $0.span == node.span }) { return }
    diagnostics.append(
      .wrongMember(name, expected, node[name]?.kindName, in: source, at: (node[name] ?? node).span))
  }
}

extension Diagnostic {
  fileprivate static func noScore(_ what: String, in file: SourceFile) -> Self {
    Diagnostic(
      "no-saved-score", "the file is JSON \(what), not a result of 'score'", file: file.name,
      at: nil,
      hint: "请用 'fazhi score 报告 --format json' 生成:"
        + " save one with 'fazhi score REPORT --format json --output FILE'")
  }

  fileprivate static func wrongMember(
    _ name: String, _ expected: String, _ found: String?, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "faulty-result", "'\(name)' is \(found ?? "missing"), not \(expected)", file: file.name,
      at: span, hint: anew)
  }

  fileprivate static func itemTwice(_ id: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "faulty-result", "item '\(id)' stands twice", file: file.name, at: span, hint: anew)
  }

  fileprivate static func wrongCoverage(_ sum: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "faulty-result", "'coverage' is not what the items give, \(sum)", file: file.name, at: span,
      hint: anew)
  }

  private static var anew: String {
    "结果文件被改动过，请重新生成: the result was edited; write it anew with 'fazhi score'"
  }
}
