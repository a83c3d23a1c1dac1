import Testing

@testable import FazhiChecklist

@Suite("The tables of a compiled checklist")
struct TablesTests {
  @Test("hold arrays where each type may be read")
  func alignedArrays() {
    var writer = TableWriter()
    writer.put("一")
    writer.put([UInt64.max, 1])
    writer.put(true)
    writer.put([UInt16]())
    writer.put([Int32(-7)])
    let bytes = UnsafeMutableRawBufferPointer.allocate(
      byteCount: writer.bytes.count, alignment: 8)
    defer { bytes.deallocate() }
    bytes.copyBytes(from: writer.bytes)
    var reader = TableReader(UnsafeRawBufferPointer(bytes))
    let word = reader.text()
    let wide = Array(reader.values(of: UInt64.self))
    let flag = reader.flag()
    let none = Array(reader.values(of: UInt16.self))
    let narrow = Array(reader.values(of: Int32.self))
    #expect(word == "一" && wide == [.max, 1] && flag && none.isEmpty && narrow == [-7])
  }
}
