import FazhiChecklist
import FazhiMatching
import FazhiReport
import FazhiText

/// Decides the status of each item on one report.
struct Judge {
  private static let mostEvidence = 3

  let matches: Matches
  let cues: CueMap
  let roles: [Role]
  let level: Level
  private let strengths: StrengthReader
  private let quoter: Quoter
  private let scratch: JudgeScratch

  init(
    matches: Matches, cues: CueMap, roles: [Role], level: Level,
    scratch: JudgeScratch = JudgeScratch()
  ) {
    self.matches = matches
    self.cues = cues
    self.roles = roles
    self.level = level
    self.scratch = scratch
    strengths = StrengthReader(document: matches.document, cues: cues, roles: roles)
    quoter = Quoter(document: matches.document, roles: roles)
  }

  /// The finding on one item.
  func finding(on item: SharedItem, _ compiled: CompiledChecklist.CompiledItem) -> Finding {
    guard item.value.levels.contains(level) else {
      let why = item.value.notOwed[level] ?? ""
      return Finding(item, .notApplicable, [], .notOwed(why), doubt: nil)
    }
    let hits = hits(of: compiled)
    if item.value.kind == .prohibition { return prohibition(item, hits) }
    let countsFrame = item.value.countsFrame
    let achieved = select(hits) {
      $0.role == .achievements || countsFrame && $0.role == .frame && isInBody($0)
    }
    if let best = achieved.first {
      var finding = covered(item, compiled, best, achieved)
      finding.admission = admission(hits)
      return finding
    }
    return uncovered(item, compiled, hits)
  }

  /// Whether a place stands in a paragraph of the text, and not in its title, salutation or signature.
  private func isInBody(_ hit: Hit) -> Bool {
    let document = matches.document
    return document.paragraphs[document.sentences[hit.sentence].paragraph].kind == .body
  }

  // MARK: Hits

  /// Hits in the working memory, good until the next item.
  typealias Hits = UnsafeMutableBufferPointer<Hit>

  /// The places that speak of an item, the best first; one for each sentence and role.
  func hits(of compiled: CompiledChecklist.CompiledItem) -> Hits {
    let hits = scratch.hits
    hits.count = 0
    /// Where the hits of the sentence at hand start.
    var first = 0
    eachHit(of: compiled) { hit, isExcepted in
      // A heading that only touches the subject says nothing of the duty.
      if isExcepted || hit.isHeading && hit.tier == .touches { return }
      if first < hits.count, hits[first].sentence != hit.sentence { first = hits.count }
      for index in first..<hits.count where hits[index].role == hit.role {
        if Self.isBetter(hit, hits[index]) { hits[index] = hit }
        return
      }
      hits.append(hit)
    }
    var all = hits.slice(0..<hits.count)
    if all.count > 1 { all.sort(by: Self.isBetter) }
    return all
  }

  /// Those of some hits that a condition holds for, in order.
  private func select(_ hits: Hits, where holds: (Hit) -> Bool) -> Hits {
    let chosen = scratch.chosen
    chosen.count = 0
    for hit in hits where holds(hit) { chosen.append(hit) }
    return chosen.slice(0..<chosen.count)
  }

  /// Every place that an item's wording hits, in the order of the report, and whether an exception
  /// covers it.
  func allHits(of compiled: CompiledChecklist.CompiledItem) -> [(hit: Hit, isExcepted: Bool)] {
    var all: [(Hit, Bool)] = []
    eachHit(of: compiled) { all.append(($0, $1)) }
    return all
  }

  @inline(__always)
  private func eachHit(
    of compiled: CompiledChecklist.CompiledItem, _ body: (Hit, _ isExcepted: Bool) -> Void
  ) {
    let stack = matches.stack
    let bottom = stack.count
    defer { matches.pop(to: bottom) }
    collect(compiled)
    let found = scratch.found
    guard found.count > 0 else { return }
    let wordings = scratch.wordings
    var exceptions = matches.push(compiled.except)
    var furthestException: Int32 = 0
    var next = 0
    for index in 0..<found.count {
      let (match, tier) = (found[index].match, found[index].tier)
      while wordings[next].match.end < match.end { next += 1 }
      while let first = exceptions.first, stack[first].start <= match.start {
        furthestException = max(furthestException, stack[first].end)
        exceptions.removeFirst()
      }
      var hit = hit(match, tier, wording: wordings[next].match)
      // A wording that is spread over a paragraph may start before the sentence.
      for place in next..<min(next + 2, wordings.count)
      where wordings[place].sentence == hit.sentence {
        hit.wordingLength = wordings[place].length
        break
      }
      body(hit, furthestException >= match.end)
    }
  }

  /// Notes what the three rules of an item find, in order, and the wording they make up together.
  private func collect(_ compiled: CompiledChecklist.CompiledItem) {
    let found = scratch.found
    found.count = 0
    var runs = 0
    for (rule, tier) in [
      (compiled.answers, Tier.answers), (compiled.topic, .topic), (compiled.touches, .touches),
    ] {
      let range = matches.push(rule)
      if !range.isEmpty { runs += 1 }
      for index in range { found.append(FoundWording(match: matches.stack[index], tier: tier)) }
      matches.pop(to: range.lowerBound)
    }
    if runs > 1 { scratch.sortFound() }
    scratch.mergeWordings { matches.document.sentence(at: Int($0.start)) }
  }

