import FazhiChecklist
import FazhiSource
import FazhiXML

/// A page as the body of a Word document.
struct DOCXBody {
  /// A piece of writing in a cell or a paragraph.
  struct Run {
    var text: String
    var isBold = false
    var colour: String?
  }

  struct Paragraph {
    var runs: [Run]
    var style: StaticString = "TableText"

    init(_ text: String, _ style: StaticString = "TableText", isBold: Bool = false) {
      runs = [Run(text: text, isBold: isBold)]
      self.style = style
    }

    init(label: String, _ value: String, _ words: Words, _ style: StaticString = "TableText") {
      runs = [Run(text: label + words.colon, isBold: true), Run(text: value)]
      self.style = style
    }
  }

  struct Cell {
    var paragraphs: [Paragraph]
    var fill: String?
    /// How many columns it takes.
    var span = 1
  }

  struct Row {
    var cells: [Cell]
    var isHeader = false
  }

  /// The unit of Word is a twentieth of a point.
  static let twentiethsPerMillimetre = 56.69

  let page: Page
  /// The width between the margins, in millimetres.
  let width: Int
  private(set) var xml: XMLWriter
  private var endsInTable = false

  init(_ page: Page, width: Int, into xml: XMLWriter) {
    self.page = page
    self.width = width
    self.xml = xml
  }

  /// Writes all blocks.
  mutating func write() {
    var entries: [Page.Entry] = []
    for block in page.blocks {
      if case .entry(let entry) = block {
        entries.append(entry)
        continue
      }
      write(entries)
      entries = []
      write(block)
    }
    write(entries)
    if endsInTable { spacer() }
  }

  private mutating func write(_ block: Page.Block) {
    switch block {
    case .heading(let level, let text):
      paragraph(Paragraph(text, level == 1 ? "Title" : level == 2 ? "Heading1" : "Heading2"))
    case .text(let text): paragraph(Paragraph(text, "BodyText"))
    case .fields(let fields):
      table(
        widths: [0.2, 0.8].map { Double(width) * $0 },
        fields.map { field in
          Row(cells: [
            Cell(paragraphs: [Paragraph(field.label, "TableLabel")], fill: "F2F2F2"),
            Cell(paragraphs: [Paragraph(field.value)]),
          ])
        })
    case .table(let table): write(table)
    case .entry: break
    }
  }

  private mutating func write(_ table: Page.Table) {
    let header = Row(
      cells: table.columns.map { Self.header($0.title) }, isHeader: true)
    let rows = table.rows.map { cells in
      Row(
        cells: zip(cells, table.columns).map { text, column in
          Cell(paragraphs: [Paragraph(text, column.isNumber ? "TableNumber" : "TableText")])
        })
    }
    self.table(widths: widths(of: table), [header] + rows)
  }

  /// The widths of the columns in millimetres, which make up the width of the page.
  ///
  /// Figures and short words have the room that they need to stand on one line, as far as that leaves a
  /// quarter of the page to the others; those share the rest as their longest cells ask, within bounds.
  private func widths(of table: Page.Table) -> [Double] {
    let titles = table.columns.map { TerminalWidth.cells(of: $0.title) }
    let longest = table.columns.indices.map { index in
      table.rows.map { TerminalWidth.cells(of: $0[index]) }.max() ?? 0
    }
    let isKept = table.columns.indices.map {
      table.columns[$0].isNumber || longest[$0] <= Self.shortWord
    }
    let wishes = table.columns.indices.map { index in
      let cells =
        isKept[index]
        ? max(longest[index], min(titles[index], Self.shortTitle), 2)
        : min(max(longest[index], titles[index], 5), 40)
      let isFigure = table.columns[index].isNumber
      return Double(cells) * (isFigure ? Self.millimetresPerDigit : Self.millimetresPerCell)
        + Self.cellMargins
    }
    func sum(ofKept isWanted: Bool) -> Double {
      zip(wishes, isKept).reduce(0) { $0 + ($1.1 == isWanted ? $1.0 : 0) }
    }
    let (kept, others) = (sum(ofKept: true), sum(ofKept: false))
    let room = others == 0 ? Double(width) : min(kept, Double(width) * 3 / 4)
    return zip(wishes, isKept).map { wish, isKept in
      isKept ? wish * room / kept : wish * (Double(width) - room) / others
    }
  }

  /// The width of half a Han character of a table's text, of 10.5 points, and a little more.
  private static let millimetresPerCell = 2.2
  /// The same for figures: the digits and the % of some fonts are wider, and 100.0% stands on one line.
  private static let millimetresPerDigit = 2.65
  /// The margins of a cell at both sides, and a little more.
  private static let cellMargins = 3.8
  /// How many cells a word has at most that is kept on one line.
  private static let shortWord = 9
  /// The same for the title of a column of short words.
  private static let shortTitle = 6

