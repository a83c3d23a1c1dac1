import FazhiChecklist

extension Status {
  /// A sign that tells statuses apart without colour.
  var mark: String {
    switch self {
    case .met: "●"
    case .partial: "◐"
    case .planned: "◇"
    case .acknowledged: "△"
    case .missing: "○"
    case .notApplicable, .notScored: "-"
    }
  }
}
