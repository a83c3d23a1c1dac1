import FazhiChecklist
import FazhiSource
import FazhiText

/// Finds the level of government a report speaks for.
struct LevelReader {
  let document: Document

  /// The level; only a name of the issuer can leave it unsure.
  func level() -> Told<Level> {
    document.metadata.issuer.flatMap { level(ofIssuer: $0.units) }
      ?? Told(levelFromAddressee() ?? levelFromSelfReference())
  }

  /// The level that the name of the issuer gives; `nil` where it has no unit of administration.
  private func level(ofIssuer name: ArraySlice<UInt16>) -> Told<Level>? {
    var place = name
    if let end = Self.firstEnd(of: Self.governments, in: name) { place = name[..<end] }
    // 市司法局 is a department; 开发区管委会 and 街道办事处 speak for their places.
    if place.count == name.count, !Self.placeBodies.contains(where: { name.contains(units: $0) }),
      Self.departments.contains(where: { name.suffix($0.count).elementsEqual($0) })
    {
      return .known(.department)
    }
    if Self.townships.contains(where: { place.contains(units: $0) }) { return .known(.township) }
    for (ending, level) in Self.endings where place.suffix(ending.count).elementsEqual(ending) {
      return .known(level)
    }
    guard let unit = place.last(where: { Self.units[$0] != nil }), let level = Self.units[unit]
    else { return nil }
    guard unit == UInt16(unit: "市"), let end = place.lastIndex(of: unit) else {
      return .known(level)
    }
    return levelOfCity(place[...end])
  }

  private func level(ofIssuer name: [UInt16]) -> Told<Level>? {
    level(ofIssuer: name[...])
  }

  /// A 市 is a municipality, a prefecture-level city, or else a county-level one, unless the text
  /// speaks of districts and counties below it.
  private func levelOfCity(_ place: ArraySlice<UInt16>) -> Told<Level> {
    if Places.municipalities.contains(Array(place)) { return .known(.province) }
    let name = place.dropLast()
    for length in 2...4 where name.count >= length {
      if Places.prefectureCities.contains(Array(name.suffix(length))) {
        // 常州市新北… has a further unit and does not come here; 吉林省吉林市 does.
        return .known(.city)
      }
    }
    if let superior = superiorCity() {
      return .known(name.suffix(superior.count).elementsEqual(superior) ? .city : .county)
    }
    var ruling = Self.cityCues.count(where: isSpoken)
    var ruled = Self.countyCues.count(where: isSpoken)
    if let townships = mostTownships() {
      // A county has hardly more than forty townships, a prefecture hardly fewer.
      if townships > Self.mostTownshipsOfCounty { ruling += 3 } else { ruled += 3 }
    }
    // 省某市: named with nothing between, a county-level city would stand below a prefecture.
    let level: Level = ruling > ruled ? .city : .county
    return abs(ruling - ruled) >= 2 ? .known(level) : .unsure(level)
  }

  /// Whether the text has one of some words for the same thing.
  private func isSpoken(_ words: [[UInt16]]) -> Bool {
    words.contains { document.units.contains(units: $0) }
  }

  /// The highest number of townships that the text counts ("15个镇街"), or `nil` where it counts none.
  private func mostTownships() -> Int? {
    let units = document.units
    var most: Int?
    for end in units.indices where units[end] == UInt16(unit: "个") {
      guard Self.townshipWords.contains(where: { units[(end + 1)...].starts(with: $0) }) else {
        continue
      }
      let digits = units[..<end].suffix(4).reversed().prefix(while: NormalizedText.isDigit)
      if let number = Int(Array(digits.reversed()).text), number > most ?? 0 { most = number }
    }
    return most
  }

  /// The city, without its 市, that the report names as its leader ("在…和越州市委、市政府的领导下").
  private func superiorCity() -> ArraySlice<UInt16>? {
    let units = document.units
    for end in units.indices where units[end...].starts(with: Self.cityLeaders) {
      for length in 2...3 where end > length {
        let name = units[(end - length)..<end]
        if Self.beforeLeader.contains(units[end - length - 1]), name.allSatisfy(\.isHan),
          !name.contains(where: { Self.beforeLeader.contains($0) || Self.noName.contains($0) })
        {
          return name
        }
      }
    }
    return nil
  }

