import FazhiTestSupport
import FazhiText
import Testing

@Suite("Normal form")
struct NormalizedTextTests {
  @Test(
    "variants of one writing have one normal form",
    arguments: [
      ("“三项制度”", "三项制度"), ("双随机、一公开", "双随机一公开"), ("１２３件", "123件"), ("政 务\u{3000}公\u{A0}开", "政务公开"),
      ("（一）", "(一)"),
      ("ABC", "abc"), ("ＡＢＣ", "abc"), ("12，345", "12345"), ("1，2", "1,2"), ("互联网＋监管", "互联网+监管"),
      ("2021—2025", "2021-2025"), ("一、总体", "一、总体"),
      ("⼀是", "一是"), ("新时代“枫桥经验”", "新时代枫桥经验"), ("4·15", "415"), ("9８．6％", "98.6%"),
      ("法\u{200B}治\u{FEFF}", "法治"),
    ])
  func variants(text: String, normal: String) {
    #expect(NormalizedText(text).units.text == normal)
  }

  @Test("line ends of every kind part lines and are no units")
  func lineEnds() {
    let text = NormalizedText("甲\r\n乙\r丙\n\n丁")
    #expect(text.units.text == "甲乙丙丁")
    #expect(text.lines.map(\.units) == [0..<1, 1..<2, 2..<3, 3..<3, 3..<4])
  }

  @Test("each unit leads back to its character", arguments: 0..<200 as Range<UInt64>)
  func unitsLeadBack(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = random.text(of: "法治政府“”、，。 １a𠀀\n\r\u{3000}⼀", length: 40)
    let normal = NormalizedText(text)
    let bytes = Array(text.utf8)
    #expect(normal.starts.count == normal.units.count + 1)
    #expect(normal.starts.last.map(Int.init) == bytes.count)
    for (unit, start) in zip(normal.units, normal.starts) {
      let end = NormalizedText.end(ofCharacterAt: Int(start), in: bytes)
      let character = String(decoding: bytes[Int(start)..<end], as: UTF8.self)
      #expect(character.unicodeScalars.count == 1)
      #expect(NormalizedText(character).units == [unit] || unit == 0x3001)
    }
  }

  @Test("normalising twice is normalising once", arguments: 0..<200 as Range<UInt64>)
  func isIdempotent(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = random.text(of: "一二、法治ＡB“”（）１２３，．％⼀ ", length: 40)
    let once = NormalizedText(text).units
    #expect(NormalizedText(once.text).units == once)
  }
}
