/// How many cells a terminal gives to a text: two for a Han or full-width character.
///
/// After Unicode Standard Annex 11 (East Asian Width), classes W and F; combining marks and
/// invisible characters take none. Ambiguous characters such as “ ” and · are taken as narrow,
/// which is what terminals do unless told otherwise.
package enum TerminalWidth {
  /// The number of cells of a text.
  package static func cells(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + cells(of: $1) }
  }

  /// The number of cells of one scalar: 0, 1 or 2.
  package static func cells(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF,
      0x0300...0x036F, 0xFE00...0xFE0F, 0x20D0...0x20FF, 0xE0100...0xE01EF:
      0
    case 0x1100...0x115F, 0x231A...0x231B, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
