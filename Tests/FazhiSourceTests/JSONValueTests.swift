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
          .init(key: "a", value: .array([.number("1"), .number("-2.5e1"), .bool(true), .null])),
          .init(key: "b", value: .string("字\n字😀\"")), .init(key: "a", value: .number("2")),
        ]))
  }

  @Test(
    "a number is kept as it is written, and is one",
    arguments: [
      ("1234567890123456789", 1234567890123456789 as Int?), ("-0", 0), ("25.0", 25), ("2.5E+1", 25),
      ("-2.5e-1", nil), ("1e300", nil), ("123456789012345678901234567890", nil),
    ])
  func numbers(text: String, integer: Int?) {
    let value = JSONValue(parsing: Array(text.utf8))
    #expect(value == .number(text))
    #expect(value?.integer == integer)
    #expect(value?.number == Double(text))
  }

  @Test(
    "refuses what is none",
    arguments: [
      "", "{", "{\"a\" 1}", "[1,]", "\"a", "tru", "01x", "01", "-", "+1", "1.", ".5", "1e", "1e+",
      "Infinity", "{} {}", "\"\u{1}\"", "\"\\x\"",
      String(repeating: "[", count: 100_000),
    ])
  func refuses(text: String) {
    #expect(JSONValue(parsing: Array(text.utf8)) == nil)
  }
}
