package import FazhiSource

/// A node of a YAML document that keeps its place.
package struct YAMLNode: Sendable {
  /// What a node is.
  package enum Content: Sendable {
    /// A text, as written between its quotation marks or plainly.
    case scalar(String)
    /// A list of nodes.
    case sequence([YAMLNode])
    /// Keys and values in the order of the file; keys are scalars and unique.
    case mapping([Entry])
  }

  /// A key with its value.
  package struct Entry: Sendable {
    /// The key's text.
    package var key: String
    /// The bytes of the key.
    package var keySpan: Span
    /// The value.
    package var value: YAMLNode
  }

  /// What the node is.
  package var content: Content
  /// The bytes of the node in its file.
  package var span: Span

  /// The text of a scalar, else `nil`.
  package var scalar: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  /// The nodes of a sequence, else `nil`.
  package var sequence: [YAMLNode]? {
    if case .sequence(let nodes) = content { nodes } else { nil }
  }

  /// The entries of a mapping, else `nil`.
  package var mapping: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The kinds of nodes, in words for a message.
  package enum Kind: String, Sendable {
    case text = "a text"
    case list = "a list"
    case mapping = "a mapping"

    /// The kind in Chinese.
    package var chinese: String {
      switch self {
      case .text: "文本"
      case .list: "列表"
      case .mapping: "一组字段"
      }
    }
  }

  /// The kind of the node.
  package var kind: Kind {
    switch content {
    case .scalar: .text
    case .sequence: .list
    case .mapping: .mapping
    }
  }
}
