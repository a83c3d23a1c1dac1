import FazhiAssessment
import FazhiChecklist
import FazhiRendering
import FazhiReport
import FazhiMatching
import FazhiShipped
import FazhiSource
import FazhiText
import Glibc

@main
struct Bench {
  static func main() throws {
    let paths = Array(CommandLine.arguments.dropFirst(2))
    let rounds = Int(CommandLine.arguments[1])!
    let files = try paths.map { try FileSystem.read($0) }
    let compiled = Shipped.compiled("outline-2021-2025")!
    let assessor = Assessor(compiled)
    print(compiled.literalCount, "literals")
    let total = files.reduce(0) { $0 + $1.count } * rounds
    func time(_ name: String, _ body: () throws -> Void) rethrows {
      if let s = getenv("STAGE"), String(cString: s) != name { return }
      var s = 1e9
      for _ in 0..<7 {
        var a = timespec(), b = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &a)
        try body()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &b)
        s = min(s, Double(b.tv_sec - a.tv_sec) + Double(b.tv_nsec - a.tv_nsec) / 1e9)
      }
      print(name, Double(total) / s / 1e6, "MB/s", s / Double(rounds * files.count) * 1e6, "us/report")
    }
    var n = 0
    time("normalize") { for _ in 0..<rounds { for f in files { n += f.withUnsafeBufferPointer { NormalizedText($0).units.count } } } }
    try time("read") { for _ in 0..<rounds { for f in files { n += try ReportReader.read(f, name: "x").units.count } } }
    let docs = try files.map { try ReportReader.read($0, name: "x") }
    let ms = MatchScratch(), sc = AssessmentScratch()
    time("match") { for _ in 0..<rounds { for d in docs { n += Matches(of: compiled, in: d, scratch: ms).document.units.count } } }
    try time("assess") { for _ in 0..<rounds { for f in files { n += try assessor.assess(f, name: "x", scratch: sc).findings.count } } }
    let a = try files.map { try assessor.assess($0, name: "x") }
    time("json") { for _ in 0..<rounds { for x in a { n += JSONRenderer.render(JobResult(.score, of: x), options: .init(language: .chinese, colours: false, width: 80)).count } } }
    print(n)
  }
}
