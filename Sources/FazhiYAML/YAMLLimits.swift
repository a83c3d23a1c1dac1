/// Bounds that keep a hostile YAML file from exhausting the machine.
package struct YAMLLimits: Sendable {
  /// How many bytes a file may have.
  package var bytes = 16 * 1024 * 1024
  /// How deep nodes may be nested.
  package var depth = 64
  /// How many nodes a file may have once its aliases are expanded.
  package var nodes = 500_000

  /// The limits that the package uses.
  package init() {}
}
