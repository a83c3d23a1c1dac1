import FazhiChecklist
import FazhiReport
import FazhiText

/// Decides how each clause of a report speaks: as an achievement, a problem, a plan, or the frame.
///
/// Three things decide, the later ones over the earlier: the headings above; a lead sentence such as
/// "下一步，" or "还存在以下问题：", which holds for what follows; and words of the clause itself, such
/// as "有待加强".
struct RoleReader {
  /// What holds below a heading.
  private struct Opened {
    var level: Int
    var role: Role
    /// Whether the heading itself says so; a heading without cues takes over the role around it.
    var saysSo: Bool
    /// Whether the heading names problems and plans at once.
    var isMixed = false
    /// Whether it is a heading without a number of which nothing stands yet but itself.
    var isBare = false
  }

  /// What a lead sentence has set for what follows it.
  private struct Carried {
    var role: Role
    /// Whether it holds beyond its paragraph, as a lead does that opens one.
    var reachesOn: Bool
  }

  private let document: Document
  private let cues: [Cues]
  private let year: Int?
  private var roles: [Role]
  private var open: [Opened] = []
  private var carried: Carried?

  private init(_ document: Document, cues: [Cues], year: Int?) {
    self.document = document
    self.cues = cues
    self.year = year
    roles = [Role](repeating: .achievements, count: document.clauses.count)
  }

  /// The role of each clause.
  ///
  /// - Parameters:
  ///   - document: The report.
  ///   - cues: What each clause signals.
  ///   - year: The year reported on, which tells "2024年以来" from "2024年将".
  /// - Returns: One role for each clause, in order.
  static func roles(of document: Document, cues: [Cues], year: Int?) -> [Role] {
    var reader = RoleReader(document, cues: cues, year: year)
    reader.read()
    return reader.roles
  }

  private mutating func read() {
    for (index, paragraph) in document.paragraphs.enumerated() {
      switch paragraph.kind {
      case .title, .salutation, .closing: setFrame(paragraph)
      case .heading, .body:
        if document.hasHeadings, paragraph.section == 0 {
          setFrame(paragraph)
        } else {
          read(paragraph, isFirst: index < 3)
        }
      }
    }
  }

  private mutating func setFrame(_ paragraph: Document.Paragraph) {
    for sentence in document.sentences[paragraph.sentences] {
      for clause in sentence.clauses { roles[clause] = .frame }
    }
  }

  private mutating func read(_ paragraph: Document.Paragraph, isFirst: Bool) {
    if let carried, !carried.reachesOn, !startsInRun(paragraph) { self.carried = nil }
    var diagnosis = diagnosis(in: paragraph.sentences)
    for index in paragraph.sentences {
      let sentence = document.sentences[index]
      if sentence.isHeading {
        openSection(sentence)
        diagnosis = self.diagnosis(in: index + 1..<paragraph.sentences.upperBound)
        for clause in sentence.clauses { roles[clause] = open.last?.role ?? .achievements }
        continue
      }
      if !open.isEmpty { open[open.count - 1].isBare = false }
      if isFirst, !document.hasHeadings, holds(.frameLead, in: sentence) {
        for clause in sentence.clauses { roles[clause] = .frame }
      } else if diagnosis.contains(index) {
        for clause in sentence.clauses { roles[clause] = .problems }
      } else {
        if index == diagnosis.upperBound, !diagnosis.isEmpty, carried?.role != .plans {
          carried = Carried(role: .plans, reachesOn: false)
        }
        let isLead = index == paragraph.sentences.lowerBound || isAfterHeading(index, paragraph)
        read(sentence, opensParagraph: isLead, rest: index + 1..<paragraph.sentences.upperBound)
      }
    }
  }

  /// The sentences that say what is wrong, before the others of their paragraph say what will be done
  /// about it, where a chapter goes through its problems one by one: not each has words of a problem.
  ///
  /// So it is with a paragraph of which most points fall short, whatever leads to it.
  private func diagnosis(in sentences: Range<Int>) -> Range<Int> {
    let plan = sentences.first(where: opensPlan)
    let diagnosis = sentences.lowerBound..<(plan ?? sentences.upperBound)
    let isProblem =
      if open.last?.isMixed == true {
        plan != nil && diagnosis.contains(where: isProblem)
      } else {
        (carried?.role ?? open.last?.role ?? .achievements) == .achievements
          && mostPointsFallShort(diagnosis)
      }
    return isProblem ? diagnosis : sentences.upperBound..<sentences.upperBound
  }

