package import FazhiChecklist
package import FazhiSource
import FazhiYAML

/// What people decided on one report, item by item.
///
/// The file is JSON: `{"items": {"art03.1": {"status": "met", "evidence": ["…"], "also": ["partial"]}}}`.
package struct Labels: Sendable {
  /// What people decided on one item.
  package struct Label: Sendable {
    /// The status.
    package var status: Status
    /// Further statuses that are as good: a close call.
    package var also: Set<Status> = []
    /// The passages that the status rests on.
    package var evidence: [String] = []
  }

  /// The labels by the id of the item.
  package var items: [String: Label] = [:]

  /// Reads the labels of one report.
  ///
  /// JSON is read by the reader of YAML, of which it is a subset, so that faults have a place.
  ///
  /// - Throws: `InvalidInput` with every complaint.
  package init(parsing source: SourceFile) throws(InvalidInput) {
    var reader = NodeReader(source)
    let (root, problems) = YAMLReader(source).read()
    reader.diagnostics += problems
    let entries = root?.mapping?.first { $0.key == "items" }?.value.mapping
    if root != nil, entries == nil {
      reader.report(.noLabels(in: source))
    }
    for entry in entries ?? [] {
      let what = "label of '\(entry.key)'"
      guard let fields = entry.value.mapping,
        let status = fields.first(where: { $0.key == "status" })?.value
      else {
        reader.report(.noStatus(entry.key, in: source, at: entry.value.span))
        continue
      }
      guard let word: Status = reader.word(status, for: "status") else { continue }
      var label = Label(status: word)
      for field in fields where field.key == "also" {
        let words = reader.nodes(field.value, for: "also") ?? []
        label.also = Set(words.compactMap { reader.word($0, for: "status") })
      }
      for field in fields where field.key == "evidence" {
        let quotations = reader.nodes(field.value, for: "evidence") ?? []
        label.evidence = quotations.compactMap { reader.text($0, for: what) }
      }
      items[entry.key] = label
    }
    if !reader.diagnostics.isEmpty {
      throw InvalidInput(reader.diagnostics, sources: [source.name: source])
    }
  }
}

extension Diagnostic {
  fileprivate static func noStatus(_ item: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "no-status", Localized("事项 '\(item)' 的标注没有 status", "the label of '\(item)' has no status"),
      file: file.name, at: span,
      hint: Localized("请写作以下样式", #"write {"status": "met", "evidence": ["…"]}"#))
  }

  fileprivate static func noLabels(in file: SourceFile) -> Self {
    Diagnostic(
      "no-labels", Localized("文件中没有 'items' 标注", "the file has no 'items' with labels"),
      file: file.name, at: nil,
      hint: Localized(
        "请写作以下样式", #"write {"items": {"art03.1": {"status": "met", "evidence": ["…"]}}}"#))
  }
}
