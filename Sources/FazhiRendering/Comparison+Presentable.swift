package import FazhiAssessment
import FazhiChecklist
package import FazhiSource

extension Comparison: Presentable {
  /// What a reader is shown.
  package func page(_ words: Words) -> Page {
    .comparison(ComparisonView(comparison: self, words: words))
  }

  /// The same in rows.
  package func workbook(_ words: Words) -> Workbook {
    Workbook(ComparisonView(comparison: self, words: words))
  }

  /// Writes the keys of the JSON object; reports are referred to by their places in `reports`, from
  /// 0, and lists of one value for each report have that order.
  package func write(into writer: inout JSONWriter, language: Language) {
    let view = ComparisonView(comparison: self, words: Words(language: language))
    writer.head("compare")
    writer.pair("sameChecklist", hasOneChecklist)
    writer.pair("notes", view.meanings)
    writer.reports(view)
    writer.objects("parts", parts) { $0.standing($1, language) }
    writer.changes(self)
    writer.pair("coveredByNone", coveredByNone.map(\.obligation.id))
    writer.pair("coveredByAll", coveredByAll.map(\.obligation.id))
    writer.objects("items", rows) { $0.row($1, language) }
  }
}

extension JSONWriter {
  fileprivate mutating func reports(_ view: ComparisonView) {
    let (labels, total) = (view.labels, view.comparison.total)
    objects("reports", view.comparison.records.enumerated()) { writer, element in
      let (index, record) = element
      let checklist = record.checklist
      writer.pair("label", labels[index])
      writer.write(record.report)
      writer.checklist(id: checklist.id, version: checklist.version, digest: checklist.digest)
      writer.pair("coverage", total.coverages[index])
      writer.pair("rank", total.ranks[index])
    }
  }

  fileprivate mutating func standing(_ standing: Comparison.Standing, _ language: Language) {
    pair("part", standing.part?.number)
    pair("title", standing.part?.title[language])
    array("coverage", standing.coverages) { $0.coverage($1) }
    array("ranks", standing.ranks) { $0.number($1) }
    array("differences", standing.coverages.indices.dropFirst()) {
      $0.number(standing.difference(to: $1).value)
    }
  }

  /// Writes what happened from the first report to each other one.
  fileprivate mutating func changes(_ comparison: Comparison) {
    objects("changes", comparison.records.indices.dropFirst()) { writer, index in
      writer.pair("from", 0)
      writer.pair("to", index)
      writer.pair("difference", comparison.total.difference(to: index).value)
      writer.pair("counts", comparison.counts(to: index))
      let changes = comparison.changes(to: index).filter { $0.change != .unchanged }
      writer.objects("items", changes) { writer, step in
        writer.pair("id", step.row.obligation.id)
        writer.pair("change", step.change.rawValue)
        writer.pair("old", step.row.entries[0]?.status.rawValue)
        writer.pair("new", step.row.entries[index]?.status.rawValue)
        writer.pair("hardDuty", step.row.obligation.isHardDuty)
      }
    }
  }

  fileprivate mutating func row(_ row: Comparison.Row, _ language: Language) {
    write(row.obligation, language)
    array("reports", row.entries) { writer, entry in
      guard let entry else { return writer.null() }
      writer.object {
        $0.pair("status", entry.status.rawValue)
        $0.passages(of: entry)
      }
    }
  }
}
