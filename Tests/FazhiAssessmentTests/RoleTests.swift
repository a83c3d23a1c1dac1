import FazhiChecklist
import FazhiMatching
import FazhiShipped
import FazhiSource
import FazhiText
import Testing

@testable import FazhiAssessment
@testable import FazhiReport

@Suite("Roles")
struct RoleTests {
  /// A report in which each passage is marked with how it speaks.
  ///
  /// 〔成〕 stands for achievements, 〔问〕 for problems, 〔计〕 for plans, 〔套〕 for the frame. A mark
  /// holds for the clause behind it.
  struct Case: CustomTestStringConvertible {
    var name: String
    var year = 2023
    var text: String
    var testDescription: String { name }
  }

  private static let roles: [Character: Role] = [
    "成": .achievements, "问": .problems, "计": .plans, "套": .frame,
  ]

  @Test("each marked passage speaks as marked", arguments: RoleCases.all)
  func speaksAsMarked(_ c: Case) throws {
    var text = ""
    var marks: [(byte: Int, role: Role)] = []
    var rest = c.text[...]
    while let start = rest.firstIndex(of: "〔") {
      text += rest[..<start]
      let letter = rest[rest.index(after: start)]
      marks.append((text.utf8.count, try #require(Self.roles[letter])))
      rest = rest[rest.index(start, offsetBy: 3)...]
    }
    text += rest
    let document = ReportReader.document(of: SourceFile(name: "t", bytes: Array(text.utf8)))
    let matches = Matches(of: Self.compiled, in: document)
    let cues = CueMap(matches, Self.compiled, Self.figures).byClause
    let found = RoleReader.roles(of: document, cues: cues, year: c.year)
    for mark in marks {
      let unit = try #require(document.starts.firstIndex { Int($0) >= mark.byte })
      let clause = document.clause(at: unit)
      let passage = document.units[document.clauses[clause]].text
      #expect(found[clause] == mark.role, "\(passage)")
    }
  }

  static let compiled: CompiledChecklist = {
    do {
      return CompiledChecklist(try ChecklistLoader().load("outline-2021-2025"))
    } catch {
      preconditionFailure("the shipped checklist does not load: \(error)")
    }
  }()

  static let figures = FigureReader(units: compiled.checklist.signals.figureUnits)

  @Test("there are at least 150 marked passages")
  func enough() {
    #expect(RoleCases.all.reduce(0) { $0 + $1.text.count { $0 == "〔" } } >= 150)
  }
}
