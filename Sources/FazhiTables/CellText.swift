import FazhiSource

/// What a text becomes in a cell of the tables that `fazhi` writes, so that it reads back as it is.
package enum CellText {
  /// How many UTF-16 units a cell of Excel holds.
  package static let longest = 32_767

  /// A text with a line feed for each line end, and other controls made visible.
  package static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isControl) else { return text }
    return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).withoutControls }.joined(separator: "\n")
  }

  /// A text that a cell holds: where it is too long, its beginning and an ellipsis.
  package static func cut(_ text: String) -> String {
    // No text has more UTF-16 units than bytes, and only those are counted already.
    guard text.utf8.count > longest, text.utf16.count > longest else { return text }
    var cut = String.UnicodeScalarView()
    var count = 1
    for scalar in text.unicodeScalars {
      count += scalar.value > 0xFFFF ? 2 : 1
      if count > longest { break }
      cut.append(scalar)
    }
    return String(cut) + "…"
  }

  /// Whether a spreadsheet that opens a text takes it for a formula.
  package static func looksLikeFormula(_ text: String) -> Bool {
    text.unicodeScalars.first.map(isFormulaSign) ?? false
  }

  /// A text with an apostrophe before it where it looks like a formula (OWASP, "CSV Injection").
  package static func guarded(_ text: String) -> String {
    looksLikeFormula(text) ? "'" + text : text
  }

  /// A text without the apostrophe of `guarded`.
  package static func unguarded(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.first == "'", let second = scalars.dropFirst().first, isFormulaSign(second) else {
      return text
    }
    return String(scalars.dropFirst())
  }

  private static func isFormulaSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@": true
    default: false
    }
  }
}
