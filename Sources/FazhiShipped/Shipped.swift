import CChecklists
package import FazhiChecklist
package import FazhiMatching

/// The checklists that come with the program.
package enum Shipped {
  /// The files as text.
  package static let files = texts.indices.map { index in
    ShippedFile(path: String(cString: texts[index].name)) { Array(bytes(of: texts[index])) }
  }

  /// The name of the checklist that is used where none is named.
  package static let defaultName = "outline-2021-2025"

  /// The names of the checklists.
  package static let names = ChecklistFiles(shipped: files).checklistNames

  /// The compiled checklist of a name, or `nil` where none of that name comes with the program.
  package static func compiled(_ name: String) -> CompiledChecklist? {
    all(of: fzCompiledChecklists()).first { String(cString: $0.name) == name }.map {
      CompiledChecklist(decoding: bytes(of: $0))
    }
  }

  private static var texts: UnsafeBufferPointer<FZConstant> { all(of: fzChecklistFiles()) }

  private static func bytes(of constant: FZConstant) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: constant.bytes, count: constant.byteCount)
  }

  private static func all(of list: FZConstants) -> UnsafeBufferPointer<FZConstant> {
    UnsafeBufferPointer(start: list.constants, count: list.count)
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
