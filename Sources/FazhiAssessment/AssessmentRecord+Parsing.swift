import FazhiChecklist
package import FazhiSource

extension AssessmentRecord {
  /// Whether a file is a saved result rather than a report: JSON starts with a brace.
  package static func isSaved(_ bytes: [UInt8]) -> Bool {
    withoutMark(bytes).first { $0 > 0x20 } == UInt8(ascii: "{")
  }

  private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.dropFirst(ByteOrderMark.length(in: bytes))
  }

  /// Reads what `score --format json` wrote.
  ///
  /// - Parameters:
  ///   - bytes: The file as it is.
  ///   - path: What diagnostics call it.
  ///   - file: What the record calls it.
  /// - Throws: `InvalidInput` with every complaint: where it is no JSON, no such result, or where
  ///   its coverage is not what its items give.
  package init(parsing bytes: [UInt8], path: String, file: String) throws(InvalidInput) {
    guard let value = JSONValue(parsing: Array(Self.withoutMark(bytes))) else {
      let line = Self.withoutMark(bytes).prefix { $0 != 0x0A }
      let isLines = JSONValue(parsing: Array(line))?["statuses"] != nil
      throw InvalidInput([isLines ? .resultLines(path) : .noJSON(path)], sources: [:])
    }
    if value["statuses"] != nil { throw InvalidInput([.resultLines(path)], sources: [:]) }
    guard value["schemaVersion"]?.string == Self.schemaVersion, value["job"]?.string == "score"
    else {
      let job = value["job"]?.string.map { "of '\($0)'" } ?? "of something else"
      throw InvalidInput([.noScore(job, in: path)], sources: [:])
    }
    var reader = RecordReader(file: path)
    let root = Place(value: value, path: "")
    self.file = file
    checklist = reader.checklist(root)
    report = reader.report(root)
    parts = reader.list("parts", in: root).map { reader.part($0) }
    entries = reader.list("items", in: root).map { reader.entry($0) }
    let hasNotes = value["diagnostics"] != nil
    notes = hasNotes ? reader.list("diagnostics", in: root).map { reader.note($0) } : []
    reader.checkUnique(entries)
    if reader.diagnostics.isEmpty { reader.check(coverage, against: root) }
    guard reader.diagnostics.isEmpty else { throw InvalidInput(reader.diagnostics, sources: [:]) }
  }
}

/// A value with the way to it, such as `items[3].evidence[0]`; all of a saved result is one line, of
/// which a column would say little.
private struct Place {
  var value: JSONValue
  var path: String

  func member(_ name: String) -> Place {
    Place(value: value[name] ?? .null, path: path.isEmpty ? name : "\(path).\(name)")
  }
}

/// Takes members of the expected kind out of values, and complains where there are none.
private struct RecordReader {
  let file: String
  var diagnostics: [Diagnostic] = []
  /// The ways to what was complained of.
  private var faulty: [String] = []

  init(file: String) { self.file = file }

  // MARK: What a result holds

  mutating func checklist(_ root: Place) -> AssessmentRecord.Checklist {
    let place = object("checklist", in: root)
    return .init(
      id: text("id", in: place), version: text("version", in: place),
      digest: text("digest", in: place))
  }

  mutating func report(_ root: Place) -> AssessmentRecord.Report {
    let place = object("report", in: root)
    return .init(
      title: optionalText("title", in: place), issuer: optionalText("issuer", in: place),
      level: word("level", in: place) ?? .county, year: year(in: place),
      signed: optionalText("signed", in: place), digest: text("digest", in: place))
  }

  mutating func part(_ place: Place) -> Part {
    let title = text("title", in: place)
    return Part(number: number("part", in: place, 1...9999), title: Localized(both: title))
  }

  mutating func entry(_ place: Place) -> AssessmentRecord.Entry {
    let title = text("title", in: place)
    let nearest = place.member("nearest")
    return .init(
      obligation: .init(
        id: text("id", in: place), part: number("part", in: place, 1...9999),
        article: number("article", in: place, 1...9999), title: Localized(both: title),
        kind: word("kind", in: place) ?? .duty, weight: number("weight", in: place, 1...3)),
      status: word("status", in: place) ?? .missing,
      evidence: list("evidence", in: place).map { quotation($0) },
      nearest: nearest.value == .null ? nil : quotation(nearest))
  }

  mutating func note(_ place: Place) -> Localized {
    Localized(joined: text("message", in: place))
  }

  private mutating func quotation(_ place: Place) -> AssessmentRecord.Quotation {
    .init(
      text: text("quote", in: place), role: word("role", in: place) ?? .frame,
      position: Position(
        line: number("line", in: place, 1...Self.most),
        column: number("column", in: place, 1...Self.most)),
      byteOffset: number("byteOffset", in: place, 0...Self.most))
  }

  /// A report has no more bytes.
  private static let most = FileSystem.largest

  private mutating func year(in place: Place) -> Int? {
    place.member("year").value == .null ? nil : number("year", in: place, 1...9999)
  }

