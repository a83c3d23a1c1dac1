import FazhiTestSupport
import FazhiZip
import Foundation
import Testing

@Suite("ZIP archives")
struct ZipArchiveTests {
  /// Written by the `zipfile` of Python: `甲.txt` deflated with codes of its own, `b/empty` stored.
  static let deflated = Array(
    Data(
      base64Encoded:
        "UEsDBBQAAAgIAAAAIQCZqx3xbAAAAHYCAAAHAAAA55SyLnR4dF3RsRGDQBQD0YYIThJgGNqEjCogw4Gr8dVB/Dfc"
        + "7I3Uhn4f/fr2/fd/zk01XTM1x5pTzbnmp+ZScwWjoeESYIJMoAk2ASfoBJ7gM3zmbvAZPsNn+Ayf4TN8hi/wBb7w"
        + "WPgCX+ALfIEv8AW+F1BLAwQUAAAAAAAAACEAAAAAAAAAAAAAAAAABwAAAGIvZW1wdHlQSwECFAMUAAAICAAAACEA"
        + "masd8WwAAAB2AgAABwAAAAAAAAAAAAAAgAEAAAAA55SyLnR4dFBLAQIUAxQAAAAAAAAAIQAAAAAAAAAAAAAAAAAH"
        + "AAAAAAAAAAAAAACAAZEAAABiL2VtcHR5UEsFBgAAAAACAAIAagAAALYAAAAAAA==") ?? Data())
  static let text = (0..<40).map { "\($0),法治政府;" }.joined()

  static let stored = ZipArchive.write([
    .init("mimetype", Array("application/zip".utf8)), .init("目录/甲.xml", Array("<甲/>".utf8)),
  ])

  @Test(
    "the checksum is that of the standard",
    arguments: [("", 0), ("123456789", 0xCBF4_3926), ("法治", 0x8B09_3042)])
  func checksums(text: String, expected: UInt32) {
    #expect(CRC32.checksum(of: text.utf8) == expected)
  }

  @Test("what is written reads back, and is the same each time")
  func readsBack() throws {
    let archive = try ZipArchive(reading: Self.stored)
    #expect(archive.names == ["mimetype", "目录/甲.xml"])
    #expect(try archive.contents(of: "目录/甲.xml") == Array("<甲/>".utf8))
    #expect(try archive.contents(of: "nothing") == nil)
    #expect(ZipArchive.write([]) == ZipArchive.write([]))
    #expect(try ZipArchive(reading: ZipArchive.write([])).names.isEmpty)
  }

  @Test("deflated entries of another program are read")
  func readsDeflated() throws {
    let archive = try ZipArchive(reading: Self.deflated)
    #expect(archive.names == ["甲.txt", "b/empty"])
    #expect(try archive.contents(of: "甲.txt") == Array(Self.text.utf8))
    #expect(try archive.contents(of: "b/empty") == [])
  }

  @Test("a file that ends anywhere before its end is refused")
  func truncated() {
    for count in 0..<Self.deflated.count {
      #expect(throws: ZipProblem.self) {
        try ZipArchive(reading: Array(Self.deflated.prefix(count)))
      }
    }
  }

  @Test("wrong data are found out")
  func wrongChecksum() throws {
    var bytes = Self.stored
    let place = try #require(bytes.firstRange(of: Array("application".utf8))).lowerBound
    bytes[place] = UInt8(ascii: "A")
    let archive = try ZipArchive(reading: bytes)
    #expect(throws: ZipProblem.wrongChecksum("mimetype")) {
      try archive.contents(of: "mimetype")
    }
  }

  @Test("an entry that would unpack to more than it says, or than is allowed, is refused")
  func bombs() throws {
    #expect(throws: ZipProblem.tooLarge) {
      try ZipArchive(reading: Self.deflated, limits: .init(entryBytes: 100))
    }
    #expect(throws: ZipProblem.tooLarge) {
      try ZipArchive(reading: Self.deflated, limits: .init(totalBytes: 629))
    }
    #expect(throws: ZipProblem.tooLarge) {
      try ZipArchive(reading: Self.deflated, limits: .init(entries: 1))
    }
    // The directory says 10 bytes where there are 630.
    var bytes = Self.deflated
    let entry = try #require(bytes.firstRange(of: [0x50, 0x4B, 0x01, 0x02])).lowerBound
    bytes.replaceSubrange(entry + 24..<entry + 28, with: [10, 0, 0, 0])
    let archive = try ZipArchive(reading: bytes)
    #expect(throws: ZipProblem.badData) { try archive.contents(of: "甲.txt") }
  }

  @Test("entries that share bytes, and a name that stands there twice, are refused")
  func overlaps() throws {
    let twice = ZipArchive.write([.init("a", [1, 2, 3]), .init("a", [4])])
    #expect(throws: ZipProblem.inconsistent("'a' stands there twice")) {
      try ZipArchive(reading: twice)
    }
    // An entry inside the data of another one.
    let inner = Array(ZipArchive.write([.init("b", [9])]).prefix(32))
    var bytes = ZipArchive.write([.init("a", inner), .init("b", [9])])
    let last = try #require(bytes.ranges(of: [0x50, 0x4B, 0x01, 0x02]).last).lowerBound
    bytes.replaceSubrange(last + 42..<last + 46, with: [31, 0, 0, 0])
    #expect(throws: ZipProblem.inconsistent("entries overlap")) {
      try ZipArchive(reading: bytes)
    }
  }

  @Test("encryption and unknown methods are refused by name")
  func unsupported() throws {
    for (field, value, what) in [(8, 1, "encryption"), (10, 12, "compression method 12")] {
      var bytes = Self.deflated
      let entry = try #require(bytes.firstRange(of: [0x50, 0x4B, 0x01, 0x02])).lowerBound
      bytes[entry + field] = UInt8(value)
      #expect(throws: ZipProblem.unsupported(what)) { try ZipArchive(reading: bytes) }
    }
  }

  @Test("every problem is told in both languages")
  func reasons() {
    let problems: [ZipProblem] = [
      .noDirectory, .truncated, .inconsistent("a"), .unsupported("a"), .tooLarge, .badData,
      .wrongChecksum("a"),
    ]
    #expect(problems.allSatisfy { $0.reason.isBilingual })
  }

  @Test("damaged bytes are refused or do no harm", arguments: 0..<400 as Range<UInt64>)
  func damage(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes = Self.deflated
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
    }
    guard let archive = try? ZipArchive(reading: bytes) else { return }
    for name in archive.names {
      guard let contents = try? archive.contents(of: name) else { continue }
      #expect(contents.isEmpty || contents == Array(Self.text.utf8))
    }
  }
}
