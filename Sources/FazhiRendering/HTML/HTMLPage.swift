import FazhiChecklist
import FazhiSource
internal import Crypto
internal import Mustache

/// What a template is given: texts, truth values and lists by name, nested as its sections are.
typealias View = [String: Any]

/// A template with what it is given.
struct HTMLPage {
  let template: String
  let view: View

  /// The whole file.
  func text(_ words: Words) -> String {
    var view = view
    view["lang"] = words("zh-CN", "en")
    view["tool"] = "\(Tool.name) \(Tool.version)"
    view["policy"] = Self.policy
    view["style"] = StyleSheet.text
    view["script"] = Script.text
    guard let text = HTMLTemplates.library.render(view, withTemplate: template) else {
      preconditionFailure("there is no template '\(template)'")
    }
    return text
  }

  /// The Content-Security-Policy: the page's own style and script, and nothing else from anywhere.
  private static let policy = [
    "default-src 'none'", "style-src '\(source(of: StyleSheet.text))'",
    "script-src '\(source(of: Script.text))'", "base-uri 'none'", "form-action 'none'",
  ].joined(separator: "; ")

  private static func source(of text: String) -> String {
    "sha256-" + base64(Array(SHA256.hash(data: Array(text.utf8))))
  }

  /// Base64 (RFC 4648); Foundation's would be the only use of Foundation here.
  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let padded = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for index in 0..<4 {
        let isPadding = index > group.count
        text.append(
          isPadding ? UInt8(ascii: "=") : alphabet[padded >> (18 - 6 * index) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Status {
  /// What templates are told of a status; never a colour alone.
  func view(_ words: Words) -> View {
    ["key": rawValue, "mark": mark, "name": name[words.language]]
  }
}
