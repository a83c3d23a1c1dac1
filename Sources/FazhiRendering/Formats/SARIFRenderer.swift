import FazhiAssessment
import FazhiChecklist
import FazhiSource

/// SARIF 2.1.0 (OASIS) for code scanning: a rule for each obligation, a result for each finding.
///
/// A hard duty that is not met is an error, another gap a warning, what is partial or only encouraged
/// a note. Results that are met, not owed or not scored are there too, with the kinds `pass`,
/// `notApplicable` and `open`. Columns and offsets count Unicode scalars of the report's text. Every
/// job gives the same results.
package enum SARIFRenderer: Renderer {
  /// The name that `--format` takes.
  package static let name = "sarif"
  /// What it is for, in a few words.
  package static let summary = "SARIF 2.1.0 for code scanning"
  /// A pipeline takes it for the report.
  package static let isOnWholeReport = true

  /// Only what is judged obligation by obligation.
  package static func accepts(_ type: any Presentable.Type) -> Bool { type == JobResult.self }

  /// The bytes of a result; they end in a line feed.
  package static func render(_ result: some Presentable, options: RenderingOptions) -> [UInt8] {
    guard let result = result as? JobResult else { return [] }
    var writer = JSONWriter()
    Log(assessment: result.assessment, words: Words(language: options.language)).write(&writer)
    writer.finish()
    return writer.bytes
  }

  /// The URI of a report by the path the user gave: relative where the path is.
  static func uri(of path: String) -> String {
    if path == SourceFile.standardInput { return "stdin" }
    var result = path.hasPrefix("/") ? "file://" : ""
    // A colon in the first part of a relative path would be taken for the end of a scheme.
    let allowed = Set("-._~/!$'()*,;=@&+".utf8)
    for byte in path.utf8 {
      let isPlain =
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || allowed.contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = Array("0123456789ABCDEF")
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }
}

/// Writes the log of one run.
private struct Log {
  let assessment: Assessment
  let words: Words
  private let uri: String
  /// How many scalars lie before each line of the report.
  private let scalars: [Int]

  init(assessment: Assessment, words: Words) {
    self.assessment = assessment
    self.words = words
    let source = assessment.report.source
    uri = SARIFRenderer.uri(of: source.name)
    var count = 0
    var before: [Int] = []
    for (index, start) in source.lines.starts.enumerated() {
      before.append(count)
      let end =
        index + 1 < source.lines.starts.count
        ? source.lines.starts[index + 1] : source.bytes.count
      count += source.bytes[start..<end].count { $0 & 0xC0 != 0x80 }
    }
    scalars = before
  }

  func write(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.pair("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.pair("version", "2.1.0")
      writer.objects("runs", [assessment]) { writer, _ in run(&writer) }
    }
  }

  private func run(_ writer: inout JSONWriter) {
    writer.object("tool") { $0.object("driver", driver) }
    writer.pair("language", words("zh-CN", "en-US"))
    writer.pair("columnKind", "unicodeCodePoints")
    writer.objects("artifacts", [uri]) { writer, uri in
      writer.object("location") { $0.pair("uri", uri) }
      writer.object("hashes") {
        $0.pair("sha-256", String(assessment.report.digest.dropFirst("sha256:".count)))
      }
    }
    writer.objects("results", assessment.findings.enumerated()) {
      result($1.element, rule: $1.offset, &$0)
    }
    writer.object("properties") {
      let checklist = assessment.checklist
      $0.checklist(id: checklist.id, version: checklist.version, digest: checklist.digest)
      $0.pair("coverage", assessment.coverage)
    }
  }

  /// What judged, with the obligations as its rules.
  private func driver(_ writer: inout JSONWriter) {
    writer.pair("name", Tool.name)
    writer.pair("version", Tool.version)
    writer.pair("semanticVersion", Tool.version)
    writer.objects("rules", assessment.checklist.items) { writer, item in
      writer.pair("id", item.id)
      writer.text("shortDescription", item.title[words.language])
      writer.text("fullDescription", item.requirement[words.language])
      writer.text("help", words("备查材料：", "Materials: ") + words.list(item.materials))
      writer.object("defaultConfiguration") { $0.pair("level", level(of: item, .missing)) }
      writer.object("properties") {
        $0.pair("part", item.part)
        $0.pair("article", item.article)
        $0.pair("weight", item.weight)
        $0.pair("hardDuty", item.isHardDuty)
      }
    }
  }

  private func result(_ finding: Finding, rule: Int, _ writer: inout JSONWriter) {
    writer.pair("ruleId", finding.item.id)
    writer.pair("ruleIndex", rule)
    writer.pair("kind", kind(of: finding.status))
    writer.pair("level", level(of: finding.item, finding.status))
    writer.text(
      "message",
      finding.item.title[words.language] + words.colon + finding.status.name[words.language]
        + words("。", ". ") + finding.reason.text(in: words.language))
    // What is missing stands nowhere: its place is the file, and the nearest passage is related.
    writer.objects("locations", [finding.evidence.first]) { place($1, &$0) }
    let related =
      finding.evidence.isEmpty
      ? [finding.nearest].compactMap(\.self) : Array(finding.evidence.dropFirst())
    if !related.isEmpty { writer.objects("relatedLocations", related) { place($1, &$0) } }
    // The same obligation is the same result, whatever the wording of the report.
    writer.object("partialFingerprints") { $0.pair("obligation/v1", finding.item.id) }
    writer.object("properties") {
      $0.pair("status", finding.status.rawValue)
      $0.pair("review", finding.review)
      $0.pair("isEvidence", !finding.evidence.isEmpty)
    }
  }

  /// A passage, or the report as a whole where there is none.
  private func place(_ evidence: Evidence?, _ writer: inout JSONWriter) {
    writer.object("physicalLocation") { writer in
      writer.object("artifactLocation") {
        $0.pair("uri", uri)
        $0.pair("index", 0)
      }
      if let evidence { writer.object("region") { region(evidence, &$0) } }
    }
  }

  private func region(_ evidence: Evidence, _ writer: inout JSONWriter) {
    let source = assessment.report.source
    let start = source.position(at: evidence.span.start)
    let end = source.position(at: evidence.span.end)
    let offset = scalars[start.line - 1] + start.column - 1
    writer.pair("startLine", start.line)
    writer.pair("startColumn", start.column)
    writer.pair("endLine", end.line)
    // One past the last character, as `end` is.
    writer.pair("endColumn", end.column)
    writer.pair("charOffset", offset)
    writer.pair("charLength", scalars[end.line - 1] + end.column - 1 - offset)
    writer.text("snippet", source.text(at: evidence.span))
  }

  private func kind(of status: Status) -> String {
    switch status {
    case .met: "pass"
    case .notApplicable: "notApplicable"
    case .notScored: "open"
    case .partial, .planned, .acknowledged, .missing: "fail"
    }
  }

  /// The level; `none` for whatever is no failure, as the standard asks.
  private func level(of item: Item, _ status: Status) -> String {
    guard status.isUnmet else { return "none" }
    if item.isHardDuty { return "error" }
    return item.weight > 1 && status != .partial ? "warning" : "note"
  }
}

extension JSONWriter {
  /// Writes a message object.
  fileprivate mutating func text(_ key: StaticString, _ text: String) {
    object(key) { $0.pair("text", text) }
  }
}
