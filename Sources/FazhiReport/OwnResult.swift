/// Results that this program wrote as text, which lie in the folder of the reports more often than not.
enum OwnResult {
  /// Whether a text begins as they do: a title that is underlined or marked as one, and then what was
  /// judged, after its label.
  static func recognizes(_ text: [UInt8]) -> Bool {
    let lines = String(decoding: text.prefix(longestTop), as: UTF8.self)
      .split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
    guard lines.count > 3 else { return false }
    if lines[0].hasPrefix("# "), lines[1].isEmpty {
      return labels.contains { label in
        ["：", ": "].contains { lines[2].hasPrefix("- **\(label)**\($0)") }
      }
    }
    let isUnderlined = lines[1].count >= 4 && lines[1].allSatisfy { $0 == "=" }
    return isUnderlined && labels.contains { lines[2].hasPrefix("\($0)  ") }
  }

  /// How many bytes the first three lines have at most.
  private static let longestTop = 1024

  /// What stands before the first thing that the pages say.
  private static let labels = [
    "报告", "清单", "对照清单", "要求", "甲", "旧", "Report", "Reports", "Checklist", "Asked", "A", "Old",
  ]
}
