package import FazhiChecklist
package import FazhiSource

extension Diagnostic {
  /// An id that no item of a checklist has, with the one that may be meant.
  ///
  /// `file` is the file that names it, or the checklist where a command line does; `place` says where
  /// it stands in a table.
  package static func unknownItem(
    _ item: String, in checklist: Checklist, file: String, at span: Span? = nil,
    place: String = ""
  ) -> Self {
    let ids = checklist.items.map(\.id)
    let range = Localized(
      "编号从 '\(ids.first ?? "")' 到 '\(ids.last ?? "")'", "the ids run from the one to the other")
    let near = Suggestion.nearest(to: item, among: ids)
      .map { Localized("是否指 '\($0)'", "did you mean '\($0)'?") }
    return Diagnostic(
      "unknown-item", Localized("清单中没有事项 '\(item)'", "no such item in the checklist\(place)"),
      file: file, at: span,
      hint: near.map { Localized(both: "\($0.joined) \(range.joined)") } ?? range)
  }
}
