import FazhiTestSupport
import FazhiXML
import Testing

@Suite("XML")
struct XMLTests {
  private func tokens(_ text: String, limits: XMLLimits = XMLLimits()) throws -> [XMLToken] {
    var tokenizer = XMLTokenizer(Array(text.utf8), limits: limits)
    var tokens: [XMLToken] = []
    while let token = try tokenizer.token() { tokens.append(token) }
    return tokens
  }

  @Test("elements, attributes, text, entities and CDATA are read")
  func pieces() throws {
    let text = """
      \u{FEFF}<?xml version="1.0"?><!-- a -->
      <w:甲 r:id='1&amp;2' xml:space="preserve">a&#x6CD5;&lt;<b/><![CDATA[<c>&amp;]]></w:甲>

      """
    #expect(
      try tokens(text) == [
        .start("甲", ["r:id": "1&2", "xml:space": "preserve"]), .text("a法<"), .start("b", [:]),
        .end("b"), .text("<c>&amp;"), .end("甲"),
      ])
  }

  @Test("line ends are line feeds")
  func lineEnds() throws {
    #expect(try tokens("<a>1\r\n2\r3&#13;</a>")[1] == .text("1\n2\n3\r"))
  }

  @Test(
    "what is not well formed, or could grow, is refused",
    arguments: [
      "", "<a>", "<a></b>", "<a/><b/>", "a<a/>", "<a/>a", "<a b></a>", "<a b=c/>",
      "<a b='1' b='2'/>",
      "<a b='<'/>", "<a b='1'c='2'/>", "<a>&nbsp;</a>", "<a>&</a>", "<a>&#0;</a>",
      "<a>&#xD800;</a>",
      "<a>\u{1}</a>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a><![CDATA[</a>", "<a><!--</a>",
      "<1/>", "< a/>", "<a", "<a b='", "</a>",
    ])
  func refused(text: String) {
    let problem = #expect(throws: XMLProblem.self) { try tokens(text) }
    #expect(problem?.reason.isBilingual == true)
  }

  @Test("bytes that are not UTF-8 are refused")
  func notUTF8() {
    var tokenizer = XMLTokenizer(Array("<a>".utf8) + [0xFF] + Array("</a>".utf8))
    #expect(throws: XMLProblem.self) { while try tokenizer.token() != nil {} }
  }

  @Test("depth and attributes have limits")
  func limits() throws {
    let deep = String(repeating: "<a>", count: 9) + String(repeating: "</a>", count: 9)
    #expect(try tokens(deep).count == 18)
    #expect(throws: XMLProblem.self) { try tokens(deep, limits: .init(depth: 8)) }
    #expect(throws: XMLProblem.self) {
      try tokens("<a b='1' c='2'/>", limits: .init(attributes: 1))
    }
  }

  @Test("what is written reads back", arguments: 0..<100 as Range<UInt64>)
  func readsBack(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = random.text(of: "<>&\"'法\r\n\t]😀 ;#x", length: 12)
    var writer = XMLWriter()
    writer.element("a", ["b": text]) {
      $0.element("c", text: text)
      $0.element("d")
    }
    let tokens = try tokens(String(decoding: writer.bytes, as: UTF8.self))
    #expect(
      tokens == [
        .start("a", ["b": text]), .start("c", [:]), .text(text), .end("c"), .start("d", [:]),
        .end("d"), .end("a"),
      ])
  }

  @Test("no text, however odd, does harm")
  func odd() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<5000 {
      let text = random.text(of: "<<>>/='\"a:&;#x!-[]?\r甲 ", length: 24)
      var tokenizer = XMLTokenizer(Array(text.utf8))
      // A token takes at least a byte, or ends an empty element.
      for _ in 0..<2 * text.utf8.count + 1 {
        guard let token = try? tokenizer.token(), token != .text("") else { break }
      }
    }
  }

  @Test("what XML cannot hold becomes U+FFFD")
  func controls() {
    var writer = XMLWriter()
    writer.text("a\u{0}\u{7}\u{B}\u{7F}\u{FFFE}\u{FFFF}\u{1FFFF}b")
    #expect(
      String(decoding: writer.bytes, as: UTF8.self).hasSuffix(
        "a" + String(repeating: "\u{FFFD}", count: 7) + "b"))
  }
}
