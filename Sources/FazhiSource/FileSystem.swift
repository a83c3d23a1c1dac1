internal import Glibc

/// A file that the world refuses to hand over.
package struct FileProblem: Error, Sendable, Hashable {
  /// The path as it was given.
  package var path: String
  /// Why, in words such as "No such file or directory".
  package var reason: String
  /// The same in Chinese, where it was given.
  package var chinese: String?
  /// What the system left in `errno`, where a call of it failed.
  package private(set) var code: Int32?
  /// Whether it lies in the path or its permissions, and not in what the file holds.
  package private(set) var isOfPath = false

  /// Creates the error.
  package init(path: String, reason: String, chinese: String? = nil) {
    self.path = path
    self.reason = reason
    self.chinese = chinese
  }

  /// Creates the error of a call of the system that failed and left `code` in `errno`.
  package init(path: String, code: Int32) {
    // A name that is no UTF-8 was not taken over whole, and so leads nowhere.
    if code == ENOENT, path.unicodeScalars.contains("\u{FFFD}") {
      self.init(
        path: path, reason: "its name is no UTF-8; rename it, such as with convmv -f gbk -t utf8",
        chinese: "文件名不是 UTF-8 编码，请改名，如用 convmv -f gbk -t utf8")
    } else {
      self.init(
        path: path, reason: String(cString: strerror(code)), chinese: Self.chinese(of: code))
    }
    self.code = code
    isOfPath = true
  }

  /// The error of a folder where a file is wanted.
  package static func folder(at path: String) -> Self {
    var problem = FileProblem(path: path, reason: "it is a folder", chinese: "这是文件夹")
    problem.isOfPath = true
    return problem
  }

  /// The reason in Chinese as the end of a sentence: a comma and the reason, or nothing.
  package var chineseClause: String { chinese.map { "，\($0)" } ?? "" }

  /// What users meet; the system has no Chinese words of its own.
  private static func chinese(of code: Int32) -> String? {
    switch code {
    case ENOENT: "没有这个文件或文件夹"
    case EACCES, EPERM: "没有权限"
    case ENOTDIR: "路径中有一段不是文件夹"
    case EISDIR: "这是文件夹"
    case EEXIST: "同名文件已存在"
    case ENOSPC, EDQUOT: "磁盘空间不足"
    case EROFS: "磁盘为只读"
    case ENAMETOOLONG: "路径太长"
    case ELOOP: "链接层数太多"
    case EMFILE, ENFILE: "打开的文件太多"
    case EBUSY, ETXTBSY: "文件正被占用"
    case EIO: "磁盘读写出错"
    default: nil
    }
  }
}

