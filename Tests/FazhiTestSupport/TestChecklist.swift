/// The text of a checklist of one item, for tests of rules.
package enum TestChecklist {
  /// Writes the checklist.
  ///
  /// - Parameters:
  ///   - evidence: The value of `evidence`, as YAML in flow style; so are the others.
  ///   - weight: The weight of the item.
  ///   - title: The Chinese title of the item.
  ///   - lists: The lists of the file.
  ///   - signals: The signals of the file.
  ///   - units: The units of the item.
  ///   - further: Further keys of the item, one a line, such as `examples: []`.
  /// - Returns: A file that loads without the shipped ones.
  package static func yaml(
    evidence: String, weight: Int = 1, title: String = "甲", lists: String = "{}",
    signals: String = "{figure-units: [件]}", units: String = "{lead: [局]}",
    further: [String] = []
  ) -> String {
    var text = """
      checklist: {id: t, version: 1.0.0, title: {zh: 测试, en: Test}}
      lists: \(lists)
      signals: \(signals)
      items:
        - id: a1
          article: 1
          title: {zh: \(title), en: A}
          requirement: {zh: 甲, en: A}
          weight: \(weight)
          kind: duty
          units: \(units)
          materials: [a, b, c]
          facts: [a, b, c]
          evidence: \(evidence)

      """
    let hasLevels = further.contains { $0.hasPrefix("levels:") }
    let levels = hasLevels ? [] : ["levels: [province, city, county, township, department]"]
    for line in levels + further { text += "    \(line)\n" }
    return text
  }
}
