package import FazhiSource

/// A group of items, such as one of the ten parts of the Outline.
package struct Part: Sendable, Hashable {
  /// The number, unique in the checklist.
  package var number: Int
  /// The name shown to readers.
  package var title: Localized

  /// Creates a part.
  package init(number: Int, title: Localized) {
    self.number = number
    self.title = title
  }
}

/// A named list that no wording uses.
package struct UnusedList: Sendable, Hashable {
  /// Its name, without the sign by which wording uses it.
  package var name: String
  /// The name of the file that defines it.
  package var file: String
  /// The bytes of its name there.
  package var span: Span
}

/// A catalogue of obligations with the rules by which a report's evidence is recognised.
package struct Checklist: Sendable {
  /// A name that does not change, such as `outline-2021-2025`.
  package var id: String
  /// The version its authors gave it.
  package var version: String
  /// The name shown to readers.
  package var title: Localized
  /// The levels of government it speaks to.
  package var levels: Set<Level>
  /// The years that it is for, or `nil` for any.
  package var years: ClosedRange<Int>?
  /// The parts by number.
  package var parts: [Part]
  /// The items in the order of the files.
  package var items: [Item]
  /// The rules in a form that comments, layout and translations do not change: checklists with equal
  /// forms give equal verdicts.
  package var canonicalForm: [UInt8]

  /// The lists of its own files that nothing uses; empty where the examples were not read.
  package var unusedLists: [UnusedList] = []
  /// What tells roles and strength; where it comes compiled, only the units of figures.
  package var signals: Signals
  /// The files that it was read from, by name; empty where it comes compiled.
  package var sources: [String: SourceFile]
}
