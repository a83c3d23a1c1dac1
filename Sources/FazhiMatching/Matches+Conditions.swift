import FazhiChecklist
import FazhiReport
import FazhiText

// Conditions on several rules: enough of them in one place, or below a heading.
extension Matches {
  /// Pushes the places where a condition holds.
  func pushMatches(of condition: Wording.Condition) {
    if condition.least == 0 { pushUnder(condition) } else { pushAtLeast(condition) }
  }

  private func pushUnder(_ condition: Wording.Condition) {
    let stack = scratch.matches
    let bottom = stack.count
    let found = push(wording.parts[Int(condition.firstPart) + 1])
    guard !found.isEmpty else { return }
    let headings = wording.parts[Int(condition.firstPart)]
    let words = push(headings)
    let literals = wording.rules[Int(headings)].lookedUp
    wording.eachLiteral(of: literals, scratch.setPresent)
    defer { wording.eachLiteral(of: literals, scratch.forget) }
    var kept = bottom
    // The same holds for all of one section in a paragraph, which may be as long as the report.
    var last: (paragraph: Int, section: Int)?
    var isBelow = false
    for index in found {
      let sentence = document.sentences[document.sentence(at: Int(stack.base[index].start))]
      if last ?? (-1, -1) != (sentence.paragraph, sentence.section) {
        isBelow = stands(sentence, under: words)
        last = (sentence.paragraph, sentence.section)
      }
      if isBelow {
        stack.base[kept] = stack.base[index]
        kept += 1
      }
    }
    stack.count = kept
  }

  /// Whether a heading above a sentence, or the first of its paragraph, has one of the words.
  private func stands(_ sentence: Document.Sentence, under words: Range<Int>) -> Bool {
    // Behind a heading that is run in, the first sentence is the second.
    for lead in document.sentences[document.paragraphs[sentence.paragraph].sentences].prefix(2) {
      if hasStart(in: lead.units, words) { return true }
      if !lead.isHeading { break }
    }
    var section: Int? = sentence.section
    while let current = section {
      if hasStart(in: document.sections[current].title, words) { return true }
      section = document.sections[current].parent
    }
    return false
  }

  /// Whether one of some matches, which are in order, starts in a range, or a literal that is marked as
  /// present.
  private func hasStart(in units: Range<Int>, _ words: Range<Int>) -> Bool {
    let stack = scratch.matches
    let index = stack.lowerBound(words, Int32(truncatingIfNeeded: units.lowerBound))
    if index < words.upperBound, units.contains(Int(stack[index].start)) { return true }
    var isPresent = false
    eachPresent(in: units) { _ in isPresent = true }
    return isPresent
  }

  private func pushAtLeast(_ condition: Wording.Condition) {
    let stack = scratch.matches
    let events = scratch.events
    let bottom = stack.count
    let firstEvent = events.count
    defer { events.count = firstEvent }
    let parts = wording.parts.base + Int(condition.firstPart)
    let partCount = Int(condition.endPart - condition.firstPart)
    // Nearly all conditions fail by a part of which nothing was found.
    var possible = (0..<partCount).count { isLookedUp(parts[$0]) || scratch.isStarted(parts[$0]) }
    guard possible >= condition.least else { return }
    let scope = Scope(code: condition.scope)
    let isCounted = if case .characters = scope { true } else { false }
    /// The occurrences of the part that has the fewest.
    var fewest: Range<Int>?
    for part in 0..<partCount where !isLookedUp(parts[part]) && scratch.isStarted(parts[part]) {
      let first = events.count
      for index in push(parts[part]) where !isCounted || isWithinSentence(stack.base[index]) {
        events.append(
          .init(match: stack.base[index], part: Int32(truncatingIfNeeded: part)))
      }
      stack.count = bottom
      if events.count == first { possible -= 1 }
      guard possible >= condition.least else { return }
      if events.count - first < fewest?.count ?? .max { fewest = first..<events.count }
    }
    for part in 0..<partCount where isLookedUp(parts[part]) {
      let first = events.count
      appendEvents(of: part, parts[part], besides: fewest ?? first..<first, scope)
      // What is looked up is needed.
      guard events.count > first else { return }
    }
    var unsorted = events.slice(firstEvent..<events.count)
    unsorted.sort { left, right in
      left.match == right.match
        ? left.part < right.part : Match.isOrdered(left.match, right.match)
    }
    let all = firstEvent..<events.count
    if case .characters(let width) = scope {
      pushWindows(all, least: Int(condition.least), partCount: partCount, width: width)
    } else {
      pushCovers(all, least: Int(condition.least), partCount: partCount, scope)
    }
    if stack.count > bottom, condition.excluded >= 0 {
      remove(bottom..<stack.count, where: condition.excluded, scope)
    }
  }

  private func isLookedUp(_ rule: Int32) -> Bool { wording.rules.base[Int(rule)].isLookedUp }

  /// Looks for the literals of a part in the places where events are.
  private func appendEvents(
    of part: Int, _ rule: Int32, besides range: Range<Int>, _ scope: Scope
  ) {
    let events = scratch.events
    let literals = wording.rules[Int(rule)].lookedUp
    wording.eachLiteral(of: literals, scratch.setPresent)
    defer { wording.eachLiteral(of: literals, scratch.forget) }
    let isCounted = if case .characters = scope { true } else { false }
    var last = -1
    for index in range {
      let group = group(of: events.base[index].match, scope)
      guard group != last else { continue }
      eachPresent(in: units(of: group, scope)) { match in
        guard !isCounted || isWithinSentence(match) else { return }
        events.append(.init(match: match, part: Int32(truncatingIfNeeded: part)))
      }
      last = group
    }
  }