  /// The passage to quote for a place.
  func quotation(of hit: Hit) -> Evidence { quoter.quotation(of: hit.match) }

  /// The passage to quote for a sentence.
  func quotation(ofSentence index: Int) -> Evidence { quoter.quotation(ofSentence: index) }

  private func hit(_ match: Match, _ tier: Tier, wording: Match) -> Hit {
    let document = matches.document
    let index = document.sentence(at: Int(match.start))
    let sentence = document.sentences[index]
    let last = min(document.clause(at: Int(match.end) - 1), sentence.clauses.upperBound - 1)
    let role = roles[last]
    let strength = strengths.strength(at: match, wording: wording)
    let grade: Grade =
      switch tier {
      case _ where sentence.isHeading: .touched
      case .answers: strength.strength > .slogan ? .named : .stated
      case .topic: strength.strength >= .measure ? .done : .stated
      case .touches: .touched
      }
    return Hit(
      match: match, sentence: index, role: role, tier: tier,
      grade: grade, strength: strength, wordingLength: 0,
      isHeading: sentence.isHeading)
  }

  private static func isBetter(_ left: Hit, _ right: Hit) -> Bool {
    let a = (left.grade.rawValue, left.strength.strength.rawValue, left.strength.isNearby ? 0 : 1)
    let b = (
      right.grade.rawValue, right.strength.strength.rawValue, right.strength.isNearby ? 0 : 1
    )
    if a != b { return a > b }
    if left.wordingLength != right.wordingLength { return left.wordingLength > right.wordingLength }
    return Match.isOrdered(left.match, right.match)
  }

  // MARK: Statuses

  private func covered(
    _ item: SharedItem, _ compiled: CompiledChecklist.CompiledItem, _ best: Hit, _ achieved: Hits
  ) -> Finding {
    var status = Status.partial
    var reason: Reason
    if best.role == .frame {
      (status, reason) = best.grade >= .done ? (.met, .opening) : (.partial, .onlyTouches)
    } else if best.isHeading {
      reason = .onlyHeading
    } else if best.grade == .touched {
      reason = .onlyTouches
    } else if best.grade == .named {
      (status, reason) = (.met, .namesMeasure)
    } else if best.strength.strength >= item.value.strength {
      (status, reason) = (.met, .states(best.strength.strength))
    } else {
      reason = .onlyStates(best.strength.strength, needed: item.value.strength)
    }
    var present = presentComponents(of: item, compiled)
    var evidence = quotations(of: achieved)
    var isOneShort = false
    if let needed = item.value.components?.atLeast, let found = present?.count(where: { $0 }) {
      if found >= needed {
        // Passages that each speak of a component answer it together, in the paragraphs that speak of the
        // whole; one that speaks of all was judged by itself.
        if status == .partial, best.role == .achievements {
          let together = (componentPlaces(of: item, compiled, beside: achieved) ?? [])
            .compactMap(\.self)
          let passages = quotations(of: together)
          if together.count >= needed, passages.count > 1 {
            (status, reason) = (.met, .componentsPresent(found: together.count, needed: needed))
            evidence = passages
          }
        }
      } else if best.grade == .named, status == .met {
        // It answers as a whole: what its components would lack by themselves is no lack.
        present = nil
      } else {
        isOneShort = found == needed - 1
        if status == .met {
          (status, reason) = (.partial, .componentsShort(found: found, needed: needed))
        }
      }
    }
    var finding = Finding(
      item, status, evidence, reason,
      doubt: doubt(best, status, isOneShort: isOneShort, frequency(of: item)))
    finding.presentComponents = present
    if status != .met { finding.nearest = finding.evidence.first }
    return finding
  }

  /// The best place where the report admits to fall short.
  private func admission(_ hits: Hits) -> Evidence? {
    hits.first { $0.role == .problems && $0.tier != .touches && !$0.isHeading }
      .map { quoter.quotation(of: $0.match) }
  }

  /// The passages of the best places, each wording once: a page may hold its text twice.
  ///
  /// A heading, and what touches the subject and states no act, is shown only where the best place is no
  /// better.
  private func quotations(of hits: Hits) -> [Evidence] {
    guard let best = hits.first else { return [] }
    let shown = hits.lazy.filter { hit in
      (best.isHeading || !hit.isHeading)
        && (best.tier == .touches || hit.tier != .touches || hit.strength.strength >= .act)
    }
    return quotations(of: shown.map(\.match))
  }

  /// The passages of the first places, each wording once.
  private func quotations(of places: some Sequence<Match>) -> [Evidence] {
    var quotations: [Evidence] = []
    for place in places {
      let quotation = quoter.quotation(of: place)
      guard !quotations.contains(where: { quoter.haveSameText($0, quotation) }) else { continue }
      quotations.append(quotation)
      if quotations.count == Self.mostEvidence { break }
    }
    return quotations
  }

