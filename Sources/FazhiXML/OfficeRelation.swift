/// What one part of an office document refers to (ECMA-376 part 2, relationships).
package struct OfficeRelation: Sendable, Hashable {
  /// The name that the part knows it by.
  package var id: String
  /// The last step of its type, which is the same in strict and transitional documents.
  package var type: String
  /// The path of the other part in the archive.
  package var target: String

  /// The path of the part that holds the relations of another; `""` is the package itself.
  package static func path(ofRelationsOf part: String) -> String {
    let folder = folder(of: part)
    let file = part.split(separator: "/").last.map(String.init) ?? ""
    return (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
  }

  /// Reads the relations of a part, those that lead out of the document left out.
  ///
  /// - Parameters:
  ///   - bytes: The part that holds them.
  ///   - part: The path of the part that they are the relations of.
  /// - Returns: The relations in the order of the part.
  /// - Throws: `XMLProblem` where the text is not well formed.
  package static func parse(_ bytes: [UInt8], of part: String) throws(XMLProblem)
    -> [OfficeRelation]
  {
    var tokens = XMLTokenizer(bytes)
    let folder = folder(of: part)
    var relations: [OfficeRelation] = []
    while let token = try tokens.token() {
      guard case .start("Relationship", let attributes) = token,
        attributes["TargetMode"] != "External", let target = attributes["Target"]
      else { continue }
      relations.append(
        OfficeRelation(
          id: attributes["Id"] ?? "",
          type: attributes["Type"]?.split(separator: "/").last.map(String.init) ?? "",
          target: resolve(target, in: folder)))
    }
    return relations
  }

  private static func folder(of part: String) -> String {
    part.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  /// The path in the archive of a target as a part of a folder writes it.
  private static func resolve(_ target: String, in folder: String) -> String {
    guard !target.hasPrefix("/") else { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/")
    for part in target.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
