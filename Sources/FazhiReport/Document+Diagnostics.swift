package import FazhiSource

extension Document {
  /// What could not be made out, or was supposed; none is an error.
  package var diagnostics: [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    switch origin {
    case .file(.utf8): break
    case .file(let encoding):
      diagnostics.append(.convertedEncoding(source.name, encoding.rawValue))
    case .document(let title): diagnostics.append(.extractedText(source.name, title))
    }
    switch metadata.year {
    case .known: break
    case .unsure(let year): diagnostics.append(.severalYears(source.name, takenAs: year))
    case .unknown: diagnostics.append(.unknownYear(source.name))
    }
    switch metadata.level {
    case .known: break
    case .unsure(let level):
      diagnostics.append(.unsureLevel(source.name, metadata.issuer ?? "", takenAs: level))
    case .unknown: diagnostics.append(.unknownLevel(source.name))
    }
    if isRunTogether { diagnostics.append(.runTogether(source.name)) }
    if let secondTitle {
      diagnostics.append(
        .severalReports(source.name, line: source.position(at: secondTitle).line))
    }
    return diagnostics
  }

  /// Whether most of a long text is one paragraph, as where its line breaks were lost: headings are then
  /// not told from text, nor problems and plans from achievements.
  private var isRunTogether: Bool {
    let longest = paragraphs.map(\.units.count).max() ?? 0
    return longest >= Self.longParagraph && longest * 10 >= units.count * 6
  }

  /// In characters; a paragraph of a report has a few hundred.
  private static let longParagraph = 2000
}
