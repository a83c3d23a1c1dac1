/// The names of a checklist's lists, looked up in a text.
package struct ListNames {
  private var names: Set<[UInt16]> = []
  /// The lengths that names have, longest first.
  private var lengths: [Int] = []

  /// Takes names in units of normal form, in any order.
  package init(_ names: some Sequence<[UInt16]> = []) {
    self.names = Set(names)
    lengths = Set(self.names.map(\.count)).sorted(by: >)
  }

  /// The longest name that a text begins with, so that `$执法公示制度` can be read.
  ///
  /// - Complexity: O(*n*) in the number of different lengths, not of names.
  func longest(beginning text: ArraySlice<UInt16>) -> [UInt16]? {
    for length in lengths where length <= text.count {
      let name = Array(text.prefix(length))
      if names.contains(name) { return name }
    }
    return nil
  }
}
