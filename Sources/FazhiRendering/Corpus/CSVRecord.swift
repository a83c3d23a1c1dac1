/// One record of CSV (RFC 4180) on a line of its own.
struct CSVRecord {
  /// At least one.
  private(set) var fields: [String] = []

  /// Reads a line, with or without its end; `nil` where it is cut off within quotation marks or is no
  /// UTF-8.
  init?(_ line: [UInt8]) {
    guard let text = String(validating: line, as: UTF8.self) else { return nil }
    var field = ""
    var isQuoted = false
    var isOpen = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        // A mark behind a closing one stands for itself.
        if isQuoted, !isOpen { field.unicodeScalars.append(scalar) }
        isQuoted = true
        isOpen.toggle()
      case "," where !isOpen:
        fields.append(field)
        (field, isQuoted) = ("", false)
      case "\u{FEFF}" where fields.isEmpty && field.isEmpty: break
      case "\r" where !isOpen, "\n" where !isOpen: break
      default: field.unicodeScalars.append(scalar)
      }
    }
    guard !isOpen else { return nil }
    fields.append(field)
  }
}
