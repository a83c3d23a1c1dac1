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

  /// Puts the lines of a text together.
  init(_ text: NormalizedText) {
    let units = text.units
    let lines = text.lines.filter { !$0.units.isEmpty }
    let marks = Furniture.marks(lines.map { units[$0.units] })
    let kept = zip(lines, marks).filter { !$1 }.map(\.0)
    let wrapping = Wrapping(kept, units)
    var last: NormalizedText.Line?
    for line in kept {
      let ordinal = Ordinal(startOf: units[line.units])
      if let last, Self.isContinued(units[last.units], last, by: line, ordinal, wrapping),
        !isHeading(last, before: units[line.units], wrapping, units)
      {
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
    /// The same for a line that ends with a sentence: it may be the last of its paragraph.
    static let slackAfterSentence = 2
    /// How many characters fewer than a full line a line may have that is full by their number.
    static let spareCharacters = 5

    /// The width of a full line in cells.
    var width: Int
    /// How many characters a full line has: some programs break by their number, so that a line with
    /// many digits is narrow.
    private var length: Int
    /// The indent from which on a line starts a paragraph.
    var indent: Int
    /// Whether most full lines end in the midst of a sentence, as those of whole paragraphs do not.
    var partsSentences: Bool

    /// `nil` where the text is not broken so.
    ///
    /// In such a text at least a third of the lines are nearly as wide as the ninth decile, and none
    /// is much wider.
    init?(_ lines: [NormalizedText.Line], _ units: [UInt16]) {
      guard lines.count >= 12 else { return nil }
      let widths = lines.map(\.width).sorted()
      width = widths[widths.count * 9 / 10]
      length = lines.map(\.length).sorted()[lines.count * 9 / 10]
      let full = lines.filter { [width] in $0.width >= width - Self.slack }
      guard (24...180).contains(width), widths[widths.count - 1] <= width * 2,
        full.count * 3 >= lines.count
      else { return nil }
      let parted = full.count { !Layout.terminators.contains(units[$0.units.upperBound - 1]) }
      partsSentences = parted * 2 > full.count
      indent = lines.map(\.indent).sorted()[lines.count / 2] + 3
    }

    /// Whether a line is nearly as long as can be.
    func isFull(_ line: NormalizedText.Line) -> Bool {
      line.width >= width - Self.slack || line.length >= length - Self.spareCharacters
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
    guard terminators.contains(last) else { return wrapping.isFull(line) }
    // A sentence that ends where the line is full is more often one of several than the last.
    return wrapping.partsSentences && line.width >= wrapping.width - Wrapping.slackAfterSentence
  }

  /// Whether the first line of a paragraph is a heading of a broken text, though it is nearly as wide
  /// as a full line: behind 一、 or （一）, no sentence, and with room for what the next line starts with.
  private func isHeading(
    _ line: NormalizedText.Line, before next: ArraySlice<UInt16>, _ wrapping: Wrapping?,
    _ units: [UInt16]
  ) -> Bool {
    guard let wrapping, let paragraph = paragraphs.last, paragraph.lines.count == 1,
      let ordinal = paragraph.ordinal, ordinal.level <= 2,
      !units[line.units].contains(where: Self.terminators.contains)
    else { return false }
    return line.width + Self.firstWordWidth(of: next) <= wrapping.width
  }

  /// The cells of what may not be parted at the start of a line: a character or a run of Latin letters
  /// and digits, with a mark that may not start a line.
  private static func firstWordWidth(of line: ArraySlice<UInt16>) -> Int {
    let latin = line.prefix { (0x30...0x7A).contains($0) }
    let word = latin.isEmpty ? 2 : latin.count
    return line.dropFirst(max(1, latin.count)).first.map(closing.contains) == true ? word + 2 : word
  }

  private static let closing = Set(",。;:!?)%".utf16)
  private static let terminators = Set("。;!?:".utf16)
}
