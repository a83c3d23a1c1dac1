import FazhiText

extension Document {
  /// Builds paragraphs, sections, sentences and clauses from the lines of a text.
  mutating func arrange(_ layout: Layout, of text: NormalizedText) {
    units.reserveCapacity(text.units.count + layout.paragraphs.count)
    starts.reserveCapacity(text.units.count + layout.paragraphs.count)
    let firstBody = Self.firstBody(in: layout, text)
    for (index, paragraph) in layout.paragraphs.enumerated() {
      let start = units.count
      for line in paragraph.lines {
        units += text.units[line]
        starts += text.starts[line]
      }
      let range = start..<units.count
      let next = layout.paragraphs.dropFirst(index + 1).first
      let kind = kind(of: range, paragraph, next, isBeforeBody: index < firstBody)
      append(range, kind, paragraph.ordinal, next: next?.ordinal)
      units.append(Self.separator)
      starts.append(starts.last ?? 0)
    }
    markClosing()
    mapUnits()
  }

  /// Notes for each unit its clause, and for each clause its sentence.
  private mutating func mapUnits() {
    sentenceOfClause.reserveCapacity(clauses.count)
    for (index, sentence) in sentences.enumerated() {
      for _ in sentence.clauses { sentenceOfClause.append(Int32(truncatingIfNeeded: index)) }
    }
    clauseOfUnit = [Int32](unsafeUninitializedCapacity: units.count) { map, count in
      count = units.count
      guard let base = map.baseAddress else { return }
      var start = 0
      for index in clauses.indices {
        let end = index + 1 < clauses.count ? clauses[index + 1].lowerBound : count
        (base + start).initialize(repeating: Int32(truncatingIfNeeded: index), count: end - start)
        start = end
      }
      (base + start).initialize(repeating: 0, count: count - start)
    }
  }

  /// Stands between paragraphs, so that nothing is matched across them.
  private static let separator: UInt16 = 0x0A
  /// The longest heading on a line of its own, and the longest that is run in, in characters.
  private static let longestHeading = 60
  private static let longestRunIn = 45
  /// The longest that ends in a full stop.
  private static let longestFullHeading = 36
  /// The longest sentence; what is longer is cut at a comma, so that no rule reaches further.
  private static let longestSentence = 1500

  /// The index of the first paragraph that is no title, addressee or document number.
  private static func firstBody(in layout: Layout, _ text: NormalizedText) -> Int {
    layout.paragraphs.prefix(12).firstIndex {
      $0.ordinal != nil || $0.count > longestHeading
        || text.units[$0.lines[0]].last == UInt16(unit: "。")
    } ?? 0
  }

  private func kind(
    of range: Range<Int>, _ paragraph: Layout.Paragraph, _ next: Layout.Paragraph?,
    isBeforeBody: Bool
  ) -> Kind {
    let text = units[range]
    if text.last == UInt16(unit: ":"), text.count <= 40, paragraph.ordinal == nil,
      isBeforeBody || text.dropLast().suffix(2).elementsEqual(Self.government)
    {
      return .salutation
    }
    if isBeforeBody, !(isTitleComplete && isHeadingLike(text)) { return .title }
    let inner = text.dropLast()
    let isOneSentence = !inner.contains(where: Self.isTerminator)
    // A question may be a heading.
    let endsAsSentence = text.last.map { Self.isTerminator($0) && $0 != UInt16(unit: "?") } ?? false
    if let ordinal = paragraph.ordinal {
      let isShort = text.count <= Self.longestHeading && isOneSentence
      let words = text.dropFirst(ordinal.length)
      let isPlainSentence =
        endsAsSentence && (text.count > Self.longestFullHeading || Figures.contain(words))
      return isShort && !isPlainSentence ? .heading : .body
    }
    // A line of words above a paragraph; a signature stands above a date or nothing.
    guard isOneSentence, !endsAsSentence, text.count <= 30, let next,
      next.ordinal != nil || next.count > max(30, text.count),
      text.last != UInt16(unit: ","), text.last != UInt16(unit: ":"), !DateReader.isDate(text),
      !text.contains(UInt16(unit: ",")) || text.count <= 24, !Figures.contain(text)
    else { return .body }
    return .heading
  }

  /// Whether the lines so far say what the report is on.
  private var isTitleComplete: Bool {
    Self.holdsSubject(paragraphs.flatMap { units[$0.units] }[...])
  }

  /// Whether a line, or lines put together, name a report on 法治政府建设 or the like.
  static func holdsSubject(_ line: ArraySlice<UInt16>) -> Bool {
    subjects.contains { line.contains(units: $0) } && genres.contains { line.contains(units: $0) }
  }

  /// Whether a line below the title may be a heading: words only, no number, date or note.
  private func isHeadingLike(_ line: ArraySlice<UInt16>) -> Bool {
    line.count >= 4 && line.allSatisfy(\.isHan)
      && !line.suffix(Self.government.count).elementsEqual(Self.government)
  }

