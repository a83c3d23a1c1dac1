import FazhiText

/// Tells figures from the digits of years, dates and document numbers.
package enum Figures {
  /// Whether a text holds a number that counts something.
  package static func contain(_ text: ArraySlice<UInt16>) -> Bool {
    var index = text.startIndex
    while index < text.endIndex {
      guard NormalizedText.isDigit(text[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < text.endIndex,
        NormalizedText.isDigit(text[index]) || text[index] == UInt16(unit: ".")
      {
        index += 1
      }
      let before = start > text.startIndex ? text[start - 1] : 0
      let after = index < text.endIndex ? text[index] : 0
      if !notCounting.contains(after), !notCountingBefore.contains(before), after != 0 {
        return true
      }
    }
    return false
  }

  /// Signs behind a number that make it a date, a document number or a name such as 12·4.
  private static let notCounting = Set("年月日号-~)》《·届版".utf16)
  /// Signs before a number that make it an ordinal or part of a name.
  private static let notCountingBefore = Set("第(-".utf16)
}