  private static let cityLeaders = "市委市政府".units
  private static let beforeLeader = ["在", "和", "及", "与"].map { UInt16(unit: $0) }

  /// Signs of "我市", "全市", "本市", "各级" and "历届", which are no names.
  private static let noName = "我全本各级历届市".units

  /// Who reports to a 市 is a county; to a 省, a city; to a 县 or 区, a township.
  private func levelFromAddressee() -> Level? {
    guard let salutation = document.paragraphs.prefix(12).first(where: { $0.kind == .salutation })
    else { return nil }
    let text = document.units[salutation.units]
    guard let end = Self.firstEnd(of: Self.governments, in: text),
      let unit = text[..<end].last(where: { Self.units[$0] != nil })
    else { return nil }
    switch Self.units[unit] {
    case .province: return .city
    case .city: return .county
    case .county: return .township
    default: return unit == UInt16(unit: "市") ? .county : nil
    }
  }

  /// What the report calls itself most often, where it does so three times.
  private func levelFromSelfReference() -> Level? {
    var counts: [Level: Int] = [:]
    for index in document.units.indices.dropLast() where document.units[index] == UInt16(unit: "我")
    {
      if let level = Self.units[document.units[index + 1]] { counts[level, default: 0] += 1 }
    }
    guard let best = counts.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }),
      best.value >= 3
    else { return nil }
    return best.key
  }

  /// The unit of administration by its last character; 市 is looked at more closely.
  private static let units: [UInt16: Level] = [
    UInt16(unit: "省"): .province, UInt16(unit: "市"): .city, UInt16(unit: "州"): .city,
    UInt16(unit: "盟"): .city,
    UInt16(unit: "县"): .county, UInt16(unit: "区"): .county, UInt16(unit: "旗"): .county,
    UInt16(unit: "镇"): .township,
    UInt16(unit: "乡"): .township, UInt16(unit: "道"): .township, UInt16(unit: "局"): .department,
    UInt16(unit: "厅"): .department,
  ]

  /// Endings of places whose last character says something else.
  private static let endings: [([UInt16], Level)] = [
    ("自治区".units, .province), ("特别行政区".units, .province), ("地区".units, .city),
  ]
  private static let governments = ["人民政府", "政府", "管理委员会", "管委会"].map(\.units)
  private static let placeBodies = ["办事处", "法治", "依法治", "管委会", "管理委员会"].map(\.units)
  private static let departments = ["局", "厅", "委", "委员会", "办公室", "办", "中心", "支队", "大队"]
    .map(\.units)
  private static let townships = ["街道", "苏木", "镇人民政府", "乡人民政府"].map(\.units)
  /// Signs that a city has counties below it, and signs that it has not: the ways to write one thing
  /// together, so that it counts once.
  private static let cityCues = [
    ["县(市区)", "各县区", "各区县", "各县市区", "各区(市)县"], ["市县乡"], ["地方性法规"], ["政府规章"],
    ["市中级人民法院", "市中院"], ["县级政府"], ["省委省政府"],
  ].map { $0.map(\.units) }
  private static let countyCues = [
    ["州委"], ["州政府"], ["各乡镇", "各镇"], ["镇(街道)", "乡(镇)", "镇街"], ["市委市政府和"], ["村(社区)"], ["上级市"],
    ["市法院"], ["市检察院"],
  ].map { $0.map(\.units) }

  private static let townshipWords = ["乡镇", "镇街", "街镇", "镇(", "乡(", "镇乡", "苏木"].map(\.units)
  private static let mostTownshipsOfCounty = 40

  private static func firstEnd(of words: [[UInt16]], in text: ArraySlice<UInt16>) -> Int? {
    text.indices.first { index in words.contains { text[index...].starts(with: $0) } }
  }
}
