import FazhiReport
import FazhiText

/// Finds the clauses that give a figure: a number with a unit, not a year, a date or an ordinal.
struct FigureReader: Sendable {
  /// The units in normal form, in the order given.
  private let units: [[UInt16]]
  /// What each unit of the text can be.
  private let classes: Table

  private static let percent = "百分之".units

  /// What a unit of the text can be, as bits.
  private enum Class {
    static let digit: UInt8 = 1
    static let numeral: UInt8 = 2
    static let countedInWords: UInt8 = 4
    static let startsUnit: UInt8 = 8
    static let ordinalSign: UInt8 = 16
    static let power: UInt8 = 32
  }

  /// The bits of all units; shared by all threads, and never changed.
  private final class Table: @unchecked Sendable {
    let base: UnsafeMutablePointer<UInt8>

    init() {
      base = .allocate(capacity: 1 << 16)
      base.initialize(repeating: 0, count: 1 << 16)
    }

    deinit { base.deallocate() }

    func mark(_ units: some Sequence<UInt16>, _ bit: UInt8) {
      for unit in units { base[Int(unit)] |= bit }
    }
  }

  /// - Parameter units: The units that make a number a figure, such as 件.
  init(units: [String]) {
    self.units = units.map { NormalizedText($0).units }.filter { !$0.isEmpty }
    classes = Table()
    classes.mark(0x30...0x39, Class.digit)
    // Numerals of two and more; 一 is left out, since 一次办好 and 一件事 count nothing.
    classes.mark("两二三四五六七八九十百千".utf16, Class.numeral)
    // With one of these a number in words is large enough to be counted and no name.
    classes.mark("十百千".utf16, Class.power)
    // Units that are counted in words where something was really counted; 项 and 个 are left out,
    // since 三项制度 and 四个意识 are names.
    classes.mark("次场件期名家起批篇余".utf16, Class.countedInWords)
    classes.mark(self.units.map { $0[0] }, Class.startsUnit)
    classes.mark("第(".utf16, Class.ordinalSign)
  }

  /// Calls back with the index of each clause that holds a figure, in order.
  func eachClauseWithFigure(of document: Document, _ body: (Int) -> Void) {
    document.units.withUnsafeBufferPointer { units in
      for index in document.clauses.indices where holdsFigure(units, document.clauses[index]) {
        body(index)
      }
    }
  }

  private func holdsFigure(_ units: UnsafeBufferPointer<UInt16>, _ clause: Range<Int>) -> Bool {
    let classes = classes.base
    func isA(_ bit: UInt8, _ index: Int) -> Bool { classes[Int(units[index])] & bit != 0 }
    func follows(ordinalSign start: Int) -> Bool {
      start > clause.lowerBound && isA(Class.ordinalSign, start - 1)
    }
    /// 八十六 is large, 三 is not, and 百千 (of 百千万工程) is no number.
    func isLarge(_ number: Range<Int>) -> Bool {
      number.contains { isA(Class.power, $0) } && number.contains { !isA(Class.power, $0) }
    }
    var index = clause.lowerBound
    while index < clause.upperBound {
      let start = index
      switch classes[Int(units[index])] & (Class.digit | Class.numeral) {
      case Class.digit:
        // "0件" says that nothing was done, or that nothing went wrong.
        var isZero = true
        while index < clause.upperBound,
          isA(Class.digit, index) || units[index] == UInt16(unit: ".")
        {
          if units[index] > 0x30 { isZero = false }
          index += 1
        }
        if follows(ordinalSign: start) || isZero { continue }
        // "100余件", "30多家": the unit may stand behind a word for "more than".
        if startsWithUnit(units, index..<clause.upperBound) { return true }
      case Class.numeral:
        while index < clause.upperBound,
          isA(Class.numeral, index) || index > start && units[index] == UInt16(unit: "零")
        {
          index += 1
        }
        if isLarge(start..<index), !follows(ordinalSign: start),
          startsWithUnit(units, index..<clause.upperBound)
        {
          return true
        }
        if units[start..<clause.upperBound].starts(with: Self.percent) { return true }
        if index < clause.upperBound, isA(Class.countedInWords, index),
          !follows(ordinalSign: start)
        {
          return true
        }
      default: index += 1
      }
    }
    return false
  }

  private func startsWithUnit(_ text: UnsafeBufferPointer<UInt16>, _ rest: Range<Int>) -> Bool {
    guard !rest.isEmpty, classes.base[Int(text[rest.lowerBound])] & Class.startsUnit != 0 else {
      return false
    }
    return units.contains { unit in
      unit.count <= rest.count && unit.indices.allSatisfy { unit[$0] == text[rest.lowerBound + $0] }
    }
  }
}
