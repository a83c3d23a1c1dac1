import FazhiText

/// Recognises lines that belong to the page and not to the report.
enum Furniture {
  /// For each line whether it is page furniture.
  ///
  /// - Parameter lines: The lines in normal form, in order.
  /// - Returns: Whether it is, one answer for each line.
  static func marks(_ lines: [ArraySlice<UInt16>]) -> [Bool] {
    let tail = start(ofTailOf: lines)
    let heads = runningHeads(of: lines)
    var isInBox = false
    return lines.enumerated().map { index, line in
      if isBoxTitle(line) { isInBox = true } else if !isLink(line) { isInBox = false }
      return isInBox || index >= tail || heads.contains(index) || matches(line)
    }
  }

  /// Which lines stand at the top or the foot of pages: beside a page number, more than once but for their
  /// digits, and no sentence.
  private static func runningHeads(of lines: [ArraySlice<UInt16>]) -> Set<Int> {
    var places: [[UInt16]: [Int]] = [:]
    for number in lines.indices where isPageNumber(lines[number]) {
      for place in [number - 1, number + 1] where lines.indices.contains(place) {
        let line = lines[place]
        guard isLink(line), !isPageNumber(line) else { continue }
        places[line.filter { !NormalizedText.isDigit($0) }, default: []].append(place)
      }
    }
    return places.values.filter { $0.count > 1 }.reduce(into: []) { $0.formUnion($1) }
  }

  /// How long a line at the top of a page, or the title of another one, is at most, in characters.
  private static let longestHead = 45

  /// Whether a line, in normal form, is page furniture by itself.
  static func matches(_ line: ArraySlice<UInt16>) -> Bool {
    guard line.count <= 200 else { return false }
    return isPageNumber(line) || isRule(line) || isCaption(line) || isTrail(line)
      || startsLikeFurniture(line)
  }

  /// The beginnings of lines that web pages and document systems put around a text.
  ///
  /// A line that ends as a sentence is none, whatever it starts with.
  private static let beginnings: [UInt16: [[UInt16]]] = Dictionary(
    grouping: (below + [
      "您所在的位置", "您所在位置", "您当前的位置", "您当前位置", "您现在的位置", "您的位置", "当前位置", "你的位置", "你现在的位置", "位置:",
      "首页>", "首页-",
      "索引号", "索引", "信息索引号", "发文机关:", "发布机构", "发文单位", "发布单位", "制发机关", "公开主体", "成文日期",
      "生成日期", "发布日期", "发布时间", "发文日期", "公开日期", "更新时间", "日期:", "时间:", "主题分类", "主题词", "体裁分类",
      "信息分类", "信息类别", "分类:", "关键词:", "内容概述", "发文字号", "文号:", "文  号", "名称:", "标题:", "有效性",
      "公开方式", "公开类型", "公开时限", "公开范围", "公开属性", "信息来源", "来源:", "文章来源", "作者:", "编辑:",
      "责编:", "审核:", "录入:", "浏览次数", "浏览量", "浏览:", "访问量", "阅读:", "阅读次数", "点击数", "点击率", "点击:",
      "字体:", "字号:", "(字体", "字体大小", "打印", "(打印", "关闭", "(关闭", "收藏", "分享至",
      "相关附件", "附件下载", "附件:", "承办:", "网站标识码", "备案号", "公网安备", "copyright", "无障碍", "长者模式", "繁体",
      "抄送:", "抄报:", "(此件", "此件公开", "(来源", "(公开", "(责任编辑", "签发人:", "icp",
    ]).map { NormalizedText($0).units }, by: { $0[0] })

  /// Where the links, notes and addresses begin that a web page has below the text.
  ///
  /// They speak of other things, and not all of them begin in a way that is known.
  ///
  /// - Parameter lines: The lines in normal form, in order.
  /// - Returns: The index of the line from which on all is furniture.
  private static func start(ofTailOf lines: [ArraySlice<UInt16>]) -> Int {
    let end = lines.lastIndex { $0.count >= 15 && $0.contains(UInt16(unit: "。")) }.map { $0 + 1 }
    return lines[(end ?? 0)...].firstIndex { line in tails.contains { line.starts(with: $0) } }
      ?? lines.count
  }

