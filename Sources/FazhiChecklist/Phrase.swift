package import FazhiText

/// A phrase of a rule: pieces of text with bounded gaps between them.
///
/// Written `出台…20…权责清单`; each piece is a set of alternatives, all in normal form. A phrase lies
/// within one passage.
package struct Phrase: Sendable, Hashable {
  /// One piece: any of some literals.
  package struct Piece: Sendable, Hashable {
    /// The alternatives in normal form; at least one, none empty.
    package var alternatives: LiteralList
    /// The greatest number of characters between this piece and the one before; 0 for the first.
    package var gap: Int
  }

  /// The pieces in order; at least one.
  package var pieces: [Piece]
  /// The phrase as the author wrote it.
  package var written: String

  /// Creates a phrase of at least one piece, and what the author wrote.
  package init(pieces: [Piece], written: String) {
    self.pieces = pieces
    self.written = written
  }

  /// The first alternatives of the pieces, `…` between them and 若干 for a number.
  package var example: String {
    pieces.map { piece in
      let first = piece.alternatives.first
      return NumberSign.starts(first) ? "若干" + first.dropFirst().text : first.text
    }.joined(separator: "…")
  }
}
