import FazhiSource

/// What can be wrong with a report, and what the reader of it could not make out.
extension Diagnostic {
  static func emptyReport(_ name: String) -> Self {
    Diagnostic(
      "empty-report", "the report is empty", file: name, at: nil,
      hint: "give the text of an annual report on 法治政府建设")
  }

  static func notText(_ name: String, _ format: BinaryFormat) -> Self {
    Diagnostic(
      "not-text", "the report is \(format.name), not a text", file: name, at: nil,
      hint: format.remedy)
  }

  static func brokenEncoding(_ name: String, _ encoding: String) -> Self {
    Diagnostic(
      "broken-encoding", "the report is no valid \(encoding)", file: name, at: nil,
      hint: "save it as UTF-8 in WPS or an editor, or convert it: 'iconv -f ENCODING -t UTF-8'")
  }

  static func convertedEncoding(_ name: String, _ encoding: String) -> Self {
    Diagnostic(
      "converted-encoding", severity: .warning, "the report was converted from \(encoding)",
      file: name, at: nil, hint: "places refer to the converted text: see 'fazhi text'")
  }

  static func unsureLevel(_ name: String, _ place: String) -> Self {
    Diagnostic(
      "unsure-level", severity: .warning,
      "level of '\(place)' is not certain from the text: taken as a county-level city", file: name,
      at: nil, hint: "give it with --level city or --level county")
  }

  static func unknownLevel(_ name: String) -> Self {
    Diagnostic(
      "unknown-level", severity: .warning,
      "level of government cannot be read from the text: taken as county", file: name, at: nil,
      hint: "give it with --level province|city|county|township|department")
  }

  static func unknownYear(_ name: String) -> Self {
    Diagnostic(
      "unknown-year", severity: .warning, "reporting year cannot be read from the text",
      file: name, at: nil, hint: "give it with --year, so that plans are told from achievements")
  }
}
