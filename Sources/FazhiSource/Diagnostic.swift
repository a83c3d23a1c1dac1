/// A complaint about an input that its author can mend.
///
/// Each kind is made by one static function in an extension beside the check that needs it.
package struct Diagnostic: Sendable, Hashable {
  /// How much a complaint weighs.
  package enum Severity: String, Sendable, Hashable, CaseIterable {
    case error, warning
  }

  /// A second place that explains the first.
  package struct Note: Sendable, Hashable {
    /// What is to be seen there, such as "首次定义于此", "first defined here".
    package var message: Localized
    /// Where it is, in the file named by `file`.
    package var span: Span
    /// The name of the file.
    package var file: String

    /// Creates a note.
    package init(_ message: Localized, file: String, at span: Span) {
      self.message = message
      self.file = file
      self.span = span
    }
  }

  /// A kebab-case name that does not change; tests and users refer to it.
  package var id: String
  /// Whether the input is refused for it.
  package var severity: Severity
  /// The broken rule; no full stop.
  ///
  /// The most telling word first, the text at fault quoted, the English in lower case.
  package var message: Localized
  /// The name of the file at fault.
  package var file: String
  /// The bytes at fault, or `nil` where the whole file is.
  package var span: Span?
  /// Something to do about it.
  package var hint: Localized?
  /// Further places involved.
  package var notes: [Note]

  /// Creates a diagnostic.
  package init(
    _ id: String, severity: Severity = .error, _ message: Localized, file: String, at span: Span?,
    hint: Localized? = nil, notes: [Note] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.file = file
    self.span = span
    self.hint = hint
    self.notes = notes
  }
}

/// What a loader throws after it has read all it could: every complaint, by position.
package struct InvalidInput: Error, Sendable {
  /// The complaints; at least one is an error.
  package var diagnostics: [Diagnostic]
  /// The files that the complaints point into, by name.
  package var sources: [String: SourceFile]

  /// Creates the error.
  package init(_ diagnostics: [Diagnostic], sources: [String: SourceFile]) {
    self.diagnostics = diagnostics
    self.sources = sources
  }
}
