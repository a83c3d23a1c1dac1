import FazhiSource
internal import Mustache

/// How templates escape what they are given, in text and in quoted attributes alike.
///
/// Mustache's own escaping goes by `Character` and so passes a quotation mark over that a combining
/// mark follows: enough to leave an attribute. This one goes by scalar. It also makes controls and
/// bidirectional overrides visible, as all formats do; a tabulator stays what it is.
struct HTMLEscaping: MustacheContentType {
  /// What templates call it.
  static let name = "FAZHI"

  func escapeText(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;".utf8
      case ">": result += "&gt;".utf8
      case "&": result += "&amp;".utf8
      case "\"": result += "&quot;".utf8
      case "'": result += "&#39;".utf8
      case "\t", "\n": result.append(UInt8(scalar.value))
      default: result += (Self.isInvisible(scalar) ? "\u{FFFD}" : scalar).utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether a scalar is a control, reorders what follows, or must not stand in HTML.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isControl || (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }
}
