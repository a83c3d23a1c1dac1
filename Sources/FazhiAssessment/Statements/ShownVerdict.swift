/// The verdict that a row of a table shows, as the tool wrote it or as somebody changed it.
struct ShownVerdict: Sendable, Hashable {
  var item: String
  var text: String
  /// The digest of the report that the row is on.
  var report: String
  /// Whether the row states another verdict in the column for it.
  var isOverruled: Bool
  var file: String
  var row: Int
}
