import FazhiSource
import FazhiText
import FazhiYAML

/// The named lists of a checklist, resolved when they are first used.
struct ListTable {
  private struct Entry {
    var node: YAMLNode
    var file: SourceFile
    var nameSpan: Span
  }

  private var entries: [String: Entry] = [:]
  private var resolved: [[UInt16]: [Phrase]] = [:]
  private var beingResolved: Set<String> = []
  private var listNames = ListNames()
  private let expansion = Expansion()

  /// The names of the lists.
  var names: [String] { entries.keys.sorted() }

  /// Takes in the `lists:` of one file.
  mutating func add(_ node: YAMLNode, _ reader: inout NodeReader) {
    guard let lists = node.mapping else {
      return reader.report(
        .wrongType(node, expected: .mapping, for: "lists", in: reader.file))
    }
    for list in lists {
      if let first = entries[list.key] {
        reader.report(
          .duplicateList(
            list.key, in: reader.file, at: list.keySpan,
            first: (first.file.name, first.nameSpan)))
        continue
      }
      entries[list.key] = Entry(node: list.value, file: reader.file, nameSpan: list.keySpan)
    }
    listNames = ListNames(entries.keys.map(\.units))
  }

  /// Resolves every list, used or not, so that each fault in one is reported once.
  ///
  /// - Returns: The complaints.
  mutating func resolveAll() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for name in names { resolve(name, &diagnostics) }
    return diagnostics
  }

  /// A parser that knows these lists, all of which have been resolved.
  func parser() -> PhraseParser {
    let resolved = resolved
    return PhraseParser(listNames: listNames, expansion: expansion) {
      resolved[$0] ?? []
    }
  }

  /// The lists that no text names, those of shipped files left out: others may use them.
  func unused(in sources: some Sequence<SourceFile>) -> [UnusedList] {
    let used = sources.reduce(into: Set<String>()) { used, source in
      used.formUnion(listsUsed(in: String(decoding: source.bytes, as: UTF8.self)))
    }
    return entries.filter { name, entry in
      !used.contains(name) && !entry.file.name.hasPrefix(ChecklistFiles.shippedPrefix)
    }.map { UnusedList(name: $0, file: $1.file.name, span: $1.nameSpan) }
      .sorted { ($0.file, $0.span.start) < ($1.file, $1.span.start) }
  }

  /// Resolves a list after those that it uses.
  ///
  /// The lists that wait are kept in an array: a chain of them may be longer than the stack is deep.
  private mutating func resolve(_ name: String, _ diagnostics: inout [Diagnostic]) {
    var waiting = [name]
    while let name = waiting.last {
      guard resolved[name.units] == nil, let entry = entries[name] else {
        waiting.removeLast()
        continue
      }
      if beingResolved.insert(name).inserted {
        let texts = (entry.node.sequence ?? []).compactMap(\.scalar)
        waiting += texts.flatMap(listsUsed).filter { !beingResolved.contains($0) }
      } else {
        resolved[name.units] = phrases(of: name, entry, &diagnostics)
        beingResolved.remove(name)
        waiting.removeLast()
      }
    }
  }

  /// The phrases of a list, the lists that it uses being resolved; those still waiting contain it.
  private func phrases(of name: String, _ entry: Entry, _ diagnostics: inout [Diagnostic])
    -> [Phrase]
  {
    var reader = NodeReader(entry.file)
    defer { diagnostics += reader.diagnostics }
    let what = "list '\(name)'"
    guard let nodes = entry.node.sequence else {
      reader.report(.wrongType(entry.node, expected: .list, for: what, in: entry.file))
      return []
    }
    // A phrase with an empty list in it would be no phrase at all, and its rule would never fire.
    if nodes.isEmpty { reader.report(.emptyText(what, in: entry.file, at: entry.node.span)) }
    var phrases: [Phrase] = []
    for node in nodes {
      guard let text = reader.text(node, for: "entry of \(what)") else { continue }
      for used in listsUsed(in: text) where beingResolved.contains(used) {
        reader.report(.listCycle(used, in: entry.file, at: node.span))
      }
      do {
        phrases += try parser().entries(in: text)
      } catch {
        reader.report(.phrase(text, error, lists: names, in: entry.file, at: node.span))
      }
    }
    return phrases
  }

  private func listsUsed(in text: String) -> [String] {
    let units = text.units
    return units.indices.filter { units[$0] == UInt16(unit: "$") }.compactMap { sign in
      listNames.longest(beginning: units[(sign + 1)...])?.text
    }
  }
}

extension Diagnostic {
  /// The complaint about a phrase that could not be parsed.
  static func phrase(
    _ text: String, _ problem: PhraseProblem, lists: [String], in file: SourceFile, at span: Span
  ) -> Self {
    if let name = problem.unknownList {
      return .unknownList(name, among: lists, in: file, at: span)
    }
    return .badPhrase(text, problem, in: file, at: span)
  }
}
