/// A C source with functions that `CChecklists.h` declares.
struct ConstantsSource {
  private(set) var text = "#include \"CChecklists.h\"\n"

  /// Adds a function that returns constants.
  mutating func function(_ name: String, returns constants: [(name: String, bytes: [UInt8])]) {
    for (index, constant) in constants.enumerated() {
      text += "\nstatic const uint64_t \(name)\(index)[] = {\(Self.words(of: constant.bytes))};\n"
    }
    text += "\nFZConstants \(name)(void) {\n  static const FZConstant constants[] = {\n"
    for (index, constant) in constants.enumerated() {
      text += "    {\"\(constant.name)\", \(name)\(index), \(constant.bytes.count)},\n"
    }
    // No array of C is empty.
    text += "    {0, 0, 0},\n  };\n"
    text += "  return (FZConstants){constants, \(constants.count)};\n}\n"
  }

  /// Bytes as whole words in the order of this machine, for which the program is built too.
  private static func words(of bytes: [UInt8]) -> String {
    let size = MemoryLayout<UInt64>.size
    // At least one, for no array of C is empty.
    let filled = bytes + Array(repeating: 0, count: size - bytes.count % size)
    return filled.withUnsafeBytes { raw in
      raw.bindMemory(to: UInt64.self).map { "0x" + String($0, radix: 16) }
        .joined(separator: ",")
    }
  }
}
