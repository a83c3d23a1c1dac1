import FazhiChecklist
import FazhiXML

/// A document (ECMA-376, WordprocessingML) for Word and WPS in the form of official documents.
///
/// Paper, margins, fonts and page numbers follow GB/T 9704; wide tables lie on their side.
package enum DOCXRenderer: Renderer {
  /// The name that `--format` takes.
  package static let name = "docx"
  /// What it is for, in a few words.
  package static let summary = "a document for Word and WPS"
  /// It is no text.
  package static let isText = false

  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  /// A sheet of A4 with its margins, in twentieths of a point.
  private struct Sheet {
    var (width, height) = (11906, 16838)
    /// 37 mm, 26 mm, 35 mm and 28 mm, as GB/T 9704 has them.
    var (top, right, bottom, left) = (2098, 1474, 1984, 1588)
    var isWide = false
    /// The width between the margins in millimetres.
    var room = 156

    /// A table to work with, 18 mm and 20 mm from the edges, so that more of it fits a page.
    static let wide = Sheet(
      width: 16838, height: 11906, top: 1021, right: 1134, bottom: 1021, left: 1134, isWide: true,
      room: 257)
  }

  private static let mainPath = "word/document.xml"

  /// Whether a file is a document that was written here and that nobody has changed since.
  package static func isAsWritten(_ file: [UInt8]) -> Bool {
    OfficePackage.isAsWritten(file, main: mainPath)
  }

  /// The bytes of a result.
  package static func render(_ result: some Presentable, options: RenderingOptions) -> [UInt8] {
    bytes(of: result.page(Words(language: options.language)))
  }

  static func bytes(of page: Page) -> [UInt8] {
    let relations = ["styles", "fontTable", "settings", "footer"].map { name in
      OfficePackage.Relation(
        type: "\(OfficePackage.relations)/\(name)", target: "\(name).xml")
    }
    return OfficePackage(
      main: .init(
        path: mainPath, contentType: "\(type).document.main+xml",
        bytes: document(page), relations: relations),
      others: [
        .init(path: "word/styles.xml", contentType: "\(type).styles+xml", bytes: DOCXStyles.part),
        .init(
          path: "word/fontTable.xml", contentType: "\(type).fontTable+xml",
          bytes: DOCXStyles.fontTable),
        .init(path: "word/settings.xml", contentType: "\(type).settings+xml", bytes: settings),
        .init(path: "word/footer.xml", contentType: "\(type).footer+xml", bytes: footer),
      ], title: page.title
    ).bytes
  }

  private static func document(_ page: Page) -> [UInt8] {
    var sheet = Sheet()
    if case .rows(_, isWide: true) = page.entryLayout { sheet = .wide }
    var xml = XMLWriter()
    xml.element("w:document", ["xmlns:w": namespace, "xmlns:r": OfficePackage.relations]) { xml in
      xml.element("w:body") { xml in
        var body = DOCXBody(page, width: sheet.room, into: xml)
        body.write()
        xml = body.xml
        write(sheet, &xml)
      }
    }
    return xml.bytes
  }

  private static func write(_ sheet: Sheet, _ xml: inout XMLWriter) {
    xml.element("w:sectPr") { xml in
      // The fourth of the relations.
      xml.element("w:footerReference", ["w:type": "default", "r:id": "rId4"])
      xml.element(
        "w:pgSz",
        [
          "w:w": "\(sheet.width)", "w:h": "\(sheet.height)",
          "w:orient": sheet.isWide ? "landscape" : "portrait",
        ])
      xml.element(
        "w:pgMar",
        [
          "w:top": "\(sheet.top)", "w:right": "\(sheet.right)", "w:bottom": "\(sheet.bottom)",
          "w:left": "\(sheet.left)", "w:header": "851", "w:footer": sheet.isWide ? "624" : "992",
          "w:gutter": "0",
        ])
    }
  }

  /// The number of the page, between dashes.
  private static var footer: [UInt8] {
    var xml = XMLWriter()
    xml.element("w:ftr", ["xmlns:w": namespace]) { xml in
      xml.element("w:p") { xml in
        xml.element("w:pPr") { $0.element("w:pStyle", ["w:val": "Footer"]) }
        func run(_ body: (inout XMLWriter) -> Void) { xml.element("w:r", [:], body) }
        run { $0.element("w:t", ["xml:space": "preserve"], text: "— ") }
        run { $0.element("w:fldChar", ["w:fldCharType": "begin"]) }
        run { $0.element("w:instrText", ["xml:space": "preserve"], text: " PAGE ") }
        run { $0.element("w:fldChar", ["w:fldCharType": "separate"]) }
        run { $0.element("w:t", text: "1") }
        run { $0.element("w:fldChar", ["w:fldCharType": "end"]) }
        run { $0.element("w:t", ["xml:space": "preserve"], text: " —") }
      }
    }
    return xml.bytes
  }

  private static var settings: [UInt8] {
    var xml = XMLWriter()
    xml.element("w:settings", ["xmlns:w": namespace]) { xml in
      xml.element("w:characterSpacingControl", ["w:val": "compressPunctuation"])
      xml.element("w:compat") { xml in
        // Without this Word takes the document for one of 2007 and shows it in compatibility mode.
        xml.element(
          "w:compatSetting",
          [
            "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word",
            "w:val": "15",
          ])
      }
    }
    return xml.bytes
  }
}
