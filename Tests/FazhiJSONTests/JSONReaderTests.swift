import FazhiJSON
import FazhiSource
import Foundation
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
  private func read(_ bytes: [UInt8]) throws -> JSONNode {
    try JSONReader.read(SourceFile(name: "t.json", bytes: bytes))
  }

  @Test(
    "what is JSON is read",
    arguments: [
      (#""甲""#, "甲"), (#""\u7532\n\/\\\"""#, "甲\n/\\\""), (#""\ud83d\ude00😀""#, "😀😀"),
      ("\"\u{7F}\u{FFFE}\"", "\u{7F}\u{FFFE}"), (#"  "" "#, ""),
    ])
  func texts(json: String, text: String) throws {
    #expect(try read(Array(json.utf8)).string == text)
  }

  @Test("values keep their kind, their order and their place")
  func values() throws {
    let json = #"{"b": [1, -2.5e3, true, null], "a": {"甲": "乙"}}"#
    let node = try read(Array(json.utf8))
    let list = try #require(node["b"]?.array)
    #expect(list[0].integer == 1)
    #expect(list[1].integer == nil && list[1].double == -2500)
    #expect(list[2].bool == true && list[3].isNull)
    #expect(node["a"]?["甲"]?.string == "乙")
    #expect(node["a"]?["甲"]?.span == Span(44, 49))
    #expect(node["c"] == nil && list[0]["b"] == nil)
  }

  static let faulty = [
    "", " ", "{", "}", "[1,]", "[1 2]", #"{"a"}"#, #"{"a":}"#, #"{a: 1}"#, #"{"a":1,"a":2}"#, "01",
    "1.", "-", "1e", "nul", "'a'", "\"a", "\"\n\"", #""\x""#, #""\u12g4""#, #""\ud800""#,
    #""\ud800\u0041""#, "1 1", "\u{FEFF}1", #"["\"#, "[\"\\u12", "+1", "NaN", "// a\n1",
    String(repeating: "[", count: 100_000),
  ]

  @Test("what is no JSON is refused with a place", arguments: faulty)
  func faults(json: String) throws {
    let error = try #require(throws: InvalidInput.self) { try read(Array(json.utf8)) }
    #expect(error.diagnostics.map(\.id) == ["json-syntax"])
  }

  @Test("bytes that are no UTF-8 are refused")
  func notUTF8() {
    #expect(throws: InvalidInput.self) { try read([0x22, 0xFF, 0x22]) }
  }

  @Test("agrees with another reader on what is whole, cut off or damaged", arguments: 0..<300)
  func agrees(seed: Int) {
    var state = UInt64(seed)
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var bytes = Array(#"{"a":[1,2.5,"甲\n\u0041"],"b":{"c":true,"d":null},"e":-0.1e+2}"#.utf8)
    if random(2) == 0 { bytes.remove(at: random(bytes.count)) }
    if random(2) == 0 { bytes[random(bytes.count)] = Array("{}[]\",:01e\\".utf8)[random(11)] }
    let expected = (try? JSONSerialization.jsonObject(with: Data(bytes))) != nil
    do {
      _ = try read(bytes)
      #expect(expected, "\(String(decoding: bytes, as: UTF8.self))")
    } catch {
      // The other reader takes the later of two members with one name.
      let isTwice = (error as? InvalidInput)?.diagnostics.first?.message.contains("stands twice")
      #expect(!expected || isTwice == true, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
