import BatchEngine
import CommandLineKit
import DocumentModel
import PluginHost

/// `copydesk plugins test`: runs a plugin's cases and shows what differs.
enum PluginsTestCommand {
  static let update = CommandOption(
    "--update", help: "make the rows that come out the expected ones", group: "Output")
  static let coverage = CommandOption(
    "--coverage", help: "also name the token patterns that no case matches", group: "Output")

  static let subcommand = Subcommand(
    command: Command(
      name: "plugins test", summary: "run the cases of plugins and show what differs",
      discussion: "A case is cases/NAME.txt, or an article in another format, with the rows it must"
        + " give in cases/NAME.expected.jsonl; a row may leave out columns that do not matter."
        + " cases/NAME.marked is a text with its rows marked: [forty men]{value=40}."
        + " cases/NAME.options sets options, a line each.",
      arguments: [
        CommandArgument(
          "PLUGIN", .one, help: "the name of a plugin, or its folder", values: .plugins),
        CommandArgument("PLUGIN", .any, help: "more of them", values: .plugins),
      ],
      options: [update, coverage, PluginOptions.allow, BatchControls.quiet, BatchControls.help],
      examples: [
        CommandExample("copydesk plugins test ./mine", "run the cases"),
        CommandExample("copydesk plugins test --update ./mine", "accept what comes out"),
      ]),
    run: run)

  private static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    let output = ResultFile.standardOutput(isImmediate: true)
    var failed = 0
    for name in arguments.arguments {
      let found = try PluginPlaces.searchPath.find(name)
      let cases = try PluginCase.all(in: found.path)
      if cases.isEmpty {
        Talk.error("'\(found.path)' has no cases; write cases/NAME.txt and use --update")
        failed += 1
      }
      failed += try run(cases, of: found, arguments, output)
      if arguments.has(coverage) { try cover(cases, of: found, arguments, output) }
    }
    try output.flush()
    if failed > 0 { Talk.error(failed == 1 ? "1 case failed" : "\(failed) cases failed") }
    return failed > 0 ? .someFailed : .done
  }

  /// Runs the cases of a plugin; gives how many failed.
  private static func run(
    _ cases: [PluginCase], of found: PluginSearchPath.Found, _ arguments: ParsedArguments,
    _ output: ResultFile
  ) throws -> Int {
    let grants = try PluginOptions.allowed(arguments)
    let plugins = try set(found, grants)
    var failed = 0
    for item in cases {
      let settings = item.settings(for: found.name)
      let report = try report(
        item, settings.isEmpty ? plugins : set(found, grants, settings),
        isUpdating: arguments.has(update))
      if report.isFailed { failed += 1 }
      if report.isFailed || !arguments.has(BatchControls.quiet) {
        try output.write("\(report.isFailed ? "✘" : "✔") \(found.name): \(item.name)".utf8)
        try output.write("\(report.text)\n".utf8)
      }
    }
    return failed
  }

  private static func set(
    _ found: PluginSearchPath.Found, _ grants: [PluginGrant],
    _ settings: [PluginSetting] = [], mode: PluginMode = .run
  ) throws(PluginError) -> PluginSet {
    try PluginSet(
      names: [found.path], searchPath: PluginPlaces.searchPath, settings: settings, mode: mode,
      grants: grants)
  }

  /// Names the patterns that no case matches.
  private static func cover(
    _ cases: [PluginCase], of found: PluginSearchPath.Found, _ arguments: ParsedArguments,
    _ output: ResultFile
  ) throws {
    let grants = try PluginOptions.allowed(arguments)
    let patterns = try set(found, grants, mode: .explain).patterns
    var used: Set<String> = []
    for item in cases {
      let plugins = try set(found, grants, item.settings(for: found.name), mode: .explain)
      used.formUnion(try item.patternsUsed(by: plugins))
    }
    let idle = patterns.filter { !used.contains($0.source) }
    for pattern in idle {
      let place = pattern.line.map { "\($0)" } ?? found.name
      try output.write("• \(place): no case matches the pattern \(pattern.source)\n".utf8)
    }
    try output.write(
      "\(found.name): cases match \(patterns.count - idle.count) of \(patterns.count) patterns\n"
        .utf8)
  }

  private static func report(
    _ item: PluginCase, _ plugins: PluginSet, isUpdating: Bool
  ) throws -> (isFailed: Bool, text: String) {
    let actual = try item.rows(from: plugins)
    if try item.expectedRows() != nil, try item.isMet(by: actual) { return (false, "") }
    if let failure = PluginCase.failures(in: actual).first {
      let outcome = isUpdating ? "failed, and is left as it was" : "failed"
      return (true, " \(outcome)\n    \(failure)")
    }
    if item.isMarked {
      let lines = try item.differences(fromMarks: actual)
      return (!lines.isEmpty, lines.map { "\n    \($0)" }.joined())
    }
    guard let expected = try item.expectedRows() else {
      guard isUpdating else {
        return (true, ": \(item.expected) is not there; write it, or use --update")
      }
      try item.expect(actual)
      return (false, ": written, \(actual.count) rows")
    }
    if isUpdating {
      try item.expect(actual)
      return (false, ": rewritten, \(actual.count) rows")
    }
    let differences = RowDifference.between(expected: expected, actual: actual)
    let lines = differences.flatMap { $0.description.split(separator: "\n") }
    return (true, lines.map { "\n    \($0)" }.joined())
  }
}
