extension ZipArchive {
  /// Reads the directory of an archive.
  ///
  /// - Throws: `ZipProblem` where the archive is damaged, contradicts itself, holds a name twice, has
  ///   entries that overlap (the way to make a bomb of a small file), or is larger than the limits.
  /// - Complexity: O(*n* log *n*) in the number of entries; nothing is unpacked.
  package init(reading bytes: [UInt8], limits: Limits = Limits()) throws(ZipProblem) {
    var reader = DirectoryReader(bytes: bytes, limits: limits)
    try reader.read()
    self.bytes = bytes
    records = reader.records
  }
}

/// Reads a ZIP directory.
private struct DirectoryReader {
  static let endSignature = 0x0605_4B50
  static let entrySignature = 0x0201_4B50
  static let localSignature = 0x0403_4B50

  let bytes: [UInt8]
  let limits: ZipArchive.Limits
  var records: [ZipArchive.Record] = []
  /// The bytes that each entry takes, its local header included.
  private var taken: [Range<Int>] = []
  private var names: Set<String> = []
  private var total = 0

  init(bytes: [UInt8], limits: ZipArchive.Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func read() throws(ZipProblem) {
    let end = try endOfDirectory()
    let (disk, directoryDisk) = (try short(at: end + 4), try short(at: end + 6))
    let (here, count) = (try short(at: end + 8), try short(at: end + 10))
    let (size, start) = (try long(at: end + 12), try long(at: end + 16))
    guard count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF else {
      throw .unsupported("ZIP64")
    }
    guard disk == 0, directoryDisk == 0, here == count else { throw .unsupported("several disks") }
    guard start + size <= end else { throw .inconsistent("the directory's place") }
    guard count <= limits.entries else { throw .tooLarge }
    var offset = start
    for _ in 0..<count { offset = try entry(at: offset, before: start, end: start + size) }
    guard offset == start + size else { throw .inconsistent("the directory's length") }
    try checkOverlaps()
  }

  /// The offset of the end record: the last one whose comment reaches the end of the file.
  private func endOfDirectory() throws(ZipProblem) -> Int {
    var offset = bytes.count - 22
    let lowest = max(0, bytes.count - 22 - 0xFFFF)
    while offset >= lowest {
      if try long(at: offset) == Self.endSignature,
        offset + 22 + (try short(at: offset + 20)) == bytes.count
      {
        return offset
      }
      offset -= 1
    }
    throw .noDirectory
  }

  /// Reads an entry of the directory; returns where the next one starts.
  private mutating func entry(at offset: Int, before limit: Int, end: Int) throws(ZipProblem) -> Int
  {
    guard offset + 46 <= end else { throw .truncated }
    guard try long(at: offset) == Self.entrySignature else { throw .inconsistent("an entry") }
    let (flags, method) = (try short(at: offset + 8), try short(at: offset + 10))
    let (packed, size) = (try long(at: offset + 20), try long(at: offset + 24))
    let (nameLength, local) = (try short(at: offset + 28), try long(at: offset + 42))
    let (extra, comment) = (try short(at: offset + 30), try short(at: offset + 32))
    let next = offset + 46 + nameLength + extra + comment
    guard next <= end else { throw .truncated }
    let name = bytes[offset + 46..<offset + 46 + nameLength]
    guard flags & 0x2041 == 0 else { throw .unsupported("encryption") }
    guard method == 0 || method == 8 else { throw .unsupported("compression method \(method)") }
    guard packed != 0xFFFF_FFFF, size != 0xFFFF_FFFF, local != 0xFFFF_FFFF else {
      throw .unsupported("ZIP64")
    }
    guard method == 8 || packed == size else { throw .inconsistent("the size of a stored entry") }
    total += size
    guard size <= limits.entryBytes, total <= limits.totalBytes else { throw .tooLarge }
    let data = try dataStart(local: local, name: name)
    guard data + packed <= limit else { throw .truncated }
    let text = String(decoding: name, as: UTF8.self)
    guard names.insert(text).inserted else { throw .inconsistent("'\(text)' stands there twice") }
    taken.append(local..<data + packed)
    records.append(
      .init(
        name: text, isDeflated: method == 8, checksum: UInt32(try long(at: offset + 16)),
        data: data..<data + packed, size: size))
    return next
  }

  /// Where the data behind a local header start; its name must be that of the directory.
  private func dataStart(local: Int, name: ArraySlice<UInt8>) throws(ZipProblem) -> Int {
    guard try long(at: local) == Self.localSignature else {
      throw .inconsistent("the place of an entry")
    }
    let length = try short(at: local + 26)
    let start = local + 30 + length
    guard start <= bytes.count else { throw .truncated }
    guard bytes[local + 30..<start].elementsEqual(name) else {
      throw .inconsistent("the name of an entry")
    }
    return start + (try short(at: local + 28))
  }

  private func checkOverlaps() throws(ZipProblem) {
    let sorted = taken.sorted { $0.lowerBound < $1.lowerBound }
    for (first, second) in zip(sorted, sorted.dropFirst())
    where first.upperBound > second.lowerBound {
      throw .inconsistent("entries overlap")
    }
  }

  private func short(at offset: Int) throws(ZipProblem) -> Int {
    guard offset >= 0, offset + 2 <= bytes.count else { throw .truncated }
    return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
  }

  private func long(at offset: Int) throws(ZipProblem) -> Int {
    (try short(at: offset)) | (try short(at: offset + 2)) << 16
  }
}
