import FazhiSource
import FazhiYAML

/// Reads the entries under `items:`.
struct ItemReader {
  /// Whether to read the examples too, which judging a report does not need.
  let readsExamples: Bool
  let conditions: ConditionReader

  private static let keys = [
    "id", "article", "title", "requirement", "weight", "kind", "levels", "not-owed", "reported",
    "target", "units", "materials", "facts", "also-in", "evidence", "needs", "examples",
  ]

  /// Reads one item; `nil` where it has no usable id.
  func item(_ node: YAMLNode, part: Int, _ reader: inout NodeReader) -> Item? {
    guard let fields = reader.fields(node, of: "an item", keys: Self.keys) else { return nil }
    guard let idNode = reader.required("id", fields), let id = reader.text(idNode, for: "id")
    else { return nil }
    if !id.utf8.allSatisfy(Self.isIDByte) {
      reader.report(.malformedID(id, in: reader.file, at: idNode.span))
    }
    let what = "item '\(id)'"
    func field(_ key: String) -> YAMLNode? {
      var named = fields
      named.what = what
      return reader.required(key, named)
    }
    let nowhere = Localized("—", "—")
    var item = Item(
      id: id, part: part,
      article: field("article").flatMap { reader.number($0, for: "article", in: 1...999) } ?? 0,
      title: field("title").flatMap { reader.localized($0, for: "title of \(what)") } ?? nowhere,
      requirement: field("requirement").flatMap {
        reader.localized($0, for: "requirement of \(what)")
      } ?? nowhere,
      kind: field("kind").flatMap { reader.word($0, for: "kind") } ?? .duty,
      weight: field("weight").flatMap { reader.number($0, for: "weight", in: 1...3) } ?? 1,
      levels: [], notOwed: [:],
      reported: fields["reported"].flatMap { reader.word($0, for: "reported") } ?? .sometimes,
      target: fields["target"].flatMap { target($0, what, &reader) },
      units: field("units").map { units($0, what, &reader) } ?? Units(lead: [], support: []),
      materials: field("materials").map {
        reader.texts($0, for: "materials of \(what)", atLeast: 3)
      } ?? [],
      facts: field("facts").map { reader.texts($0, for: "facts of \(what)", atLeast: 3) } ?? [],
      evidence: field("evidence").map { evidence($0, what, &reader) } ?? EvidenceRule(),
      components: nil, strength: .measure,
      countsFrame: fields["also-in"].map { countsFrame($0, &reader) } ?? false,
      examples: [], file: reader.file.name, span: idNode.span)
    readLevels(fields, &item, &reader)
    if let needs = fields["needs"] { readNeeds(needs, &item, &reader) }
    if readsExamples, let examples = fields["examples"] {
      item.examples = (examples.sequence ?? []).compactMap { example($0, &reader) }
      if examples.sequence == nil {
        reader.report(
          .wrongType(examples, expected: .list, for: "examples of \(what)", in: reader.file))
      }
    }
    return item
  }

  private static func isIDByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func target(_ node: YAMLNode, _ what: String, _ reader: inout NodeReader) -> Target? {
    let keys = ["zh", "en", "source"]
    guard let fields = reader.fields(node, of: "target of \(what)", keys: keys) else { return nil }
    let parts = keys.map { key in
      reader.required(key, fields).flatMap { reader.text($0, for: "\(key) of the target") }
    }
    guard let chinese = parts[0], let english = parts[1], let source = parts[2] else { return nil }
    return Target(text: Localized(chinese, english), source: source)
  }

  private func units(_ node: YAMLNode, _ what: String, _ reader: inout NodeReader) -> Units {
    guard let fields = reader.fields(node, of: "units of \(what)", keys: ["lead", "support"])
    else { return Units(lead: [], support: []) }
    return Units(
      lead: reader.required("lead", fields).map {
        reader.texts($0, for: "lead units of \(what)", atLeast: 1)
      } ?? [],
      support: fields["support"].map {
        reader.texts($0, for: "support units of \(what)", atLeast: 0)
      } ?? [])
  }

  private func evidence(_ node: YAMLNode, _ what: String, _ reader: inout NodeReader)
    -> EvidenceRule
  {
    let keys = ["answers", "topic", "touches", "except"]
    guard let fields = reader.fields(node, of: "evidence of \(what)", keys: keys) else {
      return EvidenceRule()
    }
    func tier(_ key: String) -> [Condition] {
      fields[key].map { conditions.conditions($0, for: key, &reader) } ?? []
    }
    let rule = EvidenceRule(
      answers: tier("answers"), topic: tier("topic"), touches: tier("touches"),
      except: tier("except"))
    if fields["answers"] == nil, fields["topic"] == nil {
      reader.report(.missingKey("topic", of: "evidence of \(what)", in: reader.file, at: node.span))
    }
    return rule
  }

  private func countsFrame(_ node: YAMLNode, _ reader: inout NodeReader) -> Bool {
    let roles = reader.texts(node, for: "also-in", atLeast: 1)
    for role in roles where role != Role.frame.rawValue {
      reader.report(
        .unknownWord(role, for: "also-in", allowed: ["frame"], in: reader.file, at: node.span))
    }
    return roles.contains(Role.frame.rawValue)
  }

