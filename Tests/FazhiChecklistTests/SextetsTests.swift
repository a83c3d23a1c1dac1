import FazhiTestSupport
import Testing

@testable import FazhiChecklist

@Suite("Bytes as text of six bits a character")
struct SextetsTests {
  @Test("come back as they were, with zeros after them", arguments: 0..<40 as Range<Int>)
  func roundTrip(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    var text = Sextets.encode(bytes)
    let shared = text.withUTF8(Sextets.decode)
    let decoded = withExtendedLifetime(shared) { Array(shared.bytes) }
    #expect(decoded.prefix(count) == bytes[...])
    #expect(decoded.dropFirst(count).allSatisfy { $0 == 0 })
    #expect(text.utf8.allSatisfy { (0x30...0x6F).contains($0) })
  }

  @Test("hold arrays where each type may be read")
  func alignedArrays() {
    var writer = TableWriter()
    writer.put("一")
    writer.put([UInt64.max, 1])
    writer.put(true)
    writer.put([UInt16]())
    writer.put([Int32(-7)])
    var text = Sextets.encode(writer.bytes)
    var reader = TableReader(text.withUTF8(Sextets.decode))
    let word = reader.text()
    let wide = Array(reader.values(of: UInt64.self))
    let flag = reader.flag()
    let none = Array(reader.values(of: UInt16.self))
    let narrow = Array(reader.values(of: Int32.self))
    #expect(word == "一" && wide == [.max, 1] && flag && none.isEmpty && narrow == [-7])
  }
}
