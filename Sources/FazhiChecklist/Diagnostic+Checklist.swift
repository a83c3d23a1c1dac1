import FazhiSource
import FazhiYAML

/// Everything that can be wrong with a checklist once it is valid YAML.
extension Diagnostic {
  static func wrongType(
    _ node: YAMLNode, expected: YAMLNode.Kind, for what: String, in file: SourceFile
  ) -> Self {
    Diagnostic(
      "wrong-type",
      Localized(
        "应为\(expected.chinese)，实为\(node.kind.chinese)",
        "\(what) is \(node.kind.rawValue), not \(expected.rawValue)"),
      file: file.name, at: node.span,
      hint: expected == .list
        ? Localized("请写作 '[a, b]'，或每行一个 '- a'", "write '[a, b]', or one '- a' a line")
        : Localized("此处请写\(expected.chinese)", "write \(expected.rawValue) here"))
  }

  static func unknownKey(
    _ entry: YAMLNode.Entry, of what: String, keys: [String], in file: SourceFile
  ) -> Self {
    let near = Suggestion.nearest(to: entry.key, among: keys)
    return Diagnostic(
      "unknown-key", Localized("没有字段 '\(entry.key)'", "key '\(entry.key)' is not known in \(what)"),
      file: file.name, at: entry.keySpan,
      hint: didYouMean(near)
        ?? Localized("请从下列字段中选用", "the keys are: " + keys.joined(separator: ", ")))
  }

