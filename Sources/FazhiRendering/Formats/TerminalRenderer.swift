import FazhiChecklist
import FazhiSource

/// Text for a terminal, wide characters counted as two cells.
///
/// Lines have at most the given width, and room for 40 cells; only headings are never broken, and a table
/// whose widest column has given way as far as it can goes beyond.
package enum TerminalRenderer: Renderer {
  /// The name that `--format` takes.
  package static let name = "terminal"
  /// What it is for, in a few words.
  package static let summary = "text for a terminal of 80 columns"
  /// The usual ending of plain text.
  package static let ending: String? = "txt"

  /// The bytes of a result; they end in a line feed.
  package static func render(_ result: some Presentable, options: RenderingOptions) -> [UInt8] {
    Array(text(of: result.page(Words(language: options.language)), options: options).utf8)
  }

  static func text(of page: Page, options: RenderingOptions) -> String {
    var canvas = Canvas(
      words: page.words, width: max(40, options.width), colours: options.colours)
    for block in page.blocks { canvas.draw(block) }
    return canvas.text
  }
}

/// The lines drawn so far.
private struct Canvas {
  let words: Words
  let width: Int
  let colours: Bool
  var text = ""

  mutating func draw(_ block: Page.Block) {
    switch block {
    case .heading(let level, let title): draw(title, level: level)
    case .text(let line): wrap(line, first: "", rest: "")
    case .fields(let fields):
      let label = fields.map { TerminalWidth.cells(of: $0.label) }.max() ?? 0
      for field in fields {
        let padded = field.label.padded(to: label)
        wrap(
          field.value, first: styled(padded, "1") + "  ",
          rest: String(repeating: " ", count: label + 2), firstCells: label + 2)
      }
    case .table(let table): draw(table)
    case .entry(let entry): draw(entry)
    }
  }

  private mutating func draw(_ title: String, level: Int) {
    if !text.isEmpty { text += "\n" }
    text += styled(visible(title), "1") + "\n"
    guard level < 3 else { return }
    let rule = level == 1 ? "=" : "-"
    text += String(repeating: rule, count: min(width, TerminalWidth.cells(of: title))) + "\n"
  }

  /// Columns as wide as their widest cell; the widest text column gives way where there is no room.
  private mutating func draw(_ table: Page.Table) {
    var widths = table.columns.indices.map { column in
      ([table.columns[column].title] + table.rows.map { $0[column] })
        .map { TerminalWidth.cells(of: $0) }.max() ?? 0
    }
    let over = widths.reduce(0, +) + 2 * (widths.count - 1) - width
    if over > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) {
      widths[widest] = max(8, widths[widest] - over)
    }
    func row(_ cells: [String]) -> String {
      zip(cells, table.columns.indices).map { cell, column in
        let cut = visible(cell).cut(to: widths[column])
        return cut.padded(to: widths[column], onLeft: table.columns[column].isNumber)
      }.joined(separator: "  ").withoutTrailingSpaces + "\n"
    }
    text += styled(row(table.columns.map(\.title)), "2")
    for cells in table.rows { text += row(cells) }
  }

  private mutating func draw(_ entry: Page.Entry) {
    let mark = entry.status.map { styled($0.mark, $0.colour) + " " } ?? ""
    let box = entry.box.map { $0 == .ticked ? "☑ " : "☐ " } ?? ""
    let labels = entry.labels.joined(separator: " · ")
    let room = width - TerminalWidth.cells(of: labels) - 4 - (entry.box == nil ? 0 : 2)
    let title = visible(entry.title)
    if TerminalWidth.cells(of: title) <= room {
      let colour = entry.status?.colour ?? "0"
      text += box + mark + title.padded(to: room) + "  " + styled(labels, colour) + "\n"
    } else {
      wrap(title, first: box + mark, rest: "    ", firstCells: 4)
      text += "    " + labels + "\n"
    }
    for detail in entry.details {
      switch detail {
      case .field(let field):
        wrap(field.label + words.colon + field.value, first: "    ", rest: "      ")
      case .quotation(let quotation, let place):
        let place = words.inParentheses(place)
        wrap("“\(quotation.onOneLine)”\(place)", first: "    ", rest: "    ", style: "3")
      case .box(let label): wrap(label, first: "    ☐ ", rest: "      ", firstCells: 6)
      }
    }
  }

  /// Writes a text in lines that fit.
  ///
  /// A closing punctuation mark is kept on the line it closes.
  private mutating func wrap(
    _ line: String, first: String, rest: String, firstCells: Int? = nil, style: String = "0"
  ) {
    var indent = first
    var room = width - (firstCells ?? TerminalWidth.cells(of: first))
    var scalars = Array(visible(line.onOneLine).unicodeScalars)[...]
    repeat {
      let count = scalars.lineLength(fitting: room)
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: scalars.prefix(count))
      text += indent + styled(String(piece).withoutTrailingSpaces, style) + "\n"
      scalars = scalars.dropFirst(count).drop { $0 == " " }
      indent = rest
      room = width - TerminalWidth.cells(of: rest)
    } while !scalars.isEmpty
  }

  private func styled(_ text: String, _ code: String) -> String {
    colours && code != "0" && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private func visible(_ text: String) -> String { text.withoutControls }
}

extension ArraySlice<Unicode.Scalar> {
  /// How many scalars go on a line: as many as fit, less a Latin word that would be cut, and less
  /// one where the next line would start with a closing mark.
  fileprivate func lineLength(fitting room: Int) -> Int {
    var cells = 0
    var end = startIndex
    while end < endIndex {
      let next = TerminalWidth.cells(of: self[end])
      if cells + next > room { break }
      cells += next
      end += 1
    }
    guard end < endIndex, end > startIndex + 8 else { return Swift.max(1, end - startIndex) }
    var cut = end
    while cut > end - 24, cut > startIndex + 1,
      isInsideWord(cut) || closes(self[cut]) || opens(self[cut - 1])
    { cut -= 1 }
    return cut > end - 24 ? cut - startIndex : end - startIndex
  }

  private func isInsideWord(_ index: Int) -> Bool {
    isWord(self[index - 1]) && isWord(self[index])
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar != " "
  }

  private func opens(_ scalar: Unicode.Scalar) -> Bool {
    "（《“‘「『".unicodeScalars.contains(scalar)
  }

  private func closes(_ scalar: Unicode.Scalar) -> Bool {
    "，。；：！？、）》”’」』%".unicodeScalars.contains(scalar)
  }
}

extension String {
  fileprivate func padded(to cells: Int, onLeft: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, cells - TerminalWidth.cells(of: self)))
    return onLeft ? spaces + self : self + spaces
  }

  /// The text, or its beginning with … where it is too wide.
  fileprivate func cut(to cells: Int) -> String {
    guard TerminalWidth.cells(of: self) > cells else { return self }
    var result = ""
    var used = 1
    for character in self {
      used += TerminalWidth.cells(of: String(character))
      if used > cells { break }
      result.append(character)
    }
    return result + "…"
  }

  fileprivate var withoutTrailingSpaces: String {
    var result = self
    while result.last == " " { result.removeLast() }
    return result
  }
}

extension Status {
  fileprivate var colour: String {
    switch self {
    case .met: "32"
    case .partial: "33"
    case .planned, .acknowledged: "35"
    case .missing: "31"
    case .notApplicable, .notScored: "2"
    }
  }
}
