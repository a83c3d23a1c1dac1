import FazhiChecklist

/// A light ground with dark writing on it, as RGB in hexadecimal.
struct Colours: Hashable {
  var fill: String
  var ink: String
}

extension Status {
  /// The colours of the status on paper: told apart on a screen, readable in black and white too.
  var colours: Colours {
    switch self {
    case .met: Colours(fill: "C6EFCE", ink: "005A00")
    case .partial: Colours(fill: "FFEB9C", ink: "6B4F00")
    case .planned: Colours(fill: "CDE8F9", ink: "1F4378")
    case .acknowledged: Colours(fill: "E1D7F0", ink: "432B6B")
    case .missing: Colours(fill: "FFC7CE", ink: "8A0006")
    case .notApplicable, .notScored: Colours(fill: "E7E6E6", ink: "4D4D4D")
    }
  }
}
