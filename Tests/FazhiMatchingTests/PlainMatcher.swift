import FazhiChecklist
import FazhiMatching
import FazhiReport
import FazhiText

/// What a rule finds, read off its definition: slow, and with nothing prepared.
///
/// This is what the fast matcher is held to.
struct PlainMatcher {
  let document: Document
  /// Where each unit occurs: what a literal starts with is looked up, the rest of it compared.
  private let places: [UInt16: [Int]]

  init(document: Document) {
    self.document = document
    places = Dictionary(grouping: document.units.indices) { document.units[$0] }
  }

  /// Where any of some conditions holds, by start, then by end; each place once.
  func matches(of conditions: [Condition]) -> [Match] {
    sorted(conditions.flatMap(matches(of:)))
  }

  private func sorted(_ matches: [Match]) -> [Match] {
    Set(matches).sorted(by: Match.isOrdered)
  }

  private func matches(of condition: Condition) -> [Match] {
    switch condition {
    case .phrase(let phrase): return matches(of: phrase)
    case .any(let parts): return matches(of: parts)
    case .atLeast(let least, of: let parts, none: let excluded, within: let scope):
      let events = parts.enumerated().flatMap { part, condition in
        matches(of: [condition]).map { (match: $0, part: part) }
      }
      let found: [Match]
      if case .characters(let width) = scope {
        found = windows(events, least, width)
      } else {
        found = covers(events, least, scope)
      }
      let excluding = Set(matches(of: excluded).map { group(of: $0, scope) })
      return found.filter { !excluding.contains(group(of: $0, scope)) }
    case .under(let headings, let inner):
      let words = matches(of: headings)
      return matches(of: [inner]).filter { stands($0, under: words) }
    }
  }

  // MARK: Phrases

  private func matches(of phrase: Phrase) -> [Match] {
    var found = hits(of: phrase.pieces[0])
    guard phrase.pieces.count > 1 else { return found }
    for piece in phrase.pieces.dropFirst() {
      let beginnings = found
      found = hits(of: piece).compactMap { hit in
        let nearest = beginnings.filter {
          $0.end <= hit.start && sentence(of: $0) == sentence(of: hit)
        }.max { ($0.end, $0.start) < ($1.end, $1.start) }
        guard let nearest, Int(hit.start - nearest.end) <= piece.gap else { return nil }
        let match = Match(Int(nearest.start), Int(hit.end))
        return liesWithinSentence(match) ? match : nil
      }
    }
    return found
  }

  private func hits(of piece: Phrase.Piece) -> [Match] {
    let found = piece.alternatives.flatMap { literal in
      let plain = (literal.first.flatMap { places[$0] } ?? [])
        .filter { document.units[$0...].starts(with: literal) }
        .map { Match($0, $0 + literal.count) }
      guard literal.first == UInt16(unit: "#") else { return plain }
      let unit = literal.dropFirst()
      return plain
        + (unit.first.flatMap { places[$0] } ?? [])
        .filter { document.units[$0...].starts(with: unit) && endsNumber($0) }
        .map { Match($0 - 1, $0 + unit.count) }
    }
    return found.sorted { $0.start < $1.start }
  }

  /// Whether a number ends before a place: 12, 三十一 or 20余, but not 一.
  private func endsNumber(_ end: Int) -> Bool {
    var number = document.units[..<end].suffix(2)
    if let last = number.last, "一余多".utf16.contains(last) { number.removeLast() }
    return number.last.map { "0123456789两二三四五六七八九十百千万亿".utf16.contains($0) } == true
  }

  // MARK: Places

  private func sentence(of match: Match) -> Int {
    document.sentences.lastIndex { $0.units.lowerBound <= match.range.lowerBound } ?? 0
  }

  private func liesWithinSentence(_ match: Match) -> Bool {
    match.range.upperBound <= document.sentences[sentence(of: match)].units.upperBound
  }

  private func group(of match: Match, _ scope: Scope) -> Int {
    switch scope {
    case .clause: document.clauses.lastIndex { $0.lowerBound <= match.range.lowerBound } ?? 0
    case .sentence, .characters: sentence(of: match)
    case .paragraph: document.sentences[sentence(of: match)].paragraph
    }
  }

  // MARK: Conditions

  /// For each place with enough parts, from the first to the last of the parts' first occurrences.
  private func covers(
    _ events: [(match: Match, part: Int)], _ least: Int, _ scope: Scope
  ) -> [Match] {
    Dictionary(grouping: events) { group(of: $0.match, scope) }.values.compactMap { events in
      let firsts = Dictionary(grouping: events, by: \.part).values.compactMap { events in
        events.map(\.match).min(by: Match.isOrdered)
      }
      guard firsts.count >= least, let start = firsts.map(\.range.lowerBound).min(),
        let end = firsts.map(\.range.upperBound).max()
      else { return nil }
      return Match(start, end)
    }
  }

  /// The runs within a sentence that a choice of enough parts fits in: for each place where an
  /// occurrence ends the one that starts last, if it is no longer than the width and the
  /// occurrence lies in it.
  private func windows(
    _ events: [(match: Match, part: Int)], _ least: Int, _ width: Int
  ) -> [Match] {
    let whole = events.filter { liesWithinSentence($0.match) }
    return Dictionary(grouping: whole) { sentence(of: $0.match) }.values.flatMap { events in
      Set(events.map(\.match.end)).compactMap { end in
        let starts = events.map(\.match.start).filter { start in
          let inside = events.filter { $0.match.start >= start && $0.match.end <= end }
          return Set(inside.map(\.part)).count >= least
        }
        guard let start = starts.max(), Int(end - start) <= width,
          events.contains(where: { $0.match.start >= start && $0.match.end == end })
        else { return nil }
        return Match(start: start, end: end)
      }
    }
  }

  private func stands(_ match: Match, under words: [Match]) -> Bool {
    let sentence = document.sentences[sentence(of: match)]
    let paragraph = document.sentences[document.paragraphs[sentence.paragraph].sentences]
    var places = paragraph.prefix(paragraph.first?.isHeading == true ? 2 : 1).map(\.units)
    var section: Int? = sentence.section
    while let current = section {
      places.append(document.sections[current].title)
      section = document.sections[current].parent
    }
    return places.contains { place in words.contains { place.contains($0.range.lowerBound) } }
  }
}
