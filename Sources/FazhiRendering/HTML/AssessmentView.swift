import FazhiAssessment
import FazhiChecklist
import FazhiSource

/// An assessment as its template takes it: figures, obligations, and the report's own text.
struct AssessmentView {
  private let assessment: Assessment
  private let words: Words

  init(_ assessment: Assessment, _ words: Words) {
    self.assessment = assessment
    self.words = words
  }

  /// What the template takes.
  var page: View {
    let unmet = assessment.unmetHardDuties
    let diagnostics = words.diagnostics(of: assessment)
    let reportTitle = assessment.report.title ?? words.scoreTitle
    return [
      "kind": "score", "title": words.scoreTitle + words.colon + reportTitle,
      "reportTitle": reportTitle, "w": words.ofAssessment, "facts": facts,
      "hasDiagnostics": !diagnostics.isEmpty, "diagnostics": diagnostics,
      "coverage": view(of: assessment.coverage),
      "hasStatements": assessment.hasStatements,
      "attested": words.attestedCoverage(assessment).map(\.view), "statuses": statuses, "map": map,
      "parts": parts, "articles": articles, "hardCount": words.inParentheses("\(unmet.count)"),
      "hasHard": !unmet.isEmpty, "hardDuties": unmet.map(view(ofHardDuty:)),
      "method": words.method, "lines": ReportTextView(assessment, words).lines,
    ]
  }

  private var facts: [View] {
    words.facts(of: assessment).map {
      $0.view.merging(["isDigest": $0.value.hasPrefix("sha256:")]) { $1 }
    }
  }

  private var statuses: [View] {
    let counts = assessment.coverage.counts
    return Status.allCases.compactMap { status in
      guard let count = counts[status] else { return nil }
      return status.view(words).merging(["count": count]) { $1 }
    }
  }

  // MARK: Figures

  /// A coverage in figures, and as a bar of 300 units.
  private func view(of coverage: Coverage) -> View {
    func position(_ share: Double?) -> Int { Int(((share ?? 0) * 300).rounded()) }
    let (low, high) = (position(coverage.low), position(coverage.high))
    return [
      "percent": coverage.percent, "points": coverage.points, "outOf": coverage.outOf,
      "band": words.band(of: coverage),
      "lowX": low, "bandWidth": high - low, "valueX": position(coverage.value),
      // Strokes of their own, since a pattern would need an id of its own in each picture.
      "hatches": stride(from: low, through: high - 3, by: 5).map { "M\($0) 11l3-8" },
    ]
  }

  private var parts: [View] {
    assessment.parts.map { part, findings in
      var view = view(of: Coverage(findings))
      view["number"] = part.number
      view["title"] = part.title[words.language]
      view["heading"] = words.partHeading(part)
      view["gaps"] = findings.count(where: \.isGap)
      view["attestedCell"] = Coverage(attested: findings).percent
      view["items"] = findings.map(self.view(of:))
      return view
    }
  }

  private var articles: [View] {
    assessment.articles.map { article, findings in
      var view = view(of: Coverage(findings))
      view["number"] = article
      view["title"] = words.subject(of: findings)
      view["gaps"] = findings.count(where: \.isGap)
      view["attestedCell"] = Coverage(attested: findings).percent
      return view
    }
  }

  /// A cell for each obligation, a row or more for each part.
  private var map: View {
    let (pitch, left) = (26, 40)
    let columns = min(24, assessment.parts.map(\.findings.count).max() ?? 1)
    var top = 0
    let parts = assessment.parts.map { part, findings -> View in
      let cells = findings.enumerated().map { index, finding -> View in
        var view = view(of: finding, label: .short)
        let x = left + index % columns * pitch
        let y = top + index / columns * pitch
        view.merge(["x": x, "middle": x + 11, "top": y + 2, "y": y + 18]) { $1 }
        return view
      }
      defer { top += (findings.count + columns - 1) / columns * pitch + 4 }
      return ["number": part.number, "y": top + 18, "cells": cells]
    }
    return ["parts": parts, "width": left + columns * pitch, "height": top]
  }

  // MARK: Obligations

  private enum Label { case none, short }

