/// What a user wants to know of a report.
package enum Job: String, Sendable, CaseIterable {
  /// How much of the checklist the report shows.
  case score
  /// What it leaves out.
  case gaps
  /// What to prepare for an audit, by unit.
  case checklist
}
