import FazhiReport
import FazhiText

/// A day of the calendar.
package struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The year, 1900...2199.
  package let year: Int
  /// The month, 1...12.
  package let month: Int
  /// The day of the month, 1...31.
  package let day: Int

  /// Reads a day, written `2026-12-31`, `2026/12/31`, `2026.12.31`, `20261231`, `2026年12月31日` or
  /// 二〇二六年十二月三十一日; `nil` for another text, and for a day that the calendar does not have.
  package init?(_ text: String) {
    let units = NormalizedText(text).units
    if let (written, length) = DateReader.day(at: units[...]), length == units.count {
      self.init(written)
      return
    }
    let isUndivided = text.utf8.count == 8 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let fields =
      isUndivided
      ? [text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2)]
      : text.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
    guard fields.count == 3 else { return nil }
    let last = fields[2].hasSuffix("日") ? fields[2].dropLast() : fields[2]
    guard let year = Int(fields[0]), let month = Int(fields[1]), let day = Int(last) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// Creates a day; `nil` where the calendar does not have it.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day as `YYYY-MM-DD` (ISO 8601).
  package var description: String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  /// Orders from the earliest to the latest.
  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