  private func readLevels(_ fields: Fields, _ item: inout Item, _ reader: inout NodeReader) {
    guard let node = reader.required("levels", fields) else { return }
    guard let nodes = reader.nodes(node, for: "levels") else { return }
    if nodes.isEmpty {
      reader.report(
        .tooFewEntries("levels", count: 0, least: 1, in: reader.file, at: node.span))
    }
    item.levels = Set(nodes.compactMap { reader.word($0, for: "level") })
    if let node = fields["not-owed"], node.mapping == nil {
      reader.report(.wrongType(node, expected: .mapping, for: "not-owed", in: reader.file))
    }
    let notOwed = fields["not-owed"]?.mapping ?? []
    for entry in notOwed {
      guard let level = Level(rawValue: entry.key) else {
        reader.report(
          .unknownWord(
            entry.key, for: "level", allowed: Level.allCases.map(\.rawValue), in: reader.file,
            at: entry.keySpan))
        continue
      }
      if item.levels.contains(level) {
        reader.report(.levelGivenTwice(level, in: reader.file, at: entry.keySpan))
      }
      item.notOwed[level] = reader.text(entry.value, for: "reason of level '\(entry.key)'")
    }
    for level in Level.allCases
    where !item.levels.contains(level) && !notOwed.contains(where: { $0.key == level.rawValue }) {
      reader.report(.levelWithoutReason(level, in: reader.file, at: node.span))
    }
  }

  private func readNeeds(_ node: YAMLNode, _ item: inout Item, _ reader: inout NodeReader) {
    guard let fields = reader.fields(node, of: "needs", keys: ["components", "strength"]) else {
      return
    }
    if let strength = fields["strength"], let word = reader.text(strength, for: "strength") {
      let allowed = Strength.allCases.filter { $0 >= .measure }
      if let strength = allowed.first(where: { $0.keyword == word }) {
        item.strength = strength
      } else {
        reader.report(
          .unknownWord(
            word, for: "strength", allowed: allowed.map(\.keyword), in: reader.file,
            at: strength.span))
      }
    }
    if let components = fields["components"] {
      item.components = self.components(components, &reader)
    }
  }

  private func components(_ node: YAMLNode, _ reader: inout NodeReader) -> Components? {
    guard let fields = reader.fields(node, of: "components", keys: ["at-least", "of"]),
      let of = reader.required("of", fields)
    else { return nil }
    guard let entries = of.mapping else {
      reader.report(.wrongType(of, expected: .mapping, for: "components", in: reader.file))
      return nil
    }
    if entries.isEmpty {
      reader.report(
        .tooFewEntries("components", count: 0, least: 1, in: reader.file, at: of.span))
    }
    let parts = entries.map { entry in
      (
        name: entry.key,
        conditions: conditions.conditions(entry.value, for: "component '\(entry.key)'", &reader)
      )
    }
    let least =
      reader.required("at-least", fields).flatMap {
        reader.number($0, for: "at-least", in: 1...99)
      } ?? 1
    if least > parts.count {
      reader.report(.tooManyForAtLeast(least, of: parts.count, in: reader.file, at: of.span))
    }
    return Components(atLeast: least, parts: parts)
  }

  private func example(_ node: YAMLNode, _ reader: inout NodeReader) -> Example? {
    let statuses = Status.allCases.filter { $0 != .notApplicable }
    let keys = statuses.map(\.rawValue) + ["role"]
    guard let fields = reader.fields(node, of: "an example", keys: keys) else { return nil }
    let given = statuses.filter { fields[$0.rawValue] != nil }
    guard given.count == 1, let expected = given.first, let textNode = fields[expected.rawValue]
    else {
      reader.report(
        .badCondition(
          Localized("示例须写明一个结论，且只写一个", "an example has not exactly one status"),
          in: reader.file, at: node.span,
          hint: Localized(
            "请写作 '- met: 文本'，结论从下列词中选用",
            "write '- met: text', with one of "
              + statuses.map(\.rawValue).joined(separator: ", "))))
      return nil
    }
    guard let text = reader.text(textNode, for: "the text of an example") else { return nil }
    let role: Role? = fields["role"].flatMap { reader.word($0, for: "role") }
    let parts = text.split(separator: "⟦", omittingEmptySubsequences: false)
    let marked = parts.dropFirst().first?.split(separator: "⟧", omittingEmptySubsequences: false)
    guard parts.count <= 2, text.count(where: { $0 == "⟧" }) == parts.count - 1,
      marked == nil || marked?.count == 2
    else {
      reader.report(.markWithoutEnd(in: reader.file, at: textNode.span))
      return nil
    }
    return Example(
      expected: expected, role: role ?? Self.role(of: expected),
      text: text.filter { $0 != "⟦" && $0 != "⟧" }, marked: marked.map { String($0[0]) },
      span: textNode.span)
  }

  /// The role in which a text would get a status.
  private static func role(of status: Status) -> Role {
    switch status {
    case .planned: .plans
    case .acknowledged: .problems
    default: .achievements
    }
  }
}
