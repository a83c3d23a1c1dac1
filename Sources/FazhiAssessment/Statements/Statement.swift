package import FazhiChecklist
import FazhiSource

/// What a person states on an obligation, beside what the report's text shows.
package struct Statement: Sendable, Hashable {
  /// What is stated.
  package enum Claim: Sendable, Hashable {
    /// 佐证: a document fulfils the obligation.
    case attested(Proof)
    /// 更正: the verdict is wrong, and this is the right one.
    case overruled(Status)
    /// 豁免: the obligation is set aside until the end of a day.
    case waived(until: Day)
  }

  /// A document that fulfils an obligation.
  package struct Proof: Sendable, Hashable {
    /// Its title.
    package var title: String
    /// Its number, such as 青政办〔2023〕12号.
    package var number: String?
    /// The day it was issued.
    package var date: Day?
    /// Who issued it.
    package var unit: String?
    /// Where it is to be found.
    package var link: String?
  }

  /// The id of the obligation.
  package var item: String
  /// What is stated.
  package var claim: Claim
  /// Why; a proof may go without.
  package var reason: String?
  /// Who states it.
  package var by: String
  /// The digest of the report that it was stated on.
  package var report: String
}

/// A statement, and whether it counts on the report at hand.
package struct EnteredStatement: Sendable, Hashable {
  /// Whether a statement counts.
  package enum Standing: String, Sendable, Hashable {
    case counts
    /// It was stated on another text.
    case stale
    /// Its day has passed.
    case expired
  }

  /// The statement.
  package var statement: Statement
  /// Whether it counts.
  package var standing: Standing
}

extension Assessment {
  /// The assessment with what people state entered beside the findings, which stay as they are.
  ///
  /// - Parameters:
  ///   - statements: What is stated; of items that the checklist does not have, nothing is entered.
  ///   - day: The day as of which waivers count.
  /// - Returns: The same findings, each with the statements on its item.
  package func entering(_ statements: [Statement], asOf day: Day) -> Assessment {
    var entered = self
    let byItem = Dictionary(grouping: statements, by: \.item)
    for index in findings.indices {
      let stated = byItem[findings[index].item.id] ?? []
      entered.findings[index].statements = stated.map { statement in
        EnteredStatement(statement: statement, standing: standing(of: statement, on: day))
      }
    }
    let standings = entered.findings.flatMap(\.statements).map(\.standing)
    let lost = standings.count { $0 != .counts }
    if lost > 0 {
      entered.diagnostics.append(.uncounted(lost, of: standings.count, report.source.name))
    }
    return entered
  }

  /// 含佐证覆盖率: the coverage with what people state counted in; `nil` where nobody states anything.
  package var attestedCoverage: Coverage? {
    hasStatements ? Coverage(attested: findings) : nil
  }

  /// Whether people state anything.
  package var hasStatements: Bool { findings.contains { !$0.statements.isEmpty } }

  private func standing(of statement: Statement, on day: Day) -> EnteredStatement.Standing {
    if statement.report != report.digest { return .stale }
    if case .waived(let until) = statement.claim, until < day { return .expired }
    return .counts
  }
}

extension Assessment {
  /// Enters what people filled in, where they did.
  package mutating func enter(_ filledIn: FilledIn, asOf day: Day) {
    if !filledIn.statements.isEmpty { self = entering(filledIn.statements, asOf: day) }
    let changed = changed(filledIn.verdicts)
    if let first = changed.first { diagnostics.append(.changedVerdicts(changed.count, first)) }
  }

  /// The rows on this text that show another verdict than the finding and state none.
  private func changed(_ verdicts: [ShownVerdict]) -> [ShownVerdict] {
    let names = Dictionary(
      findings.map { ($0.item.id, $0.status.name) }, uniquingKeysWith: { first, _ in first })
    return verdicts.filter { shown in
      guard shown.report == report.digest, !shown.isOverruled, let name = names[shown.item] else {
        return false
      }
      return shown.text != name.chinese && shown.text != name.english
    }
  }
}

extension Coverage {
  /// The coverage of some findings with what people state counted in.
  package init(attested findings: [Finding]) {
    self.init(weighed: findings.lazy.map { ($0.item.weight, $0.attestedStatus) })
  }
}

extension Finding {
  /// The status with what people state counted in.
  ///
  /// A verdict overruled goes before an obligation set aside, and that before one that a document
  /// fulfils. What is not owed stays so.
  package var attestedStatus: Status {
    guard status != .notApplicable else { return status }
    let claims = statements.filter { $0.standing == .counts }.map(\.statement.claim)
    for case .overruled(let right) in claims { return right }
    for case .waived in claims { return .notScored }
    return claims.isEmpty ? status : .met
  }
}

extension Diagnostic {
  fileprivate static func changedVerdicts(_ count: Int, _ first: ShownVerdict) -> Self {
    let title = StatementColumn.verdict
    return Diagnostic(
      "changed-verdict", severity: .warning,
      Localized(
        "“\(title.chinese)”一栏有 \(count) 行与判断不同，如第\(first.row)行 \(first.item) 的“\(first.text)”，未计入",
        "\(count) rows show another verdict in '\(title.english)', such as '\(first.text)' for \(first.item) in"
          + " row \(first.row); it does not count"),
      file: first.file, at: nil,
      hint: Localized(
        "此栏不读回；判断有误的，请填“更正为”“说明理由”“填报人”",
        "that column is not read back; overrule a wrong verdict in the columns for it"))
  }

  fileprivate static func uncounted(_ lost: Int, of count: Int, _ report: String) -> Self {
    Diagnostic(
      "uncounted-statements", severity: .warning,
      Localized("\(count) 条说明中 \(lost) 条未计入", "\(lost) of \(count) statements do not count"),
      file: report, at: nil,
      hint: Localized(
        "它们针对另一份文本，或已过期，结果中逐条注明", "they were made on another text or have run out; each says so"))
  }
}
