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
    /// Something in -1...1, shown in per cent with one decimal; `nil` where there is none.
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
    case .share(let share): share.map(Self.percent) ?? ""
    case .empty: ""
    }
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share.magnitude * 1000).rounded())
    return (share < 0 && tenths > 0 ? "-" : "") + "\(tenths / 10).\(tenths % 10)%"
  }
}
