/// A start tag.
struct HTMLTag: Sendable {
  /// In lower case.
  var name: String
  /// The attributes: names in lower case, and the bytes of their values; of two of one name the first counts.
  var attributes: [(name: String, value: Range<Int>)] = []
  /// The byte at which it starts.
  var offset: Int
  /// Whether it is written as an element without contents, `<p/>`.
  var isEmpty = false

  /// The bytes of an attribute's value, or `nil` where it has none of that name.
  func value(_ name: String) -> Range<Int>? { attributes.first { $0.name == name }?.value }
}

/// A piece of a web page.
enum HTMLToken: Sendable {
  /// A run of text, entities as they are written.
  case text(Range<Int>)
  case start(HTMLTag)
  case end(String)
  /// An element whose contents are no markup: its name and its contents.
  case raw(String, Range<Int>)
  /// What stands between `<!` and `>`.
  case declaration(Range<Int>)
}

/// Cuts a web page into tags and text, in one pass and without giving up on anything.
///
/// It follows the HTML standard where pages are as they should be. Where a comment, a tag or a quotation
/// mark is not closed, a browser takes all that follows into it; here it takes little, so that no report
/// is lost for one slip. What is searched for to the end of the page and not found is not searched for
/// again, which keeps the cost linear.
struct HTMLTokenizer {
  /// Elements whose contents are text and no markup.
  private static let raw: Set<String> = [
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes",
  ]
  /// How far behind the first `<` in a quoted value its end is looked for.
  private static let farthestQuote = 4096

  private let bytes: [UInt8]
  /// The byte at which the next piece starts; may be set to the end of another.
  var position = 0
  /// What does not stand in the rest of the page.
  private var missing: Set<[UInt8]> = []