  private static func header(_ title: String) -> Cell {
    Cell(paragraphs: [Paragraph(title, "TableHead")], fill: "E7E6E6")
  }

  // MARK: Entries

  private mutating func write(_ entries: [Page.Entry]) {
    guard !entries.isEmpty else { return }
    switch page.entryLayout {
    case .paragraphs: entries.forEach { write(paragraphsOf: $0) }
    case .rows(let columns, _): write(entries, in: columns)
    case .cards: entries.forEach { write(cardOf: $0) }
    }
  }

  private mutating func write(paragraphsOf entry: Page.Entry) {
    let labels = entry.labels.joined(separator: page.words.comma)
    var title = Paragraph(
      (entry.box.map { Self.sign(of: $0) + " " } ?? "") + entry.title, "EntryTitle")
    if !labels.isEmpty {
      title.runs.append(
        Run(text: page.words.inParentheses(labels), colour: entry.status?.colours.ink))
    }
    paragraph(title)
    for detail in entry.details { paragraph(self.paragraph(of: detail, "EntryDetail")) }
  }

  private static func sign(of box: Page.Box) -> String { box == .ticked ? "☑" : "□" }

  private func paragraph(of detail: Page.Detail, _ style: StaticString) -> Paragraph {
    switch detail {
    case .field(let field): Paragraph(label: field.label, field.value, page.words, style)
    case .quotation(let quotation, let place): Paragraph(self.quotation(quotation, place), style)
    case .box(let label): Paragraph("□ " + label, style)
    }
  }

  private func quotation(_ quotation: String, _ place: String) -> String {
    "“\(quotation.onOneLine)”\(page.words.inParentheses(place))"
  }

  private mutating func write(_ entries: [Page.Entry], in columns: [Page.EntryColumn]) {
    let header = Row(cells: columns.map { Self.header($0.title) }, isHeader: true)
    let rows = entries.enumerated().map { index, entry in
      Row(cells: columns.map { cell($0, of: entry, number: index + 1, among: columns) })
    }
    table(widths: columns.map { Double($0.width) }, [header] + rows)
  }

  private func cell(
    _ column: Page.EntryColumn, of entry: Page.Entry, number: Int, among columns: [Page.EntryColumn]
  ) -> Cell {
    var cell = Cell(paragraphs: [])
    for content in column.contents {
      switch content {
      case .number:
        cell.paragraphs.append(
          Paragraph("\(number)" + (entry.box.map { " " + Self.sign(of: $0) } ?? ""), "TableCentre"))
      case .title:
        cell.paragraphs.append(Paragraph(entry.title, isBold: true))
        let labels = entry.labels.dropFirst(entry.status == nil ? 0 : 1)
        if !labels.isEmpty {
          cell.paragraphs.append(
            Paragraph(labels.joined(separator: page.words.comma), "TableNote"))
        }
        cell.paragraphs += unclaimed(entry, by: columns)
      case .status:
        var name = Paragraph(entry.labels.first ?? "", "TableCentre", isBold: true)
        name.runs[0].colour = entry.status?.colours.ink
        cell.paragraphs.append(name)
        if column.contents == [.status] { cell.fill = entry.status?.colours.fill }
      case .field(let label):
        for case .field(let field) in entry.details where field.label == label {
          cell.paragraphs.append(
            label == column.title
              ? Paragraph(field.value) : Paragraph(label: label, field.value, page.words))
        }
      case .quotations:
        for case .quotation(let text, let place) in entry.details {
          cell.paragraphs.append(Paragraph(quotation(text, place)))
        }
      case .boxes:
        // One behind the other, a box never parted from what it is for: rows stay low.
        let boxes = entry.details.compactMap { detail -> String? in
          if case .box(let label) = detail { "□\u{A0}" + label } else { nil }
        }
        if !boxes.isEmpty { cell.paragraphs.append(Paragraph(boxes.joined(separator: "  "))) }
      case .blank(let label):
        // A line to write on is room enough in a table.
        for case .field(let field) in entry.details
        where field.label == label && field.value != Page.blankLine {
          cell.paragraphs.append(Paragraph(field.value))
        }
      }
    }
    if cell.paragraphs.isEmpty { cell.paragraphs = [Paragraph("")] }
    return cell
  }

