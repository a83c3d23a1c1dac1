import FazhiSource

/// Markdown (CommonMark with the tables of GFM), for editors and wikis.
package enum MarkdownRenderer: Renderer {
  /// The name that `--format` takes.
  package static let name = "markdown"
  /// What it is for, in a few words.
  package static let summary = "Markdown with tables"
  /// The usual ending.
  package static let ending: String? = "md"

  /// The bytes of a result; they end in a line feed.
  package static func render(_ result: some Presentable, options: RenderingOptions) -> [UInt8] {
    Array(text(of: result.page(Words(language: options.language))).utf8)
  }

  static func text(of page: Page) -> String {
    page.blocks.map { text(of: $0, page.words) }.joined(separator: "\n")
  }

  private static func text(of block: Page.Block, _ words: Words) -> String {
    switch block {
    case .heading(let level, let text):
      return String(repeating: "#", count: level) + " " + escaped(text) + "\n"
    case .text(let text): return beginning(text) + "\n"
    case .fields(let fields):
      return fields.map { "- **\(escaped($0.label))**\(words.colon)\(escaped($0.value))\n" }
        .joined()
    case .table(let table): return text(of: table)
    case .entry(let entry): return text(of: entry, words)
    }
  }

  private static func text(of table: Page.Table) -> String {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    return row(table.columns.map { escaped($0.title) })
      + row(table.columns.map { $0.isNumber ? "---:" : "---" })
      + table.rows.map { row($0.map(escaped)) }.joined()
  }

  private static func text(of entry: Page.Entry, _ words: Words) -> String {
    let box = entry.box.map { $0 == .ticked ? "[x] " : "[ ] " } ?? ""
    let labels = escaped(entry.labels.joined(separator: words.comma))
    var text =
      "- \(box)**\(escaped(entry.title))**"
      + (labels.isEmpty ? "" : words.inParentheses(labels)) + "\n"
    for detail in entry.details {
      switch detail {
      case .field(let field):
        text += "  - \(escaped(field.label))\(words.colon)\(escaped(field.value))\n"
      case .quotation(let quotation, let place):
        text += "  - > \(beginning(quotation))\(words.inParentheses(escaped(place)))\n"
      case .box(let label): text += "  - [ ] \(escaped(label))\n"
      }
    }
    return text
  }

  /// A text on one line in which nothing is taken for markup, where it begins a paragraph: there it could
  /// be a list, a rule, or code that is indented.
  private static func beginning(_ text: String) -> String {
    let text = String(escaped(text).drop { $0 == " " }).unicodeScalars
    let digits = text.prefix { ("0"..."9").contains($0) }
    let rest = text.dropFirst(digits.count)
    let isMarker =
      switch rest.first {
      case "-", "+": digits.isEmpty
      case ".", ")": !digits.isEmpty && rest.dropFirst().first ?? " " == " "
      default: false
      }
    return isMarker ? String(digits) + "\\" + String(rest) : String(text)
  }

  /// A text on one line in which nothing is taken for markup, behind something else on its line.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.onOneLine.withoutControls.unicodeScalars {
      if "\\`*_{}[]<>#|~".unicodeScalars.contains(scalar) { result.append("\\") }
      if scalar == "&" {
        result.append(contentsOf: "&amp;".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
