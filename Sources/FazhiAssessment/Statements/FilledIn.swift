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
