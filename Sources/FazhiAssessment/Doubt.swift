package import FazhiSource

/// Why a verdict is a close call that a person should look at first.
package enum Doubt: Sendable, Hashable {
  /// Only the opening of the report names it.
  case onlyOpening
  /// What only touches the subject may be read as nothing, or as an answer.
  case onlyTouches
  /// Even the best place states no act.
  case noAct
  /// It counts only by an act that stands beside the name of the duty.
  case actBesideName
  /// It counts only as a slogan, which a reader may take for more or for nothing.
  case onlySlogan
  /// One component more would decide otherwise.
  case oneComponentShort
  /// It is covered by halves.
  case halfCovered
  /// Nothing speaks of what most reports speak of.
  case oftenReported
  /// It is covered, though hardly any report covers it.
  case rarelyReported
  /// Only the problems, the plans or set phrases speak of it; the achievements may in other words.
  case onlyElsewhere
  /// A sentence that no wording knows is like the obligation.
  case alikeSentence

  /// The doubt in words.
  package func text(in language: Language) -> String { words[language] }

  private var words: Localized {
    switch self {
    case .onlyOpening: Localized("只有开头部分写到", "only the opening speaks of it")
    case .onlyTouches:
      Localized("只笼统涉及，可能算写明，也可能不算", "it is only touched on, which may be read either way")
    case .noAct: Localized("所有各处都没有写明实事或数据", "no place states an act or a figure")
    case .actBesideName:
      Localized("写到的实事、数据可能说的是别的事", "the act or figure beside it may be about something else")
    case .onlySlogan:
      Localized("只有口号，与举措不易分清", "it is only a slogan, which is not easily told from a measure")
    case .oneComponentShort: Localized("分项只差一项", "it is one component short")
    case .halfCovered:
      Localized("介于写明与未写明之间", "it stands between what answers and what does not")
    case .oftenReported:
      Localized(
        "这类报告多数写到此事，可能用语不同", "most reports speak of it, this one may in other words")
    case .rarelyReported:
      Localized(
        "这类报告很少写到此事，写到的可能是别的事", "hardly any report speaks of it, this may be about something else")
    case .onlyElsewhere:
      Localized(
        "只在问题、计划或套语中写到，成效部分可能用语不同",
        "only the problems, plans or set phrases speak of it, the achievements may in other words")
    case .alikeSentence:
      Localized("另有一句与此事相近，用语不同", "a sentence in other words is like the obligation")
    }
  }
}
