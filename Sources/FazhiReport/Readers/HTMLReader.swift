package import FazhiSource

/// Reads web pages, as a browser saves them or a program fetches them.
package enum HTMLReader: FormatReader {
  /// What people call it.
  package static let title = Localized("网页", "a web page")
  /// What its names end in.
  package static let endings = ["html", "htm"]

  /// From how many end tags on a text without a head is a part of a page; fewer are stray ones in a text.
  private static let leastEndTags = 10

  /// Whether a text begins as a web page does, or has the end tags of one.
  package static func recognizes(_ bytes: [UInt8]) -> Bool {
    guard BinaryFormat.recognise(bytes) == nil else { return false }
    let start = start(of: bytes)
    return isHeaded(start) || endTags(in: start) >= leastEndTags
  }

  /// What a browser would show of a page.
  package static func text(of bytes: [UInt8], name: String) throws(InvalidInput) -> ReportText {
    let head = HTMLHead(bytes)
    if head.generator?.hasPrefix("fazhi ") == true { throw InvalidInput(.ownResult(name)) }
    let source = try decoded(bytes, charset: head.charset, name: name)
    return ReportText(bytes: HTMLPageText.text(of: source), origin: .document(title))
  }

  /// The beginning of a file; of UTF-16 the characters of ASCII only, one byte each.
  static func start(of bytes: [UInt8]) -> [UInt8] {
    let start = bytes.prefix(BinaryFormat.prefix)
    guard TextDecoder.isUTF16(bytes) else { return Array(start) }
    let low = bytes[0] == 0xFF ? 0 : 1
    return stride(from: 2, to: start.count - 1, by: 2).map { index in
      start[index + 1 - low] == 0 ? start[index + low] : 0xFF
    }
  }

  /// Whether a text starts with the document type or the root of a page.
  private static func isHeaded(_ start: [UInt8]) -> Bool {
    let first = start.first { !ByteOrderMark.bytes.contains($0) && $0 > 0x20 }
    guard first == UInt8(ascii: "<") else { return false }
    var tokens = HTMLTokenizer(start)
    while let token = tokens.next() {
      switch token {
      case .start(let tag): return tag.name == "html"
      case .text(let range):
        let isMark = start[range].allSatisfy { ByteOrderMark.bytes.contains($0) || $0 <= 0x20 }
        guard isMark else { return false }
      case .declaration(let range):
        let text = start[range].prefix(12).map(\.asciiLowercased)
        if text.elementsEqual("doctype html".utf8) { return true }
      case .end, .raw: return false
      }
    }
    return false
  }

  private static func endTags(in start: [UInt8]) -> Int {
    start.withUnsafeBufferPointer { bytes in
      bytes.indices.dropLast(2).count { index in
        bytes[index] == UInt8(ascii: "<") && bytes[index + 1] == UInt8(ascii: "/")
          && bytes[index + 2].isASCIILetter
      }
    }
  }

  /// The page as UTF-8: in the encoding of its byte order mark, in the one that it names, or in that of a
  /// text that names none.
  ///
  /// What is valid UTF-8 is that whatever the page says: programs convert pages and leave their heads
  /// alone. A page that names its encoding may have bytes that are not valid, as browsers take them.
  private static func decoded(
    _ bytes: [UInt8], charset: String?, name: String
  ) throws(InvalidInput) -> [UInt8] {
    let isMarked = bytes.starts(with: ByteOrderMark.bytes)
    if !TextDecoder.isUTF16(bytes), !TextDecoder.isUTF8(bytes),
      let encoding = isMarked ? .utf8 : charset.flatMap(encoding),
      let text = TextDecoder.convert(bytes, from: encoding, repairing: true)
    {
      return text
    }
    return try TextDecoder.decode(bytes, name: name).text
  }

  private static func encoding(_ charset: String) -> TextDecoder.Encoding? {
    switch charset {
    case "utf-8", "utf8": .utf8
    case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936": .gb18030
    default: nil
    }
  }
}

extension UInt8 {
  /// A letter of ASCII in lower case, and all else as it is.
  var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }

  /// Whether this is a letter of ASCII; both cases differ in one bit.
  var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  /// Whether this is one of the spaces of HTML.
  var isHTMLSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