  /// What no column names, so that nothing gets lost.
  private func unclaimed(_ entry: Page.Entry, by columns: [Page.EntryColumn]) -> [Paragraph] {
    let claimed = Set(columns.flatMap(\.contents))
    return entry.details.filter { detail in
      switch detail {
      case .field(let field):
        !claimed.contains(.field(field.label)) && !claimed.contains(.blank(field.label))
      case .quotation: !claimed.contains(.quotations)
      case .box: !claimed.contains(.boxes)
      }
    }.map { paragraph(of: $0, "TableText") }
  }

  private mutating func write(cardOf entry: Page.Entry) {
    let labels = entry.labels.joined(separator: page.words.comma)
    var title = Paragraph(entry.title, "TableLabel", isBold: true)
    if !labels.isEmpty { title.runs.append(Run(text: page.words.inParentheses(labels))) }
    var rows = [
      Row(cells: [Cell(paragraphs: [title], fill: "E7E6E6", span: 2)], isHeader: true)
    ]
    for detail in entry.details {
      if case .field(let field) = detail {
        rows.append(
          Row(cells: [
            Cell(paragraphs: [Paragraph(field.label, "TableLabel")]),
            Cell(paragraphs: [Paragraph(field.value)]),
          ]))
      } else {
        rows.append(Row(cells: [Cell(paragraphs: [paragraph(of: detail, "TableText")], span: 2)]))
      }
    }
    table(widths: [1, 5].map { Double(width) * $0 / 6 }, rows)
    spacer()
  }

  // MARK: WordprocessingML

  private mutating func spacer() { paragraph(Paragraph("", "Spacer")) }

  private mutating func paragraph(_ paragraph: Paragraph) {
    endsInTable = false
    Self.write(paragraph, &xml)
  }

  private static func write(_ paragraph: Paragraph, _ xml: inout XMLWriter) {
    xml.element("w:p") { xml in
      xml.element("w:pPr") { $0.element("w:pStyle", ["w:val": "\(paragraph.style)"]) }
      for run in paragraph.runs where !run.text.isEmpty {
        xml.element("w:r") { xml in
          if run.isBold || run.colour != nil {
            xml.element("w:rPr") { xml in
              if run.isBold { xml.element("w:b") }
              if let colour = run.colour { xml.element("w:color", ["w:val": colour]) }
            }
          }
          xml.element(
            "w:t", ["xml:space": "preserve"],
            text: run.text.onOneLine.withoutControls)
        }
      }
    }
  }

  /// Writes a table with columns of some widths in millimetres; two that follow each other are kept apart, or
  /// Word would join them.
  private mutating func table(widths: [Double], _ rows: [Row]) {
    if endsInTable { spacer() }
    endsInTable = true
    let widths = widths.map { Int($0 * Self.twentiethsPerMillimetre) }
    xml.element("w:tbl") { xml in
      Self.properties(width: widths.reduce(0, +), &xml)
      xml.element("w:tblGrid") { xml in
        for width in widths { xml.element("w:gridCol", ["w:w": "\(width)"]) }
      }
      for row in rows { Self.write(row, widths: widths, &xml) }
    }
  }

  private static func properties(width: Int, _ xml: inout XMLWriter) {
    xml.element("w:tblPr") { xml in
      xml.element("w:tblW", ["w:w": "\(width)", "w:type": "dxa"])
      xml.element("w:jc", ["w:val": "center"])
      xml.element("w:tblBorders") { xml in
        for side in [
          "w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV",
        ] as [StaticString] {
          xml.element(
            side, ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"])
        }
      }
      xml.element("w:tblLayout", ["w:type": "fixed"])
      xml.element("w:tblCellMar") { xml in
        for side in ["w:top", "w:left", "w:bottom", "w:right"] as [StaticString] {
          let isAtSide = ["w:left", "w:right"].contains("\(side)")
          xml.element(side, ["w:w": isAtSide ? "85" : "40", "w:type": "dxa"])
        }
      }
    }
  }

  private static func write(_ row: Row, widths: [Int], _ xml: inout XMLWriter) {
    xml.element("w:tr") { xml in
      xml.element("w:trPr") { xml in
        xml.element("w:cantSplit")
        if row.isHeader { xml.element("w:tblHeader") }
      }
      var column = 0
      for cell in row.cells {
        let width = widths[column..<column + cell.span].reduce(0, +)
        column += cell.span
        xml.element("w:tc") { xml in
          xml.element("w:tcPr") { xml in
            xml.element("w:tcW", ["w:w": "\(width)", "w:type": "dxa"])
            if cell.span > 1 { xml.element("w:gridSpan", ["w:val": "\(cell.span)"]) }
            if let fill = cell.fill {
              xml.element("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": fill])
            }
            if row.isHeader { xml.element("w:vAlign", ["w:val": "center"]) }
          }
          for paragraph in cell.paragraphs { write(paragraph, &xml) }
        }
      }
    }
  }
}
