package import FazhiSource
package import FazhiYAML

/// Reads values out of YAML nodes and collects what is wrong with them.
///
/// A reader never stops at a fault: it reports it and hands back what a caller can go on with, so
/// that all problems of a file come out in one run.
package struct NodeReader {
  /// The file that the nodes stand in.
  package let file: SourceFile
  /// The complaints so far, in the order in which they were found.
  package var diagnostics: [Diagnostic] = []

  /// Creates a reader of the nodes of a file.
  package init(_ file: SourceFile) {
    self.file = file
  }

  /// Adds a complaint.
  package mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// The entries of a mapping by key; keys that are not among `keys` are reported.
  package mutating func fields(_ node: YAMLNode, of what: String, keys: [String]) -> Fields? {
    guard let entries = node.mapping else {
      report(.wrongType(node, expected: .mapping, for: what, in: file))
      return nil
    }
    var fields = Fields(span: node.span, what: what)
    for entry in entries {
      guard keys.contains(entry.key) else {
        report(.unknownKey(entry, of: what, keys: keys, in: file))
        continue
      }
      fields.entries[entry.key] = entry
    }
    return fields
  }

  /// The value of a key that must be there.
  package mutating func required(_ key: String, _ fields: Fields) -> YAMLNode? {
    if let node = fields.entries[key]?.value { return node }
    report(.missingKey(key, of: fields.what, in: file, at: fields.span))
    return nil
  }

  /// A text that is not empty.
  package mutating func text(_ node: YAMLNode, for what: String) -> String? {
    guard let text = node.scalar else {
      report(.wrongType(node, expected: .text, for: what, in: file))
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      report(.emptyText(what, in: file, at: node.span))
      return nil
    }
    return text
  }

  /// A whole number within bounds.
  package mutating func number(
    _ node: YAMLNode, for what: String, in range: ClosedRange<Int>
  ) -> Int? {
    guard let text = node.scalar, let number = Int(text), range.contains(number) else {
      report(.numberOutOfRange(node, for: what, in: file, range: range))
      return nil
    }
    return number
  }

  /// The nodes of a list.
  package mutating func nodes(_ node: YAMLNode, for what: String) -> [YAMLNode]? {
    if let nodes = node.sequence { return nodes }
    report(.wrongType(node, expected: .list, for: what, in: file))
    return nil
  }

  /// A list of texts with at least a number of entries.
  package mutating func texts(_ node: YAMLNode, for what: String, atLeast least: Int) -> [String] {
    guard let nodes = nodes(node, for: what) else { return [] }
    let texts = nodes.compactMap { text($0, for: what) }
    if nodes.count < least {
      report(.tooFewEntries(what, count: nodes.count, least: least, in: file, at: node.span))
    }
    return texts
  }

  /// A text in both languages, `{zh: …, en: …}`.
  package mutating func localized(_ node: YAMLNode, for what: String) -> Localized? {
    guard let fields = fields(node, of: what, keys: ["zh", "en"]) else { return nil }
    let chinese = required("zh", fields).flatMap { text($0, for: "zh of \(what)") }
    let english = required("en", fields).flatMap { text($0, for: "en of \(what)") }
    guard let chinese, let english else { return nil }
    return Localized(chinese, english)
  }

  /// A word out of the raw values of an enumeration.
  package mutating func word<Word>(_ node: YAMLNode, for what: String) -> Word?
  where Word: RawRepresentable<String> & CaseIterable {
    let text = text(node, for: what)
    guard let text else { return nil }
    if let word = Word(rawValue: text) { return word }
    report(
      .unknownWord(text, for: what, allowed: Word.allCases.map(\.rawValue), in: file, at: node.span)
    )
    return nil
  }
}

/// The known keys of one mapping.
package struct Fields {
  /// The entries by key; only keys that are known.
  package var entries: [String: YAMLNode.Entry] = [:]
  /// The bytes of the mapping.
  package var span: Span
  /// What complaints call the mapping, in English.
  package var what: String

  /// The value of a key, or `nil` where the mapping has none.
  package subscript(key: String) -> YAMLNode? { entries[key]?.value }
}
