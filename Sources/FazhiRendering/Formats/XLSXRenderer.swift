import FazhiChecklist
import FazhiXML
import FazhiZip

/// A workbook (ECMA-376, SpreadsheetML) for Excel and WPS, with all sheets.
///
/// Texts are texts: no cell of it is ever a formula.
package enum XLSXRenderer: Renderer {
  /// The name that `--format` takes.
  package static let name = "xlsx"
  /// What it is for, in a few words.
  package static let summary = "a workbook for Excel and WPS"
  /// It is no text.
  package static let isText = false

  static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// The bytes of a result.
  package static func render(_ result: some Presentable, options: RenderingOptions) -> [UInt8] {
    let words = Words(language: options.language)
    return bytes(of: result.workbook(words), title: result.page(words).title)
  }

  static func bytes(of workbook: Workbook, title: String) -> [UInt8] {
    var strings = SharedStrings()
    var sheets: [OfficePackage.Part] = []
    var relations: [OfficePackage.Relation] = []
    for (index, sheet) in workbook.sheets.enumerated() {
      let part = XLSXSheet(sheet: sheet, isFirst: index == 0)
      sheets.append(
        .init(
          path: "xl/worksheets/sheet\(index + 1).xml", contentType: "\(type).worksheet+xml",
          bytes: part.bytes(&strings)))
      relations.append(
        .init(
          type: "\(OfficePackage.relations)/worksheet", target: "worksheets/sheet\(index + 1).xml"))
    }
    relations += [
      .init(type: "\(OfficePackage.relations)/styles", target: "styles.xml"),
      .init(type: "\(OfficePackage.relations)/sharedStrings", target: "sharedStrings.xml"),
    ]
    let others: [OfficePackage.Part] = [
      .init(path: "xl/styles.xml", contentType: "\(type).styles+xml", bytes: XLSXStyles.part),
      .init(
        path: "xl/sharedStrings.xml", contentType: "\(type).sharedStrings+xml", bytes: strings.part),
    ]
    return OfficePackage(
      main: .init(
        path: "xl/workbook.xml", contentType: "\(type).sheet.main+xml", bytes: part(of: workbook),
        relations: relations), others: sheets + others, title: title
    ).bytes
  }

  /// The part that names the sheets, the rows repeated in print, and the filters.
  private static func part(of workbook: Workbook) -> [UInt8] {
    let names = names(of: workbook)
    var xml = XMLWriter()
    xml.element("workbook", ["xmlns": namespace, "xmlns:r": OfficePackage.relations]) { xml in
      xml.element("bookViews") { $0.element("workbookView", ["activeTab": "0"]) }
      xml.element("sheets") { xml in
        for (index, name) in names.enumerated() {
          xml.element(
            "sheet", ["name": name, "sheetId": "\(index + 1)", "r:id": "rId\(index + 1)"])
        }
      }
      xml.element("definedNames") { xml in
        for (index, name) in names.enumerated() {
          let quoted = "'\(name.replacing("'", with: "''"))'"
          let sheet = XLSXSheet(sheet: workbook.sheets[index], isFirst: false)
          xml.element(
            "definedName",
            ["name": "_xlnm._FilterDatabase", "localSheetId": "\(index)", "hidden": "1"],
            text: "\(quoted)!\(absolute(sheet.area))")
          xml.element(
            "definedName", ["name": "_xlnm.Print_Titles", "localSheetId": "\(index)"],
            text: "\(quoted)!$1:$1")
          guard let printed = sheet.printedArea else { continue }
          xml.element(
            "definedName", ["name": "_xlnm.Print_Area", "localSheetId": "\(index)"],
            text: "\(quoted)!\(absolute(printed))")
        }
      }
    }
    return xml.bytes
  }

  /// `$A$1:$B$2` for `A1:B2`.
  private static func absolute(_ area: String) -> String {
    area.split(separator: ":")
      .map { "$\($0.prefix(while: \.isLetter))$\($0.drop(while: \.isLetter))" }
      .joined(separator: ":")
  }

  /// The names of the sheets as Excel takes them: at most 31 UTF-16 units, without its signs, no two
  /// alike.
  static func names(of workbook: Workbook) -> [String] {
    var taken: Set<String> = ["history"]
    return workbook.sheets.map { sheet in
      let clean = String(
        XMLCharacters.visible(sheet.name).map { "[]:*?/\\'\n\r\t".contains($0) ? "_" : $0 })
      var name = clean.cut(toUTF16: 31)
      if name.isEmpty { name = "Sheet" }
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = clean.cut(toUTF16: 27) + "_\(number)"
        number += 1
      }
      return name
    }
  }
}

extension String {
  /// As much of the beginning as fits into a number of UTF-16 units.
  fileprivate func cut(toUTF16 most: Int) -> String {
    var result = self
    while result.utf16.count > most { result.removeLast() }
    return result
  }
}
