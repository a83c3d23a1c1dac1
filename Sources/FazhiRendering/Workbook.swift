import FazhiAssessment
import FazhiChecklist

/// Tables for spreadsheets, on sheets of their own.
package struct Workbook: Sendable {
  /// One table.
  struct Sheet: Sendable {
    /// The name on its tab: at most 31 characters, none of `[]:*?/\`, and no other sheet's.
    var name: String
    var columns: [Column]
    /// As many cells as columns in each.
    var rows: [[Cell]]
  }

  struct Column: Sendable {
    var title: String
    /// How wide, in Latin characters; what is longer goes on to the next line of its cell.
    var width: Int
    /// What may be filled in, where there is a choice.
    var choices: [String] = []
    /// Whether it goes on paper; columns that do not stand behind those that do.
    var isPrinted = true
  }

  enum Cell: Sendable, Hashable {
    case text(String)
    case number(Int)
    /// Points, counted in halves.
    case halves(Int)
    /// An exact share in -1...1, shown in per cent with one decimal; of 0 there is none.
    case ratio(Int, of: Int)
    /// The same of what is worked out between shares, such as a quantile; `nil` where there is none.
    case share(Double?)
    /// The name of a status, which formats give its colour.
    case status(Status, String)
    /// Nothing, to be filled in.
    case empty
  }

  /// At least one; the first is what a format of a single table writes.
  var sheets: [Sheet]
}

extension Workbook.Cell: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self = .text(text) }
}

extension Workbook.Cell {
  /// The cell as text.
  var text: String {
    switch self {
    case .text(let text), .status(_, let text): text
    case .number(let number): "\(number)"
    case .halves(let halves): "\(halves / 2)" + (halves % 2 == 0 ? "" : ".5")
    case .ratio(_, of: 0): ""
    case .ratio(let part, let whole): Self.percent(part, of: whole)
    case .share(let share): share.map(Self.percent) ?? ""
    case .empty: ""
    }
  }

  /// The cell as a share, for programs to reckon with; `nil` where it is none.
  var share: Double? {
    switch self {
    case .ratio(let part, let whole): whole == 0 ? nil : Double(part) / Double(whole)
    case .share(let share): share
    default: nil
    }
  }

  /// A share as `Coverage` rounds it, so that a figure is the same in every format.
  private static func percent(_ part: Int, of whole: Int) -> String {
    let magnitude = Coverage.percent(abs(part), of: whole)
    return part < 0 && magnitude != "0.0%" ? "-" + magnitude : magnitude
  }

  private static func percent(_ share: Double) -> String {
    // 201/400 lies halfway between two tenths of a per cent; as a binary fraction it is less.
    percent(Int((share * 1e9).rounded()), of: 1_000_000_000)
  }
}

// MARK: Coverages

extension Workbook.Cell {
  /// A coverage.
  static func coverage(_ coverage: Coverage) -> Self {
    .ratio(coverage.halfPoints, of: 2 * coverage.outOf)
  }

  /// A coverage, and what it would be if what is partial counted nothing, and whole.
  static func coverages(_ coverage: Coverage) -> [Self] {
    [0, -coverage.partialWeight, coverage.partialWeight].map {
      .ratio(coverage.halfPoints + $0, of: 2 * coverage.outOf)
    }
  }

  /// The difference of two coverages.
  static func difference(_ difference: CoverageDifference) -> Self {
    difference.fraction.map { .ratio($0.numerator, of: $0.denominator) } ?? .share(nil)
  }
}
