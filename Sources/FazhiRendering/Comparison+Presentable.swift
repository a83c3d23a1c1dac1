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
    writer.head("compare")
    writer.key("sameChecklist")
    writer.bool(hasOneChecklist)
    writer.key("notes")
    let view = ComparisonView(comparison: self, words: Words(language: language))
    writer.array(view.meanings) { $0.string($1) }
    writer.reports(self, language)
    writer.key("parts")
    writer.array(parts) { writer, standing in
      writer.object { $0.standing(standing, language) }
    }
    writer.changes(self)
    writer.key("coveredByNone")
    writer.array(coveredByNone) { $0.string($1.obligation.id) }
    writer.key("coveredByAll")
    writer.array(coveredByAll) { $0.string($1.obligation.id) }
    writer.key("items")
    writer.array(rows) { writer, row in writer.object { $0.row(row, language) } }
  }
}

extension JSONWriter {
  fileprivate mutating func reports(_ comparison: Comparison, _ language: Language) {
    let view = ComparisonView(comparison: comparison, words: Words(language: language))
    let labels = view.labels
    key("reports")
    array(comparison.records.enumerated()) { writer, element in
      let (index, record) = element
      writer.object {
        $0.key("label")
        $0.string(labels[index])
        $0.report(record.report)
        let checklist = record.checklist
        $0.checklist(id: checklist.id, version: checklist.version, digest: checklist.digest)
        $0.key("coverage")
        $0.coverage(comparison.total.coverages[index])
        $0.key("rank")
        $0.number(orNull: comparison.total.ranks[index])
      }
    }
  }

  private mutating func report(_ report: AssessmentRecord.Report) {
    key("title")
    string(report.title)
    key("issuer")
    string(report.issuer)
    key("level")
    string(report.level.rawValue)
    key("year")
    number(orNull: report.year)
    key("signed")
    string(report.signed)
    key("digest")
    string(report.digest)
  }

  fileprivate mutating func standing(_ standing: Comparison.Standing, _ language: Language) {
    key("part")
    number(orNull: standing.part?.number)
    key("title")
    string(standing.part?.title[language])
    key("coverage")
    array(standing.coverages) { $0.coverage($1) }
    key("ranks")
    array(standing.ranks) { $0.number(orNull: $1) }
    key("differences")
    array(standing.coverages.indices.dropFirst()) {
      $0.number(standing.difference(to: $1).value)
    }
  }

  /// Writes what happened from the first report to each other one.
  fileprivate mutating func changes(_ comparison: Comparison) {
    key("changes")
    array(comparison.records.indices.dropFirst()) { writer, index in
      let changes = comparison.changes(to: index)
      writer.object { writer in
        writer.key("from")
        writer.number(0)
        writer.key("to")
        writer.number(index)
        writer.key("difference")
        writer.number(comparison.total.difference(to: index).value)
        writer.key("counts")
        writer.object { writer in
          for change in Comparison.Change.allCases {
            writer.key(named: change.rawValue)
            writer.number(changes.count { $0.change == change })
          }
        }
        writer.key("items")
        writer.array(changes.filter { $0.change != .unchanged }) { writer, step in
          writer.object {
            $0.key("id")
            $0.string(step.row.obligation.id)
            $0.key("change")
            $0.string(step.change.rawValue)
            $0.key("old")
            $0.string(step.row.entries[0]?.status.rawValue)
            $0.key("new")
            $0.string(step.row.entries[index]?.status.rawValue)
            $0.key("hardDuty")
            $0.bool(step.row.obligation.isHardDuty)
          }
        }
      }
    }
  }

  fileprivate mutating func row(_ row: Comparison.Row, _ language: Language) {
    let item = row.obligation
    obligation(
      id: item.id, part: item.part, article: item.article, title: item.title[language],
      kind: item.kind, weight: item.weight)
    key("reports")
    array(row.entries) { writer, entry in
      guard let entry else { return writer.null() }
      writer.object {
        $0.key("status")
        $0.string(entry.status.rawValue)
        $0.key("evidence")
        $0.array(entry.evidence) { $0.quotation($1) }
        $0.key("nearest")
        if let nearest = entry.nearest { $0.quotation(nearest) } else { $0.null() }
      }
    }
  }

  private mutating func quotation(_ quotation: AssessmentRecord.Quotation) {
    object {
      $0.key("quote")
      $0.string(quotation.text)
      $0.key("role")
      $0.string(quotation.role.rawValue)
      $0.key("line")
      $0.number(quotation.position.line)
      $0.key("column")
      $0.number(quotation.position.column)
      $0.key("byteOffset")
      $0.number(quotation.byteOffset)
    }
  }

  private mutating func number(orNull number: Int?) {
    if let number { self.number(number) } else { null() }
  }
}
