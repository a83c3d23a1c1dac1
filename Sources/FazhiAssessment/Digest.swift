internal import Crypto
package import FazhiChecklist

/// Fingerprints of what was read.
package enum Digest {
  /// `sha256:` and 64 hexadecimal digits (FIPS 180-4).
  package static func sha256(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text = Array("sha256:".utf8)
    for byte in SHA256.hash(data: bytes) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Checklist {
  /// The digest of the canonical form.
  package var digest: String { Digest.sha256(canonicalForm) }
}
