import FazhiSource
import FazhiTestSupport
import Foundation
import Testing

@Suite("Files")
struct FileSystemTests {
  @Test("what was written is read back, also over an older file and through a link")
  func writesAndReads() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.txt").path
      let link = folder.appending(path: "link").path
      try FileSystem.write([1, 2, 3], to: file)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      try FileSystem.write([4], to: link)
      #expect(try FileSystem.read(file) == [4])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }
  }

  @Test("a folder, a missing file and a missing folder are refused with a reason")
  func refusals() throws {
    try withTemporaryFolder { folder in
      let problems = [
        #expect(throws: FileProblem.self) { try FileSystem.read(folder.path) },
        #expect(throws: FileProblem.self) { try FileSystem.read(folder.path + "/none") },
        #expect(throws: FileProblem.self) { try FileSystem.write([1], to: folder.path) },
        #expect(throws: FileProblem.self) {
          try FileSystem.write([1], to: folder.path + "/none/a")
        },
      ]
      let folderIsNone = "文件无法使用，这是文件夹: the file cannot be used: it is a folder"
      let nothing =
        "文件无法使用，没有这个文件或文件夹: the file cannot be used: No such file or directory"
      #expect(
        problems.map { $0.map { Diagnostic.unreadableFile($0).message.joined } }
          == [folderIsNone, nothing, folderIsNone, nothing])
    }
  }
}
