/// What elements of a page do to its text.
enum HTMLElements {
  /// Those that start and end a line.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu",
    "nav",
    "ol", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
    "th",
    "thead", "tr", "ul",
  ]

  /// Those that have no contents, and no end tag.
  static let void: Set<String> = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "link",
    "meta", "param", "source", "track", "wbr",
  ]

  /// Those that are left out with all that is in them: what serves to find one's way and to press, and what
  /// a browser does not show.
  static let leftOut: Set<String> = [
    "aside", "audio", "button", "canvas", "datalist", "footer", "iframe", "nav", "noembed",
    "noframes",
    "noscript", "object", "option", "rp", "rt", "script", "select", "style", "svg", "template",
    "textarea", "video",
  ]

  /// Whether an element is left out, by its name or since a browser does not show it.
  static func isLeftOut(_ tag: HTMLTag, in bytes: [UInt8]) -> Bool {
    if leftOut.contains(tag.name) { return true }
    // Pages hide themselves until a script has run.
    if tag.name == "body" || tag.name == "html" { return false }
    if let hidden = tag.value("hidden") {
      return !bytes[hidden].elementsEqual("until-found".utf8)
    }
    guard let style = tag.value("style") else { return false }
    let text = bytes[style].lazy.filter { !$0.isHTMLSpace }.map(\.asciiLowercased)
    return Array(text).holds("display:none")
  }
}

/// Which elements of a page are left out, and where they end.
///
/// An element that is never closed is not left out: it would take the rest of the page with it.
struct HTMLOmissions {
  /// For each element that is left out, by the byte of its start tag, the byte behind its end tag.
  private(set) var ends: [Int: Int] = [:]
  /// Whether anything in the page ends a line; otherwise its lines are those of the file.
  private(set) var hasBlocks = false
  /// The start tags that are open, by name; those of elements to be left out with their place.
  private var open: [String: [Int?]] = [:]

  /// Looks through a page.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  init(_ bytes: [UInt8]) {
    var tokens = HTMLTokenizer(bytes)
    while let token = tokens.next() {
      switch token {
      case .start(let tag):
        if tag.name == "br" || HTMLElements.blocks.contains(tag.name) { hasBlocks = true }
        guard !tag.isEmpty, !HTMLElements.void.contains(tag.name) else { continue }
        open[tag.name, default: []].append(
          HTMLElements.isLeftOut(tag, in: bytes) ? tag.offset : nil)
      case .end(let name):
        if let start = open[name]?.popLast() ?? nil { ends[start] = tokens.position }
      case .text, .raw, .declaration: break
      }
    }
  }
}
