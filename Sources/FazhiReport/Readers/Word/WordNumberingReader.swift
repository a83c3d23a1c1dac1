import FazhiXML

/// How the paragraphs of one level of a list are numbered.
struct WordLevel: Sendable, Hashable {
  var start = 1
  var format = "decimal"
  /// The text with `%1` for the number of the first level, and so on.
  var text = ""
  /// The level, from 1, after which the numbers start again; 0 for none, `nil` for every higher one.
  var restart: Int?
  /// The style whose paragraphs have this level.
  var style: String?
  /// Whether all numbers in it are in Arabic digits.
  var isLegal = false

  /// How many levels a list has.
  static let count = 9
}

/// A list that paragraphs name.
struct WordList: Sendable, Hashable {
  /// The list that it counts on with: those of one definition share their numbers.
  var definition: Int
  /// The levels that it has of its own.
  var levels: [Int: WordLevel] = [:]
  /// The numbers at which levels start when the list is met for the first time.
  var starts: [Int: Int] = [:]
}

/// The lists of a document.
struct WordLists: Sendable {
  var lists: [Int: WordList] = [:]
  /// The levels of each definition.
  var definitions: [Int: [Int: WordLevel]] = [:]
  /// The style in which a definition has its levels, where it has none itself.
  var linkedStyles: [Int: String] = [:]
}

/// Reads the part with the lists.
struct WordNumberingReader {
  private var result = WordLists()
  private var definition: Int?
  private var list: Int?
  /// The level whose number a list sets anew.
  private var override: Int?
  private var level: (index: Int, level: WordLevel)?

  /// Reads the lists; a document may have none.
  static func read(_ part: WordPart?) throws(WordProblem) -> WordLists {
    guard var tokens = part?.tokens else { return WordLists() }
    var reader = Self()
    while let token = try tokens.next() {
      switch token {
      case .start(let name, let attributes): reader.start(name, attributes)
      case .end(let name): reader.end(name)
      case .text: break
      }
    }
    return reader.result
  }

  private mutating func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "abstractNum":
      definition = attributes.value("abstractNumId").flatMap { Int($0) }
      if let definition { result.definitions[definition] = [:] }
    case "numStyleLink":
      if let definition { result.linkedStyles[definition] = attributes.value("val") }
    case "num": list = attributes.value("numId").flatMap { Int($0) }
    case "abstractNumId":
      if let list, let definition = attributes.number {
        result.lists[list] = WordList(definition: definition)
      }
    case "lvlOverride": override = Self.index(attributes)
    case "startOverride":
      if let list, let override { result.lists[list]?.starts[override] = attributes.number }
    case "lvl": level = Self.index(attributes).map { ($0, WordLevel()) }
    default: level?.level.take(name, attributes)
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "lvl":
      guard let level else { return }
      if let list { result.lists[list]?.levels[level.index] = level.level }
      if let definition { result.definitions[definition]?[level.index] = level.level }
      self.level = nil
    case "lvlOverride": override = nil
    case "abstractNum": definition = nil
    case "num": list = nil
    default: break
    }
  }

  private static func index(_ attributes: [String: String]) -> Int? {
    attributes.value("ilvl").flatMap { Int($0) }.flatMap {
      (0..<WordLevel.count).contains($0) ? $0 : nil
    }
  }
}

extension WordLevel {
  fileprivate mutating func take(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "start": start = attributes.number ?? 1
    case "numFmt": format = attributes.value("val") ?? "decimal"
    case "lvlText": text = attributes.value("val") ?? ""
    case "lvlRestart": restart = attributes.number
    case "pStyle": style = attributes.value("val")
    case "isLgl": isLegal = attributes.isOn
    default: break
    }
  }
}
