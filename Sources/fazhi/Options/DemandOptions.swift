import ArgumentParser
import FazhiAssessment
import FazhiChecklist

/// What a report must reach for exit status 0.
struct DemandOptions: ParsableArguments {
  @Option(
    help: .init(
      "覆盖率低于此百分比时以 1 退出。\nExit with 1 where coverage is below this.", valueName: "percent"),
    transform: thousandths(ofPercent:))
  var failUnder: Int?

  @Flag(help: "有硬任务未落实时以 1 退出。\nExit with 1 where a hard duty is not met.")
  var requireHardDuties = false

  /// A percentage such as 64.4 in whole thousandths of a per cent: as a fraction in binary it would be
  /// more or less than what the user wrote.
  private static func thousandths(ofPercent text: String) throws -> Int {
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      let percent = Double(text), (0...100).contains(percent),
      case let thousandths = (percent * 1000).rounded(), thousandths / 1000 == percent
    else {
      throw ValidationError(
        "--fail-under 应为 0 到 100 的百分比，最多三位小数: takes a percentage from 0 to 100 with at most three"
          + " decimals, not \(text)")
    }
    return Int(thousandths)
  }

  /// Ends the run with 1 where the demand is not met, and says by how much.
  func check(_ assessment: Assessment) throws {
    var isMet = true
    if let failUnder, assessment.coverage.isBelow(thousandths: failUnder) {
      let demand = Double(failUnder) / 1000
      Console.note("fazhi: 覆盖率 coverage \(assessment.coverage.exactPercent) < \(demand)%")
      isMet = false
    }
    if requireHardDuties, !assessment.unmetHardDuties.isEmpty {
      let ids = assessment.unmetHardDuties.map(\.item.id).joined(separator: " ")
      Console.note("fazhi: 硬任务未落实 hard duties not met: \(ids)")
      isMet = false
    }
    if !isMet { throw Exit.demandNotMet }
  }
}
