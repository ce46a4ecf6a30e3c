import DocumentModel
public import PluginHost
import ArticleReaders
import JSONText
import Reports
import TextEngine

/// A test of a plugin: an input beside the rows that it must give.
///
/// `cases/NAME.txt`, or a file of any other format that is read, is the input,
/// `cases/NAME.expected.jsonl` the rows, and
/// `cases/NAME.options`, where there is one, has a setting `option=value` a line.
/// `cases/NAME.marked` is both: a text in which each row is marked, `[words]{column=value}`.
public struct PluginCase: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The path of the input.
  public let input: String
  /// The path of the expected rows, whether the file is there or not.
  public let expected: String
  /// The settings of options, as `option=value`.
  public let settings: [String]

  /// The cases in the folder of a plugin, by name.
  ///
  /// - Throws: `BatchError` where a file of a case cannot be read.
  public static func all(in folder: String) throws(BatchError) -> [PluginCase] {
    let place = folder + "/cases"
    guard let names = try? FileStatus.names(in: place) else { return [] }
    var cases: [PluginCase] = []
    for file in names.sorted() where !file.hasPrefix(".") && !file.hasSuffix("/") {
      guard let dot = file.lastIndex(of: "."), !file.hasSuffix(".expected.jsonl"),
        !file.hasSuffix(".options")
      else { continue }
      let name = String(file[..<dot])
      var settings: [String] = []
      if names.contains(name + ".options") {
        settings = try lines(of: "\(place)/\(name).options").map {
          String(decoding: $0, as: UTF8.self)
        }
      }
      cases.append(
        PluginCase(
          name: name, input: "\(place)/\(file)", expected: "\(place)/\(name).expected.jsonl",
          settings: settings))
    }
    return cases
  }

  /// The settings for the plugin of that name.
  public func settings(for plugin: String) -> [PluginSetting] {
    settings.compactMap { PluginSetting("\(plugin).\($0)") }
  }

  /// Whether the expectations stand in the input.
  public var isMarked: Bool { input.hasSuffix(".marked") }

  /// What differs between the marks of a marked case and the rows, a line each.
  public func differences(fromMarks rows: [[UInt8]]) throws(BatchError) -> [String] {
    MarkedCase(try Self.contents(of: input)).differences(from: rows)
  }

  /// The documents of the input.
  private func jobs() throws(BatchError) -> [Job] {
    var bytes = try Self.contents(of: input)
    let name = input.split(separator: "/").last.map(String.init) ?? input
    let reader = ArticleReader()
    var format = InputFormat.text
    if isMarked {
      bytes = MarkedCase(bytes).text
    } else {
      format = reader.format(path: name, head: Array(bytes.prefix(1 << 16)))
    }
    return reader.items(in: bytes, format: format, path: name).map {
      Job(path: $0.path, format: $0.format, payload: .bytes(Array($0.bytes)))
    }
  }

  /// The token patterns that matched somewhere in the input, by their sources; the plugins must
  /// have been loaded to explain.
  public func patternsUsed(by plugins: PluginSet) throws(BatchError) -> Set<String> {
    var used: Set<String> = []
    let loader = DocumentLoader(options: ReadOptions())
    for job in try jobs() {
      guard let document = try? loader.document(for: job) else { continue }
      let outcome = plugins.run(TextEngine().annotated(document, with: plugins.needs))
      for step in outcome.trace.steps where step.kind == .pattern { used.insert(step.name) }
    }
    return used
  }

  /// The rows, and the error rows, that plugins give for the input; a line each.
  ///
  /// The id of the document is the name of the input's file.
  public func rows(from plugins: PluginSet) throws(BatchError) -> [[UInt8]] {
    let processor = AnalysisProcessor(
      plugins: plugins, reading: ReadOptions(), form: .lines,
      tables: Set(plugins.tables.indices))
    var output: [UInt8] = []
    for job in try jobs() {
      let result = processor.process(job)
      output += result.output
      for failure in result.failures {
        FailureJSON.append(failure, to: &output)
        output.append(UInt8(ascii: "\n"))
      }
    }
    return output.split(separator: UInt8(ascii: "\n")).map(Array.init)
  }

  /// The error rows among rows, but those by which a plugin gives a document up on purpose.
  public static func failures(in rows: [[UInt8]]) -> [String] {
    rows.compactMap { row in
      guard let row = try? JSONValue(parsing: row), row["stage"] != nil,
        let code = row["code"]?.string, code != "fail", let message = row["message"]?.string
      else { return nil }
      return "\(message) [\(code)]"
    }
  }

  /// Whether rows are those that the case wants; true where nobody has written them yet.
  public func isMet(by rows: [[UInt8]]) throws(BatchError) -> Bool {
    if isMarked { return try differences(fromMarks: rows).isEmpty }
    guard let expected = try expectedRows() else { return true }
    return RowDifference.between(expected: expected, actual: rows).isEmpty
  }

  /// The expected rows, a line each; nil where nobody has written them yet.
  public func expectedRows() throws(BatchError) -> [[UInt8]]? {
    guard (try? FileStatus(of: expected)) != nil else { return nil }
    return try Self.lines(of: expected)
  }

  /// Makes these rows the expected ones.
  public func expect(_ rows: [[UInt8]]) throws(BatchError) {
    let file = try ResultFile.replacing(expected)
    for row in rows { try file.write(row + [UInt8(ascii: "\n")]) }
    try file.finish()
  }

  private static func lines(of path: String) throws(BatchError) -> [[UInt8]] {
    try contents(of: path).split(separator: UInt8(ascii: "\n"))
      .map { line in Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line) }
      .filter { line in line.contains { $0 > 0x20 } }
  }

  private static func contents(of path: String) throws(BatchError) -> [UInt8] {
    do throws(SystemError) {
      return try FileHandle(reading: path).read(limit: ReadOptions.maximumSize)
    } catch {
      throw BatchError(.file, "cannot read '\(path)': \(error.reason)")
    }
  }
}
