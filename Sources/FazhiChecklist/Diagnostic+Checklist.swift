import FazhiSource
import FazhiYAML

/// Everything that can be wrong with a checklist once it is valid YAML.
extension Diagnostic {
  static func wrongType(
    _ node: YAMLNode, expected: String, for what: String, in file: SourceFile
  ) -> Self {
    Diagnostic(
      "wrong-type", "\(what) is \(node.kindName), not \(expected)", file: file.name, at: node.span,
      hint: expected == "a list"
        ? "write '[a, b]', or one '- a' a line" : "write \(expected) here")
  }

  static func unknownKey(
    _ entry: YAMLNode.Entry, of what: String, keys: [String], in file: SourceFile
  ) -> Self {
    let near = Suggestion.nearest(to: entry.key, among: keys)
    return Diagnostic(
      "unknown-key", "key '\(entry.key)' is not known in \(what)", file: file.name,
      at: entry.keySpan,
      hint: near.map { "did you mean '\($0)'?" }
        ?? "the keys are: " + keys.joined(separator: ", "))
  }

  static func missingKey(
    _ key: String, of what: String, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "missing-key", "key '\(key)' is missing in \(what)", file: file.name,
      at: Span(span.start, span.start + 1), hint: "add '\(key):'")
  }

  static func emptyText(_ what: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "empty-text", "\(what) is empty", file: file.name, at: span,
      hint: "write a text, or leave the key out where it is optional")
  }

  static func numberOutOfRange(
    _ node: YAMLNode, for what: String, in file: SourceFile, range: ClosedRange<Int>
  ) -> Self {
    let bounds = "\(range.lowerBound) to \(range.upperBound)"
    return Diagnostic(
      "number-out-of-range", "\(what) is '\(node.scalar ?? "")', not a whole number from \(bounds)",
      file: file.name, at: node.span, hint: "write a number from \(bounds)")
  }

  static func tooFewEntries(
    _ what: String, count: Int, least: Int, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "too-few-entries", "\(what) has \(count) of at least \(least) entries", file: file.name,
      at: span, hint: "add \(least - count) more")
  }

  static func unknownWord(
    _ word: String, for what: String, allowed: [String], in file: SourceFile, at span: Span
  ) -> Self {
    let near = Suggestion.nearest(to: word, among: allowed)
    return Diagnostic(
      "unknown-word", "\(what) '\(word)' is not one of " + allowed.joined(separator: ", "),
      file: file.name, at: span,
      hint: near.map { "did you mean '\($0)'?" }
        ?? "use one of the words listed")
  }

  static func duplicateID(
    _ id: String, in file: SourceFile, at span: Span, first: (file: String, span: Span)
  ) -> Self {
    Diagnostic(
      "duplicate-id", "item '\(id)' is defined twice", file: file.name, at: span,
      hint: "give each obligation an id of its own",
      notes: [.init("first defined here", file: first.file, at: first.span)])
  }

  static func malformedID(_ id: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "malformed-id", "id '\(id)' is not made of a-z, 0-9, '.', '-' and '_'", file: file.name,
      at: span, hint: "ids go into file names and pipelines; write something like 'art15.1'")
  }

  static func duplicateList(
    _ name: String, in file: SourceFile, at span: Span, first: (file: String, span: Span)
  ) -> Self {
    Diagnostic(
      "duplicate-list", "list '\(name)' is defined twice", file: file.name, at: span,
      hint: "list names are shared by all files of a checklist: choose another name",
      notes: [.init("first defined here", file: first.file, at: first.span)])
  }

  static func unknownList(
    _ name: String, among names: some Sequence<String>, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "unknown-list", "list '$\(name)' is not defined", file: file.name, at: span,
      hint: Suggestion.nearest(to: name, among: names).map { "did you mean '$\($0)'?" }
        ?? "define it under 'lists:', or include the file that does")
  }

  static func listCycle(_ name: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "list-cycle", "list '$\(name)' contains itself", file: file.name, at: span,
      hint: "write the phrases out")
  }

  static func badPhrase(
    _ phrase: String, _ problem: String, in file: SourceFile, at span: Span, hint: String
  ) -> Self {
    Diagnostic(
      "bad-phrase", "phrase '\(phrase)' \(problem)", file: file.name, at: span, hint: hint)
  }

  static func badCondition(
    _ problem: String, in file: SourceFile, at span: Span, hint: String
  ) -> Self {
    Diagnostic("bad-condition", problem, file: file.name, at: span, hint: hint)
  }

  static func levelGivenTwice(_ level: Level, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "level-both-ways", "level '\(level.rawValue)' both owes the item and does not",
      file: file.name, at: span, hint: "keep it in 'levels' or in 'not-owed'")
  }

  static func levelWithoutReason(_ level: Level, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "level-without-reason",
      "level '\(level.rawValue)' is not in 'levels', and nothing says why it does not owe the item",
      file: file.name, at: span, hint: "add it to 'levels', or to 'not-owed' with a reason")
  }

  static func includeNotFound(
    _ path: String, reason: String, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "include-not-found", "file '\(path)' cannot be included: \(reason)", file: file.name,
      at: span,
      hint: "paths are relative to this file; 'fazhi:…' names a file that comes with fazhi")
  }

  static func includeTooDeep(_ path: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "include-too-deep", "file '\(path)' is included more than 8 files deep", file: file.name,
      at: span, hint: "list the files in one 'include:'")
  }

  static func noItems(in file: SourceFile) -> Self {
    Diagnostic(
      "no-items", "the checklist has no items", file: file.name, at: nil,
      hint: "list obligations under 'items:', or 'include:' files that do")
  }

  static func markWithoutEnd(in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "mark-without-end", "'⟦' and '⟧' do not stand once each, in this order", file: file.name,
      at: span, hint: "mark at most one run of the text")
  }

  static func tooManyForAtLeast(
    _ count: Int, of total: Int, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "at-least-out-of-reach", "'at-least: \(count)' asks for more than the \(total) listed",
      file: file.name, at: span, hint: "lower the number, or list more")
  }

  static func duplicateComponent(_ name: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "duplicate-component", "component '\(name)' stands twice", file: file.name, at: span,
      hint: "keep one of the two")
  }
}
