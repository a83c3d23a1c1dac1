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
    var kept: [NormalizedText.Line] = []
    for line in text.lines where !line.units.isEmpty {
      if Furniture.matches(units[line.units]) {
        furniture.append(line.units)
      } else {
        kept.append(line)
      }
    }
    let wrapping = Wrapping(kept)
    var last: NormalizedText.Line?
    for line in kept {
      let ordinal = Ordinal(startOf: units[line.units])
      if let last, Self.isContinued(units[last.units], last, by: line, ordinal, wrapping) {
        paragraphs[paragraphs.count - 1].lines.append(line.units)
      } else {
        paragraphs.append(Paragraph(lines: [line.units], ordinal: ordinal))
      }
      last = line
    }
  }

  /// How a text is broken into lines of one width.
  private struct Wrapping {
    /// How much narrower than the full width a full line may be, in cells: a word or a closing mark
    /// that did not fit.
    static let slack = 10

    /// The width of a full line in cells.
    var width: Int
    /// The indent from which on a line starts a paragraph.
    var indent: Int

    /// `nil` where the text is not broken so.
    ///
    /// In such a text at least a third of the lines are nearly as wide as the ninth decile, and none
    /// is much wider.
    init?(_ lines: [NormalizedText.Line]) {
      guard lines.count >= 12 else { return nil }
      let widths = lines.map(\.width).sorted()
      width = widths[widths.count * 9 / 10]
      let full = widths.count { [width] in $0 >= width - Self.slack }
      guard (24...180).contains(width), widths[widths.count - 1] <= width * 2,
        full * 3 >= lines.count
      else { return nil }
      indent = lines.map(\.indent).sorted()[lines.count / 2] + 3
    }
  }

  /// Whether a line's sentence goes on in the next line.
  private static func isContinued(
    _ text: ArraySlice<UInt16>, _ line: NormalizedText.Line, by next: NormalizedText.Line,
    _ ordinal: Ordinal?, _ wrapping: Wrapping?
  ) -> Bool {
    guard let last = text.last else { return false }
    if last == UInt16(unit: ",") { return ordinal == nil || wrapping != nil }
    guard let wrapping, ordinal == nil, next.indent < wrapping.indent else { return false }
    return !terminators.contains(last) && line.width >= wrapping.width - Wrapping.slack
  }

  private static let terminators = Set("。;!?:".utf16)
}
