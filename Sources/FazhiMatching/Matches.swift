import FazhiChecklist
package import FazhiReport

/// All that a checklist's wording found in one document.
///
/// Rules are evaluated when they are asked for; each evaluation takes time linear in the hits of
/// its wording.
package struct Matches {
  package let document: Document
  private let compiled: Wording
  /// The hits by set: those of set `s` are `hits[offsets[s]..<offsets[s + 1]]`, by start, then end.
  private var hits: [Match]
  private var offsets: [Int32]

  /// Scans a document for everything a checklist looks for.
  ///
  /// - Complexity: O(*n* + *k*) for *n* units and *k* hits.
  package init(of compiled: CompiledChecklist, in document: Document) {
    self.init(of: compiled.wording, in: document)
  }

  init(of compiled: Wording, in document: Document) {
    self.document = document
    self.compiled = compiled
    var found: [LiteralScanner.Hit] = []
    document.units.withUnsafeBufferPointer { compiled.scanner.scan($0, into: &found) }
    offsets = [Int32](repeating: 0, count: compiled.setCount + 2)
    // Counting sort by set; offsets are shifted by one so that filling turns starts into ends.
    for hit in found {
      for set in Self.sets(of: hit, compiled) { offsets[Int(set) + 2] += 1 }
    }
    for index in 2..<max(2, offsets.count) { offsets[index] += offsets[index - 1] }
    hits = [Match](repeating: Match(0, 0), count: Int(offsets[offsets.count - 1]))
    for hit in found {
      let match = Match(Int(hit.start), Int(hit.start + compiled.lengths[Int(hit.literal)]))
      for set in Self.sets(of: hit, compiled) {
        hits[Int(offsets[Int(set) + 1])] = match
        offsets[Int(set) + 1] += 1
      }
    }
    offsets.removeLast()
    sortWithinSets()
  }

  private static func sets(
    of hit: LiteralScanner.Hit, _ compiled: Wording
  ) -> ArraySlice<Int32> {
    let literal = Int(hit.literal)
    return compiled.memberships[
      Int(compiled.offsets[literal])..<Int(compiled.offsets[literal + 1])]
  }

  /// Hits come by anchor, which is nearly by start: insertion sort is linear on them.
  private mutating func sortWithinSets() {
    for set in 0..<offsets.count - 1 {
      let first = Int(offsets[set])
      let end = Int(offsets[set + 1])
      guard end - first > 1 else { continue }
      for index in first + 1..<end {
        let match = hits[index]
        var place = index
        while place > first, Match.isOrdered(match, hits[place - 1]) {
          hits[place] = hits[place - 1]
          place -= 1
        }
        hits[place] = match
      }
    }
  }

  /// The hits of one set.
  private func hits(of set: Int32) -> ArraySlice<Match> {
    set < 0 ? [] : hits[Int(offsets[Int(set)])..<Int(offsets[Int(set) + 1])]
  }

  private func isAbsent(_ set: Int32) -> Bool { offsets[Int(set)] == offsets[Int(set) + 1] }

  // MARK: Rules

  /// Where a rule holds, by start, then by end; each place once.
  package func matches(of rule: CompiledChecklist.Rule) -> [Match] {
    var result: [Match] = []
    if rule.literals >= 0 { result += hits(of: rule.literals) }
    var runs = result.isEmpty ? 0 : 1
    for index in rule.phrases {
      let before = result.count
      appendMatches(of: compiled.phrases[Int(index)], to: &result)
      if result.count > before { runs += 1 }
    }
    for condition in rule.conditions {
      let before = result.count
      result += matches(of: condition)
      if result.count > before { runs += 1 }
    }
    if runs > 1 { result.sortAndDeduplicate() }
    return result
  }

  /// Appends the tightest places where the pieces follow each other within their gaps.
  private func appendMatches(
    of phrase: CompiledChecklist.CompiledPhrase, to result: inout [Match]
  ) {
    let pieces = compiled.pieces[Int(phrase.first)..<Int(phrase.first + phrase.count)]
    for piece in pieces where isAbsent(piece.set) { return }
    var partial = Array(hits(of: pieces[pieces.startIndex].set))
    for piece in pieces.dropFirst() {
      partial = joined(partial, hits(of: piece.set), gap: piece.gap)
      if partial.isEmpty { return }
    }
    result += partial
  }

  /// Each hit behind the nearest beginning that ends at most `gap` units before it.
  ///
  /// Where the nearest beginning lies in another sentence, so do all others.
  private func joined(_ beginnings: [Match], _ hits: ArraySlice<Match>, gap: Int32) -> [Match] {
    let byEnd = beginnings.isSortedByEnd ? beginnings : beginnings.sorted { $0.end < $1.end }
    var result: [Match] = []
    var next = 0
    for hit in hits {
      while next < byEnd.count, byEnd[next].end <= hit.start { next += 1 }
      guard next > 0 else { continue }
      let beginning = byEnd[next - 1]
      guard hit.start - beginning.end <= gap else { continue }
      let match = Match(Int(beginning.start), Int(hit.end))
      if isWithinSentence(match) { result.append(match) }
    }
    return result
  }

  private func isWithinSentence(_ match: Match) -> Bool {
    let sentence = document.sentence(at: Int(match.start))
    return match.end <= document.sentences[sentence].units.upperBound
  }

  private func matches(of condition: CompiledChecklist.CompiledCondition) -> [Match] {
    switch condition {
    case .atLeast(let least, of: let parts, none: let excluded, within: let scope):
      return matches(atLeast: least, of: parts, none: excluded, within: scope)
    case .under(let headings, let inner):
      let found = matches(of: inner)
      guard !found.isEmpty else { return [] }
      let headings = matches(of: headings)
      return headings.isEmpty ? [] : found.filter { stands($0, under: headings) }
    }
  }

  private func matches(
    atLeast least: Int, of parts: [CompiledChecklist.Rule], none excluded: CompiledChecklist.Rule,
    within scope: Scope
  ) -> [Match] {
    var events: [(match: Match, part: Int)] = []
    var present = 0
    for (index, part) in parts.enumerated() {
      let found = matches(of: part)
      if !found.isEmpty { present += 1 }
      if present + parts.count - index - 1 < least { return [] }
      for match in found { events.append((match, index)) }
    }
    guard present >= least else { return [] }
    events.sort {
      ($0.match.start, $0.match.end, $0.part) < ($1.match.start, $1.match.end, $1.part)
    }
    var result: [Match] = []
    if case .characters(let width) = scope {
      result = windows(events, least: least, partCount: parts.count, width: width)
    } else {
      var start = 0
      while start < events.count {
        let group = group(of: events[start].match, scope)
        var end = start
        while end < events.count, self.group(of: events[end].match, scope) == group { end += 1 }
        if let match = cover(events[start..<end], least: least) { result.append(match) }
        start = end
      }
    }
    guard !result.isEmpty, !excluded.isEmpty else { return result }
    let excluding = Set(matches(of: excluded).map { group(of: $0, scope) })
    return result.filter { !excluding.contains(group(of: $0, scope)) }
  }

  /// What a scope counts as one place; a number of characters lies within a sentence.
  private func group(of match: Match, _ scope: Scope) -> Int {
    let sentence = document.sentence(at: Int(match.start))
    switch scope {
    case .clause: return document.clause(at: Int(match.start))
    case .sentence, .characters: return sentence
    case .paragraph: return document.sentences[sentence].paragraph
    }
  }

  /// From the first to the last of the first occurrences of each part, where enough parts occur.
  private func cover(_ events: ArraySlice<(match: Match, part: Int)>, least: Int) -> Match? {
    var seen: Set<Int> = []
    var start = Int32.max
    var end: Int32 = 0
    for event in events where seen.insert(event.part).inserted {
      start = min(start, event.match.start)
      end = max(end, event.match.end)
    }
    return seen.count >= least ? Match(Int(start), Int(end)) : nil
  }

  /// The runs of at most `width` units within one sentence in which enough parts occur, each as
  /// short as it can be.
  private func windows(
    _ events: [(match: Match, part: Int)], least: Int, partCount: Int, width: Int
  ) -> [Match] {
    var result: [Match] = []
    var counts = [Int](repeating: 0, count: partCount)
    var distinct = 0
    var first = 0
    for (index, event) in events.enumerated() {
      counts[event.part] += 1
      if counts[event.part] == 1 { distinct += 1 }
      while first < index {
        let oldest = events[first]
        let isTooFar = Int(event.match.end - oldest.match.start) > width
        let isSpare = counts[oldest.part] > 1
        guard isTooFar || isSpare else { break }
        counts[oldest.part] -= 1
        if counts[oldest.part] == 0 { distinct -= 1 }
        first += 1
      }
      guard distinct >= least else { continue }
      let end = events[first...index].reduce(event.match.end) { max($0, $1.match.end) }
      let match = Match(Int(events[first].match.start), Int(end))
      if Int(match.end - match.start) <= width, isWithinSentence(match) { result.append(match) }
    }
    return result
  }

  /// Whether a heading above a place, or the first sentence of its paragraph, has one of the words.
  private func stands(_ match: Match, under words: [Match]) -> Bool {
    let sentence = document.sentences[document.sentence(at: Int(match.start))]
    let lead = document.sentences[document.paragraphs[sentence.paragraph].sentences.lowerBound]
    if words.contains(where: { lead.units.contains(Int($0.start)) }) { return true }
    var section: Int? = sentence.section
    while let current = section {
      let title = document.sections[current].title
      if words.contains(where: { title.contains(Int($0.start)) }) { return true }
      section = document.sections[current].parent
    }
    return false
  }

  // MARK: The nearest passage

  /// The hits of an item's wording, piece by piece, whether or not a rule holds there.
  package func termHits(of item: CompiledChecklist.CompiledItem) -> [(term: Int, match: Match)] {
    item.terms.flatMap { set in hits(of: set).map { (Int(set), $0) } }
  }
}

extension [Match] {
  fileprivate var isSortedByEnd: Bool {
    for index in indices.dropFirst() where self[index].end < self[index - 1].end { return false }
    return true
  }

  fileprivate mutating func sortAndDeduplicate() {
    sort(by: Match.isOrdered)
    var kept = 0
    for index in indices where index == 0 || self[index] != self[kept - 1] {
      self[kept] = self[index]
      kept += 1
    }
    removeLast(count - kept)
  }
}
