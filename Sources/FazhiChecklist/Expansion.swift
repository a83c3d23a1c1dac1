/// How much the texts of one checklist have come to with all their alternatives written out.
///
/// The parsers of a checklist share it, so that a small file cannot fill the memory by using long
/// lists again and again.
package final class Expansion {
  /// How many units may be written out; the shipped checklist comes to a fortieth of it.
  static let mostUnits = 1 << 23

  private var units = 0

  /// Creates the count of a checklist of which nothing is read yet.
  package init() {}

  /// Counts a text's units; false where that would be too many in all.
  func take(_ count: Int) -> Bool {
    guard units + count <= Self.mostUnits else { return false }
    units += count
    return true
  }
}
