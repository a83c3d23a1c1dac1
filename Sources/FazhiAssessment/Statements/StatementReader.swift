package import FazhiChecklist
import FazhiReport
package import FazhiSource
import FazhiTables
import FazhiYAML

/// Reads what people state, from YAML, or from the table that `fazhi checklist` writes, filled in.
package struct StatementReader {
  let checklist: Checklist
  var reader: NodeReader
  var statements: [Statement] = []
  /// Where each statement stands, in words.
  private var places: [String] = []

  private init(_ checklist: Checklist, _ file: SourceFile) {
    self.checklist = checklist
    reader = NodeReader(file)
  }

  /// Reads the statements of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file: XLSX, CSV (by its name), or else YAML.
  ///   - name: What diagnostics call it.
  ///   - checklist: The checklist whose items are stated on.
  /// - Returns: The statements in the order of the file, each once.
  /// - Throws: `InvalidInput` with every complaint; an item that the checklist does not have is one.
  package static func statements(
    in bytes: [UInt8], name: String, for checklist: Checklist
  ) throws(InvalidInput) -> [Statement] {
    if XLSXReader.recognizes(bytes) {
      var reader = StatementReader(checklist, SourceFile(name: name, bytes: []))
      reader.readTables { () throws(TableProblem) in try XLSXReader.tables(in: bytes) }
      return try reader.finished()
    }
    let text = try ReportReader.text(of: bytes, name: name)
    var reader = StatementReader(checklist, SourceFile(name: name, bytes: text))
    if name.lowercased().hasSuffix(".csv") {
      reader.readTables { () throws(TableProblem) in [try CSVReader.table(in: text)] }
    } else {
      reader.readYAML()
    }
    return try reader.finished()
  }

  /// Adds a statement, unless the file has it already: an item stands with each of its units.
  mutating func add(_ statement: Statement, in place: String) {
    guard !statements.contains(statement) else { return }
    statements.append(statement)
    places.append(place)
  }

  /// Whether an item is in the checklist; complains where it is not.
  mutating func knows(_ item: String, at span: Span?, in place: String) -> Bool {
    if checklist.items.contains(where: { $0.id == item }) { return true }
    reader.report(
      .unknownItem(item, in: checklist, file: reader.file.name, at: span, place: place))
    return false
  }

  private func finished() throws(InvalidInput) -> [Statement] {
    var diagnostics = reader.diagnostics
    var seen: [String: [String: String]] = [:]
    for (statement, place) in zip(statements, places) {
      // Several documents may fulfil an obligation; two verdicts on it contradict each other.
      if case .attested = statement.claim { continue }
      if let first = seen[statement.item]?[statement.report] {
        diagnostics.append(.statedTwice(statement.item, in: [first, place], of: reader.file))
      } else {
        seen[statement.item, default: [:]][statement.report] = place
      }
    }
    guard diagnostics.isEmpty else {
      throw InvalidInput(diagnostics, sources: [reader.file.name: reader.file])
    }
    return statements
  }
}

// MARK: YAML

extension StatementReader {
  private static let keys = [
    "item", "attested", "overruled", "waived-until", "reason", "by", "report",
  ]

  fileprivate mutating func readYAML() {
    let (root, problems) = YAMLReader(reader.file).read()
    reader.diagnostics += problems
    guard let root,
      let fields = reader.fields(root, of: "statements", keys: ["report", "by", "statements"])
    else { return }
    let report = text("report", fields)
    let person = text("by", fields)
    guard let list = reader.required("statements", fields),
      let nodes = reader.nodes(list, for: "statements")
    else { return }
    for node in nodes { read(node, report: report, by: person) }
  }

  private mutating func read(_ node: YAMLNode, report: String?, by person: String?) {
    guard let fields = reader.fields(node, of: "statement", keys: Self.keys),
      let itemNode = reader.required("item", fields),
      let item = reader.text(itemNode, for: "item")
    else { return }
    _ = knows(item, at: itemNode.span, in: "")
    let claim = claim(fields)
    let reason = text("reason", fields)
    if reason == nil, let claim, claim.needsReason { _ = reader.required("reason", fields) }
    let stated = text("by", fields) ?? person
    if stated == nil { _ = reader.required("by", fields) }
    let digest = text("report", fields) ?? report
    if digest == nil { _ = reader.required("report", fields) }
    guard let claim, let stated, let digest else { return }
    let line = reader.file.position(at: itemNode.span.start).line
    add(
      Statement(item: item, claim: claim, reason: reason, by: stated, report: digest),
      in: "第\(line)行 line \(line)")
  }

  private mutating func claim(_ fields: Fields) -> Statement.Claim? {
    let given = ["attested", "overruled", "waived-until"].compactMap { fields.entries[$0] }
    guard given.count == 1 else {
      reader.report(.oneClaim(in: reader.file, at: fields.span))
      return nil
    }
    let value = given[0].value
    switch given[0].key {
    case "attested": return proof(value).map { .attested($0) }
    case "overruled":
      let status: Status? = reader.word(value, for: "overruled")
      return status.map { .overruled($0) }
    default: return day(value, for: "waived-until").map { .waived(until: $0) }
    }
  }

  private mutating func proof(_ node: YAMLNode) -> Statement.Proof? {
    let keys = ["document", "number", "date", "unit", "link"]
    guard let fields = reader.fields(node, of: "attested", keys: keys),
      let title = reader.required("document", fields).flatMap({ reader.text($0, for: "document") })
    else { return nil }
    return Statement.Proof(
      title: title, number: text("number", fields),
      date: fields["date"].flatMap { day($0, for: "date") }, unit: text("unit", fields),
      link: text("link", fields))
  }

  private mutating func text(_ key: String, _ fields: Fields) -> String? {
    fields[key].flatMap { reader.text($0, for: key) }
  }

  private mutating func day(_ node: YAMLNode, for what: String) -> Day? {
    guard let text = reader.text(node, for: what) else { return nil }
    if let day = Day(text) { return day }
    reader.report(.noDay(text, for: what, at: node.span, in: "", file: reader.file))
    return nil
  }
}

extension Statement.Claim {
  /// Whether it says nothing without a reason.
  var needsReason: Bool { if case .attested = self { false } else { true } }
}

// MARK: Diagnostics

extension Diagnostic {
  fileprivate static func oneClaim(in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "one-claim",
      "一条说明只认定一件事: a statement has one of 'attested', 'overruled' and 'waived-until'",
      file: file.name, at: Span(span.start, span.start + 1),
      hint: "attested: {document: …}, or overruled: met, or waived-until: 2026-12-31")
  }

  static func noDay(
    _ text: String, for what: String, at span: Span?, in place: String, file: SourceFile
  ) -> Self {
    Diagnostic(
      "no-day", "日期有误: \(what) is '\(text)', not a day\(place)", file: file.name,
      at: span, hint: "请写作 2026-12-31 的样式: write it as 2026-12-31")
  }

  fileprivate static func statedTwice(
    _ item: String, in places: [String], of file: SourceFile
  ) -> Self {
    Diagnostic(
      "stated-twice",
      "事项 '\(item)' 有两种认定（\(places.joined(separator: "；"))）:"
        + " item '\(item)' is overruled or waived twice for the same report",
      file: file.name, at: nil, hint: "请商定后保留一条: agree on one of the two, and keep that")
  }
}
