import FazhiChecklist
package import FazhiSource

/// What a reader is shown, whatever the format: the formats differ in how a block looks, not in what
/// it says.
package struct Page: Sendable {
  /// A piece of a page.
  enum Block: Sendable {
    /// A heading of a level from 1.
    case heading(Int, String)
    case text(String)
    /// Labels with their values.
    case fields([Field])
    case table(Table)
    case entry(Entry)
  }

  struct Field: Sendable, Hashable {
    var label: String
    var value: String
  }

  /// A line to write on, the value of a field that nobody has filled in.
  static let blankLine = "______________________"

  struct Table: Sendable {
    struct Column: Sendable {
      var title: String
      var isNumber = false
    }

    var columns: [Column]
    var rows: [[String]]
    /// A picture for each row, or none at all; formats of text alone leave them out.
    var pictures: Pictures?

    /// Adds a column on the right, with a cell for each row.
    mutating func append(_ column: Column, _ cells: [String]) {
      columns.append(column)
      for (row, cell) in zip(rows.indices, cells) { rows[row].append(cell) }
    }
  }

  /// What the figures of a table's rows look like.
  struct Pictures: Sendable {
    /// What stands above them.
    var title: String
    /// How they are to be read, or `nil` where that needs no words.
    var note: String?
    /// One for each row.
    var rows: [Picture]
  }

  /// Shares of 0...1, drawn on a line from none to all.
  enum Picture: Sendable, Hashable {
    case share(Double)
    /// How several are spread, as a box plot (Tukey, "Exploratory data analysis", 1977): the box from a
    /// quarter to three quarters with a stroke at the median, whiskers from a tenth to nine tenths, and
    /// dots for the lowest and the highest.
    case spread(Spread)
    case none
  }

  struct Spread: Sendable, Hashable {
    var lowest: Double
    var tenth: Double
    var quarter: Double
    var median: Double
    var threeQuarters: Double
    var nineTenths: Double
    var highest: Double
  }

  /// An obligation, with what there is to say on it.
  struct Entry: Sendable {
    /// Its id, title and the like.
    var title: String
    /// Its status, which formats give a mark and a colour.
    var status: Status?
    /// The name of the status, and further short words such as the weight.
    var labels: [String] = []
    /// The box that stands before it, if any.
    var box: Box?
    var details: [Detail] = []
  }

  /// A box to tick, and whether somebody has.
  enum Box: Sendable {
    case open, ticked
  }

  /// A line below an entry.
  enum Detail: Sendable {
    case field(Field)
    /// An exact quotation with its place in the report.
    case quotation(String, place: String)
    /// Something to tick off.
    case box(String)
  }

  /// How formats for paper lay out entries that follow each other; a screen shows them one below the
  /// other.
  enum EntryLayout: Sendable {
    case paragraphs
    /// A row for each entry.
    case rows([EntryColumn], isWide: Bool)
    /// A small table for each entry, a row for each detail.
    case cards
  }

  /// A column of a table of entries; what no column names stands in the one with the title.
  struct EntryColumn: Sendable {
    enum Content: Sendable, Hashable {
      /// The number of the entry in its table, and its box.
      case number
      /// The title, and below it the labels behind the status.
      case title
      /// The name of the status.
      case status
      /// The fields with a label; those with the label of the column come without it.
      case field(String)
      case quotations
      /// What is to be ticked off.
      case boxes
      /// Room to write in, instead of the field with a label.
      case blank(String)
    }

    var title: String
    /// In millimetres.
    var width: Int
    var contents: [Content]
  }

  /// The signs between labels and values, and around places, in the language of the page.
  var words: Words
  var blocks: [Block] = []
  var entryLayout = EntryLayout.paragraphs

  init(_ words: Words) {
    self.words = words
  }

  /// The first heading, which is the title of the document.
  var title: String {
    for case .heading(_, let text) in blocks { return text }
    return Tool.name
  }
}

/// What a page is rendered for.
package struct RenderingOptions: Sendable {
  /// The language of labels and of the checklist's texts; quotations stay as they are.
  package var language: Language
  /// Whether to use ANSI colours, where the format has them.
  package var colours: Bool
  /// The number of cells of a line, where the format has lines.
  package var width: Int

  /// Creates options.
  package init(language: Language = .chinese, colours: Bool = false, width: Int = 80) {
    self.language = language
    self.colours = colours
    self.width = width
  }
}
