package import FazhiChecklist
package import FazhiSource
import FazhiText

/// A report as it is judged: its text in normal form, cut into sections, sentences and clauses.
package struct Document: Sendable {
  /// A headed stretch of the report.
  package struct Section: Sendable, Hashable {
    /// The units of the heading, ordinal included; empty for what stands before the first heading.
    package var title: Range<Int>
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1） and ①, 5 for a heading without an ordinal.
    package var level: Int
    /// The number that its ordinal gives, or `nil`.
    package var number: Int?
    /// The section it stands in, or `nil`.
    package var parent: Int?
  }

  /// What a paragraph is.
  package enum Kind: Sendable, Hashable {
    case title, salutation, heading, body, closing
  }

  /// A paragraph, page furniture removed and hard line breaks joined.
  package struct Paragraph: Sendable, Hashable {
    /// Its run of the document's units, without the line feed behind it.
    package var units: Range<Int>
    /// What it is.
    package var kind: Kind
    /// The section it stands in; a heading stands in the section that it opens.
    package var section: Int
    /// Its sentences.
    package var sentences: Range<Int>
  }

  /// A sentence: a run of units up to 。；！ or ？, which is not part of it.
  package struct Sentence: Sendable, Hashable {
    /// Its run of the document's units, from its first clause to its last.
    package var units: Range<Int>
    /// The index of its paragraph.
    package var paragraph: Int
    /// Its clauses, which ，and ： part.
    package var clauses: Range<Int>
    /// Whether it is a heading, on a line of its own or run in before the text.
    package var isHeading: Bool
    /// The section it stands in.
    package var section: Int
  }

  /// The report's text as UTF-8.
  package var source: SourceFile
  /// The kept text in normal form, paragraphs parted by a line feed.
  package var units: [UInt16] = []
  /// For each unit the byte of `source` at which its character starts.
  package var starts: [UInt32] = []
  /// The sections in order; the first stands for what comes before the first heading.
  package var sections: [Section] = [Section(title: 0..<0, level: 0)]
  /// The paragraphs in order.
  package var paragraphs: [Paragraph] = []
  /// The sentences in order, headings among them.
  package var sentences: [Sentence] = []
  /// The clauses in order, as runs of units; none is empty.
  package var clauses: [Range<Int>] = []
  /// For each unit the clause that holds it, or the last one before it, or the first one.
  package internal(set) var clauseOfUnit: [Int32] = []
  /// For each clause its sentence.
  package internal(set) var sentenceOfClause: [Int32] = []
  /// What the text says of itself.
  package var metadata = Metadata()
  /// How `source` came out of the file.
  var origin = ReportText.Origin.file(.utf8)
  /// The byte of `source` at which another report seems to start, or `nil`.
  var secondTitle: Int?

  init(source: SourceFile) {
    self.source = source
  }

  /// Whether any heading was found.
  package var hasHeadings: Bool { sections.count > 1 }

  /// The bytes of a run of units, quotation marks around it included.
  ///
  /// The run is an exact part of the source: from the first character to the last, with whatever
  /// line breaks and page furniture stand between.
  package func bytes(of run: Range<Int>) -> Span {
    guard !run.isEmpty else { return Span(0, 0) }
    let bytes = source.bytes
    var start = Int(starts[run.lowerBound])
    var end = NormalizedText.end(ofCharacterAt: Int(starts[run.upperBound - 1]), in: bytes)
    if let mark = Self.openingMarks.first(where: { bytes[..<start].hasSuffix($0) }) {
      start -= mark.count
    }
    if let mark = Self.closingMarks.first(where: { bytes[end...].starts(with: $0) }) {
      end += mark.count
    }
    return Span(start, end)
  }

  /// The index of the sentence that holds a unit, or of the last one before it.
  package func sentence(at unit: Int) -> Int {
    sentenceOfClause.isEmpty ? 0 : Int(sentenceOfClause[clause(at: unit)])
  }

  /// The index of the clause that holds a unit, or of the last one before it.
  package func clause(at unit: Int) -> Int { Int(clauseOfUnit[unit]) }

  private static let openingMarks = ["“", "‘", "「", "『"].map { Array($0.utf8) }
  private static let closingMarks = ["”", "’", "」", "』"].map { Array($0.utf8) }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
    self.suffix(suffix.count).elementsEqual(suffix)
  }
}

/// What a report says of itself; `nil` or unknown where it does not.
package struct Metadata: Sendable, Hashable {
  /// The title, without white space.
  package var title: String?
  /// The government or body that reports.
  package var issuer: String?
  /// The level of government; unsure where a city may be one of two.
  package var level = Told<Level>.unknown
  /// The year reported on; unsure where the title names several, of which this is the first.
  package var year = Told<Int>.unknown
  /// The day of signing, `YYYY-MM-DD`.
  package var signed: String?
}
