package import FazhiSource

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

/// A column of the tables that `fazhi` writes in which a unit notes something.
package enum NoteColumn: CaseIterable, Sendable {
  case done, unit, due, remark

  /// The head of the column.
  package var title: Localized {
    switch self {
    case .done: Localized("办理", "Done")
    case .unit: Localized("单位", "Unit")
    case .due: Localized("完成期限", "Due")
    case .remark: Localized("备注", "Remarks")
    }
  }

  /// What stands in the column `done`.
  package static let boxes = (open: "☐", ticked: "☑")

  /// Whether a row is ticked where people write something of their own in the column `done`; `nil` where
  /// that is anybody's guess.
  static func isTick(_ text: String) -> Bool? {
    let text = text.lowercased()
    if ticks.contains(text) { return true }
    return openWords.contains(text) ? false : nil
  }

  private static let ticks: Set = [
    boxes.ticked, "✓", "✔", "√", "是", "已办", "已办理", "已完成", "完成", "办结", "已办结", "y", "yes", "true",
    "1", "done",
  ]
  private static let openWords: Set = [
    "", boxes.open, "□", "否", "未办", "未办理", "未完成", "待办", "待办理", "在办", "正在办理", "办理中", "×", "✗", "✘",
    "无",
    "不适用", "-", "—", "/", "n", "no", "false", "0", "open",
  ]
}

/// The verdict that a row of a table shows, as the tool wrote it or as somebody changed it.
struct ShownVerdict: Sendable, Hashable {
  var item: String
  var text: String
  /// The digest of the report that the row is on.
  var report: String
  /// Whether the row states another verdict in the column for it.
  var isOverruled: Bool
  var file: String
  var row: Int
}

/// What people filled in.
package struct FilledIn: Sendable, Hashable {
  /// What they state, each once.
  package var statements: [Statement] = []
  /// What they noted.
  package var notes: [RowNote.Row: RowNote] = [:]
  /// What the rows say of the verdicts: nobody is to fill that in, and it counts for nothing.
  var verdicts: [ShownVerdict] = []

  /// Creates what nobody has filled in yet.
  package init() {}

  /// Whether nobody filled in anything.
  package var isEmpty: Bool { statements.isEmpty && notes.isEmpty }

  /// The first row that a table that holds something else would lose, `nil` where it loses nothing: a day
  /// may be the one that the program put in, and is no loss.
  func firstLoss(in other: FilledIn) -> RowNote.Row? {
    let kept = Set(other.statements)
    if let lost = statements.first(where: { !kept.contains($0) }) {
      return RowNote.Row(item: lost.item)
    }
    let lost = notes.filter { row, note in
      let kept = other.notes[row] ?? RowNote()
      return note.isDone && !kept.isDone || note.remark != nil && note.remark != kept.remark
    }
    return lost.keys.min { ($0.item, $0.unit) < ($1.item, $1.unit) }
  }
}