  static func missingKey(
    _ key: String, of what: String, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "missing-key", Localized("缺少字段 '\(key)'", "key '\(key)' is missing in \(what)"),
      file: file.name, at: Span(span.start, span.start + 1),
      hint: Localized("请添加 '\(key):'", "add '\(key):'"))
  }

  static func emptyText(_ what: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "empty-text", Localized("内容为空", "\(what) is empty"), file: file.name, at: span,
      hint: Localized(
        "请填写内容，不是必填的也可删去该字段", "write a text, or leave the key out where it is optional"))
  }

  static func numberOutOfRange(
    _ node: YAMLNode, for what: String, in file: SourceFile, range: ClosedRange<Int>
  ) -> Self {
    let text = node.scalar ?? ""
    let bounds = Localized(
      "\(range.lowerBound) 至 \(range.upperBound)", "\(range.lowerBound) to \(range.upperBound)")
    return Diagnostic(
      "number-out-of-range",
      Localized(
        "应为 \(bounds.chinese) 的整数，实为 '\(text)'",
        "\(what) is '\(text)', not a whole number from \(bounds.english)"),
      file: file.name, at: node.span,
      hint: Localized("请写 \(bounds.chinese) 的整数", "write a number from \(bounds.english)"))
  }

  static func tooFewEntries(
    _ what: String, count: Int, least: Int, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "too-few-entries",
      Localized(
        "至少须有 \(least) 项，现有 \(count) 项", "\(what) has \(count) of at least \(least) entries"),
      file: file.name, at: span,
      hint: Localized("请再添加 \(least - count) 项", "add \(least - count) more"))
  }

  static func unknownWord(
    _ word: String, for what: String, allowed: [String], in file: SourceFile, at span: Span
  ) -> Self {
    let near = Suggestion.nearest(to: word, among: allowed)
    return Diagnostic(
      "unknown-word",
      Localized(
        "没有 '\(word)' 这个取值", "\(what) '\(word)' is not one of " + allowed.joined(separator: ", ")),
      file: file.name, at: span,
      hint: didYouMean(near) ?? Localized("请从列出的词中选用", "use one of the words listed"))
  }

  static func duplicateID(
    _ id: String, in file: SourceFile, at span: Span, first: (file: String, span: Span)
  ) -> Self {
    Diagnostic(
      "duplicate-id", Localized("事项 '\(id)' 重复定义", "item '\(id)' is defined twice"),
      file: file.name, at: span,
      hint: Localized("每个事项须有各自的编号", "give each obligation an id of its own"),
      notes: [.init(Localized("首次定义于此", "first defined here"), file: first.file, at: first.span)])
  }

  static func malformedID(_ id: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "malformed-id",
      Localized(
        "编号 '\(id)' 只能用 a-z、0-9、'.'、'-' 和 '_'",
        "id '\(id)' is not made of a-z, 0-9, '.', '-' and '_'"),
      file: file.name, at: span,
      hint: Localized(
        "编号会用于文件名和自动处理，请写作 'art15.1' 的样式",
        "ids go into file names and pipelines; write something like 'art15.1'"))
  }

  static func duplicateList(
    _ name: String, in file: SourceFile, at span: Span, first: (file: String, span: Span)
  ) -> Self {
    Diagnostic(
      "duplicate-list", Localized("列表 '\(name)' 重复定义", "list '\(name)' is defined twice"),
      file: file.name, at: span,
      hint: Localized(
        "清单的各个文件共用列表名，请另取名称",
        "list names are shared by all files of a checklist: choose another name"),
      notes: [.init(Localized("首次定义于此", "first defined here"), file: first.file, at: first.span)])
  }

  static func partTitledTwice(
    _ number: Int, in file: SourceFile, at span: Span, first: (file: String, span: Span)
  ) -> Self {
    Diagnostic(
      "part-titled-twice",
      Localized("第\(number)部分有两个标题", "part \(number) has two titles"), file: file.name, at: span,
      hint: Localized(
        "请统一标题，或另用编号", "give it the same title in each file, or another number"),
      notes: [.init(Localized("首次写于此", "first given here"), file: first.file, at: first.span)])
  }

  static func itemsInNoPart(in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "items-in-no-part",
      Localized("事项不属于任何部分，而别的文件写有部分", "the items are in no part, while those of other files are"),
      file: file.name, at: Span(span.start, span.start + 1),
      hint: Localized(
        "请在文件中添加 'part: {number: …, title: {zh: …, en: …}}'",
        "add 'part: {number: …, title: {zh: …, en: …}}' to the file"))
  }

  static func unknownList(
    _ name: String, among names: some Sequence<String>, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "unknown-list", Localized("列表 '$\(name)' 没有定义", "list '$\(name)' is not defined"),
      file: file.name, at: span,
      hint: didYouMean(Suggestion.nearest(to: name, among: names).map { "$" + $0 })
        ?? Localized(
          "请在 'lists:' 下定义，或引入定义它的文件", "define it under 'lists:', or include the file that does"))
  }

  static func listCycle(_ name: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "list-cycle", Localized("列表 '$\(name)' 包含了自身", "list '$\(name)' contains itself"),
      file: file.name, at: span, hint: Localized("请直接写出用语", "write the phrases out"))
  }

  static func badPhrase(
    _ phrase: String, _ problem: PhraseProblem, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "bad-phrase",
      Localized("用语\(problem.problem.chinese)", "phrase '\(phrase)' \(problem.problem.english)"),
      file: file.name, at: span, hint: problem.hint)
  }

  static func badCondition(
    _ problem: Localized, in file: SourceFile, at span: Span, hint: Localized
  ) -> Self {
    Diagnostic("bad-condition", problem, file: file.name, at: span, hint: hint)
  }

  static func misplacedKey(
    _ entry: YAMLNode.Entry, beside form: String, in file: SourceFile
  ) -> Self {
    let hint =
      switch entry.key {
      case "none":
        Localized("请写在 'all' 之内：{all: [.., {none: [..]}]}", "write {all: [.., {none: [..]}]}")
      case "at-least": Localized("'at-least' 只与 'of' 同用", "'at-least' goes with 'of'")
      default:
        Localized("'\(entry.key)' 与 'all' 或 'of' 同用", "'\(entry.key)' goes with 'all' or 'of'")
      }
    return Diagnostic(
      "misplaced-key",
      Localized(
        "'\(form)' 旁的 '\(entry.key)' 不起作用", "key '\(entry.key)' has no effect beside '\(form)'"),
      file: file.name, at: entry.keySpan, hint: hint)
  }

  static func levelGivenTwice(_ level: Level, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "level-both-ways",
      Localized(
        "层级 '\(level.rawValue)' 既列为承担，又列为不承担",
        "level '\(level.rawValue)' both owes the item and does not"),
      file: file.name, at: span,
      hint: Localized("请只留在 'levels' 或 'not-owed' 中", "keep it in 'levels' or in 'not-owed'"))
  }

  static func levelWithoutReason(_ level: Level, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "level-without-reason",
      Localized(
        "层级 '\(level.rawValue)' 不在 'levels' 中，也未写明为何不承担",
        "level '\(level.rawValue)' is not in 'levels', and nothing says"
          + " why it does not owe the item"),
      file: file.name, at: span,
      hint: Localized(
        "请加入 'levels'，或在 'not-owed' 中写明理由", "add it to 'levels', or to 'not-owed' with a reason"))
  }

  static func includeNotFound(
    _ path: String, _ problem: FileProblem, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "include-not-found",
      Localized(
        "无法引入文件 '\(path)'\(problem.chineseClause)",
        "file '\(path)' cannot be included: \(problem.reason)"),
      file: file.name, at: span,
      hint: Localized(
        "路径从本文件所在的文件夹算起，'fazhi:…' 指 fazhi 附带的文件",
        "paths are relative to this file; 'fazhi:…' names a file that comes with fazhi"))
  }

  static func includeTooDeep(_ path: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "include-too-deep",
      Localized("文件 '\(path)' 的引入超过 8 层", "file '\(path)' is included more than 8 files deep"),
      file: file.name, at: span,
      hint: Localized("请把文件列在同一个 'include:' 中", "list the files in one 'include:'"))
  }

  static func noItems(in file: SourceFile) -> Self {
    Diagnostic(
      "no-items", Localized("清单中没有事项", "the checklist has no items"), file: file.name, at: nil,
      hint: Localized(
        "请在 'items:' 下列出事项，或用 'include:' 引入列有事项的文件",
        "list obligations under 'items:', or 'include:' files that do"))
  }

  static func markWithoutEnd(in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "mark-without-end",
      Localized("'⟦' 和 '⟧' 须先后各写一次", "'⟦' and '⟧' do not stand once each, in this order"),
      file: file.name, at: span, hint: Localized("请至多标出一处文字", "mark at most one run of the text"))
  }

  static func tooManyForAtLeast(
    _ count: Int, of total: Int, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "at-least-out-of-reach",
      Localized(
        "'at-least: \(count)' 多于所列的 \(total) 项",
        "'at-least: \(count)' asks for more than the \(total) listed"),
      file: file.name, at: span, hint: Localized("请改小数字，或增加列项", "lower the number, or list more"))
  }

  private static func didYouMean(_ near: String?) -> Localized? {
    near.map { Localized("是否指 '\($0)'", "did you mean '\($0)'?") }
  }
}