  /// Whether at least three points, and more than half of all, have words of a problem: the points of a
  /// run such as 一是…二是…, or else sentences.
  private func mostPointsFallShort(_ sentences: Range<Int>) -> Bool {
    let isRun = sentences.contains { startsPoint(document.units[document.sentences[$0].units]) }
    var (count, short) = (0, 0)
    var isShort = false
    for index in sentences {
      let sentence = document.sentences[index]
      if startsPoint(document.units[sentence.units]) || !isRun {
        (count, isShort) = (count + 1, false)
      }
      if count > 0, !isShort, holds(.problemWords, in: sentence) {
        (short, isShort) = (short + 1, true)
      }
    }
    return short >= 3 && short * 2 > count
  }

  private func isProblem(_ index: Int) -> Bool { statesProblem(document.sentences[index]) }

  private func statesAct(_ index: Int) -> Bool {
    holds(.actsAndFigures, in: document.sentences[index])
  }

  private func statesProblem(_ sentence: Document.Sentence) -> Bool {
    holds([.problemLead, .problemWords], in: sentence)
  }

  /// Whether a sentence goes over to what will be done: "2025年，一是", "要尽快出台".
  private func opensPlan(_ index: Int) -> Bool {
    let sentence = document.sentences[index]
    if holds([.planLead, .planWords], in: sentence) { return true }
    let text = document.units[sentence.units]
    if let year, DateReader.year(at: text)?.year == year + 1 { return true }
    return text.first.map(Self.obliging.contains) ?? false
  }

  private static let obliging = "要应将须拟".units

  private func isAfterHeading(_ index: Int, _ paragraph: Document.Paragraph) -> Bool {
    index == paragraph.sentences.lowerBound + 1
      && document.sentences[paragraph.sentences.lowerBound].isHeading
  }

  /// Whether a paragraph goes on with a run such as 二是…; such a run keeps the role of its lead.
  private func startsInRun(_ paragraph: Document.Paragraph) -> Bool {
    startsPoint(document.units[paragraph.units])
  }

  /// Whether a text is a point of a run: "二是", "其三是", "三要".
  private func startsPoint(_ text: ArraySlice<UInt16>) -> Bool {
    guard let first = text.first, NormalizedText.isOrdinal(first) || first == UInt16(unit: "其")
    else { return false }
    return text.dropFirst().prefix(2).contains(UInt16(unit: "是"))
      || text.dropFirst().first == UInt16(unit: "要")
  }

  private func holds(_ cue: Cues, in sentence: Document.Sentence) -> Bool {
    sentence.clauses.contains { !cues[$0].isDisjoint(with: cue) }
  }

  // MARK: Headings

  private mutating func openSection(_ heading: Document.Sentence) {
    let section = document.sections[heading.section]
    var sibling: Opened?
    /// A heading without a number says how the points speak that go on counting below it; those that
    /// begin to count there have it as their parent.
    var bare: Opened?
    while let last = open.last, last.level >= section.level {
      if last.level == section.level { sibling = last }
      if last.isBare, last.saysSo, section.number != nil { bare = last }
      open.removeLast()
    }
    let carriesOn = carried?.reachesOn == true && section.number ?? 1 == 1
    let parent = open.last
    var opened = Opened(level: section.level, role: .achievements, saysSo: false)
    opened.isMixed = (bare ?? parent)?.isMixed ?? false
    opened.isBare = section.number == nil
    if let cue = headingCue(heading) {
      opened.role = cue.role
      opened.isMixed = cue.isMixed
      opened.saysSo = true
    } else if let bare {
      opened.role = bare.role
    } else if carriesOn, let carried {
      // "重点做好以下工作：" and then （一）.
      opened.role = carried.role
    } else if let sibling, !sibling.saysSo || section.number == nil {
      opened.role = sibling.role
    } else if let parent {
      opened.role = parent.role
    }
    open.append(opened)
    carried = nil
  }