  /// Calls back with each place in a range in which a literal starts that is marked as present.
  private func eachPresent(in units: Range<Int>, _ body: (Match) -> Void) {
    let places = scratch.places
    var index = places.firstIndex(0..<places.count) { Int($0.match.start) >= units.lowerBound }
    while index < places.count, Int(places.base[index].match.start) < units.upperBound {
      if scratch.isPresent(places.base[index].literal) { body(places.base[index].match) }
      index += 1
    }
    for index in 0..<scratch.straddlers.count {
      let place = scratch.straddlers.base[index]
      if units.contains(Int(place.match.start)), scratch.isPresent(place.literal) {
        body(place.match)
      }
    }
  }

  /// What a scope counts as one place; a number of characters lies within a sentence.
  private func group(of match: Match, _ scope: Scope) -> Int {
    let clause = document.clause(at: Int(match.start))
    switch scope {
    case .clause: return clause
    case .sentence, .characters: return Int(document.sentenceOfClause[clause])
    case .paragraph:
      return document.sentences[Int(document.sentenceOfClause[clause])].paragraph
    }
  }

  /// For each place in which enough parts occur, from the first to the last of the first
  /// occurrences of each part.
  private func pushCovers(_ range: Range<Int>, least: Int, partCount: Int, _ scope: Scope) {
    let events = scratch.events.base
    withUnsafeTemporaryAllocation(of: Int.self, capacity: partCount) { seenIn in
      seenIn.initialize(repeating: -1)
      var index = range.lowerBound
      while index < range.upperBound {
        let group = group(of: events[index].match, scope)
        var distinct = 0
        var start = Int32.max
        var end: Int32 = 0
        while index < range.upperBound, self.group(of: events[index].match, scope) == group {
          let event = events[index]
          if seenIn[Int(event.part)] != group {
            seenIn[Int(event.part)] = group
            distinct += 1
            start = min(start, event.match.start)
            end = max(end, event.match.end)
          }
          index += 1
        }
        if distinct >= least { scratch.matches.append(Match(start: start, end: end)) }
      }
    }
  }

  /// The runs of at most `width` units within one sentence in which enough parts occur: for each
  /// place where an occurrence ends the one that starts last, if the occurrence lies in it.
  ///
  /// Occurrences come into the window by their ends and leave it by their starts, so that a long one
  /// neither keeps a shorter one out nor stretches a run that does not need it.
  private func pushWindows(_ range: Range<Int>, least: Int, partCount: Int, width: Int) {
    let events = scratch.events.base
    scratch.byEnd.count = 0
    for index in range { scratch.byEnd.append(index) }
    var byEnd = scratch.byEnd.slice(0..<range.count)
    byEnd.sort { events[$0].match.keyByEnd < events[$1].match.keyByEnd }
    withUnsafeTemporaryAllocation(of: Int.self, capacity: partCount) { counts in
      counts.initialize(repeating: 0)
      var distinct = 0
      // By start: what stands before it lies in no run that ends here or further on.
      var first = range.lowerBound
      var next = 0
      while next < byEnd.count {
        let end = events[byEnd[next]].match.end
        var lastStart: Int32 = 0
        while next < byEnd.count, events[byEnd[next]].match.end == end {
          let event = events[byEnd[next]]
          if byEnd[next] >= first {
            counts[Int(event.part)] += 1
            if counts[Int(event.part)] == 1 { distinct += 1 }
          }
          lastStart = event.match.start
          next += 1
        }
        let sentence = document.sentences[document.sentence(at: Int(lastStart))].units
        let earliest = max(Int(end) - width, sentence.lowerBound)
        while first < range.upperBound {
          let (match, part) = (events[first].match, Int(events[first].part))
          let isInside = match.end <= end
          let isSpare = !isInside || counts[part] > 1 || distinct > least
          guard Int(match.start) < earliest || (distinct >= least && isSpare) else { break }
          if isInside {
            counts[part] -= 1
            if counts[part] == 0 { distinct -= 1 }
          }
          first += 1
        }
        guard distinct >= least, lastStart >= events[first].match.start else { continue }
        scratch.matches.append(Match(start: events[first].match.start, end: end))
      }
    }
  }

  private func isWithinSentence(_ match: Match) -> Bool {
    let sentence = document.sentence(at: Int(match.start))
    return match.end <= document.sentences[sentence].units.upperBound
  }

  /// Takes out the matches in whose place an excluded rule holds.
  private func remove(_ range: Range<Int>, where excluded: Int32, _ scope: Scope) {
    let stack = scratch.matches
    let excluding = push(excluded)
    let literals = wording.rules[Int(excluded)].lookedUp
    wording.eachLiteral(of: literals, scratch.setPresent)
    defer { wording.eachLiteral(of: literals, scratch.forget) }
    var next = excluding.lowerBound
    var kept = range.lowerBound
    var (last, isExcluded) = (-1, false)
    for index in range {
      let group = group(of: stack.base[index], scope)
      // Both are by start, and so by place.
      if group != last {
        while next < excluding.upperBound, self.group(of: stack.base[next], scope) < group {
          next += 1
        }
        isExcluded =
          next < excluding.upperBound && self.group(of: stack.base[next], scope) == group
        if !isExcluded, literals.first >= 0 {
          eachPresent(in: units(of: group, scope)) { _ in isExcluded = true }
        }
        last = group
      }
      if isExcluded { continue }
      stack.base[kept] = stack.base[index]
      kept += 1
    }
    stack.count = kept
  }

  /// The units of a place by its number.
  private func units(of group: Int, _ scope: Scope) -> Range<Int> {
    switch scope {
    case .clause: return document.clauses[group]
    case .sentence, .characters: return document.sentences[group].units
    case .paragraph: return document.paragraphs[group].units
    }
  }
}
