import FazhiSource
import FazhiTestSupport
import Testing

@testable import FazhiReport

@Suite("HTML")
struct HTMLReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var page: String
    var expected: [String]

    init(_ name: String, _ page: String, _ expected: String...) {
      self.name = name
      self.page = page
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let cases = [
    Case("blocks and breaks end a line", "<div>甲<p>乙<br>丙</p>丁</div>戊", "甲", "乙", "丙", "丁", "戊"),
    Case("white space collapses", "<p>\n  依法 \t\n 行政\r\n</p>\n\n<p> </p>", "依法 行政"),
    Case("elements in a line do not end it", "<p>依<b>法</b><span> 行</span>政</p>", "依法 行政"),
    Case("lines of preformatted text stay", "<pre>一\n  二\n</pre><p>三\n四</p>", "一", "  二", "三 四"),
    Case(
      "entities by name and number",
      "<p>&ldquo;三项&rdquo;&nbsp;&#19968;&#x4E8C;&lt;p&gt;&amp;amp;&middot;&#151;</p>",
      "“三项”\u{A0}一二<p>&amp;·—"),
    Case(
      "what is no entity stays as it stands", "<p>a&b; &unknown; &#; &#x; &# &nbsp1 &amp</p>",
      "a&b; &unknown; &#; &#x; &# \u{A0}1 &"),
    Case(
      "numbers of no character", "<p>&#0;&#xD800;&#1114112;&#99999999999;甲</p>",
      "\u{FFFD}\u{FFFD}\u{FFFD}&#99999999999;甲"),
    Case(
      "scripts, styles, templates and comments",
      "<style>p{}</style><script>if (a</b) '<p>x</p>'</script><p>甲<!-- <p>乙</p> --></p>"
        + "<noscript>丙</noscript><template><p>丁</p></template><![CDATA[戊]]>", "甲"),
    Case(
      "what serves to find one's way and to press",
      "<nav><ul><li>首页</li></ul></nav><p>甲</p><aside>乙</aside><footer><p>丙</p></footer>"
        + "<button>丁</button><select><option>戊<option>己</select>", "甲"),
    Case(
      "hidden elements, nested ones of their name too",
      "<div hidden>一<div>二</div>三</div><p style='color:red; Display : none'>四</p><p hidden>五</p><p>六</p>",
      "六"),
    Case(
      "an element that is shown until a script finds it",
      "<div hidden='until-found'><p>甲</p></div>", "甲"),
    Case(
      "a page that hides itself until it is loaded", "<body style='display:none'><p>甲</p></body>",
      "甲"),
    Case(
      "cells of a row stay on one line",
      "<table><tr><th>事项</th><th><p>件数</p></th></tr><tr><td>复议<td>88</table>后", "事项\t件数", "复议\t88",
      "后"),
    Case(
      "a table in a cell, and one that lays out the page",
      "<table><tr><td><p>一、举措</p><p>甲</p><table><tr><td>乙</td><td>丙</td></tr></table></td></tr></table>",
      "一、举措", "甲", "乙\t丙"),
    Case("cells without a table are lines", "<tr><td>甲</td><td>乙</td></tr>", "甲", "乙"),
    Case(
      "numbered lists",
      "<ol start='3'><li>甲<li><p>乙</p></li></ol><ul><li>丙</li></ul><ol type='a'><li>丁</ol>",
      "3. 甲", "4. 乙", "丙", "a. 丁"),
    Case(
      "the title is the first line, unless the page says it again",
      "<title>某县 年度报告</title><p>甲</p>", "某县 年度报告", "甲"),
    Case(
      "a title that is the heading with the site behind it",
      "<head><title>清河县2023年法治政府建设年度报告_清河县人民政府</title></head><h1>清河县2023年法治政府建设年度报告</h1><p>甲</p>",
      "清河县2023年法治政府建设年度报告", "甲"),
    Case(
      "a title without the name of the place, which the heading has on two lines",
      "<title>2023年法治政府建设年度报告-政务公开-清河县</title><h1>清河县2023年法治政府<br>建设年度报告</h1>",
      "清河县2023年法治政府", "建设年度报告"),
    Case("the title of a picture is none", "<svg><title>图</title></svg><p>甲</p>", "甲"),
    Case(
      "numbers that Word writes for lists",
      "<p><![if !supportLists]><span>一、</span><![endif]>举措<o:p></o:p></p><?xml:namespace prefix = o />",
      "一、举措"),
    Case("attributes with signs of tags in them", "<p title=\"a>b\" alt='<p>' x=y>甲</p>", "甲"),
    Case(
      "upper case, spaces and a tag without a space between", "<P CLASS = a>甲</P ><BR/>乙", "甲", "乙"),
    Case("signs that start no tag", "<p>1 < 2 <= 3 <3 </ 4</p>", "1 < 2 <= 3 <3 </ 4"),
    Case(
      "without anything that ends a line, lines are those of the file", "一、<b>举措</b>\n（一）<b>甲</b>",
      "一、举措", "（一）甲"),
    // What follows has slips in it that would take the rest of the page along.
    Case("a comment without end", "<p>甲</p><!-- 乙 <p>丙</p>", "甲", "丙"),
    Case("a script without end", "<p>甲</p><script>x()<p>乙</p>", "甲", "x()", "乙"),
    Case(
      "an element to leave out without end", "<p>甲</p><nav><p>乙</p><div hidden><p>丙</p>", "甲", "乙",
      "丙"),
    Case(
      "a quotation mark without end", "<p>甲</p><a href=\"x>乙</a><p>丙</p><p class=\"c\">丁</p>", "甲",
      "乙",
      "丙", "丁"),
    Case(
      "a quotation mark without end, and no other", "<p>甲</p><a href='x>乙</a><p>丙</p>", "甲", "乙",
      "丙"),
    Case("a tag without end", "<p>甲</p><p class=x <p>乙</p><b", "甲", "<p class=x", "乙", "<b"),
    Case("a declaration without end", "<p>甲</p><p>乙</p><!x", "甲", "乙", "<!x"),
  ]

  @Test("shows what a browser shows", arguments: cases)
  func readsText(_ c: Case) {
    let text = HTMLPageText.text(of: Array(c.page.utf8))
    #expect(String(decoding: text, as: UTF8.self) == c.expected.map { $0 + "\n" }.joined())
  }

  // MARK: Detection and encodings

  @Test(
    "is told by what it holds",
    arguments: [
      ("<!DOCTYPE html><p>法治", true), ("\u{FEFF}\n<HTML lang=zh>法治", true),
      ("<!-- 保存于 --><html>法治", true), ("<?xml version='1.0'?><html xmlns='x'>法治</html>", true),
      (String(repeating: "<p>推进</p>\n", count: 10), true),
      (String(repeating: "<p>推进</p>\n", count: 9), false),
      ("法治<br>政府</p>", false), ("一、举措 <!DOCTYPE html>", false), ("x < y </ z", false),
    ])
  func recognizes(text: String, isPage: Bool) {
    #expect(HTMLReader.recognizes(Array(text.utf8)) == isPage)
    let utf16: [UInt8] =
      [0xFF, 0xFE]
      + text.drop { $0 == "\u{FEFF}" }.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(HTMLReader.recognizes(utf16) == isPage)
  }

  /// "<p>法治" in GB 2312.
  private static let gb2312: [UInt8] = Array("<p>".utf8) + [0xB7, 0xA8, 0xD6, 0xCE]

  private static func page(_ head: String, _ body: [UInt8]) -> [UInt8] {
    Array("<!DOCTYPE html><head>\(head)</head>".utf8) + body
  }

  static let encodings: [(String, [UInt8], String)] = [
    ("named by a charset", page("<meta charset=\"gb2312\">", gb2312), "法治"),
    (
      "named as a type",
      page("<META http-equiv='Content-Type' content='text/html; charset=GBK'>", gb2312), "法治"
    ),
    ("not named", page("", gb2312), "法治"),
    ("named wrongly", page("<meta charset=gb2312>", Array("<p>法治政府".utf8)), "法治政府"),
    (
      "with a byte that is not valid", page("<meta charset=gbk>", gb2312 + [0xFF, 0x3C]),
      "法治\u{FFFD}<"
    ),
    (
      "UTF-8 that is cut off", page("<meta charset=utf-8>", Array("<p>法治".utf8.dropLast())),
      "法\u{FFFD}"
    ),
    (
      "UTF-16 with its mark",
      [0xFE, 0xFF] + "<html><p>法治".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, "法治"
    ),
    (
      "UTF-8 with its mark", [0xEF, 0xBB, 0xBF] + page("<meta charset=gbk>", Array("<p>法治".utf8)),
      "法治"
    ),
  ]

  @Test("knows the encoding", arguments: encodings)
  func decodes(name: String, page: [UInt8], expected: String) throws {
    let document = try ReportReader.read(page, name: "t.html")
    #expect(String(decoding: document.source.bytes, as: UTF8.self) == expected + "\n")
    #expect(document.diagnostics.first?.id == "extracted-text")
  }

  @Test(
    "says of what it does not read why",
    arguments: [
      ("<!DOCTYPE html><meta name=\"generator\" content=\"fazhi 1.0.0\"><p>缺口</p>", "own-result"),
      ("<!DOCTYPE html><html><body><script>load()</script></body></html>", "empty-report"),
      ("MIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html><p>=E4=B8=80</p>", "not-text"),
      (
        "<?xml version=\"1.0\"?><w:wordDocument>" + String(repeating: "<w:p></w:p>", count: 20),
        "not-text"
      ),
    ])
  func refuses(page: String, id: String) {
    let error = #expect(throws: InvalidInput.self) {
      try ReportReader.read(Array(page.utf8), name: "t.html")
    }
    #expect(error?.diagnostics.map(\.id) == [id])
    #expect(error?.diagnostics.first?.message.joined.isBilingual == true)
  }

  // MARK: Any markup

  /// Pieces that pages with slips are made of.
  private static let pieces = [
    "<p>", "</p>", "<div hidden>", "<div>", "</div>", "<table>", "</table>", "<tr>", "<td>",
    "</td>",
    "</tr>", "<!--", "-->", "<!", "<![CDATA[", "]]>", "<script>", "</script>", "<nav>", "</nav>",
    "<a href=\"", "<a href='", "\"", "'", ">", "<", "/", "=", "<title>", "</title>", "<ol>",
    "</ol>",
    "<li>", "<pre>", "</pre>", "&", "&nbsp;", "&#x4E00;", "&#", "法治政府", " ", "\n", "<br>", "</",
    "<select>", "<option>", "<b", "<svg/>",
  ]

  @Test("any markup gives valid text, no longer than it", arguments: 0..<400 as Range<UInt64>)
  func anyMarkup(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let page = (0..<Int.random(in: 1...120, using: &random)).map { _ in
      Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
    }.joined()
    let text = HTMLPageText.text(of: Array(page.utf8))
    #expect(String(validating: text, as: UTF8.self) != nil)
    // The number of an item may be longer than its tags.
    #expect(text.count <= page.utf8.count * 2 + 2)
  }

  @Test("any bytes are read or refused", arguments: 0..<200 as Range<UInt64>)
  func anyBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes = Array("<!DOCTYPE html>".utf8)
    for _ in 0..<200 {
      bytes += Array(Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)].utf8)
      if Bool.random(using: &random) { bytes.append(.random(in: 1...255, using: &random)) }
    }
    do throws(InvalidInput) {
      let text = try ReportReaders.text(of: bytes, name: "t")
      #expect(String(validating: text.bytes, as: UTF8.self) != nil)
    } catch {
      #expect(error.diagnostics.count == 1)
    }
  }

  /// Repeated without end, each of these made some reader of pages quadratic.
  static let hostile = [
    "<", "<a", "<a ", "<a href=\"", "<a href='x\" ", "<a b=\"<", "<a b='<a c=\"<", "<!--", "<!",
    "<![CDATA[",
    "<script>", "<title>", "<nav>", "<div hidden>", "<table><tr><td>", "<table>", "<td>",
    "<ol><li>", "<pre>", "&",
    "&#", "</a", "</script", "<p>", "<tr><td>甲", "<table><tr><td>甲", "<b hidden>甲",
    "<select><option>",
    " ", "\n", "<a b=\"x\" c='y' ", "<br>", "<a/", "<!-->", "<?",
  ]

  @Test("takes no more than linear time", arguments: hostile)
  func isLinear(piece: String) {
    func time(_ count: Int) -> Duration {
      let page = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
      return ContinuousClock().measure { _ = HTMLPageText.text(of: page) }
    }
    let (short, long) = (min(time(4000), time(4000)), min(time(32_000), time(32_000)))
    // Quadratic time would be 64 times as long; other work on the machine may double it.
    #expect(long < short * 30 + .milliseconds(200), "\(short) \(long)")
  }
}
