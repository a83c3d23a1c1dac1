import FazhiSource
import Testing

@Suite("Diagnostics in print")
struct DiagnosticPrinterTests {
  @Test("the caret stands below the fault, wide characters counted as two cells")
  func caretUnderWideText() {
    let source = SourceFile(
      name: "a.yaml", bytes: Array("items:\n- {title: 政府权责清单制度, levels: [X]}\n".utf8))
    let span = Span(source.bytes.firstIndex(of: UInt8(ascii: "X")) ?? 0, source.bytes.count - 3)
    let printer = DiagnosticPrinter(sources: ["a.yaml": source])
    let text = printer.text(of: [
      Diagnostic(
        "unknown-level", Localized("没有这个层级", "level 'X' is not one of P, C, D"), file: "a.yaml",
        at: span,
        hint: Localized("P 为省级", "P is a province"))
    ])
    #expect(
      text == """
        a.yaml:2:30: error: 没有这个层级: level 'X' is not one of P, C, D [unknown-level]
        2 | - {title: 政府权责清单制度, levels: [X]}
          |                                      ^
        hint: P 为省级: P is a province

        """)
  }

  @Test("controls in an excerpt cannot drive the terminal")
  func controlsAreMadeVisible() {
    let source = SourceFile(name: "a", bytes: Array("a\u{1B}[31mb\u{202E}c".utf8))
    let text = DiagnosticPrinter(sources: ["a": source]).text(of: [
      Diagnostic("x", Localized(both: "bad \u{7} sign"), file: "a", at: Span(0, 1))
    ])
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test("an excerpt of a very long line is cut around the fault")
  func longLines() {
    let line = String(repeating: "长", count: 5000) + "X" + String(repeating: "长", count: 5000)
    let source = SourceFile(name: "a", bytes: Array(line.utf8))
    let at = Span(15000, 15001)
    let text = DiagnosticPrinter(sources: ["a": source]).text(of: [
      Diagnostic("x", Localized(both: "m"), file: "a", at: at)
    ])
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { TerminalWidth.cells(of: $0) <= 80 })
    #expect(lines[1].contains("X"))
  }

  @Test(
    "wherever an excerpt is cut from a long line, whole characters are left, and the fault is there"
  )
  func cutsOfLongLines() {
    let line = (0..<900).map { ["a", "é", "法", "𠀀"][$0 * 7 % 4] }.joined()
    let bytes = Array("x\n\(line)\ny".utf8)
    let source = SourceFile(name: "a", bytes: bytes)
    let printer = DiagnosticPrinter(sources: ["a": source])
    var byte = 2
    for scalar in line.unicodeScalars {
      let span = Span(byte, byte + UTF8.width(scalar))
      let lines = printer.text(of: Diagnostic("x", Localized(both: "m"), file: "a", at: span))
        .split(separator: "\n")
      #expect(!lines[1].unicodeScalars.contains("\u{FFFD}"))
      #expect(TerminalWidth.cells(of: lines[1]) >= 40)
      let before = TerminalWidth.cells(of: lines[2].prefix { $0 != "^" })
      var cells = 0
      let below = lines[1].unicodeScalars.first { next in
        defer { cells += TerminalWidth.cells(of: next) }
        return cells == before
      }
      #expect(below == scalar)
      byte = span.end
    }
  }

  @Test("a file with a fault in every word is told of the first thousand, and how many are left")
  func manyFaults() {
    let line = String(repeating: "[X],", count: 200_000)
    let source = SourceFile(name: "a", bytes: Array(line.utf8))
    let faults = (0..<1234).map {
      Diagnostic("x", Localized(both: "m"), file: "a", at: Span($0 * 600 + 1, $0 * 600 + 2))
    }
    let printer = DiagnosticPrinter(sources: ["a": source])
    let lines = printer.text(of: faults).split(separator: "\n")
    #expect(lines.count == 3 * 1000 + 1)
    #expect(lines.last?.contains("234") == true)
    #expect(!printer.text(of: Array(faults.prefix(1000))).contains("另有"))
  }

  @Test("a fault at the end of the file, or in an empty one, is printed")
  func faultAtTheEnd() {
    for text in ["", "a: b", "a: b\n"] {
      let source = SourceFile(name: "a", bytes: Array(text.utf8))
      let span = Span(text.utf8.count, text.utf8.count)
      let printed = DiagnosticPrinter(sources: ["a": source]).text(of: [
        Diagnostic("x", Localized(both: "m"), file: "a", at: span)
      ])
      #expect(printed.contains("error: m [x]"))
    }
  }
}

@Suite("Lines, widths and suggestions")
struct SourceTests {
  @Test(
    "lines end at LF, CR and CR LF",
    arguments: [
      ("a\nb", [0, 2]), ("a\r\nb", [0, 3]), ("a\rb", [0, 2]), ("", [0]), ("\n", [0, 1]),
      ("甲\n乙", [0, 4]),
    ])
  func lineStarts(text: String, starts: [Int]) {
    #expect(LineIndex(Array(text.utf8)).starts == starts)
  }

  @Test("the column counts Unicode scalars, from 1")
  func columns() {
    let source = SourceFile(name: "a", bytes: Array("甲乙\n丙丁".utf8))
    #expect(source.position(at: 0) == Position(line: 1, column: 1))
    #expect(source.position(at: 3) == Position(line: 1, column: 2))
    #expect(source.position(at: 10) == Position(line: 2, column: 2))
    #expect(source.position(at: 13) == Position(line: 2, column: 3))
  }

  @Test("in long lines, the column of each byte is the count of what begins before it in the line")
  func columnsOfLongLines() {
    let text = (0..<700).map { ["a", "é", "法", "𠀀", "\n"][$0 % 97 == 96 ? 4 : $0 * 7 % 4] }.joined()
    let source = SourceFile(name: "a", bytes: Array(text.utf8))
    var expected = Position(line: 1, column: 1)
    var byte = 0
    for scalar in text.unicodeScalars {
      #expect(source.position(at: byte) == expected)
      byte += UTF8.width(scalar)
      if scalar == "\n" {
        expected = Position(line: expected.line + 1, column: 1)
      } else {
        expected.column += 1
      }
    }
    #expect(source.position(at: byte) == expected)
  }

  @Test(
    "a Han or full-width character takes two cells, a mark none",
    arguments: [("a", 1), ("法", 2), ("，", 2), ("“", 1), ("e\u{301}", 1), ("\u{200B}", 0), ("𠀀", 2)])
  func cells(text: String, cells: Int) {
    #expect(TerminalWidth.cells(of: text) == cells)
  }

  @Test(
    "a slip is recognised, something else is not",
    arguments: [("artticle", "article"), ("artcle", "article"), ("weight", nil)])
  func suggestions(word: String, expected: String?) {
    #expect(Suggestion.nearest(to: word, among: ["article", "title"]) == expected)
  }
}
