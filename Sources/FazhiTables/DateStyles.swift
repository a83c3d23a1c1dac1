/// Which cells of a workbook show days, and how days are counted.
package struct DateStyles: Sendable {
  /// By the index of the cell format, whether it shows a day.
  var styles: [Bool] = []
  /// Whether day 0 is 1904-01-01 instead of 1899-12-30.
  var startsIn1904 = false

  /// Whether a number format shows a day: a built-in one, the Chinese ones included, or one whose code
  /// has a year, or a month and a day, outside of quoted text.
  static func isDay(format: Int, code: String?) -> Bool {
    guard let code else {
      return (14...17).contains(format) || format == 22 || (27...31).contains(format)
        || format == 36 || (50...54).contains(format) || (57...58).contains(format)
    }
    var letters = ""
    var closing: Character?
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if let end = closing {
        if character == end { closing = nil }
      } else if character == "\"" {
        closing = "\""
      } else if character == "[" {
        closing = "]"
      } else if character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else {
        letters.append(character)
      }
    }
    return letters.contains("y") || (letters.contains("m") && letters.contains("d"))
  }

  /// The day that a number stands for, `YYYY-MM-DD`; `nil` where the cell shows no day.
  func day(_ number: String, style: Int?) -> String? {
    guard let style, styles.indices.contains(style), styles[style],
      let value = Double(number), value >= 1, value < 2_958_466
    else { return nil }
    return startsIn1904 ? Self.civil(Int(value) + 695_361) : Self.day(ofNumber: Int(value))
  }

  /// The day that a spreadsheet counts as a number, `YYYY-MM-DD`; from 1 up.
  ///
  /// 1899-12-30 and 1904-01-01 come 693,899 and 695,361 days after 0000-03-01. Days before March 1900 come
  /// out one too early, because Excel has a 1900-02-29; nobody means them here.
  package static func day(ofNumber number: Int) -> String { civil(number + 693_899) }

  /// The date of a day counted from 0000-03-01 in the Gregorian calendar.
  ///
  /// - SeeAlso: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  private static func civil(_ days: Int) -> String {
    let era = days / 146_097
    let day = days % 146_097
    let year = (day - day / 1460 + day / 36524 - day / 146_096) / 365
    let ofYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let ofMonth = ofYear - (153 * month + 2) / 5 + 1
    let calendarMonth = month < 10 ? month + 3 : month - 9
    let calendarYear = year + era * 400 + (calendarMonth <= 2 ? 1 : 0)
    func padded(_ number: Int, _ digits: Int) -> String {
      String(repeating: "0", count: max(0, digits - "\(number)".count)) + "\(number)"
    }
    return [padded(calendarYear, 4), padded(calendarMonth, 2), padded(ofMonth, 2)]
      .joined(separator: "-")
  }
}