  private func headingCue(_ heading: Document.Sentence) -> (role: Role, isMixed: Bool)? {
    let all = heading.clauses.reduce(into: Cues()) { $0.formUnion(cues[$1]) }
    let isPlan =
      !all.isDisjoint(with: .planHeading)
      && (document.sections[heading.section].level != 3 || !all.isDisjoint(with: .planLead))
      || namesNextYear(heading)
    let isProblem = !all.isDisjoint(with: .problemHeading)
    switch (isProblem, isPlan) {
    case (true, true): return (.problems, true)
    case (true, false): return (.problems, false)
    case (false, true): return (.plans, false)
    case (false, false):
      return all.isDisjoint(with: .achievementHeading) ? nil : (.achievements, false)
    }
  }

  /// "二、2025年工作" in a report on 2024; in the heading of a chapter wherever it stands, such as "四、奋力谱写2025年
  /// 新篇章", but not at the end of a span such as 2022-2025年.
  private func namesNextYear(_ heading: Document.Sentence) -> Bool {
    guard let year else { return false }
    let text = document.units[heading.units]
    let isChapter = document.sections[heading.section].level == 1
    return text.indices.prefix(isChapter ? .max : 12).contains { index in
      DateReader.year(at: text[index...])?.year == year + 1
        && (index == text.startIndex || !Self.spanSigns.contains(text[index - 1]))
    }
  }

  private static let spanSigns = "-至到".units

  // MARK: Sentences

  /// Reads a sentence.
  ///
  /// - Parameters:
  ///   - sentence: The sentence.
  ///   - opensParagraph: Whether it is the first behind the heading.
  ///   - rest: The sentences behind it in its paragraph.
  private mutating func read(
    _ sentence: Document.Sentence, opensParagraph: Bool, rest: Range<Int>
  ) {
    let section = open.last ?? Opened(level: 0, role: .achievements, saysSo: false)
    if isEnd(ofCarriedIn: section, sentence) { carried = nil }
    // What its paragraph follows up with acts alone leads to nothing.
    let leads =
      opensParagraph && holds(.problemLead, in: sentence)
      && (rest.contains(where: isProblem) || !rest.contains(where: statesAct))
    var role = carried?.role ?? section.role
    for clause in sentence.clauses {
      follow(
        clause, in: sentence, of: section, opensParagraph: opensParagraph, leads: leads, &role)
      roles[clause] = role
      speakForItself(clause, in: sentence, of: section, &role)
    }
  }

  /// Whether what was carried on within a paragraph ends with a sentence.
  private func isEnd(ofCarriedIn section: Opened, _ sentence: Document.Sentence) -> Bool {
    guard let carried, !carried.reachesOn else { return false }
    // A plan among achievements ends where these go on.
    return carried.role == .problems && !goesOnWithProblems(sentence)
      || carried.role == .plans && section.role == .achievements && tellsWhatWasDone(sentence)
  }

  /// Changes the role where a clause leads on to plans or problems, or back to what was done.
  ///
  /// - Parameters:
  ///   - clause: The clause.
  ///   - sentence: Its sentence.
  ///   - section: What holds below the heading.
  ///   - opensParagraph: Whether the sentence is the first behind the heading.
  ///   - leads: Whether problems in it lead on beyond the paragraph.
  ///   - role: The role so far.
  private mutating func follow(
    _ clause: Int, in sentence: Document.Sentence, of section: Opened, opensParagraph: Bool,
    leads: Bool, _ role: inout Role
  ) {
    let cue = cues[clause]
    if !cue.isDisjoint(with: .planLead) || speaksOfNextYear(clause, in: sentence, role) {
      let opens = opensParagraph && !follows(clause, anActOf: sentence)
      role = .plans
      carried = Carried(role: role, reachesOn: opens || carried?.reachesOn == true)
      // "存在的问题" and then "下一步，" below one heading.
      if section.role == .problems { open[open.count - 1].isMixed = true }
    } else if !cue.isDisjoint(with: .problemLead), section.role != .plans, role != .plans {
      if role == .achievements { setProblem(upTo: clause, in: sentence) }
      role = .problems
      carried = Carried(role: role, reachesOn: leads || carried?.reachesOn == true)
    } else if carried != nil, section.role == .achievements, looksBack(clause) {
      role = .achievements
      carried = nil
    }
  }

