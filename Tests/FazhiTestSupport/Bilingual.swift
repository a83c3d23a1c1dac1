extension String {
  /// Whether this is a message as users get them: in Chinese and, after a colon, in English.
  package var isBilingual: Bool {
    firstMatch(of: /\p{Han}.*?: .*[A-Za-z]/.dotMatchesNewlines()) != nil
  }
}
