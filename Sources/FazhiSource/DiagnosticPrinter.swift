/// Prints diagnostics with file, line, column, an excerpt and a caret.
///
/// It alone knows lines, carets and colours. An excerpt is cut to `width` terminal cells around
/// the fault, and control characters in it are shown as U+FFFD, so that hostile text cannot drive
/// the terminal.
package struct DiagnosticPrinter: Sendable {
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

  /// The printed form of diagnostics, in the order given, each ending in a newline.
  package func text(of diagnostics: [Diagnostic]) -> String {
    diagnostics.map(text(of:)).joined()
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
    let lineSpan = source.lines.span(ofLine: line, in: source.bytes)
    let before = Array(
      visible(source.text(at: Span(lineSpan.start, min(span.start, lineSpan.end)))).unicodeScalars)
    let rest = Array(
      visible(source.text(at: Span(min(span.start, lineSpan.end), lineSpan.end))).unicodeScalars)
    let fault = visible(
      source.text(at: Span(min(span.start, lineSpan.end), min(span.end, lineSpan.end))))
    let number = "\(line + 1) | "
    let room = max(20, width - number.count)
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

  private func visible(_ text: String) -> String { TerminalWidth.withoutControls(text) }
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
