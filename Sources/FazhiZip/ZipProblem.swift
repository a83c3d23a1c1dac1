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

  /// The problem in a few words.
  package var reason: String {
    switch self {
    case .noDirectory: "it is no ZIP archive, or its end is missing"
    case .truncated: "a part of the archive is missing"
    case .inconsistent(let what): "the archive contradicts itself: \(what)"
    case .unsupported(let what): "the archive uses \(what), which is not read"
    case .tooLarge: "the archive holds more than is read"
    case .badData: "the compressed data are damaged"
    case .wrongChecksum(let name): "the checksum of '\(name)' is wrong"
    }
  }
}
