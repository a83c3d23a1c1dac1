package import FazhiChecklist
package import FazhiSource

/// What a report shows of one obligation.
package struct Finding: Sendable {
  /// The obligation, in one place for all reports: it is large, and copied often.
  private let shared: SharedItem
  /// What is decided.
  package var status: Status
  /// At most three passages, the strongest first; empty where nothing speaks of it.
  package var evidence: [Evidence]
  /// Where it is not met: the passage with the most of what was looked for.
  package var nearest: Evidence?
  /// Where it is covered: the passage in which the report admits that it falls short of it.
  ///
  /// It takes nothing away, but a reader should know of it.
  package var admission: Evidence?
  /// Why the status is what it is.
  package var reason: Reason
  /// Why it is a close call that a person should look at first, or `nil`.
  package var doubt: Doubt?
  /// What people state beside it.
  package var statements: [EnteredStatement] = []
  /// For an obligation with components whether each is there, in their order.
  var presentComponents: [Bool]?

  init(
    _ item: SharedItem, _ status: Status, _ evidence: [Evidence], _ reason: Reason, doubt: Doubt?
  ) {
    shared = item
    self.status = status
    self.evidence = evidence
    self.reason = reason
    self.doubt = doubt
  }

  init(item: Item, status: Status, evidence: [Evidence], reason: Reason, doubt: Doubt?) {
    self.init(SharedItem(item), status, evidence, reason, doubt: doubt)
  }

  /// Whether a person should look at it first.
  package var review: Bool { doubt != nil }

  /// The obligation.
  package var item: Item {
    _read { yield shared.value }
  }

  /// For an obligation with components, those that are there and those that are not, by name.
  package var components: (present: [String], absent: [String])? {
    guard let presentComponents, let parts = shared.value.components?.parts else { return nil }
    var names: (present: [String], absent: [String]) = ([], [])
    for (part, isPresent) in zip(parts, presentComponents) {
      if isPresent { names.present.append(part.name) } else { names.absent.append(part.name) }
    }
    return names
  }

  /// Whether an owed obligation is left unanswered.
  package var isGap: Bool { status.isGap }
}

/// An obligation that many findings refer to.
final class SharedItem: Sendable {
  let value: Item

  init(_ item: Item) { value = item }
}

/// Why a finding has its status.
package enum Reason: Sendable, Hashable {
  /// A specific measure is named.
  case namesMeasure
  /// The obligation is spoken of with an act or a measure of a strength.
  case states(Strength)
  /// The obligation is spoken of, but only with a strength below what it needs.
  case onlyStates(Strength, needed: Strength)
  /// Only a heading speaks of it.
  case onlyHeading
  /// Only the subject in general is touched.
  case onlyTouches
  /// It is spoken of, and beside that, in passages of their own, enough of its components are.
  case componentsPresent(found: Int, needed: Int)
  /// Too few of its components are there.
  case componentsShort(found: Int, needed: Int)
  /// Only the problems speak of it.
  case onlyProblems
  /// Only the plans speak of it.
  case onlyPlans
  /// Only the problems or the plans touch its subject in general.
  case touchedElsewhere
  /// Only set phrases in the title, the opening or the closing name it.
  case onlyFrame
  /// Nothing speaks of it.
  case nothing
  /// The opening of the report names it.
  case opening
  /// The level does not owe it; why.
  case notOwed(String)
  /// A prohibition that nothing speaks of.
  case silentProhibition
  /// A prohibition whose breach is admitted.
  case admittedBreach

  /// The reason in words.
  package func text(in language: Language) -> String { words[language] }

  private var words: Localized {
    switch self {
    case .namesMeasure: Localized("成效部分写明了具体举措", "the achievements name a specific measure")
    case .states(let strength):
      Localized(
        "成效部分写到此事，并有\(strength.name.chinese)支撑",
        "the achievements speak of it and give \(strength.phrase)")
    case .onlyStates(let strength, let needed):
      Localized(
        "成效部分写到此事，但只有\(strength.name.chinese)，未见\(needed.name.chinese)",
        "the achievements speak of it, but only with \(strength.phrase), not \(needed.phrase)")
    case .onlyHeading: Localized("只有标题写到此事", "only a heading speaks of it")
    case .onlyTouches:
      Localized("成效部分只笼统涉及，或只涉及次要方面", "the achievements only touch on it or on a minor part")
    case .componentsPresent(let found, let needed):
      Localized(
        "所要求的内容分别写在成效部分各处：应有\(needed)项，见\(found)项",
        "the achievements speak of \(found) components in different places, \(needed) are needed")
    case .componentsShort(0, _):
      Localized("只提到此事，未写明所要求的具体内容", "it is spoken of, but none of the components needed is there")
    case .componentsShort(let found, let needed):
      Localized(
        "应有\(needed)项内容，只见\(found)项", "\(found) of the \(needed) components needed are there")
    case .onlyProblems: Localized("只作为问题提到", "it is only spoken of as a shortcoming")
    case .onlyPlans: Localized("只在下步计划中提到", "only the plans speak of it")
    case .touchedElsewhere:
      Localized("只在问题或计划部分笼统涉及", "only the problems or the plans touch on it in general")
    case .onlyFrame:
      Localized(
        "只在标题、开头或结尾的套语中提到，不作证据", "only set phrases of the title, opening or closing name it")
    case .nothing: Localized("全文未见相关表述", "nothing in the report speaks of it")
    case .opening: Localized("开头部分写明以此为依据", "the opening names it as the basis of the work")
    case .notOwed(let why): Localized("本级不承担：\(why)", "not owed at this level: \(why)")
    case .silentProhibition:
      Localized(
        "禁止性要求，报告未反映违反，也未写明防范措施", "a prohibition: neither a breach nor a safeguard is reported")
    case .admittedBreach:
      Localized("禁止性要求，报告自认存在违反", "a prohibition whose breach the report admits")
    }
  }
}

extension Strength {
  fileprivate var phrase: String {
    switch self {
    case .slogan: "a slogan"
    case .statement: "a statement"
    case .measure: "a measure"
    case .act: "an act"
    case .figure: "a figure"
    }
  }
}