  // MARK: What holds between them

  mutating func checkUnique(_ entries: [AssessmentRecord.Entry]) {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.obligation.id).inserted {
      let id = entry.obligation.id
      diagnostics.append(
        .faultyResult(Localized("事项 '\(id)' 重复", "item '\(id)' stands twice"), in: file))
    }
  }

  /// A result whose figure is not that of its items was edited, or was not written by this formula.
  mutating func check(_ coverage: Coverage, against root: Place) {
    let place = object("coverage", in: root)
    let points = place.member("points").value.number
    guard points == Double(coverage.halfPoints) / 2,
      place.member("outOf").value.integer == coverage.outOf
    else {
      let sum = "\(coverage.points)/\(coverage.outOf)"
      diagnostics.append(
        .faultyResult(
          Localized(
            "'coverage' 与各事项合计的 \(sum) 不符", "'coverage' is not what the items give, \(sum)"),
          in: file))
      return
    }
  }

  // MARK: Members

  mutating func list(_ name: String, in place: Place) -> [Place] {
    let member = place.member(name)
    guard let elements = member.value.elements else {
      complain(member, Localized("列表", "a list"))
      return []
    }
    return elements.enumerated().map { Place(value: $1, path: "\(member.path)[\($0)]") }
  }

  private mutating func object(_ name: String, in place: Place) -> Place {
    let member = place.member(name)
    if member.value.members == nil { complain(member, Localized("对象", "an object")) }
    return member
  }

  private mutating func text(_ name: String, in place: Place) -> String {
    let member = place.member(name)
    guard let text = member.value.string else {
      complain(member, Localized("文本", "a text"))
      return ""
    }
    return text
  }

  private mutating func optionalText(_ name: String, in place: Place) -> String? {
    place.member(name).value == .null ? nil : text(name, in: place)
  }

  private mutating func number(
    _ name: String, in place: Place, _ range: ClosedRange<Int>
  ) -> Int {
    let member = place.member(name)
    guard let number = member.value.integer, range.contains(number) else {
      let (least, most) = (range.lowerBound, range.upperBound)
      complain(
        member, Localized("整数（\(least) 至 \(most)）", "a whole number from \(least) to \(most)"))
      return range.lowerBound
    }
    return number
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, in place: Place
  ) -> Word? where Word.RawValue == String {
    let member = place.member(name)
    if let word = member.value.string.flatMap(Word.init(rawValue:)) { return word }
    let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
    complain(member, Localized("所列的词之一", "one of \(words)"))
    return nil
  }

  /// How many complaints are made of one file: the first few tell that it is no result of ours.
  private static let mostComplaints = 10

  private mutating func complain(_ place: Place, _ expected: Localized) {
    // What is missing inside of what is missing itself would only repeat the complaint.
    guard diagnostics.count < Self.mostComplaints,
      !faulty.contains(where: { place.path.hasPrefix("\($0).") })
    else { return }
    faulty.append(place.path)
    let message =
      place.value == .null
      ? Localized(
        "缺少字段 '\(place.path)'，应为\(expected.chinese)",
        "'\(place.path)' is missing, where \(expected.english) should be")
      : Localized(
        "字段 '\(place.path)' 应为\(expected.chinese)", "'\(place.path)' is not \(expected.english)")
    diagnostics.append(.faultyResult(message, in: file))
  }
}

extension Diagnostic {
  fileprivate static func resultLines(_ file: String) -> Self {
    Diagnostic(
      "result-lines",
      Localized("这是 'fazhi batch' 的结果", "these are result lines of 'fazhi batch'"),
      file: file, at: nil,
      hint: Localized(
        "请用 'fazhi summary' 汇总；比较需要报告，或 'fazhi score --format json' 的结果",
        "'fazhi summary' reads them; a comparison takes reports, or results of 'fazhi score --format json'"
      ))
  }

  fileprivate static func noJSON(_ file: String) -> Self {
    Diagnostic(
      "no-json",
      Localized("文件开头像已存的结果，但不是 JSON", "the file starts like a saved result, but is no JSON"),
      file: file, at: nil,
      hint: Localized(
        "文件可能不完整或被改动，请重新生成", "it may be cut off or edited; write it anew with 'fazhi score'"))
  }

  fileprivate static func noScore(_ what: String, in file: String) -> Self {
    Diagnostic(
      "no-saved-score",
      Localized("文件不是 'score' 的结果", "the file is JSON \(what), not a result of 'score'"),
      file: file, at: nil,
      hint: Localized(
        "请用 'fazhi score 报告 --format json' 生成",
        "save one with 'fazhi score REPORT --format json --output FILE'"))
  }

  fileprivate static func faultyResult(_ message: Localized, in file: String) -> Self {
    Diagnostic(
      "faulty-result", message, file: file, at: nil,
      hint: Localized("结果文件被改动过，请重新生成", "the result was edited; write it anew with 'fazhi score'"))
  }
}
