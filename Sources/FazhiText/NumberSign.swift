/// The sign that stands for a number at the start of a literal: `#件` is found in 12件, 三十一件 and 20余件,
/// not in 文件 and not in 一件事.
package enum NumberSign {
  /// The sign as a unit.
  package static let unit = UInt16(unit: "#")

  /// Whether a literal asks for a number.
  package static func starts(_ literal: ArraySlice<UInt16>) -> Bool { literal.first == unit }

  /// Whether a number ends with a unit of a text: with a digit or a numeral of two or more, or with 一、余 or 多
  /// behind one of these.
  ///
  /// 一 by itself counts nothing: 一次办, 一件事.
  package static func endsNumber(at index: Int, of text: UnsafeBufferPointer<UInt16>) -> Bool {
    let unit = text[index]
    if NormalizedText.isDigit(unit) || numerals.contains(unit) { return true }
    guard index > 0, behindNumerals.contains(unit) else { return false }
    return NormalizedText.isDigit(text[index - 1]) || numerals.contains(text[index - 1])
  }

  private static let numerals = Set("两二三四五六七八九十百千万亿".utf16)
  private static let behindNumerals = Set("一余多".utf16)
}
