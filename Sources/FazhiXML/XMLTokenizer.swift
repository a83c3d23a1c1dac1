import FazhiSource

/// A piece of an XML document.
package enum XMLToken: Sendable, Hashable {
  /// The start of an element, with its attributes by name. An empty element has an end as well.
  case start(String, [String: String])
  case end(String)
  /// A run of text, entities replaced, line ends turned into line feeds.
  case text(String)
}

/// Reads XML 1.0 in UTF-8 piece by piece: what documents of office programs need, and no more.
///
/// A document type declaration is refused, so there are no entities but the five of XML, nothing is
/// read from elsewhere, and nothing grows: tokens are never longer than the text they are read from.
/// Names of elements come without the prefix of their namespace, those of attributes with it. Comments and
/// processing instructions are passed over.
package struct XMLTokenizer {
  private let bytes: [UInt8]
  private let limits: XMLLimits
  private var next = 0
  private var open: [ArraySlice<UInt8>] = []
  private var pendingEnd: String?
  private var hasRoot = false

  /// Prepares to read a document.
  package init(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) {
    self.bytes = bytes
    self.limits = limits
    next = ByteOrderMark.length(in: bytes)
  }

  /// The next piece, or `nil` at the end of a document that is complete.
  ///
  /// - Throws: `XMLProblem` where the text is not well formed, or beyond the limits.
  package mutating func token() throws(XMLProblem) -> XMLToken? {
    if let name = pendingEnd {
      pendingEnd = nil
      open.removeLast()
      return .end(name)
    }
    while next < bytes.count {
      if bytes[next] != UInt8(ascii: "<") {
        if let token = try text() { return token }
      } else if starts("<?") {
        try skip(from: "<?", to: "?>")
      } else if starts("<!--") {
        try skip(from: "<!--", to: "-->")
      } else if starts("<![CDATA[") {
        return try characterData()
      } else if starts("<!") {
        throw problem("不支持文档类型声明: a document type declaration is not read")
      } else {
        return starts("</") ? try end() : try start()
      }
    }
    guard open.isEmpty, hasRoot else { throw problem("元素没有结束: an element is not closed") }
    return nil
  }

  // MARK: Pieces

  private mutating func text() throws(XMLProblem) -> XMLToken? {
    let start = next
    next = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    let run = bytes[start..<next]
    if open.isEmpty {
      guard run.allSatisfy(Self.isSpace) else {
        throw problem("根元素之外有文字: text outside of the root element")
      }
      return nil
    }
    return .text(try decoded(run, at: start, inAttribute: false))
  }

  private mutating func characterData() throws(XMLProblem) -> XMLToken {
    guard !open.isEmpty else { throw problem("根元素之外有文字: text outside of the root element") }
    let start = next + "<![CDATA[".utf8.count
    try skip(from: "<![CDATA[", to: "]]>")
    return .text(try characters(bytes[start..<next - 3], at: start))
  }

  private mutating func start() throws(XMLProblem) -> XMLToken {
    guard !open.isEmpty || !hasRoot else { throw problem("根元素不止一个: a second root element") }
    hasRoot = true
    next += 1
    let name = try self.name()
    guard open.count < limits.depth else {
      throw problem("元素嵌套太深: elements lie too deep in each other")
    }
    open.append(name)
    var attributes: [String: String] = [:]
    while true {
      let hadSpace = skipSpaces()
      if starts("/>") {
        next += 2
        pendingEnd = local(name)
        break
      }
      if starts(">") {
        next += 1
        break
      }
      guard hadSpace else { throw problem("标签写法有误: a tag is not well formed") }
      let (key, value) = try attribute()
      guard attributes.updateValue(value, forKey: key) == nil else {
        throw problem("属性重复: an attribute stands there twice")
      }
      guard attributes.count <= limits.attributes else {
        throw problem("属性太多: too many attributes")
      }
    }
    return .start(local(name), attributes)
  }

  private mutating func end() throws(XMLProblem) -> XMLToken {
    next += 2
    let name = try self.name()
    skipSpaces()
    guard starts(">"), open.last?.elementsEqual(name) == true else {
      throw problem("结束标签与开始标签不符: an end tag fits no start tag")
    }
    next += 1
    open.removeLast()
    return .end(local(name))
  }

  /// An attribute; namespace declarations keep their prefix, so that they fall on no other name.
  private mutating func attribute() throws(XMLProblem) -> (key: String, value: String) {
    let name = try self.name()
    skipSpaces()
    guard starts("=") else { throw problem("属性没有值: an attribute has no value") }
    next += 1
    skipSpaces()
    guard next < bytes.count, bytes[next] == 0x22 || bytes[next] == 0x27 else {
      throw problem("属性值没有加引号: the value of an attribute is not quoted")
    }
    let quote = bytes[next]
    let start = next + 1
    guard let close = bytes[start...].firstIndex(of: quote) else {
      throw problem("属性值的引号没有成对: the value of an attribute is not closed")
    }
    guard !bytes[start..<close].contains(UInt8(ascii: "<")) else {
      throw problem("属性值中有 '<': '<' in the value of an attribute")
    }
    next = close + 1
    let value = try decoded(bytes[start..<close], at: start, inAttribute: true)
    return (String(decoding: name, as: UTF8.self), value)
  }

  private mutating func name() throws(XMLProblem) -> ArraySlice<UInt8> {
    let start = next
    while next < bytes.count, Self.isNamePart(bytes[next]) { next += 1 }
    let name = bytes[start..<next]
    guard let first = name.first, !Self.isNumeric(first) else {
      throw problem("缺少名称: a name is missing")
    }
    return name
  }

  /// A name without its prefix.
  private func local(_ name: ArraySlice<UInt8>) -> String {
    let start = name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex
    return String(decoding: name[start...], as: UTF8.self)
  }

  // MARK: Characters

  /// A run with its entities replaced.
  private func decoded(_ run: ArraySlice<UInt8>, at offset: Int, inAttribute: Bool)
    throws(XMLProblem) -> String
  {
    var result = ""
    var rest = run
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += try characters(rest[..<ampersand], at: rest.startIndex, inAttribute)
      guard let end = rest[ampersand...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
        throw XMLProblem(reason: "'&' 之后不是实体: '&' starts no entity", offset: ampersand)
      }
      result.unicodeScalars.append(try entity(rest[ampersand + 1..<end], at: ampersand))
      rest = rest[(end + 1)...]
    }
    return result + (try characters(rest, at: rest.startIndex, inAttribute))
  }

  private func entity(_ name: ArraySlice<UInt8>, at offset: Int) throws(XMLProblem)
    -> Unicode.Scalar
  {
    let text = String(decoding: name, as: UTF8.self)
    switch text {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let number =
      text.hasPrefix("#x")
      ? UInt32(text.dropFirst(2), radix: 16)
      : text.hasPrefix("#") ? UInt32(text.dropFirst()) : nil
    guard let scalar = number.flatMap(Unicode.Scalar.init), Self.isAllowed(scalar) else {
      throw XMLProblem(
        reason: "'&\(text);' 不是 XML 实体: '&\(text);' is no entity of XML", offset: offset)
    }
    return scalar
  }

  /// A run without entities: line ends turned into line feeds, and in attributes into spaces.
  private func characters(
    _ run: ArraySlice<UInt8>, at offset: Int, _ inAttribute: Bool = false
  ) throws(XMLProblem) -> String {
    guard let text = String(validating: run, as: UTF8.self) else {
      throw XMLProblem(reason: "文本不是 UTF-8 编码: the text is not UTF-8", offset: offset)
    }
    // The scalars need a look only where a byte could start one that is not allowed.
    let isSuspect = run.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0xEF }
    guard !isSuspect || text.unicodeScalars.allSatisfy(Self.isAllowed) else {
      throw XMLProblem(reason: "有控制字符: a control character", offset: offset)
    }
    let unified =
      isSuspect && run.contains(0x0D)
      ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
    return inAttribute
      ? unified.replacing("\n", with: " ").replacing("\t", with: " ") : unified
  }

  /// Production 2 of XML 1.0; laxer than what is written here.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
      || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...:
      true
    default: isNumeric(byte)
    }
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  // MARK: Places

  @discardableResult
  private mutating func skipSpaces() -> Bool {
    let start = next
    while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
    return next > start
  }

  private func starts(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard next + count <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[next..<next + count].elementsEqual($0) }
  }

  /// Goes behind the next occurrence of a mark; linear in what is passed over.
  private mutating func skip(from opening: StaticString, to closing: StaticString)
    throws(XMLProblem)
  {
    let start = next
    next += opening.utf8CodeUnitCount
    while next < bytes.count, !starts(closing) { next += 1 }
    guard next < bytes.count else {
      next = start
      throw problem("'\(opening)' 没有结束: '\(opening)' is not closed")
    }
    next += closing.utf8CodeUnitCount
  }

  private func problem(_ reason: String) -> XMLProblem {
    XMLProblem(reason: reason, offset: next)
  }
}
