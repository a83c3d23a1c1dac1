/// The wording by which roles and strength are recognised: data, shared by all items.
package struct Signals: Sendable {
  /// What each signal is for; the raw value is the key in the file.
  package enum Kind: String, CaseIterable, Sendable {
    // Strength: each of the first four makes an act.
    case instrument, body, event, result
    case measure, slogan
    // Roles: of headings; of what follows a lead; of single clauses.
    case achievementHeading = "achievement-heading"
    case problemHeading = "problem-heading"
    case planHeading = "plan-heading"
    case achievementLead = "achievement-lead"
    case problemLead = "problem-lead"
    case planLead = "plan-lead"
    case frameLead = "frame-lead"
    case problemWords = "problem-words"
    case planWords = "plan-words"
    /// What a plan is directed at, a shortcoming where problems and plans share a section.
    case addressedProblem = "addressed-problem"
    case notProblem = "not-problem"
    case notPlan = "not-plan"
  }

  /// The key of `figureUnits` in the file.
  static let figureUnitsKey = "figure-units"

  /// The phrases by kind; a kind without an entry has none.
  package var phrases: [Kind: [Phrase]] = [:]
  /// The units that make a number a figure, such as 件.
  package var figureUnits: [String] = []
}
