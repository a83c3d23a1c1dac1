package import FazhiSource
import FazhiYAML

/// Reads a checklist with all that it includes.
package struct ChecklistLoader: Sendable {
  private let files: ChecklistFiles
  private let examples: Bool

  /// Creates a loader.
  ///
  /// - Parameters:
  ///   - shipped: The files that come with the program.
  ///   - examples: Whether to read the examples, which only `lint` and `test` need.
  package init(shipped: [ShippedFile], examples: Bool = false) {
    files = ChecklistFiles(shipped: shipped)
    self.examples = examples
  }

  /// Loads a shipped checklist by name, or one from a file.
  ///
  /// - Throws: `FileProblem` where the file cannot be read, `InvalidInput` with every complaint
  ///   where it is at fault.
  package func load(_ nameOrPath: String) throws -> Checklist {
    let isShipped = files.checklistNames.contains(nameOrPath)
    return try load(
      path: isShipped ? "\(ChecklistFiles.shippedPrefix)\(nameOrPath).yaml" : nameOrPath)
  }

  /// Builds a checklist from a text, as if it stood in a file of a name.
  package func load(_ source: SourceFile) throws(InvalidInput) -> Checklist {
    var loading = Loading(files: files, examples: examples)
    loading.take(source, depth: 0)
    return try loading.checklist(named: source.name)
  }

  private func load(path: String) throws -> Checklist {
    try load(files.read(path))
  }
}

/// The state of loading one checklist.
private struct Loading {
  /// A file's `part:` and `items:`, kept until all lists are known.
  struct Section {
    var part: YAMLNode?
    var items: YAMLNode
    var file: SourceFile
  }

  static let keys = ["checklist", "include", "part", "lists", "items", "signals"]
  static let shippedLists = "fazhi:outline-2021-2025/lists.yaml"
  static let shippedSignals = "fazhi:\(ChecklistFiles.signalsFile)"

  let files: ChecklistFiles
  let examples: Bool
  var diagnostics: [Diagnostic] = []
  var sources: [String: SourceFile] = [:]
  var header: (fields: Fields, file: SourceFile)?
  var sections: [Section] = []
  var lists = ListTable()
  var signals: (node: YAMLNode, file: SourceFile)?

  /// Takes in one file and, in their order, those that it includes.
  mutating func take(_ source: SourceFile, depth: Int) {
    guard sources.updateValue(source, forKey: source.name) == nil else { return }
    var reader = NodeReader(source)
    let (root, problems) = YAMLReader(source).read()
    reader.diagnostics += problems
    defer { diagnostics += reader.diagnostics }
    guard let root, let fields = reader.fields(root, of: "a checklist file", keys: Self.keys)
    else { return }
    if let node = fields["checklist"] {
      let keys = ["id", "version", "title", "levels", "years"]
      if header == nil, let header = reader.fields(node, of: "checklist", keys: keys) {
        self.header = (header, source)
      }
    }
    if let node = fields["lists"] { lists.add(node, &reader) }
    if let node = fields["signals"], signals == nil { signals = (node, source) }
    if let include = fields["include"] { take(including: include, depth: depth, &reader) }
    if let items = fields["items"] {
      sections.append(Section(part: fields["part"], items: items, file: source))
    }
  }

  private mutating func take(including node: YAMLNode, depth: Int, _ reader: inout NodeReader) {
    guard let nodes = node.sequence else {
      return reader.report(
        .wrongType(node, expected: .list, for: "include", in: reader.file))
    }
    for node in nodes {
      guard let path = reader.text(node, for: "an include") else { continue }
      guard depth < 8 else {
        reader.report(.includeTooDeep(path, in: reader.file, at: node.span))
        continue
      }
      let resolved = ChecklistFiles.resolve(path, from: reader.file.name)
      guard sources[resolved] == nil else { continue }
      do {
        take(try files.read(resolved), depth: depth + 1)
      } catch {
        reader.report(
          .includeNotFound(path, error, in: reader.file, at: node.span))
      }
    }
  }

