import FazhiChecklist
import FazhiSource
import FazhiText

/// Finds out who reports, on which year, from the title, the signature and the text itself.
struct MetadataReader {
  /// Fills in what the text says.
  func fill(_ document: inout Document) {
    readTitle(&document)
    readSignature(&document)
    if document.metadata.year == .unknown {
      let signed = document.metadata.signed.flatMap { Int($0.prefix(4)) }
      document.metadata.year = Told(firstYear(in: document) ?? signed.map { $0 - 1 })
    }
    document.metadata.level = LevelReader(document: document).level()
    document.secondTitle = secondTitle(in: document)
  }

  /// Where a title of another government or year stands further down that a text follows: reports
  /// that were bound together would be judged as one.
  private func secondTitle(in document: Document) -> Int? {
    let (issuer, year) = (document.metadata.issuer, document.metadata.year.value)
    let paragraphs = document.paragraphs
    let later = paragraphs.indices.dropFirst().first { index in
      let line = document.units[paragraphs[index].units]
      guard paragraphs[index].kind != .title, line.count <= Self.longestTitle,
        document.units.count - paragraphs[index].units.upperBound >= Self.leastText,
        Self.titleEnds.contains(where: { line.suffix($0.count).elementsEqual($0) }),
        Document.holdsSubject(line), !line.contains(UInt16(unit: "《")),
        let otherYear = firstYear(in: line)
      else { return false }
      let before = document.units[paragraphs[index - 1].units]
      let other = self.issuer(inTitle: line) ?? before.text
      return Self.isBody(Array(other.utf16)[...])
        && (otherYear != year || issuer != nil && other != issuer)
    }
    return later.map { Int(document.starts[paragraphs[$0].units.lowerBound]) }
  }

  /// In units.
  private static let longestTitle = 50
  private static let leastText = 500
  private static let titleEnds = ["报告", "情况", "总结"].map(\.units)

  /// Takes as title the lines before the body from the one that names a government, or the year, to
  /// the one with which they say what the report is on.
  private func readTitle(_ document: inout Document) {
    let heads = document.paragraphs.prefix { $0.kind == .title || $0.kind == .salutation }
      .filter { $0.kind == .title }
    guard
      let last = heads.indices.first(where: { end in
        Document.holdsSubject(heads[...end].flatMap { document.units[$0.units] }[...])
      })
    else {
      readFirstLine(&document)
      return
    }
    var first = last
    // The name of a web site stands above a title that begins with the same name.
    while first > 0, isPartOfTitle(document.units[heads[first - 1].units]),
      !document.units[heads[first].units].starts(with: document.units[heads[first - 1].units])
    {
      first -= 1
    }
    let lines = heads[first...last].map { document.source.text(at: document.bytes(of: $0.units)) }
    var title = lines.joined()
    title.removeAll { $0.isWhitespace }
    document.metadata.title = title
    let units = heads[first...last].flatMap { document.units[$0.units] }
    let years = years(in: units[...])
    document.metadata.year = Told(years.first)
    if let first = years.first, years.contains(where: { $0 != first }),
      !Self.planWords.contains(where: { units[...].contains(units: $0) })
    {
      document.metadata.year = .unsure(first)
    }
    document.metadata.issuer = issuer(inTitle: units[...])
  }

  /// "2022年法治政府建设情况和2023年工作安排" is on one year.
  private static let planWords = ["安排", "计划", "打算", "思路", "要点"].map(\.units)

  /// A heading that names a government, with nothing else on the line, belongs to the title.
  private func isPartOfTitle(_ line: ArraySlice<UInt16>) -> Bool {
    guard line.count <= 40 else { return false }
    let isDocumentNumber = line.last == UInt16(unit: "号") || line.contains(units: Self.fileWord)
    return !isDocumentNumber
      && (line.contains(units: Self.government) || firstYear(in: line) != nil)
  }

  private static let government = "政府".units
  private static let fileWord = "文件".units

  /// A report in running text, whose title stands at the start of its only kind of line.
  private func readFirstLine(_ document: inout Document) {
    guard let first = document.paragraphs.first(where: { $0.kind == .body }) else { return }
    document.metadata.year = Told(firstYear(in: document.units[first.units]))
  }

  /// What stands in a title before 关于 or the year.
  private func issuer(inTitle title: ArraySlice<UInt16>) -> String? {
    var end = title.endIndex
    for index in title.indices {
      let rest = title[index...]
      if rest.starts(with: Self.about) || DateReader.year(at: rest) != nil
        || Document.subjects.contains(where: { rest.starts(with: $0) })
      {
        end = index
        break
      }
    }
    let name = title[..<end]
    return name.count >= 2 && name.count <= 30 ? name.text : nil
  }

  private static let about = "关于".units

  /// The day that stands alone on one of the last six lines, and the body before it.
  private func readSignature(_ document: inout Document) {
    let paragraphs = document.paragraphs
    for index in paragraphs.indices.reversed().prefix(6) {
      let line = document.units[paragraphs[index].units]
      guard line.count <= 40,
        let start = line.indices.first(where: { DateReader.day(at: line[$0...]) != nil }),
        let (day, length) = DateReader.day(at: line[start...]), start + length == line.endIndex
      else { continue }
      document.metadata.signed = day
      guard document.metadata.issuer == nil else { return }
      let before = line[..<start]
      let name = before.isEmpty && index > 0 ? document.units[paragraphs[index - 1].units] : before
      if name.count >= 3, name.count <= 30, Self.isBody(name) {
        document.metadata.issuer = name.text
      }
      return
    }
  }

  private static func isBody(_ name: ArraySlice<UInt16>) -> Bool {
    bodies.contains { name.suffix($0.count).elementsEqual($0) }
  }

  private static let bodies = [
    "政府", "委员会", "办公室", "办事处", "管委会", "局", "厅", "委", "办", "中心",
  ].map(\.units)

  private func firstYear(in document: Document) -> Int? {
    for paragraph in document.paragraphs.prefix(8) {
      if let year = firstYear(in: document.units[paragraph.units]) { return year }
    }
    return nil
  }

  private func firstYear(in text: ArraySlice<UInt16>) -> Int? {
    for index in text.indices {
      if let year = year(at: index, in: text) { return year }
    }
    return nil
  }

  private func years(in text: ArraySlice<UInt16>) -> [Int] {
    text.indices.compactMap { year(at: $0, in: text) }
  }

  private func year(at index: Int, in text: ArraySlice<UInt16>) -> Int? {
    // 2021－2025年 is the span of a plan, not the year reported on.
    let isEndOfSpan = index > text.startIndex && text[index - 1] == UInt16(unit: "-")
    guard !isEndOfSpan, let (year, rest) = DateReader.year(at: text[index...]),
      rest.first != UInt16(unit: "-")
    else { return nil }
    return year
  }
}
