internal import CLibYAML
package import FazhiSource

/// Reads YAML through libyaml's events into nodes that keep their places.
///
/// It takes the plain core of YAML: mappings with unique text keys, lists and texts. All scalars
/// are texts; what a number or a truth value is, the reader of the checklist decides.
package struct YAMLReader: Sendable {
  private let source: SourceFile
  private let limits: YAMLLimits

  /// Creates a reader of one file.
  package init(_ source: SourceFile, limits: YAMLLimits = YAMLLimits()) {
    self.source = source
    self.limits = limits
  }

  /// Reads the one document of the file.
  ///
  /// - Returns: The root node, or `nil` where the file is empty or could not be read; then there
  ///   is at least one diagnostic.
  /// - Complexity: O(*n*) in the bytes of the file and the nodes of expanded aliases, both bounded.
  package func read() -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    guard source.bytes.count <= limits.bytes else {
      return (nil, [.yamlTooLarge(limits.bytes, in: source)])
    }
    if let nul = source.bytes.firstIndex(of: 0) {
      return (nil, [.yamlNulByte(in: source, at: Span(nul, nul + 1))])
    }
    return source.bytes.withUnsafeBufferPointer { bytes in
      var state = EventReader(source: source, limits: limits, bytes: bytes)
      defer { state.close() }
      let root = state.readDocument()
      return (root, state.diagnostics)
    }
  }
}

/// The state of reading one file: libyaml's parser, the anchors seen, and the nodes counted.
private struct EventReader {
  let source: SourceFile
  let limits: YAMLLimits
  let parser: UnsafeMutablePointer<yaml_parser_t>
  var diagnostics: [Diagnostic] = []
  var anchors: [String: (node: YAMLNode, size: Int, height: Int)] = [:]
  /// The depth of the deepest node that has been read below the one being read.
  var deepest = 0
  var nodeCount = 0
  /// Set where reading cannot go on: a syntax error, a limit, or a feature that is refused.
  var stopped = false
  /// The byte at which each scalar starts; libyaml's marks count scalars, whatever its manual says.
  let scalarStarts: [UInt32]