  /// The beginnings of what stands below the text of a web page; some of them start lines of a text, too.
  private static let tails =
    (below + [
      "相关阅读", "相关新闻", "相关稿件", "相关信息", "相关内容", "推荐阅读", "热点推荐", "热门推荐", "(返回顶部", "(关闭",
      "关闭窗口", "您对本", "您对该",
    ]).map { NormalizedText($0).units }

  /// Those that are furniture wherever they stand.
  private static let below = [
    "上一篇", "下一篇", "上一条", "下一条", "相关链接", "相关文章", "返回顶部", "返回首页", "责任编辑", "分享到",
    "分享:", "版权所有", "主办单位", "主办:", "扫一扫", "网站地图", "联系我们",
  ]

  /// The title of a box of links, which web pages put between the paragraphs of a text, too.
  private static func isBoxTitle(_ line: ArraySlice<UInt16>) -> Bool {
    guard line.count <= longestBoxTitle else { return false }
    return boxTitles.contains(line.filter { !boxSigns.contains($0) })
  }

  /// With the signs around it.
  private static let longestBoxTitle = 8
  private static let boxSigns = Set("():>".utf16)
  private static let boxTitles = Set(
    [
      "相关阅读", "相关新闻", "相关报道", "相关稿件", "相关链接", "相关文章", "延伸阅读", "推荐阅读", "更多阅读", "热点推荐",
    ].map(\.units))

  /// Whether a line may be the title of another page: short, no sentence and no numbered heading.
  private static func isLink(_ line: ArraySlice<UInt16>) -> Bool {
    line.count <= longestHead && !line.contains(where: sentenceSigns.contains)
      && Ordinal(startOf: line) == nil && !isRule(line)
  }

  private static let sentenceSigns = Set("。;,".utf16)

  /// "7月13日，干部群众巡堤查险（区融媒体中心 摄）", below a picture.
  private static func isCaption(_ line: ArraySlice<UInt16>) -> Bool {
    line.count <= 80 && captionEnds.contains { line.suffix($0.count).elementsEqual($0) }
  }

  private static let captionEnds = ["摄)", "供图)", "摄影)"].map(\.units)

  /// "首页 > 政务公开 > 正文", the way to a page: names with arrows between, and no sentence.
  private static func isTrail(_ line: ArraySlice<UInt16>) -> Bool {
    // Hardly a line has an arrow at all.
    guard line.contains(where: isArrow) else { return false }
    let steps = line.split(whereSeparator: isArrow)
    return steps.count >= 3 && steps.allSatisfy { $0.count <= longestStep }
      && !line.contains(where: sentenceSigns.contains)
  }

  private static func isArrow(_ unit: UInt16) -> Bool {
    unit == UInt16(unit: ">") || unit == UInt16(unit: "»") || unit == UInt16(unit: "›")
  }

  private static let longestStep = 40

  private static func startsLikeFurniture(_ line: ArraySlice<UInt16>) -> Bool {
    guard let first = line.first, let candidates = beginnings[first],
      line.last != UInt16(unit: "。"), line.count <= 120 || line.contains(UInt16(unit: ":"))
    else { return false }
    return candidates.contains { line.starts(with: $0) }
  }

  /// "3", "- 3 -", "第3页", "第3页共12页", "3/12".
  private static func isPageNumber(_ line: ArraySlice<UInt16>) -> Bool {
    guard line.count <= 12, line.contains(where: NormalizedText.isDigit) else { return false }
    return line.allSatisfy { NormalizedText.isDigit($0) || pageSigns.contains($0) }
  }

  private static let pageSigns = Set("第页共-/".utf16)

  /// A drawn line, or the frame of a table without text.
  private static func isRule(_ line: ArraySlice<UInt16>) -> Bool {
    line.allSatisfy { ruleSigns.contains($0) || (0x2500...0x257F).contains($0) }
  }

  private static let ruleSigns = Set("-=_*#.|+…".utf16)
}
