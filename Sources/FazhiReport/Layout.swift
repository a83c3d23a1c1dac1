import FazhiText

/// The lines of a text put together to paragraphs, page furniture left out.
struct Layout {
  /// One paragraph: the unit ranges of its lines, in order.
  struct Paragraph {
    var lines: [Range<Int>]
    var ordinal: Ordinal?

    var count: Int { lines.reduce(0) { $0 + $1.count } }
  }

  private(set) var paragraphs: [Paragraph] = []
  /// The lines that were left out as furniture.
  private(set) var furniture: [Range<Int>] = []

  /// Puts the lines of a text together.
  init(_ text: NormalizedText) {
    let units = text.units
    var kept: [Range<Int>] = []
    for line in text.lines where !line.isEmpty {
      if Furniture.matches(units[line]) { furniture.append(line) } else { kept.append(line) }
    }
    let width = Self.wrapWidth(of: kept)
    for line in kept {
      let ordinal = Ordinal(startOf: units[line])
      if let last = paragraphs.last?.lines.last,
        Self.continues(units[last], width: width, with: units[line], ordinal: ordinal)
      {
        paragraphs[paragraphs.count - 1].lines.append(line)
      } else {
        paragraphs.append(Paragraph(lines: [line], ordinal: ordinal))
      }
    }
  }

  /// The length of a full line where the text is broken into lines of one width, else `nil`.
  ///
  /// In such a text most lines are full: at least a third of them are within five characters of the
  /// ninth decile, and no line is much longer.
  private static func wrapWidth(of lines: [Range<Int>]) -> Int? {
    guard lines.count >= 12 else { return nil }
    let lengths = lines.map(\.count).sorted()
    let width = lengths[lengths.count * 9 / 10]
    guard (12...90).contains(width), lengths[lengths.count - 1] <= width * 2 else { return nil }
    let full = lengths.count { $0 >= width - 5 }
    return full * 3 >= lengths.count ? width : nil
  }

  /// Whether a line goes on with the sentence of the line before.
  private static func continues(
    _ line: ArraySlice<UInt16>, width: Int?, with next: ArraySlice<UInt16>, ordinal: Ordinal?
  ) -> Bool {
    guard let last = line.last else { return false }
    if last == UInt16(unit: ",") { return ordinal == nil || width != nil }
    guard let width, ordinal == nil else { return false }
    return !terminators.contains(last) && line.count >= width - 5
  }

  private static let terminators = Set("。;!?:".utf16)
}
