package import FazhiChecklist
package import FazhiMatching
import FazhiReport
package import FazhiSource
import FazhiText

/// Judges reports against one checklist; compiled once, used for many, from many threads.
package struct Assessor: Sendable {
  /// What a user knows better than the text says.
  package struct Overrides: Sendable {
    /// The level of government, or `nil` to read it from the report.
    package var level: Level?
    /// The year reported on, or `nil` to read it from the report.
    package var year: Int?

    /// Creates overrides.
    package init(level: Level? = nil, year: Int? = nil) {
      self.level = level
      self.year = year
    }
  }

  let compiled: CompiledChecklist
  private let items: [SharedItem]
  private let figures: FigureReader

  /// Compiles a checklist.
  package init(_ checklist: Checklist) {
    self.init(CompiledChecklist(checklist))
  }

  /// Takes a checklist that is compiled.
  package init(_ compiled: CompiledChecklist) {
    self.compiled = compiled
    items = compiled.checklist.items.map(SharedItem.init)
    figures = FigureReader(units: compiled.checklist.signals.figureUnits)
  }

  /// The checklist that is judged against.
  package var checklist: Checklist { compiled.checklist }

  /// Judges a report.
  ///
  /// - Parameters:
  ///   - bytes: The file as it is.
  ///   - name: What diagnostics call it.
  ///   - overrides: What the user knows better than the text says.
  ///   - scratch: The working memory of a run over many reports.
  /// - Returns: A finding for each item of the checklist.
  /// - Throws: `InvalidInput` where the bytes are no text, or the text is no such report.
  /// - Complexity: Linear in the length of the report.
  package func assess(
    _ bytes: [UInt8], name: String, overrides: Overrides = Overrides(),
    scratch: AssessmentScratch = AssessmentScratch()
  ) throws(InvalidInput) -> Assessment {
    try read(bytes, name: name, overrides: overrides, scratch: scratch).assessment
  }

  /// Judges a report, and hands over what its verdicts come from as well.
  func read(
    _ bytes: [UInt8], name: String, overrides: Overrides,
    scratch: AssessmentScratch = AssessmentScratch()
  ) throws(InvalidInput) -> (assessment: Assessment, reading: Reading) {
    var document = try ReportReader.read(bytes, name: name)
    let told = document.metadata
    document.metadata.level = overrides.level.map(Told.known) ?? told.level
    document.metadata.year = overrides.year.map(Told.known) ?? told.year
    let reading = Reading(document, compiled, figures, scratch)
    var assessment = assess(document, reading, digest: Digest.sha256(bytes))
    let isCovered = assessment.findings.contains(where: \.status.isCovered)
    guard isCovered || reading.isOnRuleOfLaw && reading.statesAct else {
      throw InvalidInput([.noReport(name)], sources: [name: document.source])
    }
    if case .known(let level) = told.level, let given = overrides.level, given != level {
      assessment.diagnostics.append(.givenLevel(name, given, read: level))
    }
    if case .known(let year) = told.year, let given = overrides.year, given != year {
      assessment.diagnostics.append(.givenYear(name, given, read: year))
    }
    if !reading.isOnRuleOfLaw { assessment.diagnostics.append(.unlikeReport(name)) }
    if let years = checklist.years, let year = assessment.report.year, !years.contains(year) {
      assessment.diagnostics.append(.otherYear(name, year, years))
    }
    return (assessment, reading)
  }

  private func assess(_ document: Document, _ reading: Reading, digest: String) -> Assessment {
    let judge = reading.judge
    var findings = zip(items, compiled.items).map { item, rules in
      judge.finding(on: item, rules)
    }
    Resemblance(judge: judge, lexicon: compiled.lexicon).review(&findings)
    let metadata = document.metadata
    return Assessment(
      checklist: compiled.checklist,
      report: .init(
        title: metadata.title, issuer: metadata.issuer, level: reading.level,
        toldLevel: metadata.level, year: metadata.year.value, signed: metadata.signed,
        digest: digest, source: document.source),
      findings: findings, diagnostics: document.diagnostics)
  }

  /// Judges an item, by its index, on a text in which every clause speaks in one role, as the examples of
  /// a checklist do.
  package func finding(
    onItem index: Int, in text: String, role: Role, level: Level
  ) -> Finding {
    let document = ReportReader.document(of: SourceFile(name: "example", bytes: Array(text.utf8)))
    let matches = Matches(of: compiled, in: document)
    let judge = Judge(
      matches: matches, cues: CueMap(matches, compiled, figures),
      roles: [Role](repeating: role, count: document.clauses.count), level: level)
    return judge.finding(on: items[index], compiled.items[index])
  }
}

