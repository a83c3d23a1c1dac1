package import FazhiAssessment
import FazhiChecklist

/// For whom, and by when, an audit is prepared.
package struct Preparation: Sendable {
  /// The day by which what is open is to be supplied, or `nil`.
  package var due: Day?
  /// The unit whose checklist it is, or `nil` for all units.
  package var unit: String?
  /// What units noted in their rows of an earlier table.
  package var notes: [RowNote.Row: RowNote]

  /// Creates a preparation.
  package init(
    due: Day? = nil, unit: String? = nil, notes: [RowNote.Row: RowNote] = [:]
  ) {
    self.due = due
    self.unit = unit
    self.notes = notes
  }

  /// What a unit noted on an obligation; without a unit, what a table without units holds.
  func note(on finding: Finding, of unit: String = "") -> RowNote {
    notes[RowNote.Row(item: finding.item.id, unit: unit)] ?? RowNote()
  }

  /// By when a unit is to supply what an obligation needs: the day set for all that is open, else the one
  /// in its row.
  func due(_ finding: Finding, of unit: String = "") -> Day? {
    (finding.isOpen ? due : nil) ?? note(on: finding, of: unit).due
  }

  /// The obligations to prepare, by unit; of one unit those in its lead, then those it supports.
  func groups(of assessment: Assessment) -> [Group] {
    guard let unit else {
      return assessment.findingsByUnit.map {
        Group(unit: $0.unit, isLead: true, findings: $0.findings)
      }
    }
    let owed = assessment.findings.filter { $0.status != .notApplicable }
    let lead = owed.filter { $0.item.units.lead.contains(unit) }
    let support = owed.filter {
      $0.item.units.support.contains(unit) && !$0.item.units.lead.contains(unit)
    }
    return [
      Group(unit: unit, isLead: true, findings: lead.sortedByUrgency()),
      Group(unit: unit, isLead: false, findings: support.sortedByUrgency()),
    ].filter { !$0.findings.isEmpty }
  }

  /// The obligations of one unit, the most urgent first.
  struct Group {
    var unit: String
    /// Whether the unit has the lead, or supports another.
    var isLead: Bool
    var findings: [Finding]
  }
}

extension Assessment {
  /// The units that a checklist is for: those in the lead, the one with most to do first, then those
  /// that only support others.
  package var responsibleUnits: [String] {
    var units = findingsByUnit.map(\.unit)
    var seen = Set(units)
    for finding in findings where finding.status != .notApplicable {
      for unit in finding.item.units.support where seen.insert(unit).inserted { units.append(unit) }
    }
    return units
  }

  /// What is owed, by the unit in the lead, the most urgent first.
  ///
  /// The unit with the most open hard duties comes first. An item with several lead units stands
  /// with each.
  var findingsByUnit: [(unit: String, findings: [Finding])] {
    var order: [String] = []
    var byUnit: [String: [Finding]] = [:]
    for finding in findings where finding.status != .notApplicable {
      for unit in finding.item.units.lead {
        if byUnit[unit] == nil { order.append(unit) }
        byUnit[unit, default: []].append(finding)
      }
    }
    return order.enumerated()
      .map { index, unit in
        let findings = (byUnit[unit] ?? []).sortedByUrgency()
        let hard = findings.count { $0.item.isHardDuty && $0.isOpen }
        return (unit: unit, findings: findings, hard: hard, index: index)
      }
      .sorted { ($1.hard, $1.findings.count, $0.index) < ($0.hard, $0.findings.count, $1.index) }
      .map { ($0.unit, $0.findings) }
  }
}

extension Finding {
  /// Whether it is owed, not met, and nothing that people state settles it.
  var isOpen: Bool { attestedStatus.isUnmet }

  /// Whether only what people state settles it; the verdict on the text stays.
  var isSettledByStatement: Bool { status.isUnmet && !isOpen }
}

extension [Finding] {
  /// Open ones before met ones; among those hard duties first, then by weight, then by how little
  /// there is: missing, acknowledged, planned, partial.
  func sortedByUrgency() -> [Finding] {
    func key(_ finding: Finding, _ place: Int) -> (Int, Int, Int, Int) {
      let status = finding.status
      // What is not owed stands where its weight puts it, before what is met.
      return (status.isUnmet ? 0 : 1, -finding.item.urgency, status.standing ?? 0, place)
    }
    return enumerated()
      .sorted { key($0.element, $0.offset) < key($1.element, $1.offset) }
      .map(\.element)
  }
}
