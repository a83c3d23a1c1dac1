/// A table as a person filled it in: rows of texts.
package struct TextTable: Sendable, Hashable {
  /// One row that holds something.
  package struct Row: Sendable, Hashable {
    /// Where it stands: the row of a sheet, or the line of a file on which it starts, from 1.
    package var number: Int
    /// The texts, those of empty cells too; nothing behind the last one that is not empty.
    package var cells: [String]

    /// Creates a row.
    package init(number: Int, cells: [String]) {
      self.number = number
      self.cells = cells
    }

    /// The text of a column counted from 0; empty where the row ends before it.
    package subscript(column: Int) -> String {
      cells.indices.contains(column) ? cells[column] : ""
    }
  }

  /// The name of the sheet; empty where tables have none.
  package var name: String
  /// The rows that hold something, from top to bottom.
  package var rows: [Row]

  /// Creates a table.
  package init(name: String, rows: [Row]) {
    self.name = name
    self.rows = rows
  }
}

/// Why a file is not read as tables.
package struct TableProblem: Error, Hashable, Sendable {
  /// What is wrong, in a few words of Chinese and, after a colon, of English.
  package var reason: String
  /// Where, as far as is known: the part of the file, or the line, in both languages.
  package var place: String

  init(_ reason: String, in place: String) {
    self.reason = reason
    self.place = place
  }
}

/// How much is read of a file of tables.
package struct TableLimits: Sendable {
  /// How many tables a file may have.
  package var sheets: Int
  /// How many cells that hold something all tables may have together.
  package var cells: Int
  /// How many columns a table may have.
  package var columns: Int
  /// How many bytes the texts of all cells may have together.
  package var textBytes: Int

  /// Creates limits.
  package init(
    sheets: Int = 256, cells: Int = 1_000_000, columns: Int = 1024, textBytes: Int = 64 << 20
  ) {
    self.sheets = sheets
    self.cells = cells
    self.columns = columns
    self.textBytes = textBytes
  }
}
