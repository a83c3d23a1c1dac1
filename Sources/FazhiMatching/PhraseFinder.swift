import FazhiReport
import FazhiText

/// Scans a document for literals and puts those of each sentence together to phrases, one sentence after
/// the other.
///
/// A phrase is tried where its rarest piece occurs, and only if the sentence has something of each
/// other piece: the common words of phrases ("出台", "开展") make nothing hold by themselves, though
/// they stand in hundreds. What a sentence is asked stays in the first-level cache.
struct PhraseFinder {
  /// How many units are scanned before their hits are used: few enough that these stay in the cache.
  private static let stretchLength = 4096

  private let document: Document
  private let wording: Wording
  private let scratch: MatchScratch
  // The tables of `wording`, without a way through objects whose references would be counted.
  private let uses: UnsafePointer<Wording.Uses>
  private let usedCount: Int
  private let rulesOfLiterals: UnsafePointer<Int32>
  private let trials: UnsafePointer<Wording.Trial>
  private let phrases: UnsafePointer<Wording.Phrase>
  private let pieces: UnsafePointer<Wording.Piece>
  private let literalsOfSets: UnsafePointer<Int32>

  init(document: Document, wording: Wording, scratch: MatchScratch) {
    self.document = document
    self.wording = wording
    self.scratch = scratch
    uses = wording.uses.base
    usedCount = wording.uses.count - 1
    rulesOfLiterals = wording.rulesOfLiterals.base
    trials = wording.trials.base
    phrases = wording.phrases.base
    pieces = wording.pieces.base
    literalsOfSets = wording.literalsOfSets.base
  }

  /// Notes in `scratch.found` what each rule's phrases find, by sentence.
  func find() {
    let count = document.units.count
    scratch.sentence.count = 0
    var current = document.sentences[0].units
    document.units.withUnsafeBufferPointer { units in
      for start in stride(from: 0, to: count, by: Self.stretchLength) {
        scratch.hits.count = 0
        wording.scanner.scan(
          units, anchoredIn: start..<min(start + Self.stretchLength, count), into: scratch.hits)
        sortIntoSentences(&current)
      }
    }
    findInSentence()
  }

  /// Looks for phrases in each sentence of which all hits are known.
  ///
  /// - Parameter current: The units of the sentence at hand, of which more may come.
  private func sortIntoSentences(_ current: inout Range<Int>) {
    let hits = scratch.hits
    document.sentences.withUnsafeBufferPointer { sentences in
      for index in 0..<hits.count {
        let hit = hits.base[index]
        if !hit.match.lies(in: current) {
          let units = sentences[document.sentence(at: Int(hit.match.start))].units
          // What reaches beyond its sentence is part of no longer phrase.
          guard hit.match.lies(in: units) else {
            scratch.straddlers.append(.init(match: hit.match, literal: hit.literal))
            if isUsed(hit.literal) { noteRules(of: hit.literal, at: hit.match) }
            continue
          }
          findInSentence()
          current = units
        }
        insert(SentenceHit(match: hit.match, literal: hit.literal))
      }
    }
  }

  /// Adds a hit to the sentence's, which stay in order: they come by the places of their anchors, and
  /// those are near their starts.
  @inline(__always)
  private func insert(_ hit: SentenceHit) {
    let sentence = scratch.sentence
    sentence.append(hit)
    var place = sentence.count - 1
    while place > 0, sentence.base[place - 1].match.key > hit.match.key {
      sentence.base[place] = sentence.base[place - 1]
      place -= 1
    }
    sentence.base[place] = hit
  }

  private func findInSentence() {
    let hits = scratch.sentence
    guard hits.count > 0 else { return }
    let stamp = scratch.nextStamp()
    let first = scratch.firstOfLiteral.base
    // From the last to the first, so that those of one literal are linked in order.
    var index = hits.count - 1
    while index >= 0 {
      let literal = hits.base[index].literal
      if !scratch.isPresent(literal) {
        scratch.setPresent(literal)
      } else {
        hits.base[index].next = first[Int(literal)]
      }
      first[Int(literal)] = Int32(truncatingIfNeeded: index)
      index -= 1
    }
    let promising = scratch.promising
    promising.count = 0
    // All that may be tried is gathered before anything is: the processor then waits for several places
    // of the tables at once.
    for index in 0..<hits.count {
      let hit = hits.base[index]
      scratch.places.append(.init(match: hit.match, literal: hit.literal))
      guard isUsed(hit.literal) else { continue }
      noteRules(of: hit.literal, at: hit.match)
      // Its phrases were gathered when it was met first.
      guard Int(first[Int(hit.literal)]) == index else { continue }
      let uses = uses + Int(hit.literal)
      for number in Int(uses[0].firstTrial)..<Int(uses[1].firstTrial) {
        let trial = trials[number]
        promising.append(
          .init(trial: trial, firstLiteral: literalsOfSets[Int(trial.companion.first)]))
      }
    }
    let tried = scratch.tried.base
    for index in 0..<promising.count {
      let (trial, literal) = (promising.base[index].trial, promising.base[index].firstLiteral)
      guard hasAny(of: trial.companion, from: literal), tried[Int(trial.phrase)] != stamp else {
        continue
      }
      tried[Int(trial.phrase)] = stamp
      match(phrases[Int(trial.phrase)])
    }
    for index in 0..<hits.count { scratch.forget(hits.base[index].literal) }
    hits.count = 0
  }