  /// Gives a clause another role than the sentence has so far, where its own words say so.
  private mutating func speakForItself(
    _ clause: Int, in sentence: Document.Sentence, of section: Opened, _ role: inout Role
  ) {
    let cue = cues[clause]
    if section.isMixed, role == .plans, !cue.isDisjoint(with: [.problemWords, .addressedProblem]) {
      roles[clause] = .problems
    } else if role == .achievements || role == .problems, !cue.isDisjoint(with: .planWords) {
      role = .plans
      roles[clause] = role
    } else if role == .achievements, !cue.isDisjoint(with: .problemWords) {
      setProblem(upTo: clause, in: sentence)
    }
  }

  /// Whether a sentence behind a problem in the middle of a paragraph is another one: it counts on,
  /// or speaks of some that fall short.
  private func goesOnWithProblems(_ sentence: Document.Sentence) -> Bool {
    if holds([.problemLead, .problemWords], in: sentence) { return true }
    let text = document.units[sentence.units]
    if let first = text.first, NormalizedText.isOrdinal(first),
      text.dropFirst().first == Self.isSign
    {
      return true
    }
    return Self.someOf.contains { text.starts(with: $0) }
  }

  /// Whether a sentence says what was done before it comes to a clause.
  private func follows(_ clause: Int, anActOf sentence: Document.Sentence) -> Bool {
    (sentence.clauses.lowerBound..<clause).contains {
      roles[$0] == .achievements && !cues[$0].isDisjoint(with: [.actsAndFigures, .measure])
    }
  }

  /// Whether a sentence behind a plan gives figures, and neither counts on nor says what they shall be.
  private func tellsWhatWasDone(_ sentence: Document.Sentence) -> Bool {
    let text = document.units[sentence.units]
    return holds(.figure, in: sentence) && !holds([.planLead, .planWords], in: sentence)
      && !startsPoint(text) && !Self.aims.contains { text.contains(units: $0) }
  }

  private static let aims = ["力争", "争取", "确保", "不少于", "不低于", "年底前"].map(\.units)

  private static let isSign = UInt16(unit: "是")
  private static let someOf = ["有的", "部分", "个别", "少数", "一些", "如", "特别是", "主要", "其中"].map(\.units)

  /// A clause such as "还不够规范" makes a problem of itself and of what it says that about, back to a
  /// clause that states an act, or to a "但": what stands before that holds.
  private mutating func setProblem(upTo clause: Int, in sentence: Document.Sentence) {
    roles[clause] = .problems
    var index = clause - 1
    while index >= sentence.clauses.lowerBound, roles[index] == .achievements,
      cues[index].isDisjoint(with: .actsAndFigures), !opposes(index + 1)
    {
      roles[index] = .problems
      index -= 1
    }
  }

  /// Whether a clause sets itself against the one before it.
  private func opposes(_ clause: Int) -> Bool {
    let text = document.units[document.clauses[clause]]
    return Self.oppositions.contains { text.starts(with: $0) }
  }

  private static let oppositions = ["但", "然而", "不过", "只是", "可惜"].map(\.units)

  /// "2024年，我县将…" and "2024年是…关键之年" in a report on 2023; "2024年1月" and "2024年以来" are not.
  private func speaksOfNextYear(
    _ clause: Int, in sentence: Document.Sentence, _ role: Role
  ) -> Bool {
    guard let year else { return false }
    let text = document.units[document.clauses[clause].lowerBound..<sentence.units.upperBound]
    for skipped in 0...1 {
      let start = text.dropFirst(skipped)
      guard let (named, rest) = DateReader.year(at: start), named == year + 1 else { continue }
      if let next = rest.first, NormalizedText.isDigit(next) { return false }
      if role != .achievements || rest.first == Self.isSign { return true }
      return rest.prefix(60).contains(UInt16(unit: "将"))
        || rest.prefix(30).contains(units: Self.our)
          && holds(.planWords, in: sentence)
    }
    return false
  }

  private static let our = "我".units

  /// "2023年以来" or "2023年，" in a report on 2023.
  private func looksBack(_ clause: Int) -> Bool {
    if !cues[clause].isDisjoint(with: .achievementLead) { return true }
    guard let year else { return false }
    let text = document.units[document.clauses[clause]]
    return DateReader.year(at: text)?.year == year
  }
}
