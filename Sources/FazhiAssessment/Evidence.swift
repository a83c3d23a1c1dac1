import FazhiMatching
package import FazhiChecklist
package import FazhiSource

/// An exact run of the report's characters that speaks of an obligation.
package struct Evidence: Sendable, Hashable {
  /// The bytes of the run in the report's text.
  package var span: Span
  /// How the passage speaks.
  package var role: Role
}

/// How close a hit comes to answering an obligation.
enum Grade: Int, Sendable, Comparable {
  /// Only the subject in general, or a minor part of it, or a heading.
  case touched
  /// The obligation itself, but only as a slogan.
  case stated
  /// The obligation itself, with a measure or an act.
  case done
  /// Wording that is a specific measure in itself.
  case named

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Whether a rule speaks of the obligation itself, or only touches its subject.
enum Tier: String, Sendable {
  case answers, topic, touches

  /// The order in which they are tried.
  var rank: Int {
    switch self {
    case .answers: 0
    case .topic: 1
    case .touches: 2
    }
  }
}

/// A place that speaks of an item, judged.
struct Hit: Sendable, BitwiseCopyable {
  var match: Match
  var sentence: Int
  var role: Role
  var tier: Tier
  var grade: Grade
  var strength: StatedStrength
  /// How many characters of the sentence are wording of the item.
  var wordingLength: Int
  var isHeading: Bool
}
