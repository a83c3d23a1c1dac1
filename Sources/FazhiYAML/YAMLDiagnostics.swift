package import FazhiSource

extension Diagnostic {
  /// What libyaml cannot read, with its own words in English.
  package static func yamlSyntax(_ problem: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-syntax", Localized("YAML 写法有误", "YAML cannot be read: \(problem)"),
      file: file.name, at: span,
      hint: Localized(
        "请检查引号和括号是否成对、缩进是否对齐、':' 和 ',' 是否误写作全角；"
          + "含有 ': '、'#'、'{' 或 '[' 的文本须加引号",
        "look for a missing quotation mark, a bracket left open, uneven indentation, or a"
          + " full-width '：' or '，' in place of ':' or ',';"
          + " a text with ': ', '#', '{' or '[' in it needs quotation marks"))
  }

  /// A file without a document.
  package static func yamlEmpty(in file: SourceFile) -> Self {
    Diagnostic(
      "yaml-empty", Localized("文件中没有 YAML 内容", "the file holds no YAML document"),
      file: file.name, at: nil,
      hint: Localized(
        "清单以 'checklist:' 开头，在 'items:' 下列出事项；说明文件在 'statements:' 下列出说明",
        "a checklist starts with 'checklist:' and lists its 'items:'; statements stand under 'statements:'"
      ))
  }

  /// A second document, at its start.
  package static func yamlSeveralDocuments(in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-several-documents", Localized("此处又开始一份 YAML 文档", "a second YAML document starts here"),
      file: file.name, at: span,
      hint: Localized(
        "一个文件只写一份清单，请删去 '---' 或拆分文件",
        "one file holds one checklist: delete the '---' or split the file"))
  }

  /// A tag such as `!!int`, at the node that has it.
  package static func yamlTag(_ tag: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-tag", Localized("不允许使用标签 '\(tag)'", "tag '\(tag)' is not allowed"),
      file: file.name, at: span,
      hint: Localized(
        "请删去标签，值只能是文本、列表或一组字段", "delete the tag: every value here is a text, a list or a mapping"))
  }

  /// An alias that no anchor before it defines; the name comes without its sign.
  package static func yamlUnknownAlias(_ name: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-unknown-alias",
      Localized("别名 '*\(name)' 之前没有定义", "alias '*\(name)' has no anchor before it"),
      file: file.name, at: span,
      hint: Localized(
        "请先用 '&\(name)' 定义；如果是以 '*' 开头的文本，请加引号",
        "define it earlier with '&\(name)', or quote the text if it should start with '*'"))
  }

  /// A node that is nested deeper than the limit.
  package static func yamlTooDeep(_ limit: Int, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-too-deep", Localized("嵌套超过 \(limit) 层", "nodes are nested more than \(limit) deep"),
      file: file.name, at: span,
      hint: Localized("清单用不到十层，请减少嵌套", "a checklist needs fewer than ten levels"))
  }

  /// The node at which a file comes to more than the limit, aliases expanded.
  package static func yamlTooManyNodes(_ limit: Int, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-too-many-nodes",
      Localized(
        "别名展开后，文件的节点超过 \(limit) 个", "the file has more than \(limit) nodes, aliases expanded"),
      file: file.name, at: span,
      hint: Localized(
        "别名套用别名会成倍增加，请改用有名称的列表", "aliases of aliases multiply: use a named list instead"))
  }

  /// A file of more bytes than the limit.
  package static func yamlTooLarge(_ limit: Int, in file: SourceFile) -> Self {
    Diagnostic(
      "yaml-too-large", Localized("文件超过 \(limit) 字节", "the file has more than \(limit) bytes"),
      file: file.name, at: nil,
      hint: Localized(
        "请把清单拆成几个文件，再用 'include' 引入", "split the checklist into files and 'include' them"))
  }

  /// A NUL byte.
  package static func yamlNulByte(in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-nul-byte", Localized("文件中有空字节", "a NUL byte stands in the file"),
      file: file.name, at: span,
      hint: Localized(
        "文件不是文本，或不是 UTF-8 编码，请另存为 UTF-8", "this is no text file, or not UTF-8: save it as UTF-8"))
  }

  /// The first byte that is no UTF-8.
  package static func yamlNoUTF8(in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-no-utf8", Localized("文件不是 UTF-8 编码", "the file is not encoded in UTF-8"),
      file: file.name, at: span,
      hint: Localized(
        "可能是 GBK 编码，请在编辑器里另存为 UTF-8", "it may be GBK; save it as UTF-8 in an editor"))
  }

  /// A key that is a list or a mapping.
  package static func yamlKeyIsNoText(
    _ kind: YAMLNode.Kind, in file: SourceFile, at span: Span
  ) -> Self {
    Diagnostic(
      "yaml-key-is-no-text",
      Localized("字段名应为文本，实为\(kind.chinese)", "a key is \(kind.rawValue), not a text"),
      file: file.name, at: span,
      hint: Localized(
        "请写作 'key: value'，以 '{' 或 '[' 开头的文本须加引号",
        "write 'key: value'; a text that starts with '{' or '[' needs quotation marks"))
  }

  /// A key that its mapping has already, at `first`.
  package static func yamlDuplicateKey(
    _ key: String, in file: SourceFile, at span: Span, first: Span
  ) -> Self {
    Diagnostic(
      "yaml-duplicate-key", Localized("字段 '\(key)' 重复", "key '\(key)' stands twice in one mapping"),
      file: file.name, at: span,
      hint: Localized("请只保留一个", "keep one of the two"),
      notes: [.init(Localized("首次写于此处", "first given here"), file: file.name, at: first)])
  }
}
