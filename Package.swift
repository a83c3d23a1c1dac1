// swift-tools-version: 6.3;(experimentalCGen)

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// One stage of the flow; a stage imports only earlier ones.
func stage(
  _ name: String, after earlier: [String] = [], external: [Target.Dependency] = [],
  exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: earlier.map { .byName(name: $0) } + external, exclude: exclude,
    swiftSettings: settings)
}

/// The tests of one stage.
func tests(of stage: String, with others: [String] = []) -> Target {
  .testTarget(
    name: "\(stage)Tests",
    dependencies: ([stage, "FazhiTestSupport"] + others).map { .byName(name: $0) },
    exclude: folders(of: "\(stage)Tests"), swiftSettings: settings)
}

/// Folders of files that tests read through their own path.
func folders(of target: String) -> [String] {
  switch target {
  case "FazhiChecklistTests", "FazhiTablesTests": ["Fixtures"]
  case "FazhiRenderingTests": ["Golden"]
  default: []
  }
}

let package = Package(
  name: "fazhi",
  products: [.executable(name: "fazhi", targets: ["fazhi"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    stage("FazhiSource"),
    stage("FazhiZip"),
    stage("FazhiXML", after: ["FazhiSource"]),
    stage("FazhiTables", after: ["FazhiSource", "FazhiZip", "FazhiXML"]),
    stage("FazhiYAML", after: ["CLibYAML", "FazhiSource"]),
    stage("FazhiText", after: ["FazhiSource"]),
    stage("FazhiChecklist", after: ["FazhiSource", "FazhiYAML", "FazhiText"]),
    stage(
      "FazhiReport", after: ["FazhiSource", "FazhiZip", "FazhiXML", "FazhiText", "FazhiChecklist"]),
    stage("FazhiMatching", after: ["FazhiSource", "FazhiText", "FazhiChecklist", "FazhiReport"]),
    stage("FazhiShipped", after: ["CChecklists", "FazhiChecklist", "FazhiMatching"]),
    stage(
      "FazhiAssessment",
      after: [
        "FazhiSource", "FazhiYAML", "FazhiText", "FazhiTables", "FazhiChecklist", "FazhiReport",
        "FazhiMatching",
      ],
      external: [.product(name: "Crypto", package: "swift-crypto")]),
    stage(
      "FazhiRendering",
      after: [
        "FazhiSource", "FazhiZip", "FazhiXML", "FazhiTables", "FazhiText", "FazhiChecklist",
        "FazhiReport", "FazhiAssessment",
      ],
      external: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
      ], exclude: ["Schema"]),
    stage(
      "FazhiBatch", after: ["FazhiSource", "FazhiReport", "FazhiAssessment", "FazhiRendering"]),
    .executableTarget(
      name: "fazhi",
      dependencies: [
        "FazhiSource", "FazhiChecklist", "FazhiReport", "FazhiShipped", "FazhiAssessment",
        "FazhiRendering", "FazhiBatch", "FazhiTables",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "fazhi-bench",
      dependencies: [
        "FazhiSource", "FazhiText", "FazhiReport", "FazhiMatching", "FazhiShipped",
        "FazhiAssessment", "FazhiChecklist", "FazhiRendering", "FazhiBatch",
      ],
      exclude: ["Yardsticks"],
      swiftSettings: settings),

    // Checklists/ goes into the binary, so that it is found from any folder: as text, and compiled.
    // A plugin may write C since Swift 6.3, where the first line of this file asks for it.
    .executableTarget(
      name: "embed-checklists", dependencies: ["FazhiSource", "FazhiChecklist", "FazhiMatching"],
      swiftSettings: settings),
    .plugin(
      name: "EmbedChecklists", capability: .buildTool(), dependencies: ["embed-checklists"],
      path: "Sources/EmbedChecklists"),
    .target(name: "CChecklists", plugins: ["EmbedChecklists"]),

    .target(
      name: "FazhiTestSupport", dependencies: ["FazhiZip"], path: "Tests/FazhiTestSupport",
      swiftSettings: settings),
    tests(of: "FazhiSource"),
    tests(of: "FazhiZip"),
    tests(of: "FazhiXML"),
    tests(of: "FazhiTables", with: ["FazhiZip", "FazhiXML"]),
    tests(of: "FazhiYAML", with: ["FazhiSource"]),
    tests(of: "FazhiText"),
    tests(of: "FazhiChecklist", with: ["FazhiSource", "FazhiText"]),
    tests(
      of: "FazhiReport",
      with: ["FazhiSource", "FazhiZip", "FazhiXML", "FazhiChecklist", "FazhiText"]),
    tests(
      of: "FazhiMatching",
      with: ["FazhiSource", "FazhiChecklist", "FazhiReport", "FazhiShipped", "FazhiText"]),
    tests(
      of: "FazhiAssessment",
      with: [
        "FazhiSource", "FazhiChecklist", "FazhiMatching", "FazhiReport", "FazhiShipped",
        "FazhiText",
      ]),
    tests(
      of: "FazhiShipped",
      with: [
        "FazhiSource", "FazhiChecklist", "FazhiReport", "FazhiMatching", "FazhiAssessment",
      ]),
    tests(
      of: "FazhiRendering",
      with: [
        "FazhiSource", "FazhiZip", "FazhiXML", "FazhiTables", "FazhiChecklist", "FazhiShipped",
        "FazhiAssessment",
      ]),
    tests(of: "FazhiBatch", with: ["FazhiSource", "FazhiAssessment", "FazhiRendering"]),
    .testTarget(
      name: "FazhiCommandTests",
      dependencies: ["fazhi", "FazhiSource", "FazhiZip", "FazhiTestSupport"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
