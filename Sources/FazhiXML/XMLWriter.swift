/// Writes XML 1.0 in UTF-8, elements and attributes in the order given.
///
/// Everything is escaped; characters that XML has no way to write become U+FFFD.
package struct XMLWriter: Sendable {
  /// The document so far.
  package private(set) var bytes: [UInt8] = Array(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)

  /// Starts a document.
  package init() {}

  /// Writes an element with what the body writes in it.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ body: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    body(&self)
    bytes += "</".utf8
    name.withUTF8Buffer { bytes += $0 }
    bytes.append(UInt8(ascii: ">"))
  }

  /// Writes an element with nothing in it.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]
  ) {
    open(name, attributes)
    bytes += "/>".utf8
  }

  /// Writes an element with a text in it.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes a text.
  package mutating func text(_ text: String) { escape(text, inAttribute: false) }

  /// Writes a line feed between elements, for readers of the file.
  package mutating func newline() { bytes.append(0x0A) }

  private mutating func open(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>
  ) {
    bytes.append(UInt8(ascii: "<"))
    name.withUTF8Buffer { bytes += $0 }
    for (key, value) in attributes {
      bytes.append(UInt8(ascii: " "))
      key.withUTF8Buffer { bytes += $0 }
      bytes += "=\"".utf8
      escape(value, inAttribute: true)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func escape(_ text: String, inAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "&": bytes += "&amp;".utf8
      case "\"" where inAttribute: bytes += "&quot;".utf8
      // A parser turns these into others where they are not written by number (XML 1.0, 2.11, 3.3.3).
      case "\r": bytes += "&#13;".utf8
      case "\n" where inAttribute: bytes += "&#10;".utf8
      case "\t" where inAttribute: bytes += "&#9;".utf8
      default: bytes += Array((XMLCharacters.contain(scalar) ? scalar : "\u{FFFD}").utf8)
      }
    }
  }
}

/// What may stand in XML (1.0, production 2), less the controls that it advises against.
package enum XMLCharacters {
  /// Whether a scalar may stand in a document.
  package static func contain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFDCF, 0xFDF0...0xFFFD: true
    case 0x10000...0x10FFFF: scalar.value & 0xFFFE != 0xFFFE
    default: false
    }
  }

  /// A text in which what may not stand in a document is U+FFFD.
  package static func visible(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(contain) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(contain(scalar) ? scalar : "\u{FFFD}") }
    return String(result)
  }
}
