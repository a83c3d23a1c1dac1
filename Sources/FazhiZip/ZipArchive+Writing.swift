extension ZipArchive {
  /// A file to put into an archive.
  package struct Entry: Sendable {
    /// Its path, `/` between folders.
    package var name: String
    /// What it holds.
    package var bytes: [UInt8]

    /// Creates an entry.
    package init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The bytes of an archive of some files, stored as they are.
  ///
  /// There may be 65,534 files, below 4 GB together, each name once.
  package static func write(_ entries: [Entry]) -> [UInt8] {
    precondition(entries.count < 0xFFFF)
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = archive.count
      let fields = commonFields(of: entry)
      archive.append(long: 0x0403_4B50)
      archive += fields
      archive += Array(entry.name.utf8) + entry.bytes
      directory.append(long: 0x0201_4B50)
      directory.append(short: 20)
      directory += fields
      // No comment, first disk, no attributes.
      directory.append(short: 0)
      directory.append(short: 0)
      directory.append(short: 0)
      directory.append(long: 0)
      directory.append(long: offset)
      directory += Array(entry.name.utf8)
    }
    let start = archive.count
    archive += directory
    archive.append(long: 0x0605_4B50)
    archive.append(long: 0)
    archive.append(short: entries.count)
    archive.append(short: entries.count)
    archive.append(long: directory.count)
    archive.append(long: start)
    archive.append(short: 0)
    return archive
  }

  /// What the local header and the directory both say.
  private static func commonFields(of entry: Entry) -> [UInt8] {
    var fields: [UInt8] = []
    fields.append(short: 20)
    // Names are UTF-8.
    fields.append(short: 0x0800)
    fields.append(short: 0)
    // 1980-01-01 00:00, the earliest time there is: the bytes depend on the contents only.
    fields.append(short: 0)
    fields.append(short: 1 << 5 | 1)
    fields.append(long: Int(CRC32.checksum(of: entry.bytes)))
    fields.append(long: entry.bytes.count)
    fields.append(long: entry.bytes.count)
    fields.append(short: entry.name.utf8.count)
    fields.append(short: 0)
    return fields
  }
}

extension [UInt8] {
  fileprivate mutating func append(short value: Int) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }

  fileprivate mutating func append(long value: Int) {
    append(short: value)
    append(short: value >> 16)
  }
}
