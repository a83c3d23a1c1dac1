package import FazhiAssessment
import FazhiChecklist
import FazhiSource

/// CSV (RFC 4180) for Excel and WPS: UTF-8 with a byte order mark, which they need to read Chinese,
/// one row for each obligation.
///
/// A cell that a spreadsheet would take for a formula is guarded by an apostrophe (OWASP, "CSV
/// Injection"); control characters are made visible.
package enum CSVRenderer: Renderer {
  /// The name that `--format` takes.
  package static let name = "csv"
  /// What it is for, in a few words.
  package static let summary = "a table for Excel and WPS"

  /// How many characters a cell of Excel holds.
  private static let longestCell = 32_767

  /// The bytes of a job's result.
  package static func render(
    _ job: Job, of assessment: Assessment, options: RenderingOptions
  ) -> [UInt8] {
    let words = Words(language: options.language)
    var rows = [titles(job, words)]
    switch job {
    case .score: rows += assessment.findings.map { row(nil, $0, assessment, words) }
    case .gaps: rows += assessment.notMet.map { row(nil, $0, assessment, words) }
    case .checklist:
      for (unit, findings) in assessment.findingsByUnit {
        rows += findings.map { row(unit, $0, assessment, words) }
      }
    }
    let text = rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  }

  private static func titles(_ job: Job, _ words: Words) -> [String] {
    let unit = job == .checklist ? [words("办理", "Done"), words("责任单位", "Unit")] : []
    return unit + [
      words("编号", "Item"), words("部分", "Part"), words("条", "Article"), words("事项", "Title"),
      words("要求", "Asked"), words("权重", "Weight"), words("硬任务", "Hard duty"),
      words("结果", "Status"), words("请复核", "Check"), words("理由", "Why"),
      words("依据", "Evidence"), words("最接近的表述", "Nearest passage"), words("配合单位", "With"),
      words("备查材料", "Materials"), words("建议补充", "To supply"), words("备注", "Remarks"),
    ]
  }

  private static func row(
    _ unit: String?, _ finding: Finding, _ assessment: Assessment, _ words: Words
  ) -> [String] {
    let item = finding.item
    let yes = words("是", "yes")
    func passage(_ evidence: Evidence) -> String {
      let source = assessment.report.source
      let quotation = source.text(at: evidence.span).onOneLine
      return quotation + words.inParentheses(words.place(of: evidence, in: source))
    }
    let isOpen = finding.status.isOwed && finding.status != .met
    return (unit.map { ["☐", $0] } ?? []) + [
      item.id, "\(item.part)", "\(item.article)", item.title[words.language],
      item.requirement[words.language], "\(item.weight)", item.isHardDuty ? yes : "",
      finding.status.name[words.language], finding.review ? yes : "",
      finding.reason.text(in: words.language),
      finding.evidence.map(passage).joined(separator: "\n"),
      finding.evidence.isEmpty ? finding.nearest.map(passage) ?? "" : "",
      words.names(item.units.support), words.list(item.materials),
      isOpen ? words.list(item.facts) : "", "",
    ]
  }

  /// A text as a cell: guarded, cut to what a spreadsheet takes, and quoted where it must be.
  static func cell(_ text: String) -> String {
    var text = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalWidth.withoutControls(String($0)) }.joined(separator: "\n")
    if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      text = "'" + text
    }
    if text.count > longestCell { text = text.prefix(longestCell - 1) + "…" }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
