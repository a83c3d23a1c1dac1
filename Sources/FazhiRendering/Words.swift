import FazhiAssessment
import FazhiChecklist
import FazhiSource

/// The labels of pages, in the language of the reader.
package struct Words: Sendable {
  let language: Language

  func callAsFunction(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// What stands between a label and its value.
  var colon: String { self("：", ": ") }

  /// What stands between short words.
  var comma: String { self("，", ", ") }

  /// A text in parentheses, with a space before it where the language has one.
  func inParentheses(_ text: String) -> String { self("（\(text)）", " (\(text))") }

  func place(of evidence: Evidence, in source: SourceFile) -> String {
    let position = source.position(at: evidence.span.start)
    return self(
      "第\(position.line)行第\(position.column)列", "line \(position.line), column \(position.column)")
  }

  func level(_ level: Level) -> String {
    language == .chinese ? level.chineseName : level.rawValue
  }

  func role(_ role: Role) -> String { language == .chinese ? role.chineseName : role.rawValue }

  func weight(_ item: Item) -> String {
    item.isHardDuty ? self("硬任务", "hard duty") : self("权重\(item.weight)", "weight \(item.weight)")
  }

  func list(_ texts: [String]) -> String { texts.joined(separator: self("；", "; ")) }

  func names(_ texts: [String]) -> String { texts.joined(separator: self("、", ", ")) }
}
