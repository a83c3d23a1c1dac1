import FazhiXML

/// The looks of paragraphs, after GB/T 9704 (the form of official documents) where it speaks of them.
enum DOCXStyles {
  /// A style of paragraphs.
  struct Style {
    var id: StaticString
    var name: String
    /// The font of Chinese characters.
    var font: String
    /// In half points.
    var size: Int
    var isBold = false
    var alignment = "left"
    /// The level in the outline of the document, from 0.
    var outline: Int?
    /// Twentieths of a point before and after, and the height of a line; 240 is one line, where it is
    /// not exact.
    var spacing = (before: 0, after: 0, line: 240, isExact: false)
    /// How far the first line is set in, in hundredths of a character.
    var indent = 0
    var keepsWithNext = false
  }

  /// Writing of 四号, 28 points from line to line, as offices set it.
  static let all: [Style] = [
    Style(
      id: "Normal", name: "Normal", font: "仿宋_GB2312", size: 28, spacing: (0, 0, 560, true)),
    Style(
      id: "Title", name: "Title", font: "方正小标宋简体", size: 44, alignment: "center", outline: 0,
      spacing: (0, 360, 680, true), keepsWithNext: true),
    Style(
      id: "Heading1", name: "heading 1", font: "黑体", size: 32, outline: 1,
      spacing: (240, 120, 560, true), keepsWithNext: true),
    Style(
      id: "Heading2", name: "heading 2", font: "楷体_GB2312", size: 30, isBold: true, outline: 2,
      spacing: (160, 80, 560, true), keepsWithNext: true),
    Style(
      id: "BodyText", name: "Body Text", font: "仿宋_GB2312", size: 28,
      spacing: (0, 120, 560, true), indent: 200),
    Style(
      id: "TableText", name: "fazhi table", font: "仿宋_GB2312", size: 21, spacing: (0, 0, 300, true)),
    Style(
      id: "TableCentre", name: "fazhi table centred", font: "仿宋_GB2312", size: 21,
      alignment: "center", spacing: (0, 0, 300, true)),
    Style(
      id: "TableNumber", name: "fazhi table number", font: "仿宋_GB2312", size: 21,
      alignment: "right", spacing: (0, 0, 300, true)),
    Style(
      id: "TableHead", name: "fazhi table head", font: "黑体", size: 21, alignment: "center",
      spacing: (0, 0, 300, true), keepsWithNext: true),
    Style(
      id: "TableLabel", name: "fazhi table label", font: "黑体", size: 21, spacing: (0, 0, 300, true)),
    Style(
      id: "TableNote", name: "fazhi table note", font: "楷体_GB2312", size: 18,
      spacing: (0, 0, 300, true)),
    Style(
      id: "EntryTitle", name: "fazhi entry", font: "黑体", size: 28,
      spacing: (160, 40, 480, true), keepsWithNext: true),
    Style(
      id: "EntryDetail", name: "fazhi detail", font: "仿宋_GB2312", size: 24,
      spacing: (0, 40, 440, true), indent: 200),
    Style(
      id: "Spacer", name: "fazhi spacer", font: "仿宋_GB2312", size: 4,
      spacing: (0, 0, 80, true)),
    Style(id: "Footer", name: "footer", font: "宋体", size: 28, alignment: "center"),
  ]

  /// The part that describes them.
  static var part: [UInt8] {
    var xml = XMLWriter()
    xml.element("w:styles", ["xmlns:w": DOCXRenderer.namespace]) { xml in
      xml.element("w:docDefaults") { xml in
        xml.element("w:rPrDefault") { xml in
          xml.element("w:rPr") { xml in
            fonts(&xml, "仿宋_GB2312")
            xml.element("w:sz", ["w:val": "28"])
            xml.element("w:lang", ["w:val": "en-US", "w:eastAsia": "zh-CN"])
          }
        }
        xml.element("w:pPrDefault")
      }
      for style in all { write(style, &xml) }
    }
    return xml.bytes
  }

  private static func write(_ style: Style, _ xml: inout XMLWriter) {
    let isNormal = "\(style.id)" == "Normal"
    xml.element(
      "w:style",
      ["w:type": "paragraph", "w:default": isNormal ? "1" : "0", "w:styleId": "\(style.id)"]
    ) { xml in
      xml.element("w:name", ["w:val": style.name])
      if !isNormal { xml.element("w:basedOn", ["w:val": "Normal"]) }
      xml.element("w:qFormat")
      xml.element("w:pPr") { xml in
        if style.keepsWithNext { xml.element("w:keepNext") }
        xml.element(
          "w:spacing",
          [
            "w:before": "\(style.spacing.before)", "w:after": "\(style.spacing.after)",
            "w:line": "\(style.spacing.line)",
            "w:lineRule": style.spacing.isExact ? "exact" : "auto",
          ])
        xml.element(
          "w:ind",
          [
            "w:firstLineChars": "\(style.indent)",
            "w:firstLine": "\(style.indent * style.size / 10)",
          ])
        xml.element("w:jc", ["w:val": style.alignment])
        if let outline = style.outline { xml.element("w:outlineLvl", ["w:val": "\(outline)"]) }
      }
      xml.element("w:rPr") { xml in
        fonts(&xml, style.font)
        if style.isBold { xml.element("w:b") }
        xml.element("w:sz", ["w:val": "\(style.size)"])
        xml.element("w:szCs", ["w:val": "\(style.size)"])
      }
    }
  }

  static func fonts(_ xml: inout XMLWriter, _ font: String) {
    xml.element(
      "w:rFonts",
      ["w:ascii": "Times New Roman", "w:eastAsia": font, "w:hAnsi": "Times New Roman"])
  }

  /// The part that says which font stands in for one that a computer lacks.
  static var fontTable: [UInt8] {
    var xml = XMLWriter()
    xml.element("w:fonts", ["xmlns:w": DOCXRenderer.namespace]) { xml in
      for (font, other) in [
        ("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体"), ("方正小标宋简体", "宋体"), ("黑体", "SimHei"),
        ("宋体", "SimSun"),
      ] {
        xml.element("w:font", ["w:name": font]) { xml in
          xml.element("w:altName", ["w:val": other])
          xml.element("w:charset", ["w:val": "86"])
          xml.element("w:family", ["w:val": "auto"])
        }
      }
    }
    return xml.bytes
  }
}
