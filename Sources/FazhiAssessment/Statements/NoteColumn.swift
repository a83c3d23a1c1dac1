package import FazhiSource

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
