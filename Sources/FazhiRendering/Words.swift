import FazhiChecklist
import FazhiSource

/// The labels of pages, in the language of the reader.
package struct Words: Sendable {
  let language: Language

  func callAsFunction(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  // MARK: Signs

  /// What stands between a label and its value.
  var colon: String { self("：", ": ") }

  /// What stands between short words.
  var comma: String { self("，", ", ") }

  /// What ends a sentence.
  var stop: String { self("。", ".") }

  /// A text in parentheses, with a space before it where the language has one.
  func inParentheses(_ text: String) -> String { self("（\(text)）", " (\(text))") }

  /// Texts that may have commas in them, one after the other.
  func list(_ texts: [String]) -> String { texts.joined(separator: self("；", "; ")) }

  /// Names, one after the other.
  func names(_ texts: [String]) -> String { texts.joined(separator: self("、", ", ")) }

  // MARK: What several pages say

  /// What stands where nothing does.
  var none: String { self("无。", "None.") }

  /// What stands where the text of a report does not tell.
  var unknown: String { self("未识别", "not recognised") }

  /// That a person should look at a finding first.
  var review: String { self("请复核", "please check") }

  /// A level of government.
  func level(_ level: Level) -> String {
    language == .chinese ? level.chineseName : level.rawValue
  }

  /// How a passage speaks.
  func role(_ role: Role) -> String { language == .chinese ? role.chineseName : role.rawValue }

  /// The number of a part.
  func part(_ part: Part) -> String { self("第\(part.number)部分", "Part \(part.number)") }

  /// The number of a part and what it is on.
  func partHeading(_ part: Part) -> String {
    self.part(part) + self(" ", ": ") + part.title[language]
  }

  /// The number of an article, within a sentence.
  func article(_ number: Int) -> String { self("第\(number)条", "article \(number)") }

  /// A checklist by its title, or by its id where that is all that is known, with its version.
  func checklist(_ title: Localized?, id: String, version: String) -> String {
    "\(title?[language] ?? id) \(version)"
  }
}

extension String {
  /// The text with its first letter in upper case, as labels begin.
  var asLabel: String { prefix(1).uppercased() + dropFirst() }
}
