import FazhiAssessment
import FazhiBatch
import FazhiChecklist
import FazhiMatching
import FazhiRendering
import FazhiReport
import FazhiShipped
import FazhiSource
import FazhiText
import Glibc

/// Measures how fast reports are judged, beside programs that only scan them.
///
/// Arguments: the number of reports, the number of rounds, a folder for the reports and the tools, and
/// the folder of the samples. `bench.sh` gives them. Every answer is checked: all rounds, and one and
/// several threads, must give the same result lines.
@main
struct Bench {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let count = Int(arguments[1]), let rounds = Int(arguments[2]) else {
      report("usage: fazhi-bench REPORTS ROUNDS FOLDER SAMPLES; see 'make bench'")
      exit(64)
    }
    let samples = try FileSystem.names(inFolder: arguments[4]).filter { $0.hasSuffix(".txt") }
      .map { try FileSystem.read("\(arguments[4])/\($0)") }
    guard count > 0, rounds > 0, !samples.isEmpty,
      let compiled = Shipped.compiled(Shipped.defaultName)
    else {
      report("fazhi-bench: there is nothing to measure")
      exit(2)
    }
    let bench = Bench(
      compiled: compiled, assessor: Assessor(compiled), samples: samples, folder: arguments[3],
      rounds: rounds)
    let corpus = Corpus(samples: samples, count: count, seed: 2021)
    try bench.write(corpus)
    report("\(count) reports, \(fixed(Double(corpus.size) / 1e6)) MB; median of \(rounds) rounds\n")
    bench.stages(corpus)
    bench.compare(corpus)
    bench.growth()
  }

  let compiled: CompiledChecklist
  let assessor: Assessor
  let samples: [[UInt8]]
  let folder: String
  let rounds: Int

  /// Puts the reports where the other programs find them, and the wording of the checklist.
  private func write(_ corpus: Corpus) throws {
    var list = ""
    for (number, report) in corpus.reports.enumerated() {
      let path = "\(folder)/reports/\(number).txt"
      try FileSystem.write(report, to: path)
      list += path + "\n"
    }
    try FileSystem.write(Array(list.utf8), to: "\(folder)/files.txt")
    let terms =
      compiled.literals.filter { $0.utf16.count > 1 && !$0.hasPrefix("#") }.map(Self.escaped)
      .joined(separator: "\n") + "\n"
    try FileSystem.write(Array(terms.utf8), to: "\(folder)/terms.txt")
  }

  /// A literal as a pattern.
  private static func escaped(_ literal: String) -> String {
    literal.map { $0.isASCII && !$0.isLetter && !$0.isNumber ? "\\\($0)" : "\($0)" }.joined()
  }

  // MARK: End to end

  /// What a run over reports gives, for comparison with another run.
  private struct Answer: Equatable {
    var counts: [Status: Int] = [:]
    var bytes = 0
    /// FNV-1a over all lines.
    var checksum: UInt64 = 0xCBF2_9CE4_8422_2325
  }

  /// From bytes to compact JSON lines with quotations.
  private func endToEnd(_ reports: [[UInt8]], threads: Int) -> Answer {
    var answer = Answer()
    var next = 0
    let lines = ResultLines(assessor, form: .jsonl, evidence: true)
    let assessor = assessor
    OrderedWork<[UInt8], [UInt8]>(
      threads: threads,
      next: {
        guard next < reports.count else { return nil }
        next += 1
        return reports[next - 1]
      },
      makeWorker: {
        let scratch = AssessmentScratch()
        return { report in
          guard let assessment = try? assessor.assess(report, name: "r", scratch: scratch) else {
            return []
          }
          return lines.line(.string("r"), assessment)
        }
      },
      emit: { line in
        answer.bytes += line.count
        // Every 64th byte is enough to tell runs apart, and costs nothing.
        for index in stride(from: 0, to: line.count, by: 64) {
          answer.checksum = (answer.checksum ^ UInt64(line[index])) &* 0x100_0000_01B3
        }
        return true
      }
    ).run()
    return answer
  }

  /// The seconds of processor that one thread needs, or with more threads the seconds that pass.
  private func time(_ reports: [[UInt8]], threads: Int, expected: Answer?) -> (Double, Answer) {
    let clock = threads == 1 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC
    let start = seconds(clock)
    let answer = endToEnd(reports, threads: threads)
    let spent = seconds(clock) - start
    if let expected, answer != expected {
      report("fazhi-bench: the answer of \(threads) threads differs: \(answer), not \(expected)")
      exit(1)
    }
    return (spent, answer)
  }

  // MARK: Stages

  private func stages(_ corpus: Corpus) {
    let megabytes = Double(corpus.size) / 1e6
    let documents = corpus.reports.compactMap { try? ReportReader.read($0, name: "r") }
    let assessments = corpus.reports.compactMap { try? assessor.assess($0, name: "r") }
    let scratch = MatchScratch()
    let whole = AssessmentScratch()
    let lines = ResultLines(assessor, form: .jsonl, evidence: true)
    var sink = 0
    func measure(_ name: String, _ body: () -> Void) {
      let times = (0..<min(rounds, 5)).map { _ in
        let start = seconds()
        body()
        return seconds() - start
      }
      report("  \(name): \(fixed(megabytes / median(times))) MB/s")
    }
    report("stages, one core")
    measure("decode and normalise") {
      for report in corpus.reports {
        sink &+= report.withUnsafeBufferPointer { NormalizedText($0).units.count }
      }
    }
    measure("the same, with sections, sentences and metadata") {
      for report in corpus.reports {
        sink &+= (try? ReportReader.read(report, name: "r"))?.units.count ?? 0
      }
    }
    measure("find \(compiled.literalCount) literals and the phrases they make up") {
      for document in documents {
        sink &+= Matches(of: compiled, in: document, scratch: scratch).stack.count
      }
    }
    measure("all up to the verdicts") {
      for report in corpus.reports {
        sink &+= (try? assessor.assess(report, name: "r", scratch: whole))?.findings.count ?? 0
      }
    }
    measure("write JSON with quotations") {
      for assessment in assessments { sink &+= lines.line(.null, assessment).count }
    }
    var counts: [Status: Int] = [:]
    for assessment in assessments { counts.merge(assessment.coverage.counts) { $0 + $1 } }
    let statuses = Status.allCases.map { "\($0.rawValue) \(counts[$0] ?? 0)" }
    report("  answer: \(statuses.joined(separator: ", ")) (\(sink & 1))\n")
  }

  // MARK: Side by side

  private var yardsticks: [Yardstick] {
    let tools = "\(folder)/tools"
    let files = "\(folder)/files.txt"
    return [
      .init(
        name: "Hyperscan, scanning for 600 literals and 150 gap patterns",
        command: "\(tools)/hyperscan \(tools)/phrases.txt \(files)",
        package: "apt-get install libhyperscan-dev gcc"),
      .init(
        name: "Hyperscan, scanning for the checklist's own literals",
        command: "\(tools)/hyperscan \(folder)/terms.txt \(files)",
        package: "apt-get install libhyperscan-dev gcc"),
      .init(
        name: "YARA-X, the 750 in 126 rules",
        command: "${PYTHON:-python3} \(tools)/yara.py \(tools)/phrases.txt \(files)",
        package: "pip install yara-x"),
      .init(
        name: "ripgrep, counting the 750, whole process, one thread",
        command: "\(tools)/ripgrep.sh \(tools)/phrases.txt \(folder)/reports",
        package: "apt-get install ripgrep"),
    ]
  }

  private func compare(_ corpus: Corpus) {
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let (_, expected) = time(corpus.reports, threads: 1, expected: nil)
    var one: [Double] = []
    var all: [Double] = []
    var others = yardsticks.map { _ in [Double]() }
    var answers = yardsticks.map { _ in Set<String>() }
    // In turn, since machines that are shared drift.
    for _ in 0..<rounds {
      one.append(time(corpus.reports, threads: 1, expected: expected).0)
      if cores > 1 { all.append(time(corpus.reports, threads: cores, expected: expected).0) }
      for (index, yardstick) in yardsticks.enumerated() {
        guard let (spent, answer) = yardstick.run() else { continue }
        others[index].append(spent)
        answers[index].insert(answer)
      }
    }
    let megabytes = Double(corpus.size) / 1e6
    report("side by side; times as much as this program needs end to end on one core")
    report("  fazhi, end to end with quotations, one core: \(fixed(megabytes / median(one))) MB/s")
    if cores > 1 {
      let ratio = median(zip(one, all).map { $0 / $1 })
      report("  fazhi, \(cores) cores: \(fixed(ratio, 2)) times one core")
    }
    for (index, yardstick) in yardsticks.enumerated() {
      guard !others[index].isEmpty else {
        report("  \(yardstick.name): not there; \(yardstick.package)")
        continue
      }
      let ratio = median(zip(others[index], one).map { $0 / $1 })
      let isStable = answers[index].count == 1
      report(
        "  \(yardstick.name): \(fixed(megabytes / median(others[index]))) MB/s;"
          + " fazhi is at \(fixed(ratio, 3)) of its speed"
          + (isStable ? "" : "; ITS ANSWERS DIFFER: \(answers[index].sorted())"))
    }
    let checksum = String(expected.checksum, radix: 16)
    report("  answer: \(expected.bytes) bytes of lines, checksum \(checksum)\n")
  }

  // MARK: Growth

  private func growth() {
    func perMegabyte(_ reports: [[UInt8]]) -> Double {
      let size = reports.reduce(0) { $0 + $1.count }
      let times = (0..<(size > 50_000_000 ? 1 : 3)).map { _ in
        time(reports, threads: 1, expected: nil).0
      }
      return median(times) * 1e3 / (Double(size) / 1e6)
    }
    report("growth: milliseconds of one core for a megabyte")
    for count in [50, 500, 2000] {
      let reports = Corpus(samples: samples, count: count, seed: 7).reports
      report("  \(count) reports: \(fixed(perMegabyte(reports), 2)); memory \(Self.memory) MB")
    }
    for size in [1, 10, 100] {
      var text: [UInt8] = []
      let reports = Corpus(samples: samples, count: 100, seed: 7).reports
      var number = 0
      while text.count < size << 20 {
        text += reports[number % 100]
        number += 1
      }
      report("  one text of \(size) MB: \(fixed(perMegabyte([text]), 2)); memory \(Self.memory) MB")
    }
    for (name, unit) in [
      ("one cue repeated", "开展"), ("nested cues", "行政规范性文件合法性审核备案审查制度"),
      ("no line ends", "出台行政执法公示制度，开展执法检查126件。"),
    ] {
      var text = Array("2023年法治政府建设报告\n开展行政复议126件。".utf8)
      while text.count < 1 << 20 { text += Array(unit.utf8) }
      report("  \(name), 1 MB: \(fixed(perMegabyte([text]), 2))")
    }
  }

  /// The most memory that the process has held, in MB.
  private static var memory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1024
  }
}

/// Prints a line at once, so that a long run shows how far it is.
private func report(_ line: String) {
  try? FileSystem.print(Array((line + "\n").utf8))
}
