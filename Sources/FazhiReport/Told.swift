/// What is known of something that a report should say of itself.
package enum Told<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The text says it, or the user does.
  case known(Value)
  /// The text may mean something else as well.
  case unsure(Value)
  /// The text says nothing of it.
  case unknown

  /// Takes a value for known, and none for unknown.
  init(_ value: Value?) { self = value.map(Self.known) ?? .unknown }

  /// What to go by, or `nil` where nothing is known.
  package var value: Value? {
    switch self {
    case .known(let value), .unsure(let value): value
    case .unknown: nil
    }
  }
}