  /// What such reports are on.
  package static let subjects = ["法治政府", "依法行政", "法治建设", "依法治"].map(\.units)
  private static let genres = ["报告", "情况", "总结", "工作"].map(\.units)
  private static let government = "政府".units

  private static func isTerminator(_ unit: UInt16) -> Bool {
    unit == UInt16(unit: "。") || unit == UInt16(unit: ";") || unit == UInt16(unit: "!")
      || unit == UInt16(unit: "?")
  }

  /// - Parameters:
  ///   - range: The paragraph.
  ///   - kind: What it is.
  ///   - ordinal: The ordinal that it starts with.
  ///   - next: The one that the next paragraph starts with.
  private mutating func append(
    _ range: Range<Int>, _ kind: Kind, _ ordinal: Ordinal?, next: Ordinal?
  ) {
    let firstSentence = sentences.count
    var rest = range
    if kind == .heading {
      openSection(range, ordinal, next: next)
      appendSentence(range, isHeading: true)
      rest = range.upperBound..<range.upperBound
    } else if kind == .body, let heading = runInHeading(in: range, ordinal) {
      openSection(heading, ordinal)
      appendSentence(heading, isHeading: true)
      rest = heading.upperBound..<range.upperBound
    }
    appendSentences(rest)
    paragraphs.append(
      Paragraph(
        units: range, kind: kind, section: sections.count - 1,
        sentences: firstSentence..<sentences.count))
  }

  /// The heading that a paragraph starts with: a short first sentence behind an ordinal, or words
  /// in brackets, with text after it.
  private func runInHeading(in range: Range<Int>, _ ordinal: Ordinal?) -> Range<Int>? {
    let text = units[range]
    guard let ordinal else { return bracketedHeading(in: range) }
    guard let end = text.firstIndex(where: { Self.isTerminator($0) || $0 == UInt16(unit: ":") }),
      end - range.lowerBound <= Self.longestRunIn, end + 1 < range.upperBound,
      text[end] != UInt16(unit: ";"),
      !Figures.contain(units[range.lowerBound + ordinal.length..<end])
    else { return nil }
    return range.lowerBound..<end
  }

  /// 【强化组织领导】 before the text; normalisation has made it （强化组织领导）.
  private func bracketedHeading(in range: Range<Int>) -> Range<Int>? {
    guard units[range.lowerBound] == UInt16(unit: "("), range.count > 30,
      let end = units[range].prefix(24).firstIndex(of: UInt16(unit: ")")),
      end - range.lowerBound > 4
    else { return nil }
    return range.lowerBound..<end + 1
  }

  /// - Parameters:
  ///   - title: The heading.
  ///   - ordinal: The ordinal that it starts with; without one it stands below all others, or right above a
  ///     run that begins behind it.
  ///   - next: The one that the next paragraph starts with, where the heading has a paragraph of its own.
  private mutating func openSection(
    _ title: Range<Int>, _ ordinal: Ordinal?, next: Ordinal? = nil
  ) {
    let above = next.flatMap { $0.number == 1 ? $0.level - 1 : nil }
    let level = ordinal?.level ?? above ?? 5
    var parent = sections.count - 1
    while parent > 0, sections[parent].level >= level { parent = sections[parent].parent ?? 0 }
    sections.append(
      Section(
        title: title, level: level, number: ordinal?.number, parent: parent > 0 ? parent : nil))
  }

  private mutating func appendSentences(_ range: Range<Int>) {
    var start = range.lowerBound
    var lastComma = start
    for index in range {
      if Self.isTerminator(units[index]) {
        appendSentence(start..<index, isHeading: false)
        start = index + 1
        lastComma = start
      } else if units[index] == UInt16(unit: ",") {
        lastComma = index
      }
      if index - start >= Self.longestSentence {
        let end = lastComma > start ? lastComma : index
        appendSentence(start..<end, isHeading: false)
        start = end
      }
    }
    appendSentence(start..<range.upperBound, isHeading: false)
  }

  private mutating func appendSentence(_ range: Range<Int>, isHeading: Bool) {
    guard !range.isEmpty else { return }
    let firstClause = clauses.count
    var start = range.lowerBound
    for index in range where units[index] == UInt16(unit: ",") || units[index] == UInt16(unit: ":")
    {
      if start < index { clauses.append(start..<index) }
      start = index + 1
    }
    if start < range.upperBound { clauses.append(start..<range.upperBound) }
    guard firstClause < clauses.count else { return }
    sentences.append(
      Sentence(
        units: clauses[firstClause].lowerBound..<clauses[clauses.count - 1].upperBound,
        paragraph: paragraphs.count,
        clauses: firstClause..<clauses.count, isHeading: isHeading, section: sections.count - 1))
  }

  /// Marks the signature, the date and notes at the end.
  private mutating func markClosing() {
    for index in paragraphs.indices.reversed() {
      let text = units[paragraphs[index].units]
      guard paragraphs[index].kind == .body, text.count <= 40,
        !text.contains(where: Self.isTerminator),
        DateReader.isDate(text) || !Figures.contain(text)
      else { return }
      paragraphs[index].kind = .closing
    }
  }
}
