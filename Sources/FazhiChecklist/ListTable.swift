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
  private var longestFirst: [[UInt16]] = []

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
    longestFirst = entries.keys.map(\.units).sorted { $0.count > $1.count }
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
    return PhraseParser(longestNamesFirst: longestFirst) { resolved[$0] ?? [] }
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

  private mutating func resolve(_ name: String, _ diagnostics: inout [Diagnostic]) {
    guard resolved[name.units] == nil, let entry = entries[name] else { return }
    beingResolved.insert(name)
    defer { beingResolved.remove(name) }
    var reader = NodeReader(entry.file)
    let what = "list '\(name)'"
    var phrases: [Phrase] = []
    guard let nodes = entry.node.sequence else {
      reader.report(.wrongType(entry.node, expected: .list, for: what, in: entry.file))
      resolved[name.units] = []
      diagnostics += reader.diagnostics
      return
    }
    for node in nodes {
      guard let text = reader.text(node, for: "entry of \(what)") else { continue }
      for used in listsUsed(in: text) {
        guard !beingResolved.contains(used) else {
          reader.report(.listCycle(used, in: entry.file, at: node.span))
          continue
        }
        resolve(used, &diagnostics)
      }
      do {
        phrases += try parser().entries(in: text)
      } catch {
        reader.report(.phrase(text, error, lists: names, in: entry.file, at: node.span))
      }
    }
    resolved[name.units] = phrases
    diagnostics += reader.diagnostics
  }

  private func listsUsed(in text: String) -> [String] {
    let units = text.units
    return units.indices.filter { units[$0] == UInt16(unit: "$") }.compactMap { sign in
      longestFirst.first { units[(sign + 1)...].starts(with: $0) }?.text
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
