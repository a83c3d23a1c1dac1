extension String {
  /// The text with line ends, and the indentation after them, dropped between Chinese characters
  /// and turned into a space elsewhere.
  var onOneLine: String {
    guard utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return self }
    return split { $0.isNewline }
      .map { line in
        var line = line
        while line.first?.isWhitespace == true { line.removeFirst() }
        while line.last?.isWhitespace == true { line.removeLast() }
        return String(line)
      }
      .reduce(into: "") { joined, line in
        let needsSpace = joined.last?.isASCII == true && line.first?.isASCII == true
        joined += (needsSpace ? " " : "") + line
      }
  }
}
