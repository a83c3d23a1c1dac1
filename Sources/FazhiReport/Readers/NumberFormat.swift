/// How automatic numbers are written (ECMA-376, ST_NumberFormat).
enum NumberFormat {
  /// A number in a format; in Arabic digits where the format is not known, or has no such number.
  static func text(_ number: Int, as format: String) -> String {
    let plain = String(number)
    guard number > 0 else { return plain }
    switch format {
    case "none": return ""
    case "decimalZero": return number < 10 ? "0\(number)" : plain
    case "decimalFullWidth", "decimalFullWidth2": return digits(of: number, from: "０１２３４５６７８９")
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": return sign(number, from: circled)
    case "decimalEnclosedParen": return sign(number, from: parenthesized)
    case "decimalEnclosedFullstop": return sign(number, from: withFullStop)
    case "ideographEnclosedCircle": return sign(number, from: "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")
    case "ideographTraditional": return sign(number, from: "甲乙丙丁戊己庚辛壬癸")
    case "ideographZodiac": return sign(number, from: "子丑寅卯辰巳午未申酉戌亥")
    case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
      return digits(of: number, from: "〇一二三四五六七八九")
    case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
      "taiwaneseCountingThousand":
      return counted(number, digits: "零一二三四五六七八九", units: "十百千", dropsFirstOne: true)
    case "chineseLegalSimplified":
      return counted(number, digits: "零壹贰叁肆伍陆柒捌玖", units: "拾佰仟", dropsFirstOne: false)
    case "ideographLegalTraditional":
      return counted(number, digits: "零壹貳參肆伍陸柒捌玖", units: "拾佰仟", dropsFirstOne: false)
    case "upperLetter": return letters(number)
    case "lowerLetter": return letters(number).lowercased()
    case "upperRoman": return roman(number)
    case "lowerRoman": return roman(number).lowercased()
    default: return plain
    }
  }

  private static let circled =
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
  private static let parenthesized = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
  private static let withFullStop = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"

  private static func sign(_ number: Int, from signs: String) -> String {
    signs.dropFirst(number - 1).first.map(String.init) ?? String(number)
  }

  private static func digits(of number: Int, from digits: String) -> String {
    let digits = Array(digits)
    return String(String(number).compactMap(\.wholeNumberValue).map { digits[$0] })
  }

  /// A number as it is counted: 十二, 二十, 一百零三; from 10,000 on digit by digit.
  private static func counted(
    _ number: Int, digits: String, units: String, dropsFirstOne: Bool
  ) -> String {
    guard number < 10_000 else { return Self.digits(of: number, from: digits) }
    let (names, values) = (Array(digits), String(number).compactMap(\.wholeNumberValue))
    let unitNames = [""] + units.map(String.init)
    var text = ""
    var skipsZero = false
    for (index, value) in values.enumerated() {
      guard value > 0 else {
        skipsZero = true
        continue
      }
      if skipsZero { text.append(names[0]) }
      skipsZero = false
      let isTen = dropsFirstOne && index == 0 && values.count == 2 && value == 1
      if !isTen { text.append(names[value]) }
      text += unitNames[values.count - 1 - index]
    }
    return text
  }

  /// A to Z, then AA, BB and so on.
  private static func letters(_ number: Int) -> String {
    guard number <= 26 * 9 else { return String(number) }
    let scalar = Unicode.Scalar(UInt8(ascii: "A") + UInt8((number - 1) % 26))
    return String(repeating: Character(scalar), count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    guard number < 4000 else { return String(number) }
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var (rest, text) = (number, "")
    for (value, sign) in signs {
      while rest >= value { (rest, text) = (rest - value, text + sign) }
    }
    return text
  }
}
