import FazhiSource
import FazhiYAML

/// Reads the entries of a rule into conditions.
struct ConditionReader {
  let parser: PhraseParser
  let listNames: [String]

  /// The conditions of a list of entries; where one is faulty the others are still read.
  func conditions(_ node: YAMLNode, for what: String, _ reader: inout NodeReader) -> [Condition] {
    guard let nodes = node.sequence else {
      reader.report(.wrongType(node, expected: .list, for: what, in: reader.file))
      return []
    }
    if nodes.isEmpty {
      reader.report(.tooFewEntries(what, count: 0, least: 1, in: reader.file, at: node.span))
    }
    return nodes.flatMap { condition($0, for: what, &reader) }
  }

  /// The phrases of a list of texts.
  func phrases(_ node: YAMLNode, for what: String, _ reader: inout NodeReader) -> [Phrase] {
    reader.texts(node, for: what, atLeast: 0).isEmpty
      ? []
      : (node.sequence ?? []).flatMap { phrases(inText: $0, &reader) }
  }

  /// Several where a phrase has alternatives with gaps, none where it is faulty.
  private func condition(_ node: YAMLNode, for what: String, _ reader: inout NodeReader)
    -> [Condition]
  {
    if node.scalar != nil {
      return phrases(inText: node, &reader).map(Condition.phrase)
    }
    let keys = ["all", "any", "at-least", "of", "none", "within", "under"]
    guard let fields = reader.fields(node, of: "a condition of \(what)", keys: keys) else {
      return []
    }
    guard let condition = composed(fields, for: what, &reader) else { return [] }
    guard let under = fields["under"] else { return [condition] }
    let headings = conditions(under, for: "under", &reader)
    return [.under(headings, condition)]
  }

  private func composed(_ fields: Fields, for what: String, _ reader: inout NodeReader)
    -> Condition?
  {
    let forms = ["all", "any", "of"].filter { fields[$0] != nil }
    guard forms.count == 1 else {
      reader.report(
        .badCondition(
          Localized(
            "条件须写 'all'、'any'、'of' 其中之一",
            "a condition has \(forms.isEmpty ? "none" : "several") of 'all', 'any' and 'of'"),
          in: reader.file, at: fields.span,
          hint: Localized(
            "请按以下样式书写，'none' 放在 'all' 之内",
            "write {all: [..]}, {any: [..]} or {at-least: 2, of: [..]};"
              + " 'none' goes inside 'all'")))
      return nil
    }
    let others = Self.companions[forms[0]] ?? []
    for (key, entry) in fields.entries where key != forms[0] && !others.contains(key) {
      reader.report(.misplacedKey(entry, beside: forms[0], in: reader.file))
    }
    let scope = fields["within"].map { readScope($0, &reader) } ?? .sentence
    if let any = fields["any"] { return .any(conditions(any, for: "any", &reader)) }
    if let all = fields["all"] { return allOf(all, scope, &reader) }
    return atLeast(fields, scope, &reader)
  }

  /// For each form of a condition the keys that may stand beside it.
  private static let companions = [
    "any": ["under"], "all": ["within", "under"], "of": ["at-least", "within", "under"],
  ]

  private func allOf(_ node: YAMLNode, _ scope: Scope, _ reader: inout NodeReader) -> Condition? {
    guard let nodes = node.sequence else {
      reader.report(.wrongType(node, expected: .list, for: "all", in: reader.file))
      return nil
    }
    var parts: [Condition] = []
    var excluded: [Condition] = []
    for child in nodes {
      if let entries = child.mapping, entries.count == 1, entries[0].key == "none" {
        excluded += conditions(entries[0].value, for: "none", &reader)
      } else {
        let part = condition(child, for: "all", &reader)
        if !part.isEmpty { parts.append(part.count == 1 ? part[0] : .any(part)) }
      }
    }
    guard !parts.isEmpty else {
      reader.report(
        .badCondition(
          Localized("'all' 没有提出要求", "'all' asks for nothing"), in: reader.file, at: node.span,
          hint: Localized("除 'none' 外请至少列一条用语", "list at least one phrase besides 'none'")))
      return nil
    }
    return .atLeast(parts.count, of: parts, none: excluded, within: scope)
  }

  private func atLeast(_ fields: Fields, _ scope: Scope, _ reader: inout NodeReader) -> Condition? {
    guard let of = fields["of"], let nodes = of.sequence else {
      reader.report(
        .badCondition(
          Localized("'of' 不是列表", "'of' is no list"), in: reader.file, at: fields.span,
          hint: Localized("请写作以下样式", "write {at-least: 2, of: [..]}")))
      return nil
    }
    let parts = nodes.map { node in
      let part = condition(node, for: "of", &reader)
      return part.count == 1 ? part[0] : .any(part)
    }
    guard
      let least = reader.required("at-least", fields).flatMap({
        reader.number($0, for: "at-least", in: 1...99)
      })
    else { return nil }
    if least > parts.count {
      reader.report(.tooManyForAtLeast(least, of: parts.count, in: reader.file, at: of.span))
    }
    return .atLeast(least, of: parts, none: [], within: scope)
  }

  private func readScope(_ node: YAMLNode, _ reader: inout NodeReader) -> Scope {
    switch node.scalar {
    case "clause": return .clause
    case "sentence": return .sentence
    case "paragraph": return .paragraph
    case let text?:
      if let width = Int(text), (1...200).contains(width) { return .characters(width) }
    case nil: break
    }
    reader.report(
      .badCondition(
        Localized(
          "'within' 只能写 clause、sentence、paragraph 或 1 至 200 的整数",
          "'within' is not clause, sentence, paragraph or a number from 1 to 200"),
        in: reader.file, at: node.span,
        hint: Localized(
          "请写 'within: sentence'，20 个字以内则写 'within: 20'",
          "write 'within: sentence', or 'within: 20' for 20 characters")))
    return .sentence
  }

  private func phrases(inText node: YAMLNode, _ reader: inout NodeReader) -> [Phrase] {
    guard let text = reader.text(node, for: "a phrase") else { return [] }
    do {
      return try parser.phrases(in: text)
    } catch {
      reader.report(.phrase(text, error, lists: listNames, in: reader.file, at: node.span))
      return []
    }
  }
}
