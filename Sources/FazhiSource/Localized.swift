/// The language in which results are shown.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case chinese = "zh"
  case english = "en"
}

/// A text in Chinese and English.
package struct Localized: Sendable, Hashable {
  /// The Chinese text, never empty.
  package var chinese: String
  /// The English text, never empty.
  package var english: String

  /// Creates a text in both languages.
  package init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// Creates a text that is shown as it is in both languages, such as one passed on.
  package init(both text: String) {
    self.init(text, text)
  }

  /// Takes apart what `joined` gave; a text of another kind stands for both languages.
  package init(joined text: String) {
    if let colon = text.firstRange(of: ": "),
      !text[..<colon.lowerBound].utf8.allSatisfy({ $0 < 0x80 })
    {
      self.init(String(text[..<colon.lowerBound]), String(text[colon.upperBound...]))
    } else {
      self.init(both: text)
    }
  }

  /// The text in a language.
  package subscript(language: Language) -> String {
    language == .chinese ? chinese : english
  }

  /// Both texts, the English behind a colon, or one where they are the same.
  package var joined: String { chinese == english ? chinese : "\(chinese): \(english)" }
}