  private func view(of finding: Finding, label: Label) -> View {
    var view = finding.status.view(words)
    view["id"] = finding.item.id
    view["isHard"] = finding.item.isHardDuty
    if label == .short {
      view["label"] =
        words.name(of: finding.item) + words.colon + finding.status.name[words.language]
    }
    return view
  }

  private func view(ofHardDuty finding: Finding) -> View {
    var view = view(of: finding, label: .none)
    view["title"] = finding.item.title[words.language]
    view["status"] = finding.status.name[words.language]
    view["attestedCell"] = finding.attestedStatus.name[words.language]
    return view
  }

  private func view(of finding: Finding) -> View {
    let item = finding.item
    var view = view(ofHardDuty: finding)
    view["part"] = item.part
    view["review"] = finding.review
    view["article"] = words.article(item.article)
    view["weight"] = words.weight(item)
    view["requirement"] = item.requirement[words.language]
    view["reason"] = finding.reason.text(in: words.language)
    view["components"] = words.components(of: finding).first?.value
    let notes =
      finding.statements.map(words.statement)
      + words.admission(of: finding, in: assessment.report.source)
    view["notes"] = notes.map(\.view)
    let passages = finding.evidence.map { ($0, false) }
    let nearest = finding.shownNearest.map { [($0, true)] } ?? []
    view["quotes"] = (passages + nearest).enumerated().map { index, passage in
      quote(passage.0, id: "\(item.id)-\(index + 1)", isNearest: passage.1)
    }
    return view
  }

  private func quote(_ evidence: Evidence, id: String, isNearest: Bool) -> View {
    let source = assessment.report.source
    return [
      "id": id, "isNearest": isNearest, "text": source.text(at: evidence.span).onOneLine,
      "place": words.place(of: evidence, in: source), "role": words.role(evidence.role),
    ]
  }
}

/// The lines of a report as the template takes them.
private struct ReportTextView {
  private let text: AnnotatedText
  private let source: SourceFile
  private let words: Words

  init(_ assessment: Assessment, _ words: Words) {
    text = AnnotatedText(assessment)
    source = assessment.report.source
    self.words = words
  }

  var lines: [View] {
    text.lines.map { line in
      [
        "number": line.number, "segments": segments(of: line), "hasNotes": !line.starting.isEmpty,
        "starting": obligations(of: line).map(view(of:)),
      ]
    }
  }

  /// The first quotation that begins on a line for each obligation.
  private func obligations(of line: AnnotatedText.Line) -> [AnnotatedText.Note] {
    var seen: Set<String> = []
    return line.starting.map { text.notes[$0] }.filter { seen.insert($0.item).inserted }
  }

  private func segments(of line: AnnotatedText.Line) -> [View] {
    var unnamed = Set(line.starting)
    return line.segments.map { segment in
      let notes = segment.notes.map { text.notes[$0] }
      let starting = segment.notes.filter { unnamed.remove($0) != nil }
      var view: View = [
        "text": source.text(at: segment.span), "isMarked": !notes.isEmpty,
        "anchors": starting.map { text.notes[$0].id },
      ]
      guard let first = notes.min(by: { $0.prominence < $1.prominence }) else { return view }
      view["first"] = first.id
      view["class"] =
        (first.isNearest ? "nearest" : "s-\(first.status.rawValue)")
      view["noteIDs"] = notes.map(\.id).joined(separator: " ")
      return view
    }
  }

  private func view(of note: AnnotatedText.Note) -> View {
    var view = note.status.view(words)
    view["id"] = note.id
    view["item"] = note.item
    view["isNearest"] = note.isNearest
    view["label"] = label(note)
    return view
  }

  private func label(_ note: AnnotatedText.Note) -> String {
    let status = note.isNearest ? words.nearest : note.status.name[words.language]
    return "\(note.item) \(note.title[words.language])\(words.colon)\(status)"
  }
}

extension AnnotatedText.Note {
  /// Which of several quotations of one passage gives it its look: evidence before what is none,
  /// then in the order of the statuses.
  fileprivate var prominence: Int {
    (Status.allCases.firstIndex(of: status) ?? 0) + (isNearest ? Status.allCases.count : 0)
  }
}
