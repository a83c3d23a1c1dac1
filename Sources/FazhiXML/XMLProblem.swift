/// Why a text is not read as XML, and where.
package struct XMLProblem: Error, Hashable, Sendable {
  /// What is wrong, in a few words of Chinese and, after a colon, of English.
  package var reason: String
  /// The byte at which it was noticed.
  package var offset: Int
}

/// How much is read of an XML document.
package struct XMLLimits: Sendable {
  /// How deep elements may lie in each other.
  package var depth: Int
  /// How many attributes an element may have.
  package var attributes: Int

  /// Creates limits.
  package init(depth: Int = 256, attributes: Int = 256) {
    self.depth = depth
    self.attributes = attributes
  }
}