  init(source: SourceFile, limits: YAMLLimits, bytes: UnsafeBufferPointer<UInt8>) {
    self.source = source
    self.limits = limits
    scalarStarts = bytes.indices.lazy.filter { bytes[$0] & 0xC0 != 0x80 }.map { UInt32($0) }
    parser = .allocate(capacity: 1)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  func close() {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  mutating func readDocument() -> YAMLNode? {
    var root: YAMLNode?
    while !stopped, let event = next() {
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_STREAM_END_EVENT:
        if root == nil, !stopped { diagnostics.append(.yamlEmpty(in: source)) }
        return stopped ? nil : root
      case YAML_DOCUMENT_START_EVENT:
        if root != nil { stop(.yamlSeveralDocuments(in: source, at: event.span)) }
      default:
        root = node(from: event, depth: 0)
      }
    }
    return stopped ? nil : root
  }

  /// The node that starts with an event; reads on up to its end.
  private mutating func node(from event: Event, depth: Int) -> YAMLNode? {
    nodeCount += 1
    if depth > limits.depth { return stop(.yamlTooDeep(limits.depth, in: source, at: event.span)) }
    if nodeCount > limits.nodes {
      return stop(.yamlTooManyNodes(limits.nodes, in: source, at: event.span))
    }
    if let tag = event.tag { return stop(.yamlTag(tag, in: source, at: event.span)) }
    let countBefore = nodeCount - 1
    let deepestBefore = deepest
    deepest = depth
    defer { deepest = max(deepest, deepestBefore) }
    let result: YAMLNode?
    switch event.type {
    case YAML_ALIAS_EVENT: return alias(event, depth: depth)
    case YAML_SCALAR_EVENT: result = YAMLNode(content: .scalar(event.value), span: event.span)
    case YAML_SEQUENCE_START_EVENT: result = sequence(from: event, depth: depth)
    case YAML_MAPPING_START_EVENT: result = mapping(from: event, depth: depth)
    default: return nil
    }
    if let result, let anchor = event.anchor {
      anchors[anchor] = (result, nodeCount - countBefore, deepest - depth)
    }
    return result
  }

  /// The node that an alias stands for, which counts as if it were written out: a chain of aliases is as deep
  /// for those who walk it.
  private mutating func alias(_ event: Event, depth: Int) -> YAMLNode? {
    guard let name = event.anchor, let target = anchors[name] else {
      return stop(.yamlUnknownAlias(event.anchor ?? "", in: source, at: event.span))
    }
    nodeCount += target.size
    deepest = depth + target.height
    if deepest > limits.depth {
      return stop(.yamlTooDeep(limits.depth, in: source, at: event.span))
    }
    if nodeCount > limits.nodes {
      return stop(.yamlTooManyNodes(limits.nodes, in: source, at: event.span))
    }
    return target.node
  }

  private mutating func sequence(from start: Event, depth: Int) -> YAMLNode? {
    var nodes: [YAMLNode] = []
    while !stopped, let event = next() {
      if event.type == YAML_SEQUENCE_END_EVENT {
        return YAMLNode(content: .sequence(nodes), span: Span(start.span.start, event.span.end))
      }
      if let node = node(from: event, depth: depth + 1) { nodes.append(node) }
    }
    return nil
  }

  private mutating func mapping(from start: Event, depth: Int) -> YAMLNode? {
    var entries: [YAMLNode.Entry] = []
    var seen: [String: Span] = [:]
    while !stopped, let event = next() {
      if event.type == YAML_MAPPING_END_EVENT {
        return YAMLNode(content: .mapping(entries), span: Span(start.span.start, event.span.end))
      }
      guard let key = node(from: event, depth: depth + 1), let valueEvent = next() else {
        return nil
      }
      let value = node(from: valueEvent, depth: depth + 1)
      guard let text = key.scalar else {
        diagnostics.append(.yamlKeyIsNoText(key.kind, in: source, at: key.span))
        continue
      }
      if let first = seen[text] {
        diagnostics.append(.yamlDuplicateKey(text, in: source, at: key.span, first: first))
        continue
      }
      seen[text] = key.span
      if let value { entries.append(.init(key: text, keySpan: key.span, value: value)) }
    }
    return nil
  }

  @discardableResult
  private mutating func stop(_ diagnostic: Diagnostic) -> YAMLNode? {
    diagnostics.append(diagnostic)
    stopped = true
    return nil
  }

  /// One event of libyaml, copied out of its memory.
  private struct Event {
    var type: yaml_event_type_t
    var span: Span
    var value = ""
    var anchor: String?
    var tag: String?
  }

  /// The next event, or `nil` after a syntax error, which is then reported.
  private mutating func next() -> Event? {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else {
      stop(syntaxError())
      return nil
    }
    defer { yaml_event_delete(&raw) }
    var event = Event(
      type: raw.type,
      span: Span(byte(ofScalar: raw.start_mark.index), byte(ofScalar: raw.end_mark.index)))
    switch raw.type {
    case YAML_ALIAS_EVENT: event.anchor = text(raw.data.alias.anchor)
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      if let value = scalar.value {
        event.value = String(
          decoding: UnsafeBufferPointer(start: value, count: scalar.length), as: UTF8.self)
      }
      event.anchor = text(scalar.anchor)
      event.tag = text(scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      event.anchor = text(raw.data.sequence_start.anchor)
      event.tag = text(raw.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      event.anchor = text(raw.data.mapping_start.anchor)
      event.tag = text(raw.data.mapping_start.tag)
    default: break
    }
    return event
  }

  private func byte(ofScalar index: Int) -> Int {
    index < scalarStarts.count ? Int(scalarStarts[index]) : source.bytes.count
  }

  private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func syntaxError() -> Diagnostic {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unreadable YAML"
    let encoding = parser.pointee.error == YAML_READER_ERROR
    let mark = parser.pointee.problem_mark.index
    let at = encoding ? parser.pointee.problem_offset : byte(ofScalar: mark)
    let start = min(at, max(0, source.bytes.count - 1))
    let span = Span(start, start + 1)
    // By that error libyaml refuses control characters as well.
    return encoding && problem.contains("UTF-8")
      ? .yamlNoUTF8(in: source, at: span) : .yamlSyntax(problem, in: source, at: span)
  }
}