  /// Prepares to cut a page in an encoding that has ASCII in it.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next piece, or `nil` at the end; comments are passed over.
  mutating func next() -> HTMLToken? {
    while position < bytes.count {
      if byte(position) != UInt8(ascii: "<") { return text(from: position) }
      let start = position
      switch byte(start + 1) {
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        if let token = declaration() { return token }
        if position == start { return text(from: start) }
      case UInt8(ascii: "/"):
        guard let letter = byte(start + 2), letter.isASCIILetter, let tag = tag(from: start + 2)
        else { return text(from: start) }
        return .end(tag.name)
      case let letter? where letter.isASCIILetter:
        guard let tag = tag(from: start + 1) else { return text(from: start) }
        return rawElement(tag) ?? .start(tag)
      default: return text(from: start)
      }
    }
    return nil
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Text from a place where no tag starts to the next `<`, or from where a tag was given up to there.
  private mutating func text(from start: Int) -> HTMLToken {
    var end = max(position, start + 1)
    while end < bytes.count, bytes[end] != UInt8(ascii: "<") { end += 1 }
    position = end
    return .text(start..<end)
  }

  // MARK: Comments and declarations

  /// Goes behind a comment, a declaration or an instruction; stays where it is not closed at all.
  private mutating func declaration() -> HTMLToken? {
    let start = position
    if starts("<!--"), let end = find("-->", from: start + 2) {
      position = end + 3
    } else if starts("<![CDATA["), let end = find("]]>", from: start + 9) {
      position = end + 3
    } else if let end = find(">", from: start) {
      position = end + 1
      return .declaration(start + 2..<max(start + 2, end))
    }
    return nil
  }

  private func starts(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  /// Where a text stands next, or `nil` where it stands no more.
  private mutating func find(_ text: String, from start: Int) -> Int? {
    let part = Array(text.utf8)
    guard !missing.contains(part) else { return nil }
    let found = bytes.offset(of: part, from: min(start, bytes.count))
    if found == nil { missing.insert(part) }
    return found
  }

  // MARK: Tags

  /// Reads a tag from its name to behind its `>`.
  ///
  /// - Returns: The tag, or `nil` where it does not end before the next tag: then all read is text.
  private mutating func tag(from nameStart: Int) -> HTMLTag? {
    var tag = HTMLTag(name: "", offset: position)
    var index = nameStart
    while let byte = byte(index), !byte.isHTMLSpace, !"/<>".utf8.contains(byte) { index += 1 }
    tag.name = lowercased(nameStart..<index)
    while let byte = byte(index) {
      switch byte {
      case UInt8(ascii: ">"):
        tag.isEmpty = bytes[index - 1] == UInt8(ascii: "/")
        position = index + 1
        return tag
      case UInt8(ascii: "<"):
        position = index
        return nil
      case UInt8(ascii: "/"): index += 1
      case _ where byte.isHTMLSpace: index += 1
      default: index = attribute(from: index, into: &tag)
      }
    }
    position = bytes.count
    return nil
  }

  /// Reads an attribute; returns the byte behind it.
  private func attribute(from start: Int, into tag: inout HTMLTag) -> Int {
    var index = start + 1
    while let byte = byte(index), !byte.isHTMLSpace, !"/<>=".utf8.contains(byte) { index += 1 }
    let name = lowercased(start..<index)
    var equals = index
    while let byte = byte(equals), byte.isHTMLSpace { equals += 1 }
    guard byte(equals) == UInt8(ascii: "=") else {
      tag.attributes.append((name, index..<index))
      return index
    }
    index = equals + 1
    while let byte = byte(index), byte.isHTMLSpace { index += 1 }
    let (value, end) = value(from: index)
    tag.attributes.append((name, value))
    return end
  }

  /// The value at a place, and the byte behind it.
  private func value(from start: Int) -> (value: Range<Int>, end: Int) {
    if let quote = byte(start), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      if let end = endOfQuote(quote, from: start + 1) { return (start + 1..<end, end + 1) }
      // The tag ends where it would without the quotation mark.
      var end = start + 1
      while let byte = byte(end), !"<>".utf8.contains(byte) { end += 1 }
      return (start + 1..<end, end)
    }
    var end = start
    while let byte = byte(end), !byte.isHTMLSpace, !"<>".utf8.contains(byte) { end += 1 }
    return (start..<end, end)
  }

  /// Where a quoted value ends, or `nil` where its mark seems to be that of a later tag.
  private func endOfQuote(_ quote: UInt8, from start: Int) -> Int? {
    var index = start
    var firstTag: Int?
    while let byte = byte(index), index - (firstTag ?? index) < Self.farthestQuote {
      if byte == quote {
        guard firstTag != nil else { return index }
        let next = self.byte(index + 1)
        return next.map { $0.isHTMLSpace || "/>".utf8.contains($0) } ?? true ? index : nil
      }
      if byte == UInt8(ascii: "<"), firstTag == nil { firstTag = index }
      index += 1
    }
    return nil
  }

  private func lowercased(_ range: Range<Int>) -> String {
    String(decoding: bytes[range].map(\.asciiLowercased), as: UTF8.self)
  }

  /// The element with the contents, where they are no markup and it is closed.
  private mutating func rawElement(_ tag: HTMLTag) -> HTMLToken? {
    guard Self.raw.contains(tag.name), !tag.isEmpty else { return nil }
    let start = position
    guard let end = findEnd(of: tag.name, from: start) else { return nil }
    position = bytes[end...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    return .raw(tag.name, start..<end)
  }

  /// Where the end tag of an element stands next, in letters of either case.
  private mutating func findEnd(of name: String, from start: Int) -> Int? {
    let part = Array("</\(name)".utf8)
    guard !missing.contains(part) else { return nil }
    var index = start
    while index + part.count <= bytes.count {
      if bytes[index] == UInt8(ascii: "<"),
        bytes[index..<index + part.count].lazy.map(\.asciiLowercased).elementsEqual(part),
        byte(index + part.count).map({ $0.isHTMLSpace || "/>".utf8.contains($0) }) ?? true
      {
        return index
      }
      index += 1
    }
    missing.insert(part)
    return nil
  }
}
