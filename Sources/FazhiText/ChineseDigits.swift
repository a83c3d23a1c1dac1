/// The digits from 一 to 九.
package enum ChineseDigits {
  private static let units = "一二三四五六七八九".units

  /// What a digit stands for, 1 to 9, or `nil` where the unit is none.
  package static func value(of unit: UInt16) -> Int? {
    units.firstIndex(of: unit).map { $0 + 1 }
  }
}