/// Whole files, in and out, without Foundation, whose start-up costs more than judging a report.
package enum FileSystem {
  /// The largest file that is read, in bytes; a report's offsets have 32 bits.
  package static let largest = 1 << 30

  /// Reads a file, or standard input where the path is `-`.
  ///
  /// - Throws: A `FileProblem` where it cannot be read or is larger than `largest`.
  package static func read(_ path: String) throws(FileProblem) -> [UInt8] {
    let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw problem(path) }
    defer { if path != "-" { close(file) } }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw problem(path) }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw .folder(at: path)
    }
    var bytes: [UInt8] = []
    var room = max(4096, min(Int(status.st_size) + 1, largest + 1))
    while true {
      let before = bytes.count
      var got = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        got = Glibc.read(file, buffer.baseAddress, room)
        count = max(0, got)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw problem(path)
      }
      if got == 0 { return bytes }
      if before == 0 { bytes = chunk } else { bytes += chunk }
      if bytes.count > largest {
        let limit = "\(largest >> 20) MiB"
        throw FileProblem(
          path: path, reason: "it has more than \(limit)", chinese: "文件超过 \(limit)")
      }
      room = 1 << 20
    }
  }

  /// The names in a folder, sorted, those that start with a dot left out.
  ///
  /// - Throws: A `FileProblem` where it cannot be read.
  package static func names(inFolder path: String) throws(FileProblem) -> [String] {
    guard let folder = opendir(path) else { throw problem(path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a folder, and those it stands in; does nothing where it is there.
  ///
  /// - Throws: `FileProblem` where something else has the name, or the system refuses.
  package static func makeFolder(_ path: String) throws(FileProblem) {
    var made = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      made += name
      if mkdir(made, 0o777) != 0, errno != EEXIST {
        throw problem(path)
      }
      made += "/"
    }
    guard isFolder(path) else {
      throw FileProblem(path: path, reason: "it is no folder", chinese: "这不是文件夹")
    }
  }

  /// Whether a path leads to a folder, or with `followsLinks` to a link to one.
  ///
  /// What walks through folders must not follow links, which may lead in circles.
  package static func isFolder(_ path: String, followsLinks: Bool = true) -> Bool {
    kind(of: path, followsLinks: followsLinks) == S_IFDIR
  }

  /// Whether a path leads to a file that keeps what is written to it, unlike a pipe or a terminal.
  package static func isRegularFile(_ path: String) -> Bool {
    kind(of: path) == S_IFREG
  }

  /// Whether a path leads to anything.
  package static func exists(_ path: String) -> Bool { kind(of: path) != nil }

  /// What a path leads to, such as `S_IFDIR`; `nil` where it leads to nothing.
  private static func kind(of path: String, followsLinks: Bool = true) -> mode_t? {
    var status = stat()
    let result = followsLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Whether two paths lead to one file that exists.
  package static func areSame(_ left: String, _ right: String) -> Bool {
    var a = stat()
    var b = stat()
    return stat(left, &a) == 0 && stat(right, &b) == 0 && a.st_dev == b.st_dev
      && a.st_ino == b.st_ino
  }

  /// When a file was written last, since 1970; `nil` where there is none.
  package static func lastWritten(_ path: String) -> Duration? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return .seconds(status.st_mtim.tv_sec) + .nanoseconds(status.st_mtim.tv_nsec)
  }

  /// Writes a file so that either the old content or the whole new one is there.
  ///
  /// The bytes go to a new file beside it, which then takes its name. What is no regular file, such
  /// as `/dev/stdout` or a pipe, is written to directly.
  ///
  /// - Throws: A `FileProblem` where the file cannot be written.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw .folder(at: path)
    }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      return try writeThrough(bytes, path, flags: O_WRONLY)
    }
    let target = exists ? resolved(path) : path
    let temporary = "\(target).\(getpid()).part"
    do {
      try writeThrough(bytes, temporary, flags: O_WRONLY | O_CREAT | O_EXCL)
    } catch {
      // A file of that name is another run's.
      if error.code != EEXIST { unlink(temporary) }
      throw FileProblem(path: path, reason: error.reason, chinese: error.chinese)
    }
    if exists { chmod(temporary, status.st_mode & 0o7777) }
    guard rename(temporary, target) == 0 else {
      let error = problem(path)
      unlink(temporary)
      throw error
    }
  }

  /// Writes to standard output; where its reader has closed the pipe, the signal ends the run.
  ///
  /// - Throws: A `FileProblem` where not all can be written, as on a full disk.
  package static func print(_ bytes: [UInt8]) throws(FileProblem) {
    try writeAll(bytes, to: STDOUT_FILENO, path: "<stdout>")
  }

  /// Writes to standard error; that nobody reads it is no reason to stop.
  package static func printError(_ bytes: [UInt8]) {
    try? writeAll(bytes, to: STDERR_FILENO, path: "<stderr>")
  }

  /// The path behind symbolic links, so that a link stays a link when its file is replaced.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func writeThrough(_ bytes: [UInt8], _ path: String, flags: Int32)
    throws(FileProblem)
  {
    let file = open(path, flags | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw problem(path) }
    do {
      try writeAll(bytes, to: file, path: path)
    } catch {
      close(file)
      throw error
    }
    // Some file systems find out only now that there is no room.
    guard close(file) == 0 else { throw problem(path) }
  }

  /// Writes to an open file.
  ///
  /// - Throws: A `FileProblem` that names `path` where not all can be written.
  package static func writeAll(_ bytes: [UInt8], to file: Int32, path: String) throws(FileProblem) {
    var written = 0
    while written < bytes.count {
      let result = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if result < 0 {
        if errno == EINTR { continue }
        throw problem(path)
      }
      written += result
    }
  }

  private static func problem(_ path: String) -> FileProblem {
    FileProblem(path: path, code: errno)
  }
}
