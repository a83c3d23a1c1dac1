import FazhiChecklist
import FazhiXML

/// The looks of cells; a cell names one by its index.
enum XLSXStyles {
  static let header = 1
  static let text = 2
  /// A text that would be taken for a formula as soon as somebody edits its cell.
  static let guarded = 3
  static let number = 4
  static let share = 5
  /// A box to tick, or a short word in a narrow column.
  static let mark = 6

  static func index(of status: Status) -> Int {
    7 + (Status.allCases.firstIndex(of: status) ?? 0)
  }

  /// The part that describes them.
  static var part: [UInt8] {
    let colours = Status.allCases.map(\.colours)
    var xml = XMLWriter()
    xml.element("styleSheet", ["xmlns": XLSXRenderer.namespace]) { xml in
      xml.element("numFmts", ["count": "1"]) {
        $0.element("numFmt", ["numFmtId": "164", "formatCode": "0.0%"])
      }
      xml.element("fonts", ["count": "\(2 + colours.count)"]) { xml in
        font(&xml, ink: nil)
        font(&xml, ink: nil, isBold: true)
        for colour in colours { font(&xml, ink: colour.ink) }
      }
      xml.element("fills", ["count": "\(3 + colours.count)"]) { xml in
        // The first two are fixed by the format.
        xml.element("fill") { $0.element("patternFill", ["patternType": "none"]) }
        xml.element("fill") { $0.element("patternFill", ["patternType": "gray125"]) }
        for fill in ["D9E1F2"] + colours.map(\.fill) {
          xml.element("fill") { xml in
            xml.element("patternFill", ["patternType": "solid"]) { xml in
              xml.element("fgColor", ["rgb": "FF\(fill)"])
              xml.element("bgColor", ["indexed": "64"])
            }
          }
        }
      }
      borders(&xml)
      xml.element("cellStyleXfs", ["count": "1"]) {
        $0.element("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])
      }
      formats(&xml, statuses: colours.count)
      xml.element("cellStyles", ["count": "1"]) {
        $0.element("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"])
      }
    }
    return xml.bytes
  }

  private static func font(_ xml: inout XMLWriter, ink: String?, isBold: Bool = false) {
    xml.element("font") { xml in
      if isBold { xml.element("b") }
      xml.element("sz", ["val": "10"])
      if let ink { xml.element("color", ["rgb": "FF\(ink)"]) }
      xml.element("name", ["val": "等线"])
      xml.element("family", ["val": "2"])
      xml.element("charset", ["val": "134"])
    }
  }

  private static func borders(_ xml: inout XMLWriter) {
    xml.element("borders", ["count": "2"]) { xml in
      func border(_ body: (inout XMLWriter, StaticString) -> Void) {
        xml.element("border") { xml in
          for side in ["left", "right", "top", "bottom", "diagonal"] as [StaticString] {
            body(&xml, side)
          }
        }
      }
      border { $0.element($1) }
      border { xml, side in
        guard "\(side)" != "diagonal" else { return xml.element(side) }
        xml.element(side, ["style": "thin"]) { $0.element("color", ["rgb": "FFA6A6A6"]) }
      }
    }
  }

  private static func formats(_ xml: inout XMLWriter, statuses: Int) {
    xml.element("cellXfs", ["count": "\(7 + statuses)"]) { xml in
      func format(
        number: Int = 0, font: Int = 0, fill: Int = 0, horizontal: String? = nil,
        vertical: String = "top", isGuarded: Bool = false
      ) {
        xml.element(
          "xf",
          [
            "numFmtId": "\(number)", "fontId": "\(font)", "fillId": "\(fill)", "borderId": "1",
            "xfId": "0", "quotePrefix": isGuarded ? "1" : "0", "applyNumberFormat": "1",
            "applyFont": "1", "applyFill": "1", "applyBorder": "1", "applyAlignment": "1",
          ]
        ) {
          $0.element(
            "alignment",
            ["horizontal": horizontal ?? "general", "vertical": vertical, "wrapText": "1"])
        }
      }
      xml.element(
        "xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0", "xfId": "0"])
      format(font: 1, fill: 2, horizontal: "center", vertical: "center")
      format(number: 49, horizontal: "left")
      format(number: 49, horizontal: "left", isGuarded: true)
      format(horizontal: "center")
      format(number: 164, horizontal: "right")
      format(number: 49, horizontal: "center")
      for index in 0..<statuses { format(font: 2 + index, fill: 3 + index, horizontal: "center") }
    }
  }
}
