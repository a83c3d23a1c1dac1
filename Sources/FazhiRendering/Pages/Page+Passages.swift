import FazhiAssessment
import FazhiSource

/// Passages of a report below an entry.
extension Page {
  /// A passage with its place, and what it is, where it is no evidence.
  static func quotation(
    _ passage: Evidence, as what: String? = nil, in source: SourceFile, _ words: Words
  ) -> Detail {
    let place = words.place(of: passage, in: source)
    return .quotation(
      source.text(at: passage.span), place: what.map { $0 + words.comma + place } ?? place)
  }

  /// The strongest evidence of a finding.
  static func quotations(
    of finding: Finding, most: Int, in source: SourceFile, _ words: Words
  ) -> [Detail] {
    finding.evidence.prefix(most).map { quotation($0, in: source, words) }
  }

  /// The nearest passage, where there is no evidence to show in its stead.
  static func nearest(of finding: Finding, in source: SourceFile, _ words: Words) -> [Detail] {
    finding.shownNearest.map { [quotation($0, as: words.nearest, in: source, words)] } ?? []
  }
}
