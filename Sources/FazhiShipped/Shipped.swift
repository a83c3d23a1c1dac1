package import FazhiChecklist
package import FazhiMatching

/// The checklists that come with the program.
package enum Shipped {
  /// The files as text.
  package static let files: [ShippedFile] = ShippedFiles.texts.map { file in
    ShippedFile(path: file.path) { file.text.withUTF8Buffer { Array($0) } }
  }

  /// The names of the checklists.
  package static let names = ChecklistFiles(shipped: files).checklistNames

  /// The compiled checklist of a name, or `nil` where none of that name comes with the program.
  package static func compiled(_ name: String) -> CompiledChecklist? {
    ShippedFiles.compiled.first { $0.name == name }.map {
      CompiledChecklist(decoding: $0.sextets.withUTF8Buffer(Sextets.decode))
    }
  }
}

extension ChecklistLoader {
  /// Creates a loader that knows the files that come with the program.
  ///
  /// - Parameter examples: Whether to read the examples, which only `lint` and `test` need.
  package init(examples: Bool = false) {
    self.init(shipped: Shipped.files, examples: examples)
  }
}
