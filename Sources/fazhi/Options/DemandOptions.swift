import ArgumentParser
import FazhiAssessment
import FazhiChecklist

/// What a report must reach for exit status 0.
struct DemandOptions: ParsableArguments {
  @Option(
    help: .init(
      "覆盖率低于此百分比时以 1 退出。\nExit with 1 where coverage is below this.", valueName: "percent"))
  var failUnder: Double?

  @Flag(help: "有硬任务未落实时以 1 退出。\nExit with 1 where a hard duty is not met.")
  var requireHardDuties = false

  func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) {
      throw ValidationError(
        "--fail-under 应为 0 到 100 的百分比: takes a percentage from 0 to 100, not \(failUnder)")
    }
  }

  /// Ends the run with 1 where the demand is not met, and says by how much.
  func check(_ assessment: Assessment) throws {
    var isMet = true
    if let failUnder, assessment.coverage.isBelow(percent: failUnder) {
      Console.note("fazhi: 覆盖率 coverage \(assessment.coverage.exactPercent) < \(failUnder)%")
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
