import FazhiAssessment
import FazhiChecklist
package import FazhiSource

extension Guide {
  /// Writes the keys of the JSON object: the checklist, then every obligation.
  package func write(into writer: inout JSONWriter, language: Language) {
    writer.head("guide")
    writer.key("checklist")
    writer.object {
      $0.key("id")
      $0.string(checklist.id)
      $0.key("version")
      $0.string(checklist.version)
      $0.key("digest")
      $0.string(checklist.digest)
      $0.key("title")
      $0.string(checklist.title[language])
      $0.key("levels")
      $0.array(Level.allCases.filter { checklist.levels.contains($0) }) { $0.string($1.rawValue) }
    }
    writer.key("parts")
    writer.array(checklist.parts) { writer, part in
      writer.object {
        $0.key("part")
        $0.number(part.number)
        $0.key("title")
        $0.string(part.title[language])
      }
    }
    writer.key("items")
    writer.array(checklist.items) { writer, item in
      writer.object { $0.write(GuideEntry(item: item, words: Words(language: language))) }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ guide: GuideEntry) {
    let (item, language) = (guide.item, guide.words.language)
    key("id")
    string(item.id)
    key("part")
    number(item.part)
    key("article")
    number(item.article)
    key("title")
    string(item.title[language])
    key("requirement")
    string(item.requirement[language])
    key("kind")
    string(item.kind.rawValue)
    key("weight")
    number(item.weight)
    key("hardDuty")
    bool(item.isHardDuty)
    duties(item, language)
    key("rule")
    string(guide.rule)
    wording(guide)
    texts("facts", item.facts)
    texts("materials", item.materials)
    key("units")
    object {
      $0.texts("lead", item.units.lead)
      $0.texts("support", item.units.support)
    }
  }

  /// Who owes it, and what is set for it.
  private mutating func duties(_ item: Item, _ language: Language) {
    texts("levels", Level.allCases.filter { item.levels.contains($0) }.map(\.rawValue))
    key("notOwed")
    object { writer in
      for level in Level.allCases {
        guard let reason = item.notOwed[level] else { continue }
        writer.key(named: level.rawValue)
        writer.string(reason)
      }
    }
    key("reported")
    string(item.reported.rawValue)
    key("target")
    guard let target = item.target else { return null() }
    object {
      $0.key("text")
      $0.string(target.text[language])
      $0.key("source")
      $0.string(target.source)
    }
  }

  /// What answers it and what does not.
  private mutating func wording(_ guide: GuideEntry) {
    key("strength")
    string(guide.item.strength.keyword)
    key("components")
    if let components = guide.item.components {
      object {
        $0.key("atLeast")
        $0.number(components.atLeast)
        $0.texts("of", components.parts.map(\.name))
      }
    } else {
      null()
    }
    key("wording")
    object {
      $0.texts("answers", guide.wording.answers)
      $0.texts("topic", guide.wording.topic)
      $0.texts("touches", guide.wording.touches)
    }
    key("examples")
    array([guide.passing].compactMap(\.self) + guide.failing) { writer, example in
      writer.object {
        $0.key("status")
        $0.string(example.expected.rawValue)
        $0.key("text")
        $0.string(example.text)
      }
    }
  }

  private mutating func texts(_ key: StaticString, _ texts: [String]) {
    self.key(key)
    array(texts) { $0.string($1) }
  }
}
