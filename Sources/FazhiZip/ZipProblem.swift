/// Why a file is not read as a ZIP archive.
package enum ZipProblem: Error, Hashable, Sendable {
  /// It does not end in the directory of a ZIP archive.
  case noDirectory
  /// A part of it lies outside of the file.
  case truncated
  /// Two fields that must agree do not; which.
  case inconsistent(String)
  /// Something that is not read here: encryption, several disks, more than 4 GB, another method.
  case unsupported(String)
  /// More entries, or larger ones, than the limits allow.
  case tooLarge
  /// The compressed data are not what RFC 1951 describes.
  case badData
  /// The data are not those that the checksum was taken of.
  case wrongChecksum(String)

  /// The problem in a few words of Chinese and, after a colon, of English.
  package var reason: String {
    switch self {
    case .noDirectory: "文件不是 ZIP 压缩包，或缺少结尾: it is no ZIP archive, or its end is missing"
    case .truncated: "压缩包不完整: a part of the archive is missing"
    case .inconsistent(let what): "压缩包前后不一致: the archive contradicts itself: \(what)"
    case .unsupported(let what):
      "压缩包经过加密、分卷或使用了不支持的压缩方式: the archive uses \(what), which is not read"
    case .tooLarge: "压缩包的内容超出限度: the archive holds more than is read"
    case .badData: "压缩数据已损坏: the compressed data are damaged"
    case .wrongChecksum(let name): "'\(name)' 的校验值不符: the checksum of '\(name)' is wrong"
    }
  }
}
