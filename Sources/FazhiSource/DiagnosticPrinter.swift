/// Prints diagnostics with file, line, column, an excerpt and a caret.
///
/// It alone knows lines, carets and colours. An excerpt is cut to `width` terminal cells around
/// the fault, and control characters in it are shown as U+FFFD, so that hostile text cannot drive
/// the terminal.
///
/// Only as much of a line is read as an excerpt may show: a file of one line may have a fault in every
/// word.
package struct DiagnosticPrinter: Sendable {
  /// More bytes than text takes for each cell, short of heaps of marks that combine.
  private static let bytesPerCell = 16
  /// More complaints than anybody reads in one run.
  private static let most = 1000

  /// The texts that diagnostics point into, by name.
  package var sources: [String: SourceFile]
  /// Whether to use ANSI colours.
  package var colours: Bool
  /// The number of terminal cells an excerpt may take.
  package var width: Int

  /// Creates a printer for some sources.
  package init(sources: [String: SourceFile] = [:], colours: Bool = false, width: Int = 80) {
    self.sources = sources
    self.colours = colours
    self.width = width
  }

  /// The printed form of diagnostics, in the order given, each ending in a newline; behind the first
  /// thousand, how many more there are.
  package func text(of diagnostics: [Diagnostic]) -> String {
    let text = diagnostics.prefix(Self.most).map(text(of:)).joined()
    let left = diagnostics.count - Self.most
    guard left > 0 else { return text }
    return text + "另有 \(left) 个问题未列出，请先修正以上各处: \(left) more, mend these first\n"
  }

  /// The printed form of one diagnostic, ending in a newline.
  package func text(of diagnostic: Diagnostic) -> String {
    let mark = diagnostic.severity == .error ? "31" : "33"
    var text = place(diagnostic.file, diagnostic.span)
    text += styled("\(diagnostic.severity.rawValue):", mark)
    text += " \(visible(diagnostic.message.joined)) [\(diagnostic.id)]\n"
    if let span = diagnostic.span { text += excerpt(diagnostic.file, span, mark) }
    for note in diagnostic.notes {
      text += place(note.file, note.span) + "note: \(visible(note.message.joined))\n"
      text += excerpt(note.file, note.span, "36")
    }
    if let hint = diagnostic.hint { text += "hint: \(visible(hint.joined))\n" }
    return text
  }

  private func place(_ file: String, _ span: Span?) -> String {
    guard let span, let source = sources[file] else { return "\(visible(file)): " }
    let position = source.position(at: span.start)
    return "\(visible(file)):\(position.line):\(position.column): "
  }

  /// The line of the fault, and below it a caret and the length of the fault within the line.
  private func excerpt(_ file: String, _ span: Span, _ mark: String) -> String {
    guard let source = sources[file] else { return "" }
    let line = source.lines.line(of: span.start)
    let number = "\(line + 1) | "
    let room = max(20, width - number.count)
    let lineSpan = source.lines.span(ofLine: line, in: source.bytes)
    let start = min(span.start, lineSpan.end)
    let near = source.window(around: start, in: lineSpan, reach: room * Self.bytesPerCell)
    func scalars(_ from: Int, _ to: Int) -> [Unicode.Scalar] {
      Array(visible(source.text(at: Span(from, to))).unicodeScalars)
    }
    let before = scalars(near.start, start)
    let rest = scalars(start, near.end)
    let fault = visible(source.text(at: Span(start, min(span.end, near.end))))
    let head = before.suffix(fittingIn: room * 2 / 3)
    let tail = rest.prefix(fittingIn: room - head.cells)
    let underline = min(max(1, TerminalWidth.cells(of: fault)), max(1, tail.cells))
    let padding = String(repeating: " ", count: head.cells)
    let gutter = String(repeating: " ", count: number.count - 2) + "| "
    return number + head.text + tail.text + "\n" + gutter + padding
      + styled("^" + String(repeating: "~", count: underline - 1), mark) + "\n"
  }

  private func styled(_ text: String, _ code: String) -> String {
    colours ? "\u{1B}[1;\(code)m\(text)\u{1B}[0m" : text
  }

  private func visible(_ text: String) -> String { text.withoutControls }
}

extension SourceFile {
  /// The part of a line that lies within `reach` bytes of a byte of it, cut between scalars.
  fileprivate func window(around byte: Int, in line: Span, reach: Int) -> Span {
    var (start, end) = (max(line.start, byte - reach), min(line.end, byte + reach))
    while start > line.start, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < line.end, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return Span(start, end)
  }
}

extension [Unicode.Scalar] {
  /// The longest end of the text that fits, with how many cells it takes.
  fileprivate func suffix(fittingIn room: Int) -> (text: String, cells: Int) {
    var cells = 0
    var start = endIndex
    while start > startIndex {
      let next = TerminalWidth.cells(of: self[start - 1])
      if cells + next > room { break }
      cells += next
      start -= 1
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: self[start...])
    return (String(text), cells)
  }

  /// The longest beginning of the text that fits, with how many cells it takes.
  fileprivate func prefix(fittingIn room: Int) -> (text: String, cells: Int) {
    var cells = 0
    var text = String.UnicodeScalarView()
    for scalar in self {
      let next = TerminalWidth.cells(of: scalar)
      if cells + next > room { break }
      cells += next
      text.append(scalar)
    }
    return (String(text), cells)
  }
}
