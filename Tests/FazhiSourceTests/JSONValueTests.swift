import Testing

@testable import FazhiSource

@Suite("Reading JSON")
struct JSONValueTests {
  @Test("reads what programs write")
  func reads() {
    let text = #" {"a": [1, -2.5e1, true, null], "b": "字\n\u5B57\ud83d\ude00\"", "a": 2} "#
    #expect(
      JSONValue(parsing: Array(text.utf8))
        == .object([
          .init(key: "a", value: .array([.number(1), .number(-25), .bool(true), .null])),
          .init(key: "b", value: .string("字\n字😀\"")), .init(key: "a", value: .number(2)),
        ]))
  }

  @Test(
    "refuses what is none",
    arguments: [
      "", "{", "{\"a\" 1}", "[1,]", "\"a", "tru", "01x", "+1", "{} {}", "\"\u{1}\"", "\"\\x\"",
      String(repeating: "[", count: 100_000),
    ])
  func refuses(text: String) {
    #expect(JSONValue(parsing: Array(text.utf8)) == nil)
  }
}