extension Assessor {
  /// The lists of an item's wording that hit something in a text.
  func tiersFired(byItem index: Int, in text: String) -> Set<Tier> {
    let document = ReportReader.document(of: SourceFile(name: "example", bytes: Array(text.utf8)))
    let matches = Matches(of: compiled, in: document)
    let item = compiled.items[index]
    let tiers: [(Tier, CompiledChecklist.Rule)] = [
      (.answers, item.answers), (.topic, item.topic), (.touches, item.touches),
    ]
    return Set(tiers.filter { !matches.matches(of: $0.1).isEmpty }.map(\.0))
  }
}

/// The working memory of one run: it belongs to one thread and serves one report after another.
package final class AssessmentScratch {
  let matches = MatchScratch()
  let judge = JudgeScratch()

  /// Creates an empty working memory.
  package init() {}
}

/// One report with its cues and roles.
struct Reading {
  let judge: Judge
  let level: Level

  init(
    _ document: Document, _ compiled: CompiledChecklist, _ figures: FigureReader,
    _ scratch: AssessmentScratch
  ) {
    level = document.metadata.level.value ?? .county
    let matches = Matches(of: compiled, in: document, scratch: scratch.matches)
    let cues = CueMap(matches, compiled, figures)
    let roles = RoleReader.roles(
      of: document, cues: cues.byClause, year: document.metadata.year.value)
    judge = Judge(
      matches: matches, cues: cues, roles: roles, level: level, scratch: scratch.judge)
  }

  /// Whether the text names what such reports are on.
  ///
  /// With an act it is a report, even where the checklist finds nothing in it; without, it may be
  /// another text that happens to use some words.
  var isOnRuleOfLaw: Bool {
    let units = judge.matches.document.units
    return Document.subjects.contains { units.contains(units: $0) }
      || units.contains(units: Self.enforcement)
  }

  /// What the reports of departments are on that name nothing wider.
  private static let enforcement = "行政执法".units

  /// Whether the text states an act as an achievement.
  var statesAct: Bool {
    zip(judge.roles, judge.cues.byClause).contains { role, cues in
      role == .achievements && !cues.isDisjoint(with: .actsAndFigures)
    }
  }
}

extension Diagnostic {
  static func unlikeReport(_ name: String) -> Self {
    Diagnostic(
      "unlike-report", severity: .warning,
      Localized(
        "正文未提及法治政府建设，可能不是年度报告", "the text nowhere names 法治政府建设, it may be no annual report"),
      file: name, at: nil, hint: Localized("请确认文件无误", "check that this is the file you mean"))
  }

  static func otherYear(_ name: String, _ year: Int, _ years: ClosedRange<Int>) -> Self {
    let (first, last) = (years.lowerBound, years.upperBound)
    return Diagnostic(
      "other-year", severity: .warning,
      Localized(
        "报告为\(year)年度，清单所依据的文件适用于\(first)年至\(last)年，结果仅供参照",
        "the report is on \(year), the checklist is for \(first) to \(last): take the result as a guide"
      ),
      file: name, at: nil,
      hint: Localized(
        "年度不对请用 --year 指定，另有清单请用 --checklist 指定",
        "give the year with --year where it is wrong, another checklist with --checklist"))
  }

  static func givenLevel(_ name: String, _ given: Level, read: Level) -> Self {
    Diagnostic(
      "given-level", severity: .warning,
      Localized(
        "指定的层级为\(given.chineseName)，正文看来是\(read.chineseName)",
        "the level given is \(given.rawValue), the text reads as that of a \(read.rawValue)"),
      file: name, at: nil, hint: Localized("请核对 --level", "check --level"))
  }

  static func givenYear(_ name: String, _ given: Int, read: Int) -> Self {
    Diagnostic(
      "given-year", severity: .warning,
      Localized(
        "指定的年度为\(given)，正文看来是\(read)年度", "the year given is \(given), the text reads as on \(read)"),
      file: name, at: nil, hint: Localized("请核对 --year", "check --year"))
  }

  static func noReport(_ name: String) -> Self {
    Diagnostic(
      "no-report",
      Localized(
        "正文不像年度报告，未见政府工作成效的表述",
        "this is no report, nothing in it reads as an achievement of a government"),
      file: name, at: nil,
      hint: Localized("请确认文件是年度报告全文，可用 'fazhi text' 查看读到的文本", "give the text of an annual report"))
  }
}
