import FazhiChecklist
import FazhiSource

/// A line of JSON that `ResultLines` wrote, read back: what it says is looked up when it is asked for.
struct ResultLine {
  /// What the report is called.
  let id: JSONValue
  private let object: JSONValue

  /// Reads a line without its line feed; `nil` where it is no object with an id.
  init?(parsing line: [UInt8]) {
    guard let object = JSONValue(parsing: line), let id = object["id"] else { return nil }
    self.id = id
    self.object = object
  }

  /// Why the report could not be judged; `nil` where it was.
  var refusal: Localized? {
    object["error"].map { Localized(joined: $0["message"]?.string ?? "") }
  }

  /// The checklist judged against; `nil` where the line does not tell its digest.
  var checklist: (id: String, version: String, digest: String)? {
    guard let checklist = object["checklist"], let digest = checklist["digest"]?.string else {
      return nil
    }
    return (checklist["id"]?.string ?? "", checklist["version"]?.string ?? "", digest)
  }

  /// The level judged for.
  var level: Level? { object["report"]?["level"]?.string.flatMap(Level.init) }

  /// The year reported on.
  var year: Int? { object["report"]?["year"]?.integer }

  /// The first 64 bits of the digest of the report's bytes.
  var digest: UInt64? {
    // "sha256:" and 64 digits.
    (object["report"]?["digest"]?.string?.dropFirst(7).prefix(16)).flatMap { UInt64($0, radix: 16) }
  }

  /// The coverage, in 0...1; `nil` where nothing is owed.
  var coverage: Double? { object["coverage"]?["value"]?.number }

  /// The coverage of each part by its number, as `coverage`.
  var parts: [(number: Int, coverage: Double?)] {
    (object["parts"]?.elements ?? []).compactMap { part in
      part["part"]?.integer.map { ($0, part["value"]?.number) }
    }
  }

  /// Whether all coverages are what they should be: a share in 0...1, or none.
  private var hasShares: Bool {
    ([object["coverage"]] + (object["parts"]?.elements ?? [])).allSatisfy { coverage in
      guard let value = coverage?["value"], value != .null else { return true }
      return value.number.map { (0...1).contains($0) } ?? false
    }
  }

  /// Whether what the line says fits together, as it does unless somebody edited it: every status is one
  /// and is counted, the coverage is that of its points, level and year are such.
  var isWhole: Bool {
    guard hasShares, let statuses, let coverage = object["coverage"],
      let points = coverage["points"]?.number, let outOf = coverage["outOf"]?.number
    else { return false }
    var counts: [Status: Int] = [:]
    for (_, status) in statuses {
      guard let status else { return false }
      counts[status, default: 0] += 1
    }
    let areCounted = Status.allCases.allSatisfy {
      coverage["counts"]?[$0.rawValue]?.integer == counts[$0, default: 0]
    }
    let isOfPoints = outOf == 0 || abs(points / outOf - (self.coverage ?? -1)) < 1e-9
    return areCounted && isOfPoints && level != nil && (year.map { (1900...2199) ~= $0 } ?? true)
  }

  /// The items by id with their statuses, in the order of the checklist.
  var statuses: [(item: String, status: Status?)]? {
    object["statuses"]?.members?.map { ($0.key, $0.value.string.flatMap(Status.init)) }
  }

  /// Whether it holds each item's quotations as well.
  var hasEvidence: Bool { object["items"] != nil }

  /// The ids of what could not be made out of the report.
  var diagnostics: [String] { (object["diagnostics"]?.elements ?? []).compactMap(\.string) }
}
