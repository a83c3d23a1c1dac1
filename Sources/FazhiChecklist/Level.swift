/// The level of government a report speaks for, which decides what is owed.
package enum Level: String, Sendable, Hashable, CaseIterable {
  case province, city, county, township, department

  /// The Chinese name shown to readers.
  package var chineseName: String {
    switch self {
    case .province: "省级"
    case .city: "设区的市级"
    case .county: "县级"
    case .township: "乡镇（街道）"
    case .department: "部门"
    }
  }
}
