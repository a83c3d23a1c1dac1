import FazhiAssessment
import FazhiChecklist
import FazhiSource
import FazhiXML

/// JUnit XML for the test pages of build servers: a suite for each part, a case for each obligation.
///
/// What is owed and left unanswered fails, and so does a hard duty that is only partly answered;
/// another partial answer passes and says so. What is not owed or not scored is skipped. Every job
/// gives the same cases.
package enum JUnitRenderer: Renderer {
  /// The name that `--format` takes.
  package static let name = "junit"
  /// What it is for, in a few words.
  package static let summary = "JUnit XML for build servers"
  /// A pipeline takes it for the report.
  package static let isOnWholeReport = true
  /// Its files end in `xml`, as many others do.
  package static let ending: String? = nil

  /// Only what is judged obligation by obligation.
  package static func accepts(_ type: any Presentable.Type) -> Bool { type == JobResult.self }

  /// The bytes of a result; they end in a line feed.
  package static func render(_ result: some Presentable, options: RenderingOptions) -> [UInt8] {
    guard let result = result as? JobResult else { return [] }
    return bytes(of: result.assessment, Words(language: options.language))
  }

  private static func bytes(of assessment: Assessment, _ words: Words) -> [UInt8] {
    let counts = Counts(assessment.findings)
    var xml = XMLWriter()
    xml.element(
      "testsuites",
      [
        "name": assessment.checklist.id, "tests": "\(counts.tests)",
        "failures": "\(counts.failures)", "errors": "0", "time": "0",
      ]
    ) { xml in
      for (part, findings) in assessment.parts {
        xml.newline()
        suite(part, findings, assessment, words, &xml)
      }
      xml.newline()
    }
    xml.newline()
    return xml.bytes
  }

  private static func suite(
    _ part: Part, _ findings: [Finding], _ assessment: Assessment, _ words: Words,
    _ xml: inout XMLWriter
  ) {
    let counts = Counts(findings)
    xml.element(
      "testsuite",
      [
        "name": words.partHeading(part),
        "id": "\(part.number)", "tests": "\(counts.tests)", "failures": "\(counts.failures)",
        "errors": "0", "skipped": "\(counts.skipped)", "time": "0",
      ]
    ) { xml in
      xml.newline()
      xml.element("properties") { xml in
        let coverage = Coverage(findings)
        for (name, value) in [
          ("coverage", coverage.percent), ("points", "\(coverage.points)/\(coverage.outOf)"),
          ("report", assessment.report.digest), ("checklist", assessment.checklist.digest),
        ] {
          xml.element("property", ["name": name, "value": value])
        }
      }
      for finding in findings {
        xml.newline()
        testCase(finding, part, assessment, words, &xml)
      }
      xml.newline()
    }
  }

  private static func testCase(
    _ finding: Finding, _ part: Part, _ assessment: Assessment, _ words: Words,
    _ xml: inout XMLWriter
  ) {
    let item = finding.item
    let reason = finding.reason.text(in: words.language)
    let message = finding.status.name[words.language] + words.colon + reason
    xml.element(
      "testcase",
      [
        "name": words.name(of: item),
        "classname": "\(assessment.checklist.id).part\(part.number)", "time": "0",
      ]
    ) { xml in
      if !finding.status.isOwed {
        xml.element("skipped", ["message": message])
      } else if finding.isFailure {
        xml.element(
          "failure", ["type": finding.status.rawValue, "message": message],
          text: explanation(finding, assessment, words))
      }
      let output = finding.isFailure ? "" : output(finding, message, assessment, words)
      if !output.isEmpty { xml.element("system-out", text: output) }
    }
  }

  /// What somebody needs who has to mend a failure.
  private static func explanation(_ finding: Finding, _ assessment: Assessment, _ words: Words)
    -> String
  {
    var lines = [words("要求：", "Asked: ") + finding.item.requirement[words.language]]
    lines += passages(finding, assessment, words)
    lines.append(words("建议补充：", "To supply: ") + words.list(finding.item.facts))
    return lines.joined(separator: "\n")
  }

  private static func output(
    _ finding: Finding, _ message: String, _ assessment: Assessment, _ words: Words
  ) -> String {
    guard finding.status.isCovered else { return "" }
    return ([message] + passages(finding, assessment, words)).joined(separator: "\n")
  }

  private static func passages(_ finding: Finding, _ assessment: Assessment, _ words: Words)
    -> [String]
  {
    let source = assessment.report.source
    let label = words("依据：", "Evidence: ")
    return finding.evidence.map { label + words.passage($0, in: source) }
      + [finding.shownNearest].compactMap(\.self).map {
        words.nearest.asLabel + words.colon + words.passage($0, in: source)
      }
  }

  /// How many cases there are of each sort.
  private struct Counts {
    var tests: Int
    var failures: Int
    var skipped: Int

    init(_ findings: [Finding]) {
      tests = findings.count
      failures = findings.count { $0.isFailure }
      skipped = findings.count { !$0.status.isOwed }
    }
  }
}

extension Finding {
  /// Whether a pipeline takes it for a failure: a gap, or a hard duty that is not met.
  fileprivate var isFailure: Bool { isGap || (item.isHardDuty && status == .partial) }
}
