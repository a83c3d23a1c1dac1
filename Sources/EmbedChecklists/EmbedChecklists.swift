import Foundation
import PackagePlugin

/// Turns the files below `Checklists/` into a C source of the target that uses the plugin.
@main
struct EmbedChecklists: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Checklists")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }
      .sorted()
      .map { folder.appending(path: $0) }
    let output = context.pluginWorkDirectoryURL.appending(path: "Checklists.c")
    return [
      .buildCommand(
        displayName: "Embedding the checklists",
        executable: try context.tool(named: "embed-checklists").url,
        arguments: [folder.path, output.path],
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
