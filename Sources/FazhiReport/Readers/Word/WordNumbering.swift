/// Counts the paragraphs of lists, as Word does while it lays a document out.
struct WordNumbering {
  /// A list with all its levels.
  private struct List {
    var number: Int
    /// The definition that it shares its numbers with.
    var definition: Int
    var levels: [Int: WordLevel]
    /// The numbers at which levels start when the list is met for the first time.
    var starts: [Int: Int]

    func start(of level: Int) -> Int { starts[level] ?? levels[level]?.start ?? 1 }
  }

  private let lists: WordLists
  private let styles: WordStyles
  /// The lists that were met, with their levels put together.
  private var met: [Int: List] = [:]
  /// The numbers given last, for each definition and level.
  private var counters: [Int: [Int?]] = [:]
  /// The starts of lists that were used: they hold for the first paragraph only.
  private var usedStarts: Set<[Int]> = []

  /// The largest number there may be (ST_DecimalNumber has no bound, Word has this one).
  private static let largest = 32767

  init(_ lists: WordLists, styles: WordStyles) {
    self.lists = lists
    self.styles = styles
  }

  /// Whether a paragraph is a line of a table of contents.
  func isContents(style: String?) -> Bool { styles.isContents(styles.id(style)) }

  /// Counts a paragraph.
  ///
  /// - Parameters:
  ///   - reference: What the paragraph itself says of its number.
  ///   - style: Its style, or `nil` for the one that paragraphs have by default.
  /// - Returns: The number to put before it; empty where it has none, or a bullet.
  mutating func number(_ reference: WordNumberReference, style: String?) -> String {
    guard let (list, index) = resolve(reference, style: style), let level = list.levels[index]
    else { return "" }
    let numbers = count(list, at: index)
    return level.format == "bullet" ? "" : text(of: level, list, numbers)
  }

  /// The list and the level of a paragraph, by itself or by its style.
  private mutating func resolve(
    _ reference: WordNumberReference, style: String?
  ) -> (list: List, level: Int)? {
    if let number = reference.list {
      return list(number).map { ($0, reference.level ?? 0) }
    }
    guard let id = styles.id(style) else { return nil }
    let (inherited, owner) = styles.reference(of: id)
    guard let list = inherited.list.flatMap({ self.list($0) }) else { return nil }
    // Which level a style stands for, the list says.
    let linked = list.levels.first { $0.value.style == id || $0.value.style == owner }?.key
    return (list, reference.level ?? linked ?? inherited.level ?? 0)
  }

  /// The list of a number, its own levels before those of its definition; 0 is none.
  private mutating func list(_ number: Int) -> List? {
    if let list = met[number] { return list }
    guard number != 0, let named = lists.lists[number] else { return nil }
    var definition = named.definition
    if let style = lists.linkedStyles[definition],
      let linked = styles.reference(of: style).reference.list.flatMap({ lists.lists[$0] })
    {
      definition = linked.definition
    }
    let levels = (lists.definitions[definition] ?? [:]).merging(named.levels) { $1 }
    let list = List(
      number: number, definition: definition, levels: levels, starts: named.starts)
    met[number] = list
    return list
  }

  /// Counts a paragraph of a level; returns the numbers of all levels.
  private mutating func count(_ list: List, at index: Int) -> [Int?] {
    var numbers =
      counters[list.definition] ?? [Int?](repeating: nil, count: WordLevel.count)
    let isFirst =
      list.starts[index] != nil && usedStarts.insert([list.number, index]).inserted
    let next = isFirst ? nil : numbers[index].map { $0 + 1 }
    numbers[index] = min(max(0, next ?? list.start(of: index)), Self.largest)
    // A level that was passed over counts as used: its next paragraph is the second.
    for higher in 0..<index where numbers[higher] == nil {
      numbers[higher] = min(max(0, list.start(of: higher)), Self.largest)
    }
    // A level starts again after the one it names, and after all above that.
    for deeper in numbers.indices.dropFirst(index + 1)
    where index < list.levels[deeper]?.restart ?? deeper {
      numbers[deeper] = nil
    }
    counters[list.definition] = numbers
    return numbers
  }

  private func text(of level: WordLevel, _ list: List, _ numbers: [Int?]) -> String {
    var text = ""
    var rest = level.text[...]
    while let character = rest.popFirst() {
      guard character == "%", let digit = rest.first?.wholeNumberValue,
        (1...WordLevel.count).contains(digit)
      else {
        text.append(character)
        continue
      }
      rest.removeFirst()
      let number = numbers[digit - 1] ?? list.start(of: digit - 1)
      let format = list.levels[digit - 1]?.format ?? "decimal"
      text +=
        format == "bullet" ? "" : NumberFormat.text(number, as: level.isLegal ? "decimal" : format)
    }
    return text
  }
}
