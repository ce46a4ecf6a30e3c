import BatchEngine
import DocumentModel
import Glibc

/// Measures the speed of Copydesk on one processor.
@main struct Main {
  static let help = """
    copydesk-bench: measures the speed of Copydesk on one processor

      copydesk-bench list                    the benchmarks
      copydesk-bench run [NAME…] [options]   run those whose names, with or without the group, begin
                                             with NAME, else all
      copydesk-bench generate N [--seed S]   N made-up articles of about 3 kB as JSON lines
      copydesk-bench phrases                 the 50,000 phrases of words.phrases
      copydesk-bench linear [NAME…] [--bytes N]   each layer on hostile texts of two sizes
      copydesk-bench memory [--bytes N]      peak memory of each layer

    options of run
      --input FILE     articles of your own; without it, 1,000 made-up ones
      --articles N     how many articles to make up
      --runs N         runs after the one for warmth (default 7)
      --against FILE   an earlier report in JSON; 'ratio' 2.0 means twice as fast as then
      -f json|table    how the report is written
    """

  static func main() {
    exit(BigStack.run { status(of: Array(FileName.commandLine.dropFirst())) })
  }

  private static func status(of words: [String]) -> Int32 {
    do {
      try dispatch(words)
      return 0
    } catch let error as BenchError {
      Terminal.say("copydesk-bench: \(error.message)\n")
      return error.code == .usage ? 2 : 1
    } catch {
      Terminal.say("copydesk-bench: \(error)\n")
      return 1
    }
  }

  private static func dispatch(_ words: [String]) throws {
    let rest = Array(words.dropFirst())
    switch words.first {
    case "list": try list()
    case "run":
      try run(Words(rest, options: ["--input", "--articles", "--runs", "--against", "-f"]))
    case "generate": try generate(Words(rest, options: ["--seed"]))
    case "phrases": FileBytes.write(Array(Definitions.phraseLines.utf8))
    case "linear": try LinearityReport.run(Words(rest, options: ["--bytes"]))
    case "memory": try MemoryReport.run(Words(rest, options: ["--bytes", "--layers"]))
    case nil, "help", "--help", "-h": FileBytes.write(Array((help + "\n").utf8))
    case let command?: throw BenchError(.usage, "there is no command '\(command)'; see 'help'")
    }
  }

  private static func list() throws {
    let rows = Definitions.all.map { [$0.name, $0.unit, $0.summary] }
    FileBytes.write(
      Array(MeasurementReport.aligned([["benchmark", "counts", "what"]] + rows).utf8))
  }

  private static func run(_ words: Words) throws {
    let wanted = Definitions.all.filter { benchmark in
      words.plain.isEmpty || words.plain.contains(where: benchmark.isNamed)
    }
    guard !wanted.isEmpty else {
      throw BenchError(
        .usage,
        "there is no benchmark '\(words.plain.joined(separator: " "))'"
          + (Suggestion.question(words.plain[0], among: Definitions.all.map(\.name))
            .map { "; \($0)" } ?? ""))
    }
    let input =
      if let file = words["--input"] {
        try BenchInput(file: file)
      } else {
        try BenchInput(generating: try words.number("--articles") ?? BenchInput.standardCount)
      }
    let runs = try words.number("--runs") ?? 7
    let baseline = try words["--against"].map(MeasurementReport.baseline) ?? [:]
    var measurements: [Measurement] = []
    var wrong: BenchError?
    for benchmark in wanted {
      do {
        measurements.append(try Measurement(benchmark, input: input, runs: runs))
      } catch let error as BenchError where error.code == .count {
        Terminal.say("copydesk-bench: \(error.message)\n")
        wrong = error
      }
    }
    let report =
      words["-f"] == "json"
      ? MeasurementReport.json(measurements, input: input) + "\n"
      : MeasurementReport.table(measurements, baseline: baseline)
    FileBytes.write(Array(report.utf8))
    if let wrong { throw wrong }
  }

  private static func generate(_ words: Words) throws {
    guard let count = words.plain.first.flatMap({ Int($0) }), count >= 0 else {
      throw BenchError(.usage, "generate takes a number of articles")
    }
    let generator = NewsGenerator(seed: UInt64(try words.number("--seed") ?? 1))
    var output: [UInt8] = []
    for number in 0..<count {
      ArticleLine.append(generator.article(number), to: &output)
      if output.count > 1 << 20 {
        guard FileBytes.write(output) else { return }
        output.removeAll(keepingCapacity: true)
      }
    }
    FileBytes.write(output)
  }
}
