package import FazhiSource

extension Diagnostic {
  package static func yamlSyntax(_ problem: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-syntax", "YAML cannot be read: \(problem)", file: file.name, at: span,
      hint: "look for a missing quotation mark, a bracket left open, uneven indentation, or a"
        + " full-width '：' or '，' in place of ':' or ',';"
        + " a text with ': ', '#', '{' or '[' in it needs quotation marks")
  }

  package static func yamlEmpty(in file: SourceFile) -> Self {
    Diagnostic(
      "yaml-empty", "the file holds no YAML document", file: file.name, at: nil,
      hint: "a checklist starts with 'checklist:' and lists its 'items:'")
  }

  package static func yamlSeveralDocuments(in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-several-documents", "a second YAML document starts here", file: file.name, at: span,
      hint: "one file holds one checklist: delete the '---' or split the file")
  }

  package static func yamlTag(_ tag: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-tag", "tag '\(tag)' is not allowed", file: file.name, at: span,
      hint: "delete the tag: every value here is a text, a list or a mapping")
  }

  package static func yamlUnknownAlias(_ name: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-unknown-alias", "alias '*\(name)' has no anchor before it", file: file.name, at: span,
      hint: "define it earlier with '&\(name)', or quote the text if it should start with '*'")
  }

  package static func yamlTooDeep(_ limit: Int, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-too-deep", "nodes are nested more than \(limit) deep", file: file.name, at: span,
      hint: "a checklist needs fewer than ten levels")
  }

  package static func yamlTooManyNodes(_ limit: Int, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-too-many-nodes", "the file has more than \(limit) nodes, aliases expanded",
      file: file.name, at: span,
      hint: "aliases of aliases multiply: use a named list instead")
  }

  package static func yamlTooLarge(_ limit: Int, in file: SourceFile) -> Self {
    Diagnostic(
      "yaml-too-large", "the file has more than \(limit) bytes", file: file.name, at: nil,
      hint: "split the checklist into files and 'include' them")
  }

  package static func yamlNulByte(in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-nul-byte", "a NUL byte stands in the file", file: file.name, at: span,
      hint: "this is no text file, or not UTF-8: save it as UTF-8")
  }

  package static func yamlKeyIsNoText(_ kind: String, in file: SourceFile, at span: Span) -> Self {
    Diagnostic(
      "yaml-key-is-no-text", "a key is \(kind), not a text", file: file.name, at: span,
      hint: "write 'key: value'; a text that starts with '{' or '[' needs quotation marks")
  }

  package static func yamlDuplicateKey(
    _ key: String, in file: SourceFile, at span: Span, first: Span
  ) -> Self {
    Diagnostic(
      "yaml-duplicate-key", "key '\(key)' stands twice in one mapping", file: file.name, at: span,
      hint: "keep one of the two",
      notes: [.init("first given here", file: file.name, at: first)])
  }
}
