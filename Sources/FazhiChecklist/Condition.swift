/// Over how much text the parts of a condition may be spread.
package enum Scope: Sendable, Hashable {
  case clause, sentence, paragraph
  /// At most this many characters from the first part to the last, within one sentence.
  case characters(Int)
}

/// What a passage must say for a rule to hold.
package indirect enum Condition: Sendable, Hashable {
  /// The phrase occurs.
  case phrase(Phrase)
  /// One of the conditions holds.
  case any([Condition])
  /// At least a number of the conditions hold within a scope, and none of the excluded ones.
  case atLeast(Int, of: [Condition], none: [Condition], within: Scope)
  /// The condition holds below a heading, or a lead sentence, with one of the phrases.
  case under([Condition], Condition)
}
