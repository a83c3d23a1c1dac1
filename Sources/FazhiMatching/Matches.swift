package import FazhiReport
package import FazhiText

/// All that a checklist's wording found in one document.
///
/// `PhraseFinder` finds the literals and the phrases that they make up, sentence by sentence; what
/// each rule's phrases found stands in one run. Conditions on several rules are evaluated when they are
/// asked for, in time linear in what their parts found, but for sorting; words that matter only where
/// something else holds are looked for there.
package struct Matches {
  /// The document that was scanned.
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
    scratch.begin(wording, sentenceCount: document.sentences.count)
    guard !document.sentences.isEmpty else { return }
    PhraseFinder(document: document, wording: wording, scratch: scratch).find()
    sortByRule()
  }

  /// A counting sort of what phrases found, by rule; within each rule the sentences stay in order.
  private func sortByRule() {
    let found = scratch.found
    let runs = scratch.runs.base
    for index in 0..<found.count {
      let rule = Int(found.base[index].rule)
      // Its first match has started the rule; `end` counts until the runs are laid out.
      runs[rule].end += 1
    }
    var offset: Int32 = 0
    for index in 0..<scratch.started.count {
      let rule = Int(scratch.started.base[index])
      let count = runs[rule].end
      runs[rule] = MatchScratch.Run(first: offset, end: offset)
      offset += count
    }
    scratch.byRule.reserve(found.count)
    scratch.byRule.count = found.count
    let byRule = scratch.byRule.base
    for index in 0..<found.count {
      let place = found.base[index]
      let rule = Int(place.rule)
      byRule[Int(runs[rule].end)] = place.match
      runs[rule].end += 1
    }
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

  func push(_ number: Int32) -> Range<Int> {
    let stack = scratch.matches
    let first = stack.count
    guard number >= 0, scratch.isStarted(number) else { return first..<first }
    let run = scratch.runs[Int(number)]
    let count = Int(run.end - run.first)
    stack.reserve(first + count)
    (stack.base + first).update(from: scratch.byRule.base + Int(run.first), count: count)
    stack.count = first + count
    let rule = wording.rules[Int(number)]
    for condition in Int(rule.firstCondition)..<Int(rule.endCondition) {
      pushMatches(of: wording.conditions[condition])
    }
    // A phrase may hold in one place by several of its literals, and so may several phrases.
    if rule.hasMoreThanLiterals || scratch.hasStraddlers { stack.sortAndDeduplicate(from: first) }
    return first..<stack.count
  }
}
