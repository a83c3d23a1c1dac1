/// What a unit noted in its row of the table that `fazhi checklist` writes, beside what it states.
package struct RowNote: Sendable, Hashable {
  /// An obligation with one of its units; in a table without units that is empty.
  package struct Row: Sendable, Hashable {
    /// The id of the obligation.
    package var item: String
    /// The unit, or empty.
    package var unit: String

    /// Names a row.
    package init(item: String, unit: String = "") {
      self.item = item
      self.unit = unit
    }
  }

  /// Whether the row is ticked.
  package var isDone: Bool
  /// The day by which it is to be done.
  package var due: Day?
  /// The unit's remarks.
  package var remark: String?

  /// Creates a note.
  package init(isDone: Bool = false, due: Day? = nil, remark: String? = nil) {
    self.isDone = isDone
    self.due = due
    self.remark = remark
  }

  /// Whether nothing is noted.
  var isEmpty: Bool { self == RowNote() }

  /// Takes in what another copy of the row says.
  ///
  /// The day may be the one that the program put in: that of a copy which is ticked or remarked upon goes
  /// before that of another, and else the last one counts. Of two remarks the first stays.
  mutating func merge(_ other: RowNote) {
    let isTouched = isDone || remark != nil
    let otherIsTouched = other.isDone || other.remark != nil
    if due == nil || otherIsTouched || !isTouched { due = other.due ?? due }
    isDone = isDone || other.isDone
    remark = remark ?? other.remark
  }
}
