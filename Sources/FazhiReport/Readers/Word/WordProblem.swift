import FazhiSource
import FazhiXML
import FazhiZip

/// Why a file is not read as a document of Word.
enum WordProblem: Error {
  /// It is an archive of another kind.
  case other(BinaryFormat)
  /// The archive, or a part of it, is not as it should be.
  case damaged(String, part: String?)
  case encrypted
  case macros
  case tooLarge
  /// It was written here.
  case ownResult

  init(_ problem: ZipProblem, part: String?) {
    switch problem {
    case .unsupported("encryption"): self = .encrypted
    case .tooLarge: self = .tooLarge
    default: self = .damaged(problem.reason, part: part)
    }
  }

  init(_ problem: XMLProblem, part: String) {
    self = .damaged(problem.reason, part: part)
  }

  func diagnostic(on name: String) -> Diagnostic {
    switch self {
    case .other(let format): .notText(name, format)
    case .damaged(let reason, let part): .damagedDocument(name, reason, part: part)
    case .encrypted: .encryptedDocument(name)
    case .macros: .macroDocument(name)
    case .tooLarge: .largeDocument(name)
    case .ownResult: .ownResult(name)
    }
  }
}

extension Diagnostic {
  fileprivate static func damagedDocument(_ name: String, _ reason: String, part: String?) -> Self {
    let reason = Localized(joined: reason)
    let place = part.map { Localized("（\($0)）", " (\($0))") } ?? Localized(both: "")
    return Diagnostic(
      "damaged-document",
      Localized(
        "文档已损坏或不完整，\(reason.chinese)\(place.chinese)",
        "the document is damaged, \(reason.english)\(place.english)"), file: name, at: nil,
      hint: Localized(
        "请重新下载，或用 WPS、Word 打开后另存为 .docx",
        "fetch it again, or open it in WPS or Word and save it as .docx"
      ))
  }

  fileprivate static func encryptedDocument(_ name: String) -> Self {
    Diagnostic(
      "encrypted-document", Localized("文档经过加密", "the document is encrypted"), file: name, at: nil,
      hint: Localized(
        "请用 WPS 或 Word 打开，去掉密码后另存", "open it in WPS or Word and save it without the password"))
  }

  fileprivate static func macroDocument(_ name: String) -> Self {
    Diagnostic(
      "macro-document", Localized("文档带有宏", "the document holds macros"), file: name, at: nil,
      hint: Localized(
        "请核实来源，再用 WPS 或 Word 另存为不带宏的 .docx",
        "see where it comes from, then save it in WPS or Word as .docx without macros"))
  }

  fileprivate static func largeDocument(_ name: String) -> Self {
    Diagnostic(
      "large-document",
      Localized("文档解压后超出限度", "the document holds more than is read, unpacked"), file: name, at: nil,
      hint: Localized(
        "请把正文另存为纯文本；年度报告不会这样大", "save its text as plain text; no annual report is that large"))
  }
}
