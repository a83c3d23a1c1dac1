import FazhiChecklist
import FazhiMatching
import FazhiReport

/// Decides the status of each item on one report.
struct Judge {
  private static let mostEvidence = 3

  let matches: Matches
  let cues: CueMap
  let roles: [Role]
  let level: Level
  private let strengths: StrengthReader
  private let quoter: Quoter

  init(matches: Matches, cues: CueMap, roles: [Role], level: Level) {
    self.matches = matches
    self.cues = cues
    self.roles = roles
    self.level = level
    strengths = StrengthReader(document: matches.document, cues: cues, roles: roles)
    quoter = Quoter(document: matches.document, roles: roles)
  }

  /// The finding on one item.
  func finding(on item: Item, _ compiled: CompiledChecklist.CompiledItem) -> Finding {
    guard item.levels.contains(level) else {
      let why = item.notOwed[level] ?? ""
      return Finding(
        item: item, status: .notApplicable, evidence: [], reason: .notOwed(why), review: false)
    }
    let hits = hits(of: compiled)
    if item.kind == .prohibition { return prohibition(item, hits) }
    let achieved = hits.filter { $0.role == .achievements || item.countsFrame && $0.role == .frame }
    if let best = achieved.first { return covered(item, compiled, best, achieved) }
    return uncovered(item, compiled, hits)
  }

  // MARK: Hits

  /// The places that speak of an item, the best first; one for each sentence and role.
  func hits(of compiled: CompiledChecklist.CompiledItem) -> [Hit] {
    var best: [Place: Hit] = [:]
    for (hit, isExcepted) in allHits(of: compiled) where !isExcepted {
      // A heading that only touches the subject says nothing of the duty.
      if hit.isHeading, hit.tier == .touches { continue }
      let place = Place(sentence: hit.sentence, role: hit.role)
      let support = (best[place]?.support ?? 0) + 1
      if best[place].map({ Self.isBetter(hit, $0) }) ?? true { best[place] = hit }
      best[place]?.support = support
    }
    return best.values.sorted(by: Self.isBetter)
  }

  private struct Place: Hashable {
    var sentence: Int
    var role: Role
  }

