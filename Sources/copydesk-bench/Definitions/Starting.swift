/// From nothing to the first row: a process for each run, over one article.
extension Definitions {
  static let starting: [Benchmark] =
    [start("version", "the program alone, before it does anything", ["--version"])]
    + ["entity-counts", "sentiment", "troop-numbers"].map { plugin in
      start(
        plugin, "one article from start to rows",
        ["run", plugin, "-f", "jsonl", "-q", "-j", "1", "-"])
    }

  private static func start(
    _ name: String, _ summary: String, _ arguments: [String]
  ) -> Benchmark {
    Benchmark(name: "start.\(name)", summary: summary, unit: "lines") { input in
      let line = Array(input.jsonLines.prefix { $0 != 0x0A }) + [0x0A]
      let child = ChildProgram(path: try copydesk(), arguments: arguments)
      return Benchmark.Body(bytes: line.count, expectation: .steady, isInChildren: true) {
        try child.lineCount(feeding: line)
      }
    }
  }
}
