import FazhiReport
import FazhiText

/// Finds the clauses that give a figure: a number with a unit, not a year, a date or an ordinal.
struct FigureReader {
  private let unitsByFirst: [UInt16: [[UInt16]]]

  /// - Parameter units: The units that make a number a figure, such as 件.
  init(units: [String]) {
    unitsByFirst = Dictionary(
      grouping: units.map { NormalizedText($0).units }.filter { !$0.isEmpty }, by: { $0[0] })
  }

  /// The indices of the clauses that hold a figure.
  func clausesWithFigures(of document: Document) -> [Int] {
    document.clauses.indices.filter { holdsFigure(document.units, document.clauses[$0]) }
  }

  private func holdsFigure(_ units: [UInt16], _ clause: Range<Int>) -> Bool {
    var index = clause.lowerBound
    while index < clause.upperBound {
      let start = index
      if NormalizedText.isDigit(units[index]) {
        while index < clause.upperBound,
          NormalizedText.isDigit(units[index]) || units[index] == UInt16(unit: ".")
        {
          index += 1
        }
        if start > clause.lowerBound, Self.ordinalSigns.contains(units[start - 1]) { continue }
        // "0件" says that nothing was done, or that nothing went wrong.
        if units[start..<index].allSatisfy({ $0 == 0x30 || $0 == UInt16(unit: ".") }) { continue }
        // "100余件", "30多家": the unit may stand behind a word for "more than".
        if startsWithUnit(units[index..<clause.upperBound]) { return true }
      } else if Self.numerals.contains(units[index]) {
        while index < clause.upperBound, Self.numerals.contains(units[index]) { index += 1 }
        let rest = units[index..<clause.upperBound]
        if let next = rest.first, Self.countedInWords.contains(next),
          !(start > clause.lowerBound && Self.ordinalSigns.contains(units[start - 1]))
        {
          return true
        }
      } else {
        index += 1
      }
    }
    return false
  }

  private func startsWithUnit(_ rest: ArraySlice<UInt16>) -> Bool {
    guard let first = rest.first, let candidates = unitsByFirst[first] else { return false }
    return candidates.contains { rest.starts(with: $0) }
  }

  private static let ordinalSigns = Set("第(".utf16)
  /// Numerals of two and more; 一 is left out, since 一次办好 and 一件事 count nothing.
  private static let numerals = Set("两二三四五六七八九十百千".utf16)
  /// Units that are counted in words where something was really counted; 项 and 个 are left out,
  /// since 三项制度 and 四个意识 are names.
  private static let countedInWords = Set("次场件期名家起批篇余".utf16)
}
