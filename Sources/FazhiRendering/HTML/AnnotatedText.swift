import FazhiAssessment
import FazhiChecklist
import FazhiSource

/// A report's own text, line by line, cut where quotations begin and end.
struct AnnotatedText {
  /// A quotation with the obligation it speaks of.
  struct Note: Sendable, Hashable {
    /// Its name in the page, unique: the item's id and its place among the item's quotations.
    var id: String
    var item: String
    var title: Localized
    var status: Status
    /// Whether it is shown as the nearest passage, which is no evidence.
    var isNearest: Bool
    var span: Span
  }

  /// A run of one line that the same quotations cover, by index; none where it is plain.
  struct Segment: Equatable {
    var span: Span
    var notes: [Int] = []
  }

  /// One line of the report without its end.
  struct Line {
    /// Counted from 1, as places are.
    var number: Int
    /// The whole line, in order; empty where the line is.
    var segments: [Segment]
    /// The quotations that begin on the line, in order.
    var starting: [Int]
  }

  let notes: [Note]
  let lines: [Line]

  /// Marks what an assessment quotes.
  init(_ assessment: Assessment) {
    self.init(assessment.report.source, notes: assessment.findings.flatMap(Self.notes))
  }

  /// Marks quotations in a text; they may overlap, and may go over several lines.
  ///
  /// - Complexity: O(*n* log *n*) in the number of notes and lines, and in how much notes overlap.
  init(_ source: SourceFile, notes: [Note]) {
    let notes = notes.sorted {
      ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end)
    }
    self.notes = notes
    var open: [Int] = []
    var next = 0
    lines = source.lines.starts.indices.map { index in
      let line = source.lines.span(ofLine: index, in: source.bytes)
      let first = next
      while next < notes.count, notes[next].span.start < line.end { next += 1 }
      open += first..<next
      let segments = Self.segments(of: line, open, notes)
      open.removeAll { notes[$0].span.end <= line.end }
      return Line(number: index + 1, segments: segments, starting: Array(first..<next))
    }
  }

  private static func segments(of line: Span, _ open: [Int], _ notes: [Note]) -> [Segment] {
    var cuts: Set = [line.start, line.end]
    for note in open {
      cuts.insert(max(line.start, notes[note].span.start))
      cuts.insert(min(line.end, notes[note].span.end))
    }
    let ends = cuts.filter { (line.start...line.end).contains($0) }.sorted()
    return zip(ends, ends.dropFirst()).map { start, end in
      Segment(
        span: Span(start, end),
        notes: open.filter { notes[$0].span.start <= start && end <= notes[$0].span.end })
    }
  }

  private static func notes(on finding: Finding) -> [Note] {
    let passages = finding.evidence.map { ($0, false) }
    let nearest = finding.shownNearest.map { [($0, true)] } ?? []
    return (passages + nearest).enumerated().map { index, passage in
      Note(
        id: "\(finding.item.id)-\(index + 1)", item: finding.item.id, title: finding.item.title,
        status: finding.status, isNearest: passage.1, span: passage.0.span)
    }
  }
}
