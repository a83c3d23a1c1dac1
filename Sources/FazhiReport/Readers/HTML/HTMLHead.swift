/// What the head of a page says of it.
struct HTMLHead {
  /// The encoding that it names, in lower case.
  private(set) var charset: String?
  /// The program that wrote it.
  private(set) var generator: String?

  /// Looks at the beginning of a page, in whatever encoding.
  init(_ bytes: [UInt8]) {
    let start = HTMLReader.start(of: bytes)
    var tokens = HTMLTokenizer(start)
    while let token = tokens.next() {
      guard case .start(let tag) = token else { continue }
      if tag.name == "body" { return }
      if tag.name == "meta" { take(tag, start) }
    }
  }

  private mutating func take(_ tag: HTMLTag, _ bytes: [UInt8]) {
    func value(_ name: String) -> String? {
      tag.value(name).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    if charset == nil { charset = value("charset")?.lowercased().trimmed }
    guard let content = value("content") else { return }
    if value("name")?.lowercased() == "generator" { generator = generator ?? content }
    if charset == nil, value("http-equiv")?.lowercased() == "content-type" {
      charset = Self.charset(inType: content.lowercased())
    }
  }

  /// The encoding in "text/html; charset=gb2312".
  private static func charset(inType type: String) -> String? {
    guard let name = type.firstRange(of: "charset") else { return nil }
    return String(type[name.upperBound...]).trimmed
  }
}

extension String {
  /// The text without spaces, quotation marks and equals signs around it, up to the first semicolon.
  fileprivate var trimmed: String {
    let signs = " \t\n\r\"'="
    return String(drop { signs.contains($0) }.prefix { $0 != ";" && !signs.contains($0) })
  }
}
