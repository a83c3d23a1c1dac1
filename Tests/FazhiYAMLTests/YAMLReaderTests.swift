import FazhiSource
import FazhiTestSupport
import FazhiYAML
import Testing

@Suite("Reading YAML")
struct YAMLReaderTests {
  private func read(_ text: String, limits: YAMLLimits = YAMLLimits()) -> (YAMLNode?, [String]) {
    let (root, diagnostics) = YAMLReader(
      SourceFile(name: "a.yaml", bytes: Array(text.utf8)), limits: limits
    ).read()
    for diagnostic in diagnostics {
      let texts = [diagnostic.message, diagnostic.hint] + diagnostic.notes.map(\.message)
      #expect(texts.allSatisfy { $0?.joined.isBilingual == true }, "\(texts)")
    }
    return (root, diagnostics.map(\.id))
  }

  @Test("every node knows its bytes, wide characters and quotation marks included")
  func spans() throws {
    let text = "标题: {zh: \"权责，清单\", en: [a, 乙]}\n"
    let source = SourceFile(name: "a", bytes: Array(text.utf8))
    let root = try #require(YAMLReader(source).read().root)
    let entry = try #require(root.mapping?.first)
    #expect(source.text(at: entry.keySpan) == "标题")
    #expect(source.text(at: entry.value.span) == "{zh: \"权责，清单\", en: [a, 乙]}")
    let inner = try #require(entry.value.mapping)
    #expect(source.text(at: inner[0].value.span) == "\"权责，清单\"")
    #expect(inner[0].value.scalar == "权责，清单")
    #expect(source.text(at: try #require(inner[1].value.sequence)[1].span) == "乙")
  }

  @Test(
    "what cannot be taken is refused by name",
    arguments: [
      ("", ["yaml-empty"]), ("# nothing\n", ["yaml-empty"]), ("a: [b", ["yaml-syntax"]),
      ("a: b\n---\nc: d\n", ["yaml-several-documents"]), ("a: !!int 3", ["yaml-tag"]),
      ("a: !x y", ["yaml-tag"]),
      ("a: *b", ["yaml-unknown-alias"]), ("a: 1\na: 2\n", ["yaml-duplicate-key"]),
      ("[a]: b", ["yaml-key-is-no-text"]),
      ("a: \0", ["yaml-nul-byte"]),
    ])
  func refusals(text: String, ids: [String]) {
    #expect(read(text).1 == ids)
  }

  @Test("aliases cannot blow up memory")
  func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let alias = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(alias)]\n"
    }
    #expect(read(text).1 == ["yaml-too-many-nodes"])
  }

  @Test("an anchor that contains itself is no alias yet")
  func cyclicAnchor() {
    #expect(read("a: &a [*a]").1 == ["yaml-unknown-alias"])
  }

  @Test("depth is limited")
  func depth() {
    #expect(read(String(repeating: "[", count: 10_000)).1.first == "yaml-too-deep")
    // A chain of aliases is as deep for those who walk it, though no line of it is.
    let chain = "- &a0 [x]\n" + (1...1000).map { "- &a\($0) [[*a\($0 - 1)]]\n" }.joined()
    #expect(read(chain).1.first == "yaml-too-deep")
    #expect(read("- &a [[x]]\n- [*a, [*a]]\n").1.isEmpty)
  }

  @Test("bytes that are no UTF-8 are told as such, with their place")
  func notUTF8() {
    let source = SourceFile(name: "a", bytes: Array("a: b\nc: ".utf8) + [0xFF, 0xFE, 0x80])
    let diagnostics = YAMLReader(source).read().diagnostics
    #expect(diagnostics.map(\.id) == ["yaml-no-utf8"])
    #expect(diagnostics.first?.span != nil)
  }

  @Test("no text, however odd, crashes the reader", arguments: 0..<200 as Range<UInt64>)
  func oddTexts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = random.text(of: "ab:-[]{}&*!|>#'\"%@`, \n\t甲…?", length: 60)
    _ = read(text)
  }
}
