package import Foundation

/// Checks a JSON value against a schema, as far as the schemas of this package go.
///
/// That is `type`, `enum`, `const`, `required`, `properties`, `additionalProperties`, `items`, bounds,
/// `pattern`, `anyOf` and local `$ref` of JSON Schema 2020-12. An unknown keyword is a complaint, so
/// that none is passed over.
package struct JSONSchema {
  private let root: [String: Any]

  /// Reads a schema.
  package init(_ data: Data) throws {
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What a JSON text does not keep, with the path of each place; empty where it is valid.
  package func complaints(about data: Data) throws -> [String] {
    check(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed), root, at: "$")
  }

  private func check(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    schema.sorted { $0.key < $1.key }.flatMap { keyword, rule -> [String] in
      switch keyword {
      case "$schema", "$defs", "title", "description": []
      case "$ref": check(value, definition(rule), at: path)
      case "type": types(rule).contains { isOf($0, value) } ? [] : ["\(path) is not \(rule)"]
      case "const": equal(value, rule) ? [] : ["\(path) is not \(rule)"]
      case "enum":
        (rule as? [Any] ?? []).contains { equal(value, $0) }
          ? [] : ["\(path) is not one of \(rule)"]
      case "anyOf":
        (rule as? [[String: Any]] ?? []).contains { check(value, $0, at: path).isEmpty }
          ? [] : ["\(path) is none of what is allowed"]
      case "minimum":
        (number(value) ?? .infinity) >= (number(rule) ?? 0) ? [] : ["\(path) is too small"]
      case "maximum": (number(value) ?? 0) <= (number(rule) ?? 0) ? [] : ["\(path) is too large"]
      case "maxItems":
        Double((value as? [Any])?.count ?? 0) <= (number(rule) ?? 0) ? [] : ["\(path) is too long"]
      case "minLength":
        Double((value as? String)?.count ?? 0) >= (number(rule) ?? 0)
          ? [] : ["\(path) is too short"]
      case "pattern": matches(value, rule) ? [] : ["\(path) does not match \(rule)"]
      case "required":
        (rule as? [String] ?? []).filter { (value as? [String: Any])?[$0] == nil }
          .map { "\(path).\($0) is missing" }
      case "properties": properties(value, rule as? [String: [String: Any]] ?? [:], at: path)
      case "additionalProperties":
        (value as? [String: Any] ?? [:]).flatMap {
          check($0.value, rule as? [String: Any] ?? [:], at: "\(path).\($0.key)")
        }
      case "items":
        (value as? [Any] ?? []).enumerated().flatMap {
          check($0.element, rule as? [String: Any] ?? [:], at: "\(path)[\($0.offset)]")
        }
      default: ["keyword \(keyword) is not known to this check"]
      }
    }
  }

  private func properties(_ value: Any, _ rules: [String: [String: Any]], at path: String)
    -> [String]
  {
    let object = value as? [String: Any] ?? [:]
    return rules.flatMap { key, rule in
      object[key].map { check($0, rule, at: "\(path).\(key)") } ?? []
    }
  }

  private func definition(_ reference: Any) -> [String: Any] {
    let name = (reference as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
    return (root["$defs"] as? [String: [String: Any]])?[name] ?? ["unknown reference": name]
  }

  private func types(_ rule: Any) -> [String] { rule as? [String] ?? [rule as? String ?? ""] }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": isBoolean(value)
    case "number": !isBoolean(value) && number(value) != nil
    case "integer": !isBoolean(value) && number(value).map { $0 == $0.rounded() } ?? false
    default: false
    }
  }

  private func isBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? (value is Bool)
  }

  private func number(_ value: Any) -> Double? { (value as? NSNumber)?.doubleValue }

  private func equal(_ left: Any, _ right: Any) -> Bool {
    (left as? String).map { $0 == right as? String } ?? (number(left) == number(right))
  }

  private func matches(_ value: Any, _ pattern: Any) -> Bool {
    guard let text = value as? String, let pattern = pattern as? String else { return true }
    return text.range(of: pattern, options: .regularExpression) != nil
  }
}
