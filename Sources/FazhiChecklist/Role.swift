/// How a passage of a report speaks.
package enum Role: String, Sendable, Hashable, CaseIterable, BitwiseCopyable {
  /// What was done in the reporting year.
  case achievements
  /// Shortcomings the report itself declares.
  case problems
  /// What the next year will do.
  case plans
  /// Opening, guiding thought, salutation, signature: no evidence.
  case frame

  /// The Chinese name shown to readers.
  package var chineseName: String {
    switch self {
    case .achievements: "成效"
    case .problems: "问题"
    case .plans: "计划"
    case .frame: "套语"
    }
  }
}