  /// Every place that an item's wording hits, in the order of the report, and whether an exception
  /// covers it.
  func allHits(of compiled: CompiledChecklist.CompiledItem) -> [(hit: Hit, isExcepted: Bool)] {
    let rules: [(CompiledChecklist.Rule, Tier)] = [
      (compiled.answers, .answers), (compiled.topic, .topic), (compiled.touches, .touches),
    ]
    let found = rules.flatMap { rule, tier in matches.matches(of: rule).map { ($0, tier) } }
      .sorted { Match.isOrdered($0.0, $1.0) }
    guard !found.isEmpty else { return [] }
    let excepted = MatchIndex(matches.matches(of: compiled.except))
    let wording = Match.merged(found.map(\.0))
    var lengths: [Int: Int] = [:]
    for match in wording {
      lengths[matches.document.sentence(at: Int(match.start)), default: 0] += match.range.count
    }
    var next = 0
    return found.map { match, tier in
      while wording[next].end < match.end { next += 1 }
      var hit = hit(match, tier, wording: wording[next])
      hit.wordingLength = lengths[hit.sentence] ?? 0
      return (hit, excepted.covers(match))
    }
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
      isHeading: sentence.isHeading, isMixed: sentence.clauses.contains { roles[$0] != role })
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
    _ item: Item, _ compiled: CompiledChecklist.CompiledItem, _ best: Hit, _ achieved: [Hit]
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
    } else if best.strength.strength >= item.strength {
      (status, reason) = (.met, .states(best.strength.strength))
    } else {
      reason = .onlyStates(best.strength.strength, needed: item.strength)
    }
    let components = components(of: item, compiled)
    var isOneShort = false
    if let needed = item.components?.atLeast, let components {
      let found = components.present.count
      isOneShort = found == needed - 1
      if status == .met, best.grade < .named, found < needed {
        (status, reason) = (.partial, .componentsShort(found: found, needed: needed))
      }
    }
    var finding = Finding(
      item: item, status: status,
      evidence: achieved.prefix(Self.mostEvidence).map { quoter.quotation(of: $0.match) },
      reason: reason, review: isClose(best, achieved, status) || isOneShort)
    finding.components = components
    if status != .met { finding.nearest = finding.evidence.first }
    return finding
  }

  /// Whether little more or less would have decided otherwise.
  ///
  /// What only touches the subject is close to missing, and close to met for a reader who takes it to
  /// answer; a slogan is plainly a slogan. What is met is close where no place states an act in its own
  /// clauses, where all rests on a sentence that also speaks of problems or plans, or where a single
  /// wording was found in the whole report.
  private func isClose(_ best: Hit, _ achieved: [Hit], _ status: Status) -> Bool {
    if best.role == .frame { return true }
    if status == .partial { return best.grade == .touched }
    let solid = achieved.filter { hit in
      hit.grade >= .done && hit.strength.strength >= .act && !hit.strength.isNearby && !hit.isMixed
    }
    return solid.isEmpty || achieved.reduce(0) { $0 + $1.support } == 1
  }

  private func uncovered(
    _ item: Item, _ compiled: CompiledChecklist.CompiledItem, _ hits: [Hit]
  ) -> Finding {
    let strong = hits.filter { $0.tier != .touches }
    let problems = strong.filter { $0.role == .problems }
    let plans = strong.filter { $0.role == .plans }
    let isTouched = hits.contains { $0.role == .problems || $0.role == .plans }
    let (status, reason, shown): (Status, Reason, [Hit]) =
      switch (problems.isEmpty, plans.isEmpty) {
      case (false, _): (.acknowledged, .onlyProblems, problems)
      case (true, false): (.planned, .onlyPlans, plans)
      case (true, true): (.missing, isTouched ? .touchedElsewhere : .nothing, [])
      }
    var finding = Finding(
      item: item, status: status,
      evidence: shown.prefix(Self.mostEvidence).map { quoter.quotation(of: $0.match) },
      reason: reason, review: shown.contains { $0.isMixed })
    finding.nearest = finding.evidence.first
    if finding.nearest == nil { finding.nearest = nearest(to: compiled, hits) }
    if item.components != nil { finding.components = components(of: item, compiled) }
    return finding
  }

  /// The passage with the most of what was looked for.
  private func nearest(to compiled: CompiledChecklist.CompiledItem, _ hits: [Hit]) -> Evidence? {
    if let hit = hits.first(where: { $0.role != .frame }) {
      return quoter.quotation(of: hit.match)
    }
    let document = matches.document
    let found = matches.termHits(of: compiled).filter {
      roles[document.clause(at: Int($0.match.start))] != .frame
    }
    return NearestPassage(document: document).find(found).map { quoter.quotation(of: $0) }
  }

  private func prohibition(_ item: Item, _ hits: [Hit]) -> Finding {
    let safeguards = hits.filter { $0.role == .achievements && $0.grade >= .done }
    let breaches = hits.filter { $0.role == .problems && $0.tier != .touches && !$0.isHeading }
    let (status, reason, shown): (Status, Reason, [Hit]) =
      switch (safeguards.isEmpty, breaches.isEmpty) {
      case (false, _): (.met, .namesMeasure, safeguards)
      case (true, false): (.acknowledged, .admittedBreach, breaches)
      case (true, true): (.notScored, .silentProhibition, [])
      }
    var finding = Finding(
      item: item, status: status,
      evidence: shown.prefix(Self.mostEvidence).map { quoter.quotation(of: $0.match) },
      reason: reason, review: shown.first?.isMixed ?? false)
    if status == .acknowledged { finding.nearest = finding.evidence.first }
    return finding
  }

  /// Which components the achievements speak of, headings left out.
  private func components(of item: Item, _ compiled: CompiledChecklist.CompiledItem) -> (
    present: [String], absent: [String]
  )? {
    guard let components = item.components else { return nil }
    var present: [String] = []
    var absent: [String] = []
    for (part, rule) in zip(components.parts, compiled.components) {
      let isThere = matches.matches(of: rule).contains { match in
        let document = matches.document
        return roles[document.clause(at: Int(match.start))] == .achievements
          && !document.sentences[document.sentence(at: Int(match.start))].isHeading
      }
      if isThere { present.append(part.name) } else { absent.append(part.name) }
    }
    return (present, absent)
  }
}
