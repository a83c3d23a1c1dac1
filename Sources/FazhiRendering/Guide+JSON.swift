import FazhiAssessment
import FazhiChecklist
package import FazhiSource

extension Guide {
  /// Writes the keys of the JSON object: the checklist, then every obligation.
  package func write(into writer: inout JSONWriter, language: Language) {
    writer.head("guide")
    writer.object("checklist") {
      $0.pair("id", checklist.id)
      $0.pair("version", checklist.version)
      $0.pair("digest", checklist.digest)
      $0.pair("title", checklist.title[language])
      $0.pair("levels", checklist.levels)
    }
    writer.objects("parts", checklist.parts) { writer, part in
      writer.pair("part", part.number)
      writer.pair("title", part.title[language])
    }
    writer.objects("items", checklist.items) {
      $0.write(GuideEntry(item: $1, words: Words(language: language)))
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ guide: GuideEntry) {
    let (item, language) = (guide.item, guide.words.language)
    pair("id", item.id)
    pair("part", item.part)
    pair("article", item.article)
    pair("title", item.title[language])
    pair("requirement", item.requirement[language])
    pair("kind", item.kind.rawValue)
    pair("weight", item.weight)
    pair("hardDuty", item.isHardDuty)
    duties(item, language)
    pair("rule", guide.rule)
    wording(guide)
    pair("facts", item.facts)
    pair("materials", item.materials)
    object("units") {
      $0.pair("lead", item.units.lead)
      $0.pair("support", item.units.support)
    }
  }

  /// Who owes it, and what is set for it.
  private mutating func duties(_ item: Item, _ language: Language) {
    pair("levels", item.levels)
    object("notOwed") { writer in
      for level in Level.allCases {
        guard let reason = item.notOwed[level] else { continue }
        writer.key(named: level.rawValue)
        writer.string(reason)
      }
    }
    pair("reported", item.reported.rawValue)
    object("target", item.target) { writer, target in
      writer.pair("text", target.text[language])
      writer.pair("source", target.source)
    }
  }

  /// What answers it and what does not.
  private mutating func wording(_ guide: GuideEntry) {
    pair("strength", guide.item.strength.keyword)
    object("components", guide.item.components) { writer, components in
      writer.pair("atLeast", components.atLeast)
      writer.pair("of", components.parts.map(\.name))
    }
    object("wording") {
      $0.pair("answers", guide.wording.answers)
      $0.pair("topic", guide.wording.topic)
      $0.pair("touches", guide.wording.touches)
    }
    objects("examples", [guide.passing].compactMap(\.self) + guide.failing) { writer, example in
      writer.pair("status", example.expected.rawValue)
      writer.pair("text", example.text)
    }
  }

  /// Writes levels in their order.
  fileprivate mutating func pair(_ key: StaticString, _ levels: Set<Level>) {
    pair(key, Level.allCases.filter(levels.contains).map(\.rawValue))
  }
}
