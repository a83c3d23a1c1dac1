/// The characters that stand in a page by name or number.
enum HTMLEntities {
  /// The longest that is looked at, `&` and `;` left out.
  private static let longest = 12

  /// Hands over a run of text with its entities replaced; what is none stays as it stands.
  ///
  /// - Parameters:
  ///   - text: The text as it is written.
  ///   - append: Takes each byte, and whether it is from an entity: a space from one does not collapse.
  static func eachByte(of text: ArraySlice<UInt8>, _ append: (UInt8, Bool) -> Void) {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "&"), let entity = entity(in: text[(index + 1)...]) {
        for byte in entity.text.utf8 { append(byte, true) }
        index = entity.end
      } else {
        append(text[index], false)
        index += 1
      }
    }
  }

  /// The entity that a text starts with behind its `&`, and the byte behind it.
  private static func entity(in text: ArraySlice<UInt8>) -> (text: String, end: Int)? {
    let isNumber = text.first == UInt8(ascii: "#")
    let name = text.dropFirst(isNumber ? 1 : 0).prefix(longest).prefix {
      $0.isASCIILetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    let isClosed = name.endIndex < text.endIndex && text[name.endIndex] == UInt8(ascii: ";")
    let end = isClosed ? name.endIndex + 1 : name.endIndex
    let string = String(decoding: name, as: UTF8.self)
    if isNumber { return character(string).map { (String($0), end) } }
    if isClosed, let found = named[string] { return (found, end) }
    // Browsers take these without their semicolon, too.
    guard let short = unclosed.first(where: { string.hasPrefix($0) }), let found = named[short]
    else { return nil }
    return (found, name.startIndex + short.utf8.count)
  }

  /// The character of a number, in decimal digits or behind `x` in hexadecimal ones.
  private static func character(_ number: String) -> Character? {
    let isHexadecimal = number.first.map { "xX".contains($0) } ?? false
    let digits = isHexadecimal ? number.dropFirst() : number[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ isHexadecimal || $0 < 0x3A }) else {
      return nil
    }
    guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
    if (0x80...0x9F).contains(value), let sign = windows[value] { return sign }
    guard value >= 0x20 || value == 9 || value == 10 else { return "\u{FFFD}" }
    return Character(Unicode.Scalar(value) ?? "\u{FFFD}")
  }

  /// What old pages mean by the numbers of control characters: those of Windows-1252.
  private static let windows: [UInt32: Character] = [
    0x80: "€", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–",
    0x97: "—", 0x99: "™",
  ]

  private static let unclosed = ["nbsp", "amp", "lt", "gt", "quot"]

  /// Those that stand in Chinese pages.
  private static let named: [String: String] = [
    "nbsp": "\u{A0}", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "AMP": "&",
    "LT": "<", "GT": ">", "QUOT": "\"", "ensp": "\u{2002}", "emsp": "\u{2003}",
    "thinsp": "\u{2009}", "zwj": "\u{200D}", "zwnj": "\u{200C}", "shy": "\u{AD}", "ldquo": "“",
    "rdquo": "”", "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»", "lsaquo": "‹",
    "rsaquo": "›", "hellip": "…", "mdash": "—", "ndash": "–", "horbar": "―", "middot": "·",
    "centerdot": "·", "bull": "•", "sect": "§", "para": "¶", "copy": "©", "reg": "®", "trade": "™",
    "times": "×", "divide": "÷", "plusmn": "±", "deg": "°", "permil": "‰", "yen": "¥", "cent": "¢",
    "pound": "£", "euro": "€", "sup1": "¹", "sup2": "²", "sup3": "³", "frac12": "½", "frac14": "¼",
    "frac34": "¾", "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓", "harr": "↔", "le": "≤",
    "ge": "≥", "ne": "≠", "asymp": "≈", "minus": "−", "infin": "∞", "sum": "∑", "radic": "√",
    "there4": "∴", "sim": "∼", "loz": "◊", "prime": "′", "Prime": "″", "oline": "‾", "lceil": "⌈",
    "rceil": "⌉", "lfloor": "⌊", "rfloor": "⌋", "alpha": "α", "beta": "β", "gamma": "γ", "mu": "μ",
    "micro": "µ", "pi": "π", "omega": "ω", "Omega": "Ω", "Delta": "Δ", "Sigma": "Σ", "dagger": "†",
    "Dagger": "‡", "iexcl": "¡", "iquest": "¿", "brvbar": "¦", "uml": "¨", "macr": "¯",
    "acute": "´",
    "cedil": "¸", "ordm": "º", "ordf": "ª", "not": "¬", "curren": "¤", "tilde": "˜", "circ": "ˆ",
    "sbquo": "‚", "bdquo": "„", "lang": "⟨", "rang": "⟩", "Tab": "\t", "NewLine": "\n", "excl": "!",
    "num": "#", "dollar": "$", "percnt": "%", "lpar": "(", "rpar": ")", "ast": "*", "plus": "+",
    "comma": ",", "period": ".", "sol": "/", "colon": ":", "semi": ";", "equals": "=", "quest": "?",
    "commat": "@", "lsqb": "[", "rsqb": "]", "lowbar": "_", "lbrack": "[", "rbrack": "]",
    "check": "✓", "star": "☆", "starf": "★", "phone": "☎",
  ]
}
