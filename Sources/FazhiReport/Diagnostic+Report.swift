import FazhiChecklist
import FazhiSource

/// What can be wrong with a report, and what the reader of it could not make out.
extension Diagnostic {
  static func emptyReport(_ name: String) -> Self {
    Diagnostic(
      "empty-report", Localized("文件是空的", "the file is empty"), file: name, at: nil,
      hint: Localized("请给出有内容的文件，如报告全文", "give a file with a text, such as that of a report"))
  }

  static func notText(_ name: String, _ format: BinaryFormat) -> Self {
    Diagnostic(
      "not-text",
      Localized(
        "报告不是文本（\(format.name.chinese)）", "the report is \(format.name.english), not a text"),
      file: name, at: nil, hint: format.remedy)
  }

  /// A document of pages that were scanned, or a web page whose text a script fetches.
  static func noText(_ name: String, in format: Localized) -> Self {
    Diagnostic(
      "empty-report",
      Localized("文件（\(format.chinese)）里没有文字", "no text is found in \(format.english)"), file: name,
      at: nil,
      hint: Localized(
        "扫描件请先识别文字；网页请在浏览器中打开，把正文复制到文本文件",
        "run a text recognition on scanned pages; open a web page and copy its text into a file"))
  }

  /// Results lie in the folder of the reports more often than not.
  static func ownResult(_ name: String) -> Self {
    Diagnostic(
      "own-result",
      Localized("这是 fazhi 生成的结果，不是报告", "this is a result that fazhi wrote, not a report"),
      file: name, at: nil,
      hint: Localized(
        "请给出报告本身，结果另放一个文件夹", "give the report itself, and keep results in another folder"))
  }

  static func noConverter(_ name: String, _ encoding: String) -> Self {
    Diagnostic(
      "no-converter",
      Localized("这台机器不能转换 \(encoding) 编码", "this machine cannot convert \(encoding)"), file: name,
      at: nil,
      hint: Localized(
        "请把文件另存为 UTF-8，或安装系统的字符集转换模块（libc-bin、gconv）",
        "save the file as UTF-8, or install the gconv modules of the system (libc-bin)"))
  }

  static func brokenEncoding(_ name: String, _ encoding: Localized) -> Self {
    Diagnostic(
      "broken-encoding",
      Localized("报告不是有效的 \(encoding.chinese) 编码", "the report is no valid \(encoding.english)"),
      file: name, at: nil,
      hint: Localized("请用 WPS 或编辑器另存为 UTF-8", "save it as UTF-8, or convert it with iconv"))
  }

  static func convertedEncoding(_ name: String, _ encoding: String) -> Self {
    Diagnostic(
      "converted-encoding", severity: .warning,
      Localized("报告由 \(encoding) 转换而来", "the report was converted from \(encoding)"),
      file: name, at: nil,
      hint: Localized("行列号以转换后的文本为准", "places refer to the converted text, see 'fazhi text'"))
  }

  static func extractedText(_ name: String, _ format: Localized) -> Self {
    Diagnostic(
      "extracted-text", severity: .warning,
      Localized("正文由文件（\(format.chinese)）提取而来", "the text was taken out of \(format.english)"),
      file: name, at: nil,
      hint: Localized("行列号以提取的文本为准，可用 'fazhi text' 查看", "places refer to it, see 'fazhi text'"))
  }

  static func unsureLevel(_ name: String, _ place: String, takenAs level: Level) -> Self {
    Diagnostic(
      "unsure-level", severity: .warning,
      Localized(
        "正文不能确定“\(place)”的层级，暂按\(level == .city ? "设区的市" : "县级市")评估",
        "level of '\(place)' is not certain from the text, taken as a"
          + (level == .city ? " prefecture-level city" : " county-level city")),
      file: name, at: nil,
      hint: Localized("请用 --level city 或 --level county 指定", "give the level of the city"))
  }

  static func unknownLevel(_ name: String) -> Self {
    Diagnostic(
      "unknown-level", severity: .warning,
      Localized(
        "正文看不出政府层级，暂按县级评估", "level of government cannot be read from the text, taken as county"),
      file: name, at: nil,
      hint: Localized(
        "请用 --level 指定", "give it with --level province|city|county|township|department"))
  }

  static func severalYears(_ name: String, takenAs year: Int) -> Self {
    Diagnostic(
      "several-years", severity: .warning,
      Localized("标题写有几个年度，按\(year)年度评估", "the title names several years, taken as \(year)"),
      file: name, at: nil,
      hint: Localized(
        "请用 --year 指定，几份报告请分开评估", "give it with --year; score several reports one by one")
    )
  }

  static func severalReports(_ name: String, line: Int) -> Self {
    Diagnostic(
      "several-reports", severity: .warning,
      Localized(
        "第\(line)行像是另一份报告的标题，全文已合并评估",
        "line \(line) reads as the title of another report, all is judged as one"),
      file: name, at: nil,
      hint: Localized("请把几份报告分成几个文件分别评估", "put each report into a file of its own"))
  }

  static func runTogether(_ name: String) -> Self {
    Diagnostic(
      "run-together", severity: .warning,
      Localized(
        "全文大半连成一段，认不出标题，问题和计划可能被当作成效",
        "most of the text is one paragraph: without headings, problems and plans may pass for achievements"
      ),
      file: name, at: nil,
      hint: Localized(
        "请保留原文的换行后再评估，可用 'fazhi text' 查看读到的文本", "give the text with its line breaks"))
  }

  static func unknownYear(_ name: String) -> Self {
    Diagnostic(
      "unknown-year", severity: .warning,
      Localized("正文看不出报告年度", "reporting year cannot be read from the text"),
      file: name, at: nil, hint: Localized("请用 --year 指定，以区分成效与计划", "give it with --year"))
  }
}
