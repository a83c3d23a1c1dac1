/// What normalisation does with each UTF-16 unit.
///
/// Reports come from word processors, web pages and PDF files, which write the same sentence with
/// full-width or half-width signs, with or without quotation marks, with spaces inside words, and
/// with Kangxi radicals in place of characters. Matching sees none of that.
enum CharacterTable {
  /// Dropped: spaces, quotation marks, the enumeration comma, middle dots, invisible characters.
  static let dropped: UInt16 = 0
  /// A line end; normalisation keeps it out of the units and notes the line instead.
  static let lineEnd: UInt16 = 0x0A

  /// For each unit its normal form, `dropped`, or `lineEnd`.
  static let normalForms: [UInt16] = {
    var table = (0...UInt16.max).map { $0 }
    func drop(_ units: some Sequence<UInt16>) { for unit in units { table[Int(unit)] = dropped } }
    drop(0...0x20)
    drop(0x7F...0xA0)
    for unit in [0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029] { table[unit] = lineEnd }
    drop([0xAD, 0x1680, 0x180E, 0x202F, 0x205F, 0x3000, 0xFEFF])
    drop(0x2000...0x200F)
    drop(0x202A...0x202E)
    drop(0x2060...0x206F)
    drop(0xFE00...0xFE0F)
    drop("\"'“”‘’„‟「」『』〝〞＂＇".utf16)
    drop("、·•・‧∙⋅･､".utf16)
    // Full-width forms of ASCII, then letters to lower case. ． is the point of numbers, as in ５．２％,
    // wherever it stands.
    for unit in 0xFF01...0xFF5E where table[unit] != dropped {
      table[unit] = UInt16(unit - 0xFEE0)
    }
    for unit in 0...0xFFFF where (0x41...0x5A).contains(table[unit]) { table[unit] += 0x20 }
    let pairs: [(String, String)] = [
      ("，﹐", ","), ("；﹔", ";"), ("：﹕∶", ":"), ("！﹗", "!"), ("？﹖", "?"), ("｡", "。"),
      ("（﹙〔［【", "("), ("）﹚〕］】", ")"), ("〈﹤", "《"), ("〉﹥", "》"), ("％﹪", "%"), ("＋﹢", "+"),
      ("‐‑‒–—―－─━﹣−~～〜", "-"), ("〇○", "0"),
    ]
    for (variants, normal) in pairs {
      for unit in variants.utf16 { table[Int(unit)] = normal.utf16.first ?? unit }
    }
    for (radical, character) in zip(kangxiRadicals.utf16, kangxiCharacters.utf16) {
      table[Int(radical)] = character
    }
    return table
  }()
}