  mutating func checklist(named name: String) throws(InvalidInput) -> Checklist {
    if header == nil { takeShipped(Self.shippedLists) }
    if signals == nil { takeShipped(Self.shippedSignals) }
    diagnostics += lists.resolveAll()
    let conditions = ConditionReader(parser: lists.parser(), listNames: lists.names)
    let itemReader = ItemReader(readsExamples: examples, conditions: conditions)
    var parts: [Part] = []
    var places: [Int: (file: String, span: Span)] = [:]
    var items: [Item] = []
    let hasParts = sections.contains { $0.part != nil }
    for section in sections {
      var reader = NodeReader(section.file)
      let part = section.part.flatMap { self.part($0, &reader) }
      if section.part == nil, hasParts {
        reader.report(.itemsInNoPart(in: section.file, at: section.items.span))
      }
      if let part, let span = section.part?.span {
        if let first = places[part.number] {
          if !parts.contains(part) {
            reader.report(.partTitledTwice(part.number, in: section.file, at: span, first: first))
          }
        } else {
          parts.append(part)
          places[part.number] = (section.file.name, span)
        }
      }
      for node in section.items.sequence ?? [] {
        if let item = itemReader.item(node, part: part?.number ?? 1, &reader) { items.append(item) }
      }
      if section.items.sequence == nil {
        reader.report(
          .wrongType(section.items, expected: .list, for: "items", in: section.file))
      }
      diagnostics += reader.diagnostics
    }
    reportDuplicates(items)
    let signals = readSignals(conditions)
    if items.isEmpty, diagnostics.isEmpty, let file = sources[name], header != nil {
      diagnostics.append(.noItems(in: file))
    }
    var checklist = Checklist(
      id: name, version: "0", title: Localized(name, name), levels: Set(Level.allCases),
      parts: parts.isEmpty ? [Part(number: 1, title: Localized("全部事项", "All items"))] : parts,
      items: items, canonicalForm: [], signals: signals, sources: sources)
    checklist.parts.sort { $0.number < $1.number }
    if examples { checklist.unusedLists = lists.unused(in: sources.values) }
    readHeader(into: &checklist)
    guard diagnostics.isEmpty else {
      throw InvalidInput(diagnostics.sortedByPlace(), sources: sources)
    }
    checklist.canonicalForm = CanonicalForm(checklist).bytes
    return checklist
  }

  /// Takes in a shipped file that the checklist did not name.
  private mutating func takeShipped(_ path: String) {
    guard sources[path] == nil, let source = try? files.read(path) else { return }
    take(source, depth: 0)
  }

  private func part(_ node: YAMLNode, _ reader: inout NodeReader) -> Part? {
    guard let fields = reader.fields(node, of: "part", keys: ["number", "title"]) else {
      return nil
    }
    let number = reader.required("number", fields).flatMap {
      reader.number($0, for: "number of the part", in: 1...99)
    }
    let title = reader.required("title", fields).flatMap {
      reader.localized($0, for: "title of the part")
    }
    guard let number, let title else { return nil }
    return Part(number: number, title: title)
  }

  private mutating func readHeader(into checklist: inout Checklist) {
    guard let (fields, file) = header else { return }
    var reader = NodeReader(file)
    if let id = reader.required("id", fields).flatMap({ reader.text($0, for: "id") }) {
      checklist.id = id
    }
    if let version = reader.required("version", fields).flatMap({ reader.text($0, for: "version") })
    {
      checklist.version = version
    }
    if let title = reader.required("title", fields).flatMap({ reader.localized($0, for: "title") })
    {
      checklist.title = title
    }
    if let levels = fields["levels"] {
      checklist.levels = Set((levels.sequence ?? []).compactMap { reader.word($0, for: "level") })
      if levels.sequence == nil {
        reader.report(.wrongType(levels, expected: .list, for: "levels", in: file))
      }
    }
    checklist.years = fields["years"].flatMap { years($0, &reader) }
    diagnostics += reader.diagnostics
  }

  private func years(_ node: YAMLNode, _ reader: inout NodeReader) -> ClosedRange<Int>? {
    guard let fields = reader.fields(node, of: "years", keys: ["from", "to"]) else { return nil }
    let first = reader.required("from", fields).flatMap {
      reader.number($0, for: "from", in: Self.years)
    }
    let last = reader.required("to", fields).flatMap {
      reader.number($0, for: "to", in: (first ?? Self.years.lowerBound)...Self.years.upperBound)
    }
    guard let first, let last else { return nil }
    return first...last
  }

  private static let years = 1949...2999

  private mutating func reportDuplicates(_ items: [Item]) {
    var first: [String: Item] = [:]
    for item in items {
      if let earlier = first[item.id], let file = sources[item.file] {
        diagnostics.append(
          .duplicateID(item.id, in: file, at: item.span, first: (earlier.file, earlier.span)))
      } else {
        first[item.id] = item
      }
    }
  }

  private mutating func readSignals(_ conditions: ConditionReader) -> Signals {
    var result = Signals()
    guard let (node, file) = signals else { return result }
    var reader = NodeReader(file)
    let keys = Signals.Kind.allCases.map(\.rawValue) + [Signals.figureUnitsKey]
    if let fields = reader.fields(node, of: "signals", keys: keys) {
      for kind in Signals.Kind.allCases {
        guard let node = fields[kind.rawValue] else { continue }
        result.phrases[kind] = conditions.phrases(node, for: kind.rawValue, &reader)
      }
      if let units = fields[Signals.figureUnitsKey] {
        result.figureUnits = reader.texts(units, for: Signals.figureUnitsKey, atLeast: 1)
      }
    }
    diagnostics += reader.diagnostics
    return result
  }
}

extension [Diagnostic] {
  /// In the order of the files' names and, within a file, of the places.
  func sortedByPlace() -> Self {
    enumerated().sorted {
      let (a, b) = ($0.element, $1.element)
      return (a.file, a.span?.start ?? -1, $0.offset) < (b.file, b.span?.start ?? -1, $1.offset)
    }.map(\.element)
  }
}
