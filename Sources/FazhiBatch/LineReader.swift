internal import Glibc
package import FazhiSource

/// Reads an open file line by line, holding no more than a line.
package final class LineReader {
  /// The longest line, in bytes; what is longer is given out in pieces, which are no valid lines.
  private static let longest = FileSystem.largest

  private let file: Int32
  private let path: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// Whether the line given last was the end of the file without a line end.
  package private(set) var endedWithoutLineEnd = false

  /// Reads a file descriptor, which stays open; what goes wrong is told of `path`.
  package init(file: Int32, path: String) {
    self.file = file
    self.path = path
  }

  /// The next line without its end, or `nil` at the end of the file.
  ///
  /// - Throws: A `FileProblem` where the file cannot be read on, which is no end: there may be more.
  package func next() throws(FileProblem) -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      searched = buffer.count
      if isAtEnd || buffer.count - start > Self.longest {
        defer { start = buffer.count }
        endedWithoutLineEnd = start < buffer.count
        return endedWithoutLineEnd ? Array(buffer[start...]) : nil
      }
      searched -= start
      buffer.removeSubrange(..<start)
      start = 0
      try fill()
    }
  }

  private func fill() throws(FileProblem) {
    var got = -1
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, count in
      repeat { got = read(file, bytes.baseAddress, 1 << 16) } while got < 0 && errno == EINTR
      count = max(0, got)
    }
    guard got >= 0 else { throw FileProblem(path: path, code: errno) }
    if chunk.isEmpty { isAtEnd = true } else { buffer += chunk }
  }
}

extension LineReader {
  /// Calls back with each line of a file, or of standard input where the path is `-`.
  ///
  /// - Throws: A `FileProblem` where it cannot be read.
  package static func eachLine(of path: String, _ body: ([UInt8]) -> Void) throws(FileProblem) {
    try withReader(of: path) { reader throws(FileProblem) in
      while let line = try reader.next() { body(line) }
    }
  }

  /// The first line of a file, `nil` where it is empty.
  ///
  /// - Throws: A `FileProblem` where it cannot be read.
  package static func firstLine(of path: String) throws(FileProblem) -> [UInt8]? {
    try withReader(of: path) { reader throws(FileProblem) in try reader.next() }
  }

  private static func withReader<Result>(
    of path: String, _ body: (LineReader) throws(FileProblem) -> Result
  ) throws(FileProblem) -> Result {
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0, !FileSystem.isFolder(path) else {
      throw file < 0 ? FileProblem(path: path, code: errno) : .folder(at: path)
    }
    defer { if path != "-" { close(file) } }
    return try body(LineReader(file: file, path: path))
  }
}
