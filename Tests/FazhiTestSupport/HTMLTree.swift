/// HTML as this package writes it, read strictly: every tag closed in order, every attribute quoted,
/// no entity but those of the five signs.
package final class HTMLTree {
  /// What is wrong with a text, and where.
  package struct Fault: Error, CustomStringConvertible {
    package var description: String
  }

  package let name: String
  package let attributes: [String: String]
  package private(set) var children: [Child] = []

  /// A piece of an element's content.
  package enum Child {
    case element(HTMLTree)
    case text(String)
  }

  private init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// All elements below, in the order of the text.
  package var descendants: [HTMLTree] {
    children.flatMap { child -> [HTMLTree] in
      guard case .element(let element) = child else { return [] }
      return [element] + element.descendants
    }
  }

  /// The text without tags, entities decoded.
  package var text: String {
    children.map {
      switch $0 {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }

  package func hasClass(_ name: String) -> Bool {
    attributes["class", default: ""].split(separator: " ").contains { $0 == name }
  }

  /// The elements below of a class.
  package func elements(ofClass name: String) -> [HTMLTree] {
    descendants.filter { $0.hasClass(name) }
  }

  /// The elements below of a name.
  package func elements(named name: String) -> [HTMLTree] {
    descendants.filter { $0.name == name }
  }

  private static let empty: Set = ["meta", "input", "br", "hr", "link", "img"]
  private static let raw: Set = ["style", "script"]

  /// Reads a whole file.
  package static func read(_ html: String) throws -> HTMLTree {
    let scalars = Array(html.unicodeScalars)
    var reader = Reader(scalars: scalars)
    guard reader.take("<!DOCTYPE html>") else { throw Fault(description: "no doctype") }
    var open = [HTMLTree("", [:])]
    while !reader.isAtEnd {
      if reader.take("</") {
        let name = reader.name()
        guard reader.take(">"), open.count > 1, open.last?.name == name else {
          throw reader.fault("</\(name)> closes \(open.last?.name ?? "nothing")")
        }
        open.removeLast()
      } else if reader.take("<") {
        let name = reader.name()
        guard !name.isEmpty else { throw reader.fault("a bare <") }
        let attributes = try reader.attributes()
        let isClosed = reader.take("/")
        guard reader.take(">") else { throw reader.fault("<\(name) does not end") }
        let element = HTMLTree(name, attributes)
        open[open.count - 1].children.append(.element(element))
        if raw.contains(name) {
          element.children.append(.text(try reader.text(upTo: "</\(name)")))
          guard reader.take("</\(name)>") else { throw reader.fault("<\(name)> is not closed") }
        } else if !isClosed, !empty.contains(name) {
          open.append(element)
        }
      } else {
        open[open.count - 1].children.append(.text(try reader.decoded(upTo: "<")))
      }
    }
    guard open.count == 1 else { throw Fault(description: "<\(open[1].name)> is not closed") }
    return open[0]
  }

  private struct Reader {
    let scalars: [Unicode.Scalar]
    var index = 0

    var isAtEnd: Bool { index >= scalars.count }

    func fault(_ message: String) -> Fault {
      var near = String.UnicodeScalarView()
      near.append(contentsOf: scalars[max(0, index - 80)..<min(scalars.count, index + 40)])
      return Fault(description: "\(message) near '\(String(near))'")
    }

    mutating func take(_ text: String) -> Bool {
      let end = index + text.unicodeScalars.count
      guard end <= scalars.count, scalars[index..<end].elementsEqual(text.unicodeScalars) else {
        return false
      }
      index = end
      return true
    }

    mutating func name() -> String {
      var name = ""
      while !isAtEnd, scalars[index].isASCII, isPart(scalars[index]) {
        name.unicodeScalars.append(scalars[index])
        index += 1
      }
      return name
    }

    private func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-"
    }

    mutating func attributes() throws -> [String: String] {
      var attributes: [String: String] = [:]
      while take(" ") || take("\n") {
        let name = name()
        guard !name.isEmpty else { continue }
        guard attributes[name] == nil else { throw fault("\(name) stands twice") }
        attributes[name] = ""
        if take("=") {
          guard take("\"") else { throw fault("\(name) is not quoted") }
          attributes[name] = try decoded(upTo: "\"")
          guard take("\"") else { throw fault("\(name) does not end") }
        }
      }
      return attributes
    }

    mutating func text(upTo end: String) throws -> String {
      var text = String.UnicodeScalarView()
      let mark = Array(end.unicodeScalars)
      while !isAtEnd {
        if scalars[index] == mark[0], scalars[index...].starts(with: mark) { break }
        text.append(scalars[index])
        index += 1
      }
      return String(text)
    }

    private static let entities: [(String, Unicode.Scalar)] = [
      ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'"),
    ]

    mutating func decoded(upTo end: Unicode.Scalar) throws -> String {
      var text = String.UnicodeScalarView()
      while !isAtEnd, scalars[index] != end {
        guard scalars[index] != "<" else { throw fault("a bare < in an attribute") }
        if scalars[index] == "&" {
          guard let (_, scalar) = Self.entities.first(where: { take($0.0) }) else {
            throw fault("a bare &")
          }
          text.append(scalar)
        } else {
          text.append(scalars[index])
          index += 1
        }
      }
      return String(text)
    }
  }
}
