package import FazhiSource

/// A value of a JSON text that keeps its place.
package struct JSONNode: Sendable {
  /// What a value is.
  package enum Content: Sendable {
    /// Names with values in the order of the text; names are unique.
    case object([Member])
    /// A list of values.
    case array([JSONNode])
    /// A text, its escapes resolved.
    case string(String)
    /// A number as it is written, so that none is rounded before somebody asks for it.
    case number(String)
    /// `true` or `false`.
    case bool(Bool)
    /// `null`.
    case null
  }

  /// A name with its value.
  package struct Member: Sendable {
    /// The name.
    package var name: String
    /// Its value.
    package var value: JSONNode
  }

  /// What the value is.
  package var content: Content
  /// The bytes of the value in its file.
  package var span: Span

  /// Creates a value.
  package init(content: Content, span: Span) {
    self.content = content
    self.span = span
  }

  /// The value of a member of an object, or `nil` where there is none, or where this is no object.
  package subscript(name: String) -> JSONNode? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The elements of an array, else `nil`.
  package var array: [JSONNode]? { if case .array(let nodes) = content { nodes } else { nil } }

  /// The text of a string, else `nil`.
  package var string: String? { if case .string(let text) = content { text } else { nil } }

  /// A whole number that is written without fraction or exponent, else `nil`.
  package var integer: Int? { if case .number(let text) = content { Int(text) } else { nil } }

  /// A number, rounded to the nearest that there is, else `nil`.
  package var double: Double? { if case .number(let text) = content { Double(text) } else { nil } }

  /// A truth value, else `nil`.
  package var bool: Bool? { if case .bool(let value) = content { value } else { nil } }

  /// Whether it is `null`.
  package var isNull: Bool { if case .null = content { true } else { false } }

  /// What the value is, in words for a message.
  package var kindName: String {
    switch content {
    case .object: "an object"
    case .array: "a list"
    case .string: "a text"
    case .number: "a number"
    case .bool: "a truth value"
    case .null: "null"
    }
  }
}
