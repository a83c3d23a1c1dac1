import FazhiAssessment
import FazhiChecklist
import FazhiSource

/// One HTML file to open in a browser or to print: nothing is fetched, and without scripts all of it
/// is there to read.
package enum HTMLRenderer: Renderer {
  /// The name that `--format` takes.
  package static let name = "html"
  /// What it is for, in a few words.
  package static let summary = "a page for the browser, with the report's own text, or for printing"

  /// The bytes of a result; they end in a line feed.
  package static func render(_ result: some Presentable, options: RenderingOptions) -> [UInt8] {
    let words = Words(language: options.language)
    let result = result as any Presentable
    if let result = result as? JobResult, result.job == .score {
      let view = AssessmentView(result.assessment, words).page
      return Array(HTMLPage(template: "score", view: view).text(words).utf8)
    }
    // Each unit is handed the sheets of its own list.
    let isByUnit = (result as? JobResult)?.job == .checklist
    let view = PageView(result.page(words), breaksSections: isByUnit).page
    return Array(HTMLPage(template: "page", view: view).text(words).utf8)
  }
}
