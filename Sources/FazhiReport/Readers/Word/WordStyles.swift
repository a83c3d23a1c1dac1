import FazhiXML

/// What a paragraph, or a style, says of its number.
struct WordNumberReference: Sendable, Hashable {
  /// The list; 0 for none.
  var list: Int?
  /// The level in it, from 0.
  var level: Int?
}

/// What the styles of paragraphs say of their numbers.
struct WordStyles {
  fileprivate struct Style {
    var name = ""
    var base: String?
    var reference = WordNumberReference()
  }

  /// How many styles may be based on each other.
  private static let longestChain = 64

  private var styles: [String: Style] = [:]
  private var standard: String?

  /// Reads the part with the styles; a document may have none.
  init(_ part: WordPart?) throws(WordProblem) {
    guard var tokens = part?.tokens else { return }
    var open: (id: String, style: Style)?
    while let token = try tokens.next() {
      switch token {
      case .start("style", let attributes):
        let id = attributes.value("styleId") ?? ""
        open = (id, Style())
        let isStandard = ["1", "true", "on"].contains(attributes.value("default") ?? "")
        if isStandard, attributes.value("type") == "paragraph" { standard = id }
      case .end("style"):
        if let open { styles[open.id] = open.style }
        open = nil
      case .start("tblStylePr", _): try tokens.skip()
      case .start(let name, let attributes): open?.style.take(name, attributes)
      default: break
      }
    }
  }

  /// The style that a paragraph has.
  func id(_ named: String?) -> String? { named ?? standard }

  /// Whether a style is that of the lines of a table of contents.
  func isContents(_ id: String?) -> Bool {
    (id.flatMap { styles[$0]?.name } ?? "").lowercased().hasPrefix("toc ")
  }

  /// What a style says of numbers, or those that it is based on, and the one of them that names the list.
  func reference(of id: String) -> (reference: WordNumberReference, style: String) {
    var (result, owner) = (WordNumberReference(), id)
    var next: String? = id
    for _ in 0..<Self.longestChain {
      guard let name = next, let style = styles[name] else { break }
      if result.level == nil { result.level = style.reference.level }
      if let list = style.reference.list {
        (result.list, owner) = (list, name)
        break
      }
      next = style.base
    }
    return (result, owner)
  }
}

extension WordStyles.Style {
  fileprivate mutating func take(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "name": self.name = attributes.value("val") ?? ""
    case "basedOn": base = attributes.value("val")
    case "numId": reference.list = attributes.number
    case "ilvl": reference.level = attributes.number
    default: break
    }
  }
}
