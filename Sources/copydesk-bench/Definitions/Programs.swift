import BatchEngine

/// The whole program as a child process.
extension Definitions {
  static let programs: [Benchmark] = [
    program("start", "one sentence: what starting costs", ["annotate", "-q", "-"], isShort: true),
    program("annotate", "every layer as JSON lines", ["annotate", "-q", "-j", "1", "-"]),
    program(
      "run-three", "the three analyses",
      ["run", "entity-counts,sentiment,troop-numbers", "-f", "jsonl", "-q", "-j", "1", "-"]),
  ]

  private static func program(
    _ name: String, _ summary: String, _ arguments: [String], isShort: Bool = false
  ) -> Benchmark {
    Benchmark(name: "cli.\(name)", summary: summary, unit: "lines") { input in
      let sentence = "{\"text\":\"Maria Alvarez said on Monday that 12 trucks were lost.\"}\n"
      let lines = isShort ? Array(sentence.utf8) : input.jsonLines
      let child = ChildProgram(path: try copydesk(), arguments: arguments)
      return Benchmark.Body(
        bytes: isShort ? sentence.utf8.count : input.textBytes,
        expectation: name == "annotate" ? .exactly(input.documents.count) : .steady,
        isInChildren: true
      ) {
        try child.lineCount(feeding: lines)
      }
    }
  }

  /// The program beside this one.
  static func copydesk() throws(BenchError) -> String {
    let own = Terminal.executable
    let folder = own.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path = folder.joined(separator: "/") + "/copydesk"
    guard (try? FileBytes.read(path)) != nil else {
      throw BenchError(.input, "there is no '\(path)'; run 'swift build -c release' first")
    }
    return path
  }
}
