import FazhiSource
import FazhiTables

/// CSV (RFC 4180) for Excel and WPS: UTF-8 with a byte order mark, which they need to read Chinese,
/// and the first sheet of the workbook.
///
/// A cell that a spreadsheet would take for a formula is guarded by an apostrophe (OWASP, "CSV
/// Injection"); control characters are made visible.
package enum CSVRenderer: Renderer {
  /// The name that `--format` takes.
  package static let name = "csv"
  /// What it is for, in a few words.
  package static let summary = "a table for Excel and WPS"

  /// The bytes of a result.
  package static func render(_ result: some Presentable, options: RenderingOptions) -> [UInt8] {
    let sheet = result.workbook(Words(language: options.language)).sheets[0]
    let rows = [sheet.columns.map(\.title)] + sheet.rows.map { $0.map(\.text) }
    let text = rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    return ByteOrderMark.bytes + Array(text.utf8)
  }

  /// A text as a cell: guarded, cut to what a spreadsheet takes, and quoted where it must be.
  static func cell(_ text: String) -> String {
    let text = CellText.cut(CellText.guarded(CellText.clean(text)))
    // By byte: a comma and a mark that combines with it are one `Character`, and yet end a cell.
    guard text.utf8.contains(where: { [0x2C, 0x22, 0x0A].contains($0) }) else { return text }
    let inside = text.utf8.flatMap { $0 == 0x22 ? [$0, $0] : [$0] }
    return "\"" + String(decoding: inside, as: UTF8.self) + "\""
  }
}
