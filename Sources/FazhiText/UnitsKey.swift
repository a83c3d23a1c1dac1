/// UTF-16 units as a key of a dictionary, hashed and compared as bytes.
///
/// An array of units hashes unit by unit, which took a fifth of the time to compile a checklist.
package struct UnitsKey: Hashable, Sendable {
  private let units: [UInt16]

  /// Creates a key.
  package init(_ units: [UInt16]) {
    self.units = units
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.units.count == right.units.count
      && left.units.withUnsafeBytes { a in right.units.withUnsafeBytes { a.elementsEqual($0) } }
  }

  package func hash(into hasher: inout Hasher) {
    units.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
