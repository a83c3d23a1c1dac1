import FazhiText

/// Reads days and years, in Arabic and in Chinese digits.
package enum DateReader {
  /// Whether a text is a day and nothing else, such as 2024年3月18日 or 二〇二四年三月十八日.
  package static func isDate(_ text: ArraySlice<UInt16>) -> Bool {
    guard let (_, length) = day(at: text) else { return false }
    return length == text.count
  }

  /// The day at the start of a text, as `YYYY-MM-DD`, and how many units it takes.
  package static func day(at text: ArraySlice<UInt16>) -> (day: String, length: Int)? {
    guard let (year, afterYear) = year(at: text), let (month, afterMonth) = number(in: afterYear),
      (1...12).contains(month), afterMonth.first == UInt16(unit: "月"),
      let (day, afterDay) = number(in: afterMonth.dropFirst()), (1...31).contains(day),
      afterDay.first == UInt16(unit: "日")
    else { return nil }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return ("\(year)-\(padded(month))-\(padded(day))", afterDay.startIndex + 1 - text.startIndex)
  }

  /// The year at the start of a text, followed by 年, and what comes after.
  package static func year(at text: ArraySlice<UInt16>) -> (year: Int, rest: ArraySlice<UInt16>)? {
    // Asked of every clause, and 年 is soonest looked for.
    guard text.dropFirst(4).first == UInt16(unit: "年") else { return nil }
    let digits = text.prefix(4).compactMap(digit)
    guard digits.count == 4 else { return nil }
    let year = digits.reduce(0) { $0 * 10 + $1 }
    guard (2004...2099).contains(year) else { return nil }
    return (year, text.dropFirst(5))
  }

  private static func digit(_ unit: UInt16) -> Int? {
    if NormalizedText.isDigit(unit) { return Int(unit) - 0x30 }
    return ChineseDigits.value(of: unit)
  }

  /// A number below 100 in Arabic or Chinese digits.
  private static func number(in text: ArraySlice<UInt16>) -> (Int, ArraySlice<UInt16>)? {
    let arabic = text.prefix(2).prefix { NormalizedText.isDigit($0) }
    if !arabic.isEmpty {
      return (arabic.reduce(0) { $0 * 10 + Int($1) - 0x30 }, text.dropFirst(arabic.count))
    }
    let chinese = text.prefix(3).prefix {
      $0 == UInt16(unit: "十") || ChineseDigits.value(of: $0) != nil
    }
    guard !chinese.isEmpty else { return nil }
    var value = 0
    for unit in chinese {
      if unit == UInt16(unit: "十") { value = max(1, value) * 10 } else { value += digit(unit) ?? 0 }
    }
    return (value, text.dropFirst(chinese.count))
  }
}
