import FazhiAssessment
import FazhiXML
import FazhiZip

/// The files that make up an XLSX or DOCX document (ECMA-376, Open Packaging Conventions).
struct OfficePackage {
  /// One file of the document.
  struct Part {
    var path: String
    var contentType: String
    var bytes: [UInt8]
    /// What it refers to: `rId1` is the first.
    var relations: [Relation] = []
  }

  struct Relation {
    var type: String
    /// The path of the other part, from the folder of this one.
    var target: String
  }

  /// The namespace of relations between parts.
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packageRelations =
    "http://schemas.openxmlformats.org/package/2006/relationships"

  private static let corePath = "docProps/core.xml"

  /// The document itself.
  var main: Part
  /// What belongs to it.
  var others: [Part]
  var title: String

  /// The bytes of the document; they hold no date, so that the same result gives the same bytes.
  var bytes: [UInt8] {
    let properties = [core, application]
    let root =
      [Relation(type: "\(Self.relations)/officeDocument", target: main.path)] + [
        Relation(
          type: "\(Self.packageRelations)/metadata/core-properties", target: properties[0].path),
        Relation(type: "\(Self.relations)/extended-properties", target: properties[1].path),
      ]
    let parts = [main] + others + properties
    var entries = [
      ZipArchive.Entry("[Content_Types].xml", contentTypes(parts)),
      ZipArchive.Entry("_rels/.rels", Self.relationsPart(root)),
    ]
    for part in parts {
      entries.append(.init(part.path, part.bytes))
      guard !part.relations.isEmpty else { continue }
      var path = part.path.split(separator: "/").map(String.init)
      path.insert("_rels", at: path.count - 1)
      entries.append(
        .init(path.joined(separator: "/") + ".rels", Self.relationsPart(part.relations)))
    }
    return ZipArchive.write(entries)
  }

  private func contentTypes(_ parts: [Part]) -> [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "Types", ["xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"]
    ) { xml in
      xml.element(
        "Default",
        [
          "Extension": "rels",
          "ContentType": "application/vnd.openxmlformats-package.relationships+xml",
        ])
      xml.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
      for part in parts {
        xml.element("Override", ["PartName": "/\(part.path)", "ContentType": part.contentType])
      }
    }
    return xml.bytes
  }

  private static func relationsPart(_ relations: [Relation]) -> [UInt8] {
    var xml = XMLWriter()
    xml.element("Relationships", ["xmlns": packageRelations]) { xml in
      for (index, relation) in relations.enumerated() {
        xml.element(
          "Relationship",
          ["Id": "rId\(index + 1)", "Type": relation.type, "Target": relation.target])
      }
    }
    return xml.bytes
  }

  private var core: Part {
    var xml = XMLWriter()
    xml.element(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      ]
    ) { xml in
      xml.element("dc:title", text: title)
      xml.element("dc:creator", text: "\(Tool.name) \(Tool.version)")
      xml.element("dc:identifier", text: Digest.sha256(main.bytes))
    }
    return Part(
      path: Self.corePath,
      contentType: "application/vnd.openxmlformats-package.core-properties+xml", bytes: xml.bytes)
  }

  private var application: Part {
    var xml = XMLWriter()
    xml.element(
      "Properties",
      ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"]
    ) { $0.element("Application", text: Tool.name) }
    return Part(
      path: "docProps/app.xml",
      contentType: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
      bytes: xml.bytes)
  }
}

extension OfficePackage {
  /// Whether the main part of a document is as it was written: the properties name its digest, which no
  /// other program brings up to date.
  static func isAsWritten(_ document: [UInt8], main path: String) -> Bool {
    guard let archive = try? ZipArchive(reading: document),
      let main = try? archive.contents(of: path), let core = try? archive.contents(of: corePath)
    else { return false }
    return String(decoding: core, as: UTF8.self).contains(Digest.sha256(main))
  }
}