  /// Whether a literal makes something hold; others only stand in pieces other than anchors.
  @inline(__always)
  private func isUsed(_ literal: Int32) -> Bool { Int(literal) < usedCount }

  /// Notes the rules of which a literal is a phrase of one piece.
  @inline(__always)
  private func noteRules(of literal: Int32, at match: Match) {
    let uses = uses + Int(literal)
    for number in Int(uses[0].firstRule)..<Int(uses[1].firstRule) {
      note(rulesOfLiterals[number], at: match)
    }
  }

  @inline(__always)
  private func note(_ rule: Int32, at match: Match) {
    scratch.found.append(.init(match: match, rule: rule))
    if !scratch.isStarted(rule) { start(rule) }
  }

  /// Marks a rule and those that it can make hold.
  private func start(_ rule: Int32) {
    var rule = rule
    while rule >= 0, !scratch.isStarted(rule) {
      scratch.start(rule)
      rule = wording.rules.base[Int(rule)].parent
    }
  }

  // MARK: Phrases

  /// Notes the tightest places of the sentence where the pieces follow each other within their gaps; its
  /// anchor and companion are known to be there.
  private func match(_ phrase: Wording.Phrase) {
    let pieces = pieces + Int(phrase.firstPiece)
    for piece in 0..<Int(phrase.count) where piece != phrase.anchor && piece != phrase.companion {
      if !hasAny(of: pieces[piece].members) { return }
    }
    var beginnings = scratch.beginnings
    var joined = scratch.joined
    gather(pieces[0].members, into: beginnings)
    for piece in 1..<max(1, Int(phrase.count)) {
      beginnings.sortByEnd()
      gather(pieces[piece].members, into: scratch.behind)
      join(beginnings, gap: pieces[piece].gap, into: joined)
      guard joined.count > 0 else { return }
      swap(&beginnings, &joined)
    }
    for index in 0..<beginnings.count { note(phrase.rule, at: beginnings.base[index]) }
  }

  /// Whether the sentence has a literal of a set.
  @inline(__always)
  private func hasAny(of set: Wording.Members) -> Bool {
    hasAny(of: set, from: literalsOfSets[Int(set.first)])
  }

  /// The same where the set's first literal is at hand, as it stands in the table.
  @inline(__always)
  private func hasAny(of set: Wording.Members, from first: Int32) -> Bool {
    var literal = first
    var index = Int(set.first)
    while literal >= 0 {
      if scratch.isPresent(literal) { return true }
      index += 1
      literal = literalsOfSets[index]
    }
    return scratch.isPresent(~literal)
  }

  /// The hits of a set in the sentence, by start, then by end.
  private func gather(_ set: Wording.Members, into matches: Buffer<Match>) {
    matches.count = 0
    let hits = scratch.sentence.base
    var isInOrder = true
    var index = Int(set.first)
    var isLast = false
    while !isLast {
      isLast = literalsOfSets[index] < 0
      let literal = isLast ? ~literalsOfSets[index] : literalsOfSets[index]
      index += 1
      guard scratch.isPresent(literal) else { continue }
      var next = scratch.firstOfLiteral.base[Int(literal)]
      while next >= 0 {
        let hit = hits[Int(next)]
        if matches.count > 0, hit.match.key < matches.base[matches.count - 1].key {
          isInOrder = false
        }
        matches.append(hit.match)
        next = hit.next
      }
    }
    if !isInOrder { matches.sort(from: 0) }
  }

  /// Joins each hit of `scratch.behind` to the nearest beginning that ends at most `gap` units before
  /// it: the one that ends last, and of several the one that starts last.
  ///
  /// The beginnings are by end, then by start; the hits by start.
  private func join(_ beginnings: Buffer<Match>, gap: Int32, into joined: Buffer<Match>) {
    let hits = scratch.behind
    joined.count = 0
    var nearest = -1
    for index in 0..<hits.count {
      let hit = hits.base[index]
      while nearest + 1 < beginnings.count, beginnings.base[nearest + 1].end <= hit.start {
        nearest += 1
      }
      guard nearest >= 0 else { continue }
      let beginning = beginnings.base[nearest]
      if hit.start - beginning.end <= gap {
        joined.append(Match(start: beginning.start, end: hit.end))
      }
    }
  }
}
