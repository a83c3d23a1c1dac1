import FazhiText

/// The ordinal that a heading starts with.
struct Ordinal: Hashable {
  /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1） and ①.
  var level: Int
  /// How many units it takes.
  var length: Int
  /// Its number, from 1.
  var number: Int

  /// Finds an ordinal at the start of a line in normal form.
  init?(startOf line: ArraySlice<UInt16>) {
    guard let first = line.first else { return nil }
    if (0x2460...0x2473).contains(first) || (0x2474...0x2487).contains(first) {
      self.init(level: 4, length: 1, number: Int(first - 0x2460) % 20 + 1)
      return
    }
    let isParenthesized = first == UInt16(unit: "(")
    let isCounted = first == UInt16(unit: "第")
    let body = line.dropFirst(isParenthesized || isCounted ? 1 : 0)
    let digits = body.prefix { NormalizedText.isOrdinal($0) }
    guard (1...3).contains(digits.count) else { return nil }
    let isArabic = digits.allSatisfy(NormalizedText.isDigit)
    guard isArabic || digits.allSatisfy({ !NormalizedText.isDigit($0) }) else { return nil }
    let number = Self.number(digits)
    let rest = body.dropFirst(digits.count)
    guard let next = rest.first else { return nil }
    if isParenthesized {
      guard next == UInt16(unit: ")") else { return nil }
      self.init(level: isArabic ? 4 : 2, length: digits.count + 2, number: number)
    } else if isCounted {
      guard rest.starts(with: Self.partSign), !isArabic else { return nil }
      self.init(level: 1, length: digits.count + 3, number: number)
    } else {
      let isSign =
        next == UInt16(unit: "、") || next == UInt16(unit: ".")
        || (isArabic && next == UInt16(unit: ")"))
      let after = rest.dropFirst().first
      // "1.5亿元" starts with a figure, "三、2024年工作打算" with an ordinal.
      let isDecimal = isArabic && after.map { NormalizedText.isDigit($0) } ?? true
      guard isSign, after != nil, !isDecimal else { return nil }
      self.init(
        level: isArabic ? (next == UInt16(unit: ")") ? 4 : 3) : 1, length: digits.count + 1,
        number: number)
    }
  }

  private init(level: Int, length: Int, number: Int) {
    self.level = level
    self.length = length
    self.number = number
  }

  private static func number(_ digits: ArraySlice<UInt16>) -> Int {
    digits.reduce(0) { value, unit in
      if NormalizedText.isDigit(unit) { return value * 10 + Int(unit) - 0x30 }
      if unit == UInt16(unit: "十") { return max(1, value) * 10 }
      return value + (ChineseDigits.value(of: unit) ?? 0)
    }
  }

  private static let partSign = "部分".units
}
