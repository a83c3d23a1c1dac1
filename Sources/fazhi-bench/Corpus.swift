import FazhiSource

/// Reports made from samples by a seed: the same seed gives the same bytes.
struct Corpus {
  /// The reports as UTF-8.
  private(set) var reports: [[UInt8]] = []

  /// How many bytes they have.
  var size: Int { reports.reduce(0) { $0 + $1.count } }

  /// Makes reports: each is a sample in which a fifth of the lines are those of other samples, and
  /// every digit another.
  init(samples: [[UInt8]], count: Int, seed: UInt64) {
    let lines = samples.map { $0.split(separator: 0x0A, omittingEmptySubsequences: false) }
    let all = lines.flatMap { $0 }
    var random = seed
    func next(below bound: Int) -> Int {
      // SplitMix64; see FazhiTestSupport.
      random &+= 0x9E37_79B9_7F4A_7C15
      var mixed = random
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ mixed >> 31) % UInt64(bound))
    }
    for number in 0..<count {
      var report: [UInt8] = []
      for (place, line) in lines[number % lines.count].enumerated() {
        // The title and the headings stay.
        let isKept = place < 5 || line.count < 100 || next(below: 5) > 0
        report += isKept ? line : all[next(below: all.count)]
        report.append(0x0A)
      }
      for index in report.indices where (0x31...0x39).contains(report[index]) && next(below: 2) == 0
      {
        report[index] = 0x31 + UInt8(next(below: 9))
      }
      reports.append(report)
    }
  }
}
