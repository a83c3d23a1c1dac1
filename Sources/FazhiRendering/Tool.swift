/// What the program calls itself.
package enum Tool {
  /// The name of the command.
  package static let name = "fazhi"
  /// The version, after Semantic Versioning.
  package static let version = "1.0.0"
}
