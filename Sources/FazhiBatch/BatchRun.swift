package import FazhiAssessment
package import FazhiRendering
package import FazhiSource

/// A run over many reports: one result line for each, in the order of the reports, whatever becomes
/// of them.
package struct BatchRun: Sendable {
  /// One report, to be read by the thread that judges it.
  package enum Job: Sendable {
    case file(String)
    /// A line of JSON that holds a document: `{"id": …, "text": …}`, and its number from 1.
    case document([UInt8], line: Int)

    /// What its result is called: its path, its id, or where it has none where it stands.
    package var id: JSONValue {
      switch self {
      case .file(let path): .string(path)
      case .document(let line, let number):
        JSONValue(parsing: line)?["id"] ?? .string(Self.name(ofLine: number))
      }
    }

    /// What a document is called in complaints.
    fileprivate static func name(ofLine number: Int) -> String {
      "\(SourceFile.standardInput):\(number)"
    }
  }

  /// What became of a report.
  package struct Outcome: Sendable {
    /// Its line.
    package var line: [UInt8]
    /// Where the report could not be judged: what it is called, and why.
    package var refusal: Refusal?
    /// How many bytes it has.
    package var size: Int
  }

  /// A report that could not be judged.
  package struct Refusal: Sendable {
    /// What it is called.
    package var name: String
    /// The first complaint that refuses it.
    package var diagnostic: Diagnostic
  }

  private let assessor: Assessor
  private let lines: ResultLines
  private let overrides: Assessor.Overrides

  /// Prepares a run.
  package init(_ assessor: Assessor, lines: ResultLines, overrides: Assessor.Overrides) {
    self.assessor = assessor
    self.lines = lines
    self.overrides = overrides
  }

  /// Judges all reports.
  ///
  /// - Parameters:
  ///   - threads: How many threads work; below 1, one.
  ///   - next: Gives the next report, or `nil` at the end; called by one thread at a time, while another
  ///     may call `emit`.
  ///   - emit: Takes an outcome; called by one thread at a time, in order. `false` ends the run.
  package func run(
    threads: Int, next: @escaping () -> Job?, emit: @escaping (Outcome) -> Bool
  ) {
    OrderedWork<Job, Outcome>(
      threads: threads, next: next,
      makeWorker: {
        let scratch = AssessmentScratch()
        return { outcome(of: $0, scratch) }
      }, emit: emit
    ).run()
  }

  private func outcome(of job: Job, _ scratch: AssessmentScratch) -> Outcome {
    switch job {
    case .file(let path):
      do throws(FileProblem) {
        return outcome(.string(path), name: path, try FileSystem.read(path), scratch)
      } catch {
        return refused(.string(path), name: path, .unreadableFile(error), size: 0)
      }
    case .document(let line, let number):
      let name = Job.name(ofLine: number)
      let document = JSONValue(parsing: line)
      guard let id = document?["id"], let text = document?["text"]?.string else {
        return refused(
          document?["id"] ?? .string(name), name: name, .badDocument(name), size: line.count)
      }
      return outcome(id, name: name, Array(text.utf8), scratch)
    }
  }

  private func outcome(
    _ id: JSONValue, name: String, _ bytes: [UInt8], _ scratch: AssessmentScratch
  ) -> Outcome {
    do throws(InvalidInput) {
      let assessment = try assessor.assess(
        bytes, name: name, overrides: overrides, scratch: scratch)
      return Outcome(line: lines.line(id, assessment), refusal: nil, size: bytes.count)
    } catch {
      let problem = error.diagnostics.first { $0.severity == .error } ?? .noResult(name)
      return refused(id, name: name, problem, size: bytes.count)
    }
  }

  private func refused(
    _ id: JSONValue, name: String, _ diagnostic: Diagnostic, size: Int
  ) -> Outcome {
    Outcome(
      line: lines.line(id, refused: diagnostic),
      refusal: Refusal(name: name, diagnostic: diagnostic), size: size)
  }
}

extension Diagnostic {
  fileprivate static func badDocument(_ name: String) -> Self {
    Diagnostic(
      "bad-document",
      Localized("该行不是所需的 JSON 对象", #"the line is no JSON object with "id" and "text""#),
      file: name, at: nil,
      hint: Localized("每行一个 JSON 对象", #"write one object a line: {"id": "…", "text": "…"}"#))
  }

  fileprivate static func noResult(_ name: String) -> Self {
    Diagnostic(
      "no-result", Localized("报告未能评估", "the report could not be judged"), file: name, at: nil)
  }
}