  /// Why little more or less would have decided otherwise, or `nil`.
  ///
  /// What is covered by halves is close to missing, and close to met for a reader who takes it to
  /// answer. What is met is close where only an act beside it makes the name of the duty count, where
  /// even its best place states no act, unless nearly all reports cover it, and where hardly any does.
  private func doubt(
    _ best: Hit, _ status: Status, isOneShort: Bool, _ frequency: Frequency
  ) -> Doubt? {
    if best.role == .frame { return .onlyOpening }
    if status == .partial {
      if best.grade == .touched { return .onlyTouches }
      if best.strength.strength == .slogan { return .onlySlogan }
      return isOneShort ? .oneComponentShort : .halfCovered
    }
    if best.strength.strength >= .act, best.grade == .done { return .actBesideName }
    if best.strength.strength < .act, frequency != .usually { return .noAct }
    return frequency == .rarely ? .rarelyReported : nil
  }

  /// Why what is not covered may be covered after all, in words that no rule knows, or `nil`.
  ///
  /// A plan, or an admitted problem, is as a rule all there is of what hardly any report covers.
  private func doubt(uncovered status: Status, isNamed: Bool, _ frequency: Frequency) -> Doubt? {
    guard isNamed else { return [.usually, .often].contains(frequency) ? .oftenReported : nil }
    return status != .missing && frequency == .rarely ? nil : .onlyElsewhere
  }

  /// How often reports cover an item; only those of governments are known.
  private func frequency(of item: SharedItem) -> Frequency {
    level == .department || level == .township ? .sometimes : item.value.reported
  }

  private func uncovered(
    _ item: SharedItem, _ compiled: CompiledChecklist.CompiledItem, _ hits: Hits
  ) -> Finding {
    let isTouched = hits.contains { $0.role == .problems || $0.role == .plans }
    var (status, reason) = (Status.acknowledged, Reason.onlyProblems)
    var shown = select(hits) { $0.tier != .touches && $0.role == .problems }
    if shown.isEmpty {
      (status, reason) = (.planned, .onlyPlans)
      shown = select(hits) { $0.tier != .touches && $0.role == .plans }
    }
    if shown.isEmpty {
      let isFramed = hits.contains { $0.role == .frame }
      (status, reason) = (
        .missing, isTouched ? .touchedElsewhere : isFramed ? .onlyFrame : .nothing
      )
    }
    var finding = Finding(
      item, status, quotations(of: shown), reason,
      doubt: doubt(uncovered: status, isNamed: !hits.isEmpty, frequency(of: item)))
    finding.nearest = finding.evidence.first
    if finding.nearest == nil {
      finding.nearest = hits.first { $0.role != .frame }.map { quoter.quotation(of: $0.match) }
    }
    finding.presentComponents = presentComponents(of: item, compiled)
    return finding
  }

  private func prohibition(_ item: SharedItem, _ hits: Hits) -> Finding {
    var (status, reason) = (Status.met, Reason.namesMeasure)
    var shown = select(hits) { $0.role == .achievements && $0.grade >= .done }
    if shown.isEmpty {
      (status, reason) = (.acknowledged, .admittedBreach)
      shown = select(hits) { $0.role == .problems && $0.tier != .touches && !$0.isHeading }
    }
    if shown.isEmpty { (status, reason) = (.notScored, .silentProhibition) }
    var finding = Finding(item, status, quotations(of: shown), reason, doubt: nil)
    if status == .acknowledged { finding.nearest = finding.evidence.first }
    return finding
  }

  /// For each component whether the achievements speak of it; `nil` where the item has none.
  private func presentComponents(
    of item: SharedItem, _ compiled: CompiledChecklist.CompiledItem
  ) -> [Bool]? {
    componentPlaces(of: item, compiled)?.map { $0 != nil }
  }

  /// For each component the first place where the achievements speak of it, headings left out, and
  /// where hits are given only in paragraphs with one of these; `nil` where the item has none.
  private func componentPlaces(
    of item: SharedItem, _ compiled: CompiledChecklist.CompiledItem, beside hits: Hits? = nil
  ) -> [Match?]? {
    guard item.value.components != nil else { return nil }
    let sentences = matches.document.sentences
    let paragraphs = hits.map { Set($0.map { sentences[$0.sentence].paragraph }) }
    return compiled.components.map { rule in
      let found = matches.push(rule)
      defer { matches.pop(to: found.lowerBound) }
      let document = matches.document
      return matches.stack.slice(found).first { match in
        // What is spread over a paragraph may begin in the heading that is run in before it.
        let clause = document.clause(at: Int(match.end) - 1)
        let sentence = sentences[Int(document.sentenceOfClause[clause])]
        return roles[clause] == .achievements && !sentence.isHeading
          && paragraphs?.contains(sentence.paragraph) ?? true
      }
    }
  }
}
