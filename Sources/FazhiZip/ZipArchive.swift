/// A ZIP archive (PKWARE APPNOTE 6.3.9) in memory: the container of XLSX and DOCX files.
///
/// Written are stored entries with a fixed time, so that the same entries give the same bytes. Read
/// are stored and deflated entries, as office programs write them, within limits: an archive comes
/// from anybody, and its directory is not to be trusted.
package struct ZipArchive: Sendable {
  /// How much is read of an archive.
  package struct Limits: Sendable {
    /// How many entries it may have.
    package var entries: Int
    /// How many bytes an entry may have when it is unpacked.
    package var entryBytes: Int
    /// How many bytes all entries may have together.
    package var totalBytes: Int

    /// Creates limits; the defaults suit office documents of hundreds of pages.
    package init(entries: Int = 4096, entryBytes: Int = 64 << 20, totalBytes: Int = 256 << 20) {
      self.entries = entries
      self.entryBytes = entryBytes
      self.totalBytes = totalBytes
    }
  }

  /// Where the data of an entry lie, as the directory says.
  struct Record: Sendable {
    var name: String
    var isDeflated: Bool
    var checksum: UInt32
    /// The bytes of the archive that hold the data.
    var data: Range<Int>
    /// The number of bytes when unpacked.
    var size: Int
  }

  let bytes: [UInt8]
  let records: [Record]

  /// The names of the entries, in the order of the directory.
  package var names: [String] { records.map(\.name) }

  /// The unpacked bytes of an entry, or `nil` where there is none of that name.
  ///
  /// - Throws: `ZipProblem` where the data are damaged.
  /// - Complexity: O(*n*) in the number of unpacked bytes.
  package func contents(of name: String) throws(ZipProblem) -> [UInt8]? {
    guard let record = records.first(where: { $0.name == name }) else { return nil }
    var contents = Array(bytes[record.data])
    if record.isDeflated { contents = try Inflate.bytes(of: contents, count: record.size) }
    guard CRC32.checksum(of: contents) == record.checksum else {
      throw .wrongChecksum(name)
    }
    return contents
  }
}
