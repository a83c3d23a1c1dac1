import FazhiAssessment

extension Finding {
  /// The nearest passage where there is no evidence to show in its stead.
  var shownNearest: Evidence? { evidence.isEmpty ? nearest : nil }
}
