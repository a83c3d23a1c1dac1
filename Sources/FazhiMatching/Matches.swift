import FazhiChecklist
package import FazhiText
package import FazhiReport

/// All that a checklist's wording found in one document.
///
/// Scanning notes each literal that occurs and starts the rules and phrases that it can make hold;
/// the others, which are most, cost nothing. Rules are evaluated when they are asked for; each
/// evaluation takes time linear in the hits of its wording, but for sorting.
package struct Matches {
  package let document: Document
  let wording: Wording
  let scratch: MatchScratch

  /// Scans a document for everything a checklist looks for.
  ///
  /// The matches stay in the working memory `scratch` until it is used again.
  ///
  /// - Complexity: O(*n* + *k*) for *n* units and *k* hits.
  package init(
    of compiled: CompiledChecklist, in document: Document, scratch: MatchScratch = MatchScratch()
  ) {
    self.init(of: compiled.wording, in: document, scratch: scratch)
  }

  init(of wording: Wording, in document: Document, scratch: MatchScratch) {
    self.document = document
    self.wording = wording
    self.scratch = scratch
    scratch.begin(wording)
    guard !document.sentences.isEmpty else { return }
    document.units.withUnsafeBufferPointer { wording.scanner.scan($0, into: scratch.hits) }
    sortByLiteral()
    startRules()
  }

  /// A counting sort of the hits by literal; within each literal they come by start already.
  private func sortByLiteral() {
    let hits = scratch.hits
    let isFound = scratch.isFound.base
    let literals = scratch.literals.base
    let found = scratch.found
    for index in 0..<hits.count {
      let hit = hits.base[index]
      let literal = Int(hit.literal)
      let sentence = sentence(at: hit.start)
      let bit: UInt64 = 1 << UInt64(literal & 63)
      if isFound[literal >> 6] & bit == 0 {
        isFound[literal >> 6] |= bit
        found.append(hit.literal)
        literals[literal] = MatchScratch.Literal(
          count: 0, offset: 0, length: wording.lengths.base[literal], sentences: .zero)
      }
      literals[literal].count += 1
      literals[literal].sentences[sentence >> 6 & 3] |= 1 << UInt64(sentence & 63)
    }
    var offset: Int32 = 0
    for index in 0..<found.count {
      let literal = Int(found.base[index])
      literals[literal].offset = offset
      offset += literals[literal].count
    }
    scratch.starts.reserve(hits.count)
    scratch.starts.count = hits.count
    let starts = scratch.starts.base
    for index in 0..<hits.count {
      let hit = hits.base[index]
      let literal = Int(hit.literal)
      starts[Int(literals[literal].offset)] = hit.start
      literals[literal].offset += 1
    }
    for index in 0..<found.count {
      let literal = Int(found.base[index])
      literals[literal].offset -= literals[literal].count
    }
  }

  /// What is known of a literal, or `nil` where it was not found.
  @inline(__always)
  func literal(_ number: Int32) -> MatchScratch.Literal? {
    let number = Int(number)
    guard scratch.isFound.base[number >> 6] >> UInt64(number & 63) & 1 != 0 else { return nil }
    return scratch.literals.base[number]
  }

  /// Marks the rules and phrases that the literals found can make hold.
  private func startRules() {
    let report = scratch.report
    let phrases = scratch.phrases.base
    let found = scratch.found
    let triggerOffsets = wording.triggerOffsets.base
    let triggers = wording.triggers.base
    for index in 0..<found.count {
      let literal = Int(found.base[index])
      for place in Int(triggerOffsets[literal])..<Int(triggerOffsets[literal + 1]) {
        let target = triggers[place]
        if target < 0 {
          start(rule: ~target)
        } else if phrases[Int(target)] != report {
          phrases[Int(target)] = report
          start(rule: wording.phrases.base[Int(target)].rule)
        }
      }
    }
  }

  @inline(__always)
  private func start(rule: Int32) {
    let rules = scratch.rules.base
    var rule = rule
    while rule >= 0, rules[Int(rule)] != scratch.report {
      rules[Int(rule)] = scratch.report
      rule = wording.rules.base[Int(rule)].parent
    }
  }

  /// The sentence of a unit, as `Document.sentence(at:)` gives it.
  @inline(__always)
  private func sentence(at unit: Int32) -> Int {
    Int(document.sentenceOfClause[Int(document.clauseOfUnit[Int(unit)])])
  }

  // MARK: Rules

  /// Where a rule holds, by start, then by end; each place once.
  package func matches(of rule: CompiledChecklist.Rule) -> [Match] {
    let found = push(rule)
    defer { pop(to: found.lowerBound) }
    return Array(scratch.matches.slice(found))
  }

  /// Puts the places where a rule holds on the stack `stack`, by start, then by end; each once.
  ///
  /// - Returns: Their indices in the stack, good until it is popped.
  package func push(_ rule: CompiledChecklist.Rule) -> Range<Int> { push(rule.number) }

  /// Takes from the stack what was put on it since it had a height.
  package func pop(to height: Int) { scratch.matches.count = height }

  /// What was pushed.
  package var stack: Buffer<Match> { scratch.matches }

  private func push(_ number: Int32) -> Range<Int> {
    let stack = scratch.matches
    let first = stack.count
    guard number >= 0, scratch.rules[Int(number)] == scratch.report else { return first..<first }
    let rule = wording.rules[Int(number)]
    var runs = 0
    func noteRun(since before: Int) { if stack.count > before { runs += 1 } }
    if rule.literals >= 0 {
      gather(rule.literals, inSentence: nil, into: stack)
      noteRun(since: first)
    }
    for phrase in Int(rule.firstPhrase)..<Int(rule.endPhrase)
    where scratch.phrases.base[phrase] == scratch.report {
      let before = stack.count
      pushMatches(of: wording.phrases[phrase])
      noteRun(since: before)
    }
    for condition in Int(rule.firstCondition)..<Int(rule.endCondition) {
      let before = stack.count
      pushMatches(of: wording.conditions[condition])
      noteRun(since: before)
    }
    // The hits of a set are in order; a phrase may hold in one place by several of its literals.
    if runs > 1 || stack.count > first && rule.hasMoreThanLiterals {
      stack.sortAndDeduplicate(from: first)
    }
    return first..<stack.count
  }

  /// Appends the hits of a set by start, then by end: all, or those that lie within a sentence.
  private func gather(_ set: Int32, inSentence sentence: Int?, into hits: Buffer<Match>) {
    let first = hits.count
    var within = 0..<Int32.max
    if let sentence {
      let units = document.sentences[sentence].units
      // What stands before the first sentence counts as part of it.
      let start = sentence == 0 ? 0 : Int32(truncatingIfNeeded: units.lowerBound)
      within = start..<Int32(truncatingIfNeeded: units.upperBound)
    }
    var runs = 0
    for index in Int(wording.setOffsets[Int(set)])..<Int(wording.setOffsets[Int(set) + 1]) {
      guard let literal = literal(wording.members.base[index]) else { continue }
      if let sentence, !literal.mayOccur(in: sentence) { continue }
      let before = hits.count
      let count = Int(literal.count)
      let starts = scratch.starts.base + Int(literal.offset)
      var place =
        sentence == nil ? 0 : Self.firstStart(in: starts, count, notBefore: within.lowerBound)
      let last = within.upperBound - literal.length
      while place < count, starts[place] <= last {
        hits.append(Match(start: starts[place], end: starts[place] + literal.length))
        place += 1
      }
      if hits.count > before { runs += 1 }
    }
    if runs > 1 { hits.sort(from: first) }
  }

  /// The first of some ascending starts that is not before a place.
  @inline(__always)
  private static func firstStart(
    in starts: UnsafeMutablePointer<Int32>, _ count: Int, notBefore place: Int32
  ) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The hits of a set in the whole document; found once for each report.
  private func hits(of set: Int32) -> MatchScratch.SetHits {
    let set = Int(set)
    if scratch.sets[set] == scratch.report { return scratch.setRanges[set] }
    scratch.sets[set] = scratch.report
    let hits = scratch.setHits
    let first = hits.count
    gather(Int32(truncatingIfNeeded: set), inSentence: nil, into: hits)
    let range = MatchScratch.SetHits(
      first: Int32(truncatingIfNeeded: first), end: Int32(truncatingIfNeeded: hits.count),
      isSortedByEnd: hits.isSortedByEnd(from: first))
    scratch.setRanges[set] = range
    return range
  }

  // MARK: Phrases

  /// Up to how many hits of its rarest piece a phrase is looked for around each of them.
  private static let fewAnchors = 12

  /// Pushes the tightest places where the pieces follow each other within their gaps.
  private func pushMatches(of phrase: Wording.Phrase) {
    let pieces = wording.pieces.base + Int(phrase.firstPiece)
    var mask = sentences(of: pieces[0].set)
    for piece in 1..<max(1, Int(phrase.count)) { mask &= sentences(of: pieces[piece].set) }
    guard mask != .zero else { return }
    let anchors = scratch.anchors
    anchors.count = 0
    let anchor = pieces[Int(phrase.anchor)].set
    if count(of: anchor) <= Self.fewAnchors {
      gather(anchor, inSentence: nil, into: anchors)
      var last = -1
      for index in 0..<anchors.count {
        let sentence = sentence(at: anchors[index].start)
        let isPossible = mask[sentence >> 6 & 3] >> UInt64(sentence & 63) & 1 != 0
        if sentence != last, isPossible { pushMatches(of: phrase, inSentence: sentence) }
        last = sentence
      }
    } else {
      pushMatchesEverywhere(of: phrase)
    }
  }

  /// Pushes the matches of a phrase in one sentence.
  ///
  /// That is all there is to do where its rarest piece occurs once or twice: the common words of a
  /// phrase ("出台", "开展") would else be put in order for the whole report, time and again.
  private func pushMatches(of phrase: Wording.Phrase, inSentence index: Int) {
    let pieces = wording.pieces.base + Int(phrase.firstPiece)
    let stack = scratch.matches
    let local = scratch.local
    let bottom = stack.count
    gather(pieces[0].set, inSentence: index, into: stack)
    for piece in 1..<max(1, Int(phrase.count)) {
      guard stack.count > bottom else { return }
      if !stack.isSortedByEnd(from: bottom) { stack.sortByEnd(from: bottom) }
      local.count = 0
      gather(pieces[piece].set, inSentence: index, into: local)
      let before = stack.count
      join(bottom..<before, 0..<local.count, local.base, gap: pieces[piece].gap)
      stack.removeSubrange(bottom..<before)
    }
  }

  /// The first of some matches in order that does not start before a place.
  private static func lowerBound(
    _ matches: UnsafeMutablePointer<Match>, _ range: Range<Int>, _ place: Int32
  ) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if matches[middle].start < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func pushMatchesEverywhere(of phrase: Wording.Phrase) {
    let pieces = wording.pieces.base + Int(phrase.firstPiece)
    let stack = scratch.matches
    let bottom = stack.count
    let first = hits(of: pieces[0].set)
    stack.reserve(bottom + Int(first.end - first.first))
    for index in Int(first.first)..<Int(first.end) { stack.append(scratch.setHits.base[index]) }
    if !first.isSortedByEnd { stack.sortByEnd(from: bottom) }
    for piece in 1..<max(1, Int(phrase.count)) {
      let hits = hits(of: pieces[piece].set)
      let before = stack.count
      join(
        bottom..<before, Int(hits.first)..<Int(hits.end), scratch.setHits.base,
        gap: pieces[piece].gap)
      stack.removeSubrange(bottom..<before)
      guard stack.count > bottom else { return }
      if !stack.isSortedByEnd(from: bottom) { stack.sortByEnd(from: bottom) }
    }
  }

  /// How often the literals of a set were found.
  private func count(of set: Int32) -> Int {
    var sum = 0
    for index in Int(wording.setOffsets[Int(set)])..<Int(wording.setOffsets[Int(set) + 1]) {
      sum += Int(literal(wording.members.base[index])?.count ?? 0)
    }
    return sum
  }

  /// In which sentences the literals of a set occur, one bit for those of one number modulo 256.
  private func sentences(of set: Int32) -> SIMD4<UInt64> {
    let set = Int(set)
    if scratch.masked.base[set] == scratch.report { return scratch.setMasks.base[set] }
    scratch.masked.base[set] = scratch.report
    var mask = SIMD4<UInt64>.zero
    for index in Int(wording.setOffsets[set])..<Int(wording.setOffsets[set + 1]) {
      if let literal = literal(wording.members.base[index]) { mask |= literal.sentences }
    }
    scratch.setMasks.base[set] = mask
    return mask
  }

  /// Pushes each hit behind the nearest beginning that ends at most `gap` units before it: the one
  /// that ends last, and of several the one that starts last.
  ///
  /// Where the nearest beginning lies in another sentence, so do all others.
  ///
  /// The beginnings are by end, then by start; the hits by start.
  private func join(
    _ beginnings: Range<Int>, _ hits: Range<Int>, _ all: UnsafeMutablePointer<Match>, gap: Int32
  ) {
    let stack = scratch.matches
    let end = hits.upperBound
    var next = hits.lowerBound
    for index in beginnings {
      let beginning = stack.base[index]
      // From here to the next beginning's end, this one is the nearest.
      next = Self.firstHit(from: next, to: end, startingAt: beginning.end, all)
      guard next < end else { return }
      var limit = Int(beginning.end) + Int(gap)
      if index + 1 < beginnings.upperBound {
        limit = min(limit, Int(stack.base[index + 1].end) - 1)
      }
      while next < end, Int(all[next].start) <= limit {
        let match = Match(start: beginning.start, end: all[next].end)
        if isWithinSentence(match) { stack.append(match) }
        next += 1
      }
    }
  }

  /// The first hit that starts at or behind a place, by doubling steps: the next one is near as a
  /// rule, but a rare beginning must not walk through all hits of a common word.
  private static func firstHit(
    from first: Int, to end: Int, startingAt place: Int32, _ hits: UnsafeMutablePointer<Match>
  ) -> Int {
    var low = first
    var step = 1
    while low + step < end, hits[low + step].start < place {
      low += step
      step *= 2
    }
    var high = min(low + step, end)
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].start < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isWithinSentence(_ match: Match) -> Bool {
    let sentence = sentence(at: match.start)
    return match.end <= document.sentences[sentence].units.upperBound
  }

  // MARK: Conditions

  private func pushMatches(of condition: Wording.Condition) {
    if condition.least == 0 { pushUnder(condition) } else { pushAtLeast(condition) }
  }

  private func pushUnder(_ condition: Wording.Condition) {
    let stack = scratch.matches
    let bottom = stack.count
    let found = push(wording.parts[Int(condition.firstPart) + 1])
    guard !found.isEmpty else { return }
    let words = push(wording.parts[Int(condition.firstPart)])
    var kept = bottom
    for index in found where stands(stack.base[index], under: words) {
      stack.base[kept] = stack.base[index]
      kept += 1
    }
    stack.count = kept
  }

  /// Whether a heading above a place, or the first sentence of its paragraph, has one of the words.
  private func stands(_ match: Match, under words: Range<Int>) -> Bool {
    guard !words.isEmpty else { return false }
    let sentence = document.sentences[sentence(at: match.start)]
    let lead = document.sentences[document.paragraphs[sentence.paragraph].sentences.lowerBound]
    if hasStart(in: lead.units, words) { return true }
    var section: Int? = sentence.section
    while let current = section {
      if hasStart(in: document.sections[current].title, words) { return true }
      section = document.sections[current].parent
    }
    return false
  }

  /// Whether one of some matches, which are in order, starts in a range.
  private func hasStart(in units: Range<Int>, _ words: Range<Int>) -> Bool {
    let stack = scratch.matches.base
    let index = Self.lowerBound(stack, words, Int32(truncatingIfNeeded: units.lowerBound))
    return index < words.upperBound && units.contains(Int(stack[index].start))
  }

  private func pushAtLeast(_ condition: Wording.Condition) {
    let stack = scratch.matches
    let events = scratch.events
    let bottom = stack.count
    let firstEvent = events.count
    defer { events.count = firstEvent }
    let partCount = Int(condition.endPart - condition.firstPart)
    var present = 0
    for part in 0..<partCount {
      let found = push(wording.parts[Int(condition.firstPart) + part])
      if !found.isEmpty { present += 1 }
      for index in found {
        events.append(
          .init(match: stack.base[index], part: Int32(truncatingIfNeeded: part)))
      }
      stack.count = bottom
      if present + partCount - part - 1 < condition.least { return }
    }
    var unsorted = events.slice(firstEvent..<events.count)
    unsorted.sort { left, right in
      left.match == right.match
        ? left.part < right.part : Match.isOrdered(left.match, right.match)
    }
    let all = firstEvent..<events.count
    let scope = Scope(code: condition.scope)
    if case .characters(let width) = scope {
      pushWindows(all, least: Int(condition.least), partCount: partCount, width: width)
    } else {
      pushCovers(all, least: Int(condition.least), partCount: partCount, scope)
    }
    if stack.count > bottom, condition.excluded >= 0 {
      remove(bottom..<stack.count, where: condition.excluded, scope)
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

  /// The runs of at most `width` units within one sentence in which enough parts occur, each as
  /// short as it can be.
  private func pushWindows(_ range: Range<Int>, least: Int, partCount: Int, width: Int) {
    let events = scratch.events.base
    withUnsafeTemporaryAllocation(of: Int.self, capacity: partCount) { counts in
      counts.initialize(repeating: 0)
      var distinct = 0
      var first = range.lowerBound
      for index in range {
        let event = events[index]
        counts[Int(event.part)] += 1
        if counts[Int(event.part)] == 1 { distinct += 1 }
        while first < index {
          let oldest = events[first]
          let isTooFar = Int(event.match.end - oldest.match.start) > width
          let isSpare = counts[Int(oldest.part)] > 1
          guard isTooFar || isSpare else { break }
          counts[Int(oldest.part)] -= 1
          if counts[Int(oldest.part)] == 0 { distinct -= 1 }
          first += 1
        }
        guard distinct >= least else { continue }
        var end = event.match.end
        for inside in first..<index { end = max(end, events[inside].match.end) }
        let match = Match(start: events[first].match.start, end: end)
        if Int(match.end - match.start) <= width, isWithinSentence(match) {
          scratch.matches.append(match)
        }
      }
    }
  }

  /// Takes out the matches in whose place an excluded rule holds.
  private func remove(_ range: Range<Int>, where excluded: Int32, _ scope: Scope) {
    let stack = scratch.matches
    let excluding = push(excluded)
    var next = excluding.lowerBound
    var kept = range.lowerBound
    for index in range {
      let group = group(of: stack.base[index], scope)
      // Both are by start, and so by place.
      while next < excluding.upperBound, self.group(of: stack.base[next], scope) < group {
        next += 1
      }
      if next < excluding.upperBound, self.group(of: stack.base[next], scope) == group { continue }
      stack.base[kept] = stack.base[index]
      kept += 1
    }
    stack.count = kept
  }
}

// MARK: Runs of matches

extension Buffer<Match> {
  fileprivate func isSortedByEnd(from first: Int) -> Bool {
    for index in first + 1..<Swift.max(first + 1, count) where base[index].end < base[index - 1].end
    {
      return false
    }
    return true
  }

  /// Sorts by start, then by end.
  fileprivate func sort(from first: Int) { sort(from: first, by: \.key) }

  /// Sorts by end, then by start.
  fileprivate func sortByEnd(from first: Int) { sort(from: first, by: \.keyByEnd) }

  /// Few matches are sorted where they stand; of many, which are runs as a rule, `sort` merges the
  /// runs.
  @inline(__always)
  private func sort(from first: Int, by key: (Match) -> UInt64) {
    guard count - first > 1 else { return }
    guard count - first <= 32 else {
      var unsorted = slice(first..<count)
      return unsorted.sort { key($0) < key($1) }
    }
    for index in first + 1..<count {
      let match = base[index]
      var place = index
      while place > first, key(base[place - 1]) > key(match) {
        base[place] = base[place - 1]
        place -= 1
      }
      base[place] = match
    }
  }

  fileprivate func sortAndDeduplicate(from first: Int) {
    sort(from: first)
    var kept = first
    for index in first..<count where index == first || base[index] != base[kept - 1] {
      base[kept] = base[index]
      kept += 1
    }
    count = kept
  }

  fileprivate func removeSubrange(_ range: Range<Int>) {
    (base + range.lowerBound).update(from: base + range.upperBound, count: count - range.upperBound)
    count -= range.count
  }
}
