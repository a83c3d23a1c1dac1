import FazhiXML

/// The text of a string item: its runs one after the other, without the readings of characters.
struct StringText {
  private(set) var text = ""
  private var isText = false
  private var phonetic = 0

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start("rPh", _): phonetic += 1
    case .end("rPh"): phonetic -= 1
    case .start("t", _): isText = true
    case .end("t"): isText = false
    case .text(let run) where isText && phonetic == 0: text += run
    default: break
    }
  }
}

extension String {
  /// The text with `_x000D_` and the like replaced by what they stand for (ECMA-376, ST_Xstring).
  var withoutEscapes: String {
    guard utf8.contains(UInt8(ascii: "_")) else { return self }
    var result: [UInt8] = []
    let bytes = Array(utf8)
    var next = 0
    while next < bytes.count {
      if next + 7 <= bytes.count, bytes[next] == UInt8(ascii: "_"),
        bytes[next + 1] == UInt8(ascii: "x"), bytes[next + 6] == UInt8(ascii: "_"),
        let value = UInt32(String(decoding: bytes[next + 2..<next + 6], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        result += Array(String(Character(scalar)).utf8)
        next += 7
      } else {
        result.append(bytes[next])
        next += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
      .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }
}
