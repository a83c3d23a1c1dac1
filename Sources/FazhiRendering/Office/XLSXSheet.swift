import FazhiSource
import FazhiTables
import FazhiXML

/// One sheet as a part of an XLSX file.
struct XLSXSheet {
  /// In points, of writing of 10 points.
  private static let lineHeight = 14
  /// The height of a row that Excel does not exceed.
  private static let greatestHeight = 409

  let sheet: Workbook.Sheet
  let isFirst: Bool

  /// `A1` to the last cell.
  var area: String { "A1:\(Self.letters(max(1, sheet.columns.count)))\(sheet.rows.count + 1)" }

  /// What goes on paper, where that is not all.
  var printedArea: String? {
    let count = sheet.columns.prefix { $0.isPrinted }.count
    guard count < sheet.columns.count else { return nil }
    return "A1:\(Self.letters(max(1, count)))\(sheet.rows.count + 1)"
  }

  /// The bytes of the part.
  func bytes(_ strings: inout SharedStrings) -> [UInt8] {
    var xml = XMLWriter()
    xml.element("worksheet", ["xmlns": XLSXRenderer.namespace]) { xml in
      xml.element("sheetPr") { $0.element("pageSetUpPr", ["fitToPage": "1"]) }
      xml.element("dimension", ["ref": area])
      view(&xml)
      xml.element("sheetFormatPr", ["defaultRowHeight": "14"])
      columns(&xml)
      xml.element("sheetData") { xml in
        row(1, sheet.columns.map { .text($0.title) }, style: XLSXStyles.header, &strings, &xml)
        for (index, cells) in sheet.rows.enumerated() {
          row(index + 2, cells, style: nil, &strings, &xml)
        }
      }
      xml.element("autoFilter", ["ref": area])
      choices(&xml)
      xml.element(
        "pageMargins",
        [
          "left": "0.4", "right": "0.4", "top": "0.6", "bottom": "0.6", "header": "0.3",
          "footer": "0.3",
        ])
      // As many pages high as it takes; on A3 where a line of A4 would be too small to read.
      let isWide = sheet.columns.filter(\.isPrinted).reduce(0) { $0 + $1.width } > 160
      xml.element(
        "pageSetup",
        [
          "paperSize": isWide ? "8" : "9", "orientation": "landscape", "fitToWidth": "1",
          "fitToHeight": "0",
        ])
      xml.element("headerFooter") { xml in
        xml.element("oddHeader", text: "&C&A")
        xml.element("oddFooter", text: "&C— &P —")
      }
    }
    return xml.bytes
  }

  private func view(_ xml: inout XMLWriter) {
    xml.element("sheetViews") { xml in
      xml.element("sheetView", ["tabSelected": isFirst ? "1" : "0", "workbookViewId": "0"]) {
        $0.element(
          "pane",
          ["ySplit": "1", "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"])
      }
    }
  }

  private func columns(_ xml: inout XMLWriter) {
    xml.element("cols") { xml in
      for (index, column) in sheet.columns.enumerated() {
        xml.element(
          "col",
          [
            "min": "\(index + 1)", "max": "\(index + 1)",
            "width": "\(min(max(column.width, 4), 255))", "customWidth": "1",
          ])
      }
    }
  }

  private func row(
    _ number: Int, _ cells: [Workbook.Cell], style: Int?, _ strings: inout SharedStrings,
    _ xml: inout XMLWriter
  ) {
    // Only Excel finds the height of rows by itself when it opens a file.
    let height = "\(min(Self.lineHeight * lines(in: cells) + 2, Self.greatestHeight))"
    xml.element("row", ["r": "\(number)", "ht": height, "customHeight": "1"]) { xml in
      for (index, cell) in cells.enumerated() {
        let place = "\(Self.letters(index + 1))\(number)"
        switch cell {
        case .number, .halves: figure(cell.text, at: place, style: XLSXStyles.number, &xml)
        case .ratio, .share, .empty:
          if let share = cell.share {
            figure("\(share)", at: place, style: XLSXStyles.share, &xml)
          } else {
            xml.element("c", ["r": place, "s": "\(XLSXStyles.text)"])
          }
        case .status(let status, let name):
          text(name, at: place, style: XLSXStyles.index(of: status), &strings, &xml)
        case .text(let value):
          text(
            value, at: place, style: style ?? Self.style(of: value, in: sheet.columns[index]),
            &strings, &xml)
        }
      }
    }
  }

  /// How many lines the tallest of some cells takes; a wide character takes the place of two.
  private func lines(in cells: [Workbook.Cell]) -> Int {
    zip(cells, sheet.columns).map { cell, column in
      let room = max(2, column.width - 2)
      return cell.text.prefix(CellText.longest).split { $0.isNewline }
        .reduce(0) { $0 + max(1, (TerminalWidth.cells(of: $1) + room - 1) / room) }
    }.max() ?? 1
  }

  private func figure(_ text: String, at place: String, style: Int, _ xml: inout XMLWriter) {
    xml.element("c", ["r": place, "s": "\(style)"]) { $0.element("v", text: text) }
  }

  private func text(
    _ text: String, at place: String, style: Int, _ strings: inout SharedStrings,
    _ xml: inout XMLWriter
  ) {
    guard !text.isEmpty else { return xml.element("c", ["r": place, "s": "\(style)"]) }
    // `t="s"` makes it a text whatever it looks like: `=1+1` is never a formula.
    xml.element("c", ["r": place, "s": "\(style)", "t": "s"]) {
      $0.element("v", text: "\(strings.index(of: text))")
    }
  }

  private static func style(of text: String, in column: Workbook.Column) -> Int {
    if CellText.looksLikeFormula(text) { return XLSXStyles.guarded }
    return column.width <= 8 ? XLSXStyles.mark : XLSXStyles.text
  }

  /// Lists to choose from, in the columns that have some.
  private func choices(_ xml: inout XMLWriter) {
    let columns = sheet.columns.enumerated().filter { !$0.element.choices.isEmpty }
    guard !columns.isEmpty, !sheet.rows.isEmpty else { return }
    xml.element("dataValidations", ["count": "\(columns.count)"]) { xml in
      for (index, column) in columns {
        let letters = Self.letters(index + 1)
        xml.element(
          "dataValidation",
          [
            "type": "list", "allowBlank": "1", "showErrorMessage": "1",
            "sqref": "\(letters)2:\(letters)\(sheet.rows.count + 1)",
          ]
        ) { $0.element("formula1", text: "\"\(column.choices.joined(separator: ","))\"") }
      }
    }
  }

  /// The letters of a column counted from 1.
  static func letters(_ column: Int) -> String {
    var (rest, letters) = (column, "")
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

/// The texts of all cells, each once.
struct SharedStrings {
  private var indices: [String: Int] = [:]
  private var texts: [String] = []
  private var uses = 0

  mutating func index(of text: String) -> Int {
    uses += 1
    if let index = indices[text] { return index }
    indices[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// The part that holds them.
  var part: [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "sst",
      ["xmlns": XLSXRenderer.namespace, "count": "\(uses)", "uniqueCount": "\(texts.count)"]
    ) { xml in
      for text in texts {
        xml.element("si") {
          let visible = CellText.cut(XMLCharacters.visible(CellText.clean(text)))
          $0.element("t", ["xml:space": "preserve"], text: visible.withEscapes)
        }
      }
    }
    return xml.bytes
  }
}

extension String {
  /// The text with what looks like `_x0041_` escaped, which would be read as the letter A
  /// (ECMA-376, ST_Xstring).
  fileprivate var withEscapes: String {
    replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
  }
}
