/// A file that comes with the program.
package struct ShippedFile: Sendable {
  /// The path below `Checklists/`.
  package var path: String
  /// The bytes, made when they are asked for.
  package var bytes: @Sendable () -> [UInt8]

  /// Creates a file.
  package init(path: String, bytes: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
