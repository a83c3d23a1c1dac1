import FazhiTables
import Testing

@Suite("Texts in cells")
struct CellTextTests {
  @Test(
    "what a spreadsheet takes for a formula is guarded, and reads back",
    arguments: [
      ("=1+1", "'=1+1"), ("+8", "'+8"), ("-3", "'-3"), ("@a", "'@a"), ("=\u{301}", "'=\u{301}"),
      ("清单", "清单"), ("'quoted'", "'quoted'"), ("1=1", "1=1"), ("", ""),
    ])
  func guards(text: String, cell: String) {
    #expect(CellText.guarded(text) == cell)
    #expect(CellText.unguarded(cell) == text)
    #expect(CellText.looksLikeFormula(text) == (text != cell))
  }

  @Test(
    "line ends become line feeds and other controls visible, once and for all",
    arguments: [
      ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\n\n", "\n\n"), ("a\tb", "a b"), ("a\u{7}b", "a\u{FFFD}b"),
      ("a\u{202E}b", "a\u{FFFD}b"), ("清单", "清单"), ("", ""),
    ])
  func cleans(text: String, cell: String) {
    #expect(CellText.clean(text) == cell)
    #expect(CellText.clean(cell) == cell)
  }

  @Test("what is too long for Excel is cut between characters; UTF-16 units count")
  func cuts() {
    let longest = String(repeating: "法", count: CellText.longest)
    #expect(CellText.cut(longest) == longest)
    #expect(CellText.cut(longest + "治") == longest.dropLast() + "…")
    let pairs = String(repeating: "😀", count: CellText.longest / 2)
    #expect(CellText.cut(pairs) == pairs)
    #expect(CellText.cut(pairs + "😀") == pairs + "…")
  }
}
