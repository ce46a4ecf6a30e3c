public import DocumentModel
internal import TextEngine

/// Runs a plugin on the articles in its `cases/` folder and compares what it emits.
///
/// `cases/NAME.txt` (or `.jsonl`, `.html`, …) is an article, `cases/NAME.expected.jsonl` the rows, a
/// line each; `cases/NAME.set` may hold options, a line `option=value` each.
public struct PluginCases {
  /// Reads the documents of a case file; its errors are reported as the result of the case.
  public typealias Reader = (_ path: String) throws(Failure) -> [Document]
  /// Writes a row as a line of JSON.
  public typealias Writer = (Row, TableSchema, Document) -> String

  /// A case by name, with its files.
  public struct Case: Sendable, Hashable {
    /// The name, which is the file's without its ending.
    public let name: String
    /// The article.
    public let article: String
    /// The expected rows, which need not exist.
    public let expected: String
    /// The options, which need not exist.
    let settings: String
  }

  /// How a case ended.
  public enum Status: Sendable, Hashable {
    case passed
    /// The rows differ; the lines of the difference, with `-` for expected and `+` for found.
    case failed(difference: [String])
    /// There are no expected rows.
    case unwritten
    /// The expected rows were written anew.
    case updated
    /// The case could not be run.
    case broken(reason: String)
  }

  /// A case and how it ended.
  public struct Result: Sendable, Hashable {
    /// The case.
    public let name: String
    /// How it ended.
    public let status: Status
  }

  /// The cases, by name.
  public let cases: [Case]
  private let found: PluginSearchPath.Found
  private let searchPath: PluginSearchPath
  private let limits: PluginLimits
  private let read: Reader
  private let write: Writer

  /// Finds the cases of a plugin; a plugin of one file has none.
  public init(
    of found: PluginSearchPath.Found, searchPath: PluginSearchPath,
    limits: PluginLimits = PluginLimits(), read: @escaping Reader, write: @escaping Writer
  ) {
    self.found = found
    self.searchPath = searchPath
    self.limits = limits
    self.read = read
    self.write = write
    cases = Self.cases(in: found.path)
  }

  private static func cases(in plugin: String) -> [Case] {
    guard let root = PluginFolder(path: plugin)?.root else { return [] }
    let folder = root + "/cases"
    return Files.names(in: folder).compactMap { file in
      let isOurs = file.hasSuffix(".expected.jsonl") || file.hasSuffix(".set")
      guard !isOurs, !file.hasPrefix("."), file != "README.md",
        case .file = Files.kind(folder + "/" + file), let dot = file.lastIndex(of: ".")
      else { return nil }
      let name = String(file[..<dot])
      return Case(
        name: name, article: folder + "/" + file,
        expected: folder + "/" + name + ".expected.jsonl", settings: folder + "/" + name + ".set")
    }
  }

  /// Runs the cases whose names are given, or all.
  ///
  /// - Parameters:
  ///   - names: The cases to run; nil for all.
  ///   - isUpdate: Whether expected rows that differ or are missing are written anew.
  /// - Returns: A result for each case, by name.
  public func run(only names: [String]? = nil, isUpdate: Bool = false) -> [Result] {
    cases.filter { names?.contains($0.name) ?? true }.map { example in
      Result(name: example.name, status: status(of: example, isUpdate: isUpdate))
    }
  }

  private func status(of example: Case, isUpdate: Bool) -> Status {
    let lines: [String]
    do throws(Objection) {
      lines = try self.lines(of: example)
    } catch {
      return .broken(reason: error.reason)
    }
    let expected = try? Files.read(example.expected, limit: 64 << 20)
    let wanted = expected.map { bytes in
      bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }
    if wanted == lines { return .passed }
    if isUpdate {
      do throws(Objection) {
        try Files.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: example.expected)
        return .updated
      } catch {
        return .broken(reason: "\(example.expected): \(error.reason)")
      }
    }
    guard let wanted else { return .unwritten }
    return .failed(difference: LineDifference.lines(from: wanted, to: lines))
  }

  /// The lines that a case gives now; outcomes other than rows are lines too.
  func lines(of example: Case) throws(Objection) -> [String] {
    let set = try plugins(for: example)
    return try lines(of: example, with: set)
  }

  /// The plugin set of a case, with its options.
  func plugins(for example: Case) throws(Objection) -> PluginSet {
    var settings: [PluginSetting] = []
    if let bytes = try? Files.read(example.settings, limit: 1 << 20) {
      for line in bytes.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
        let text = String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self)
        guard let setting = PluginSetting(found.name + "." + text) else {
          throw Objection("\(example.settings): '\(text)' is not option=value")
        }
        settings.append(setting)
      }
    }
    do throws(PluginError) {
      return try PluginSet(
        names: [found.path], searchPath: searchPath, settings: settings, limits: limits)
    } catch {
      throw Objection(error.message)
    }
  }

  /// The lines that a case gives with plugins loaded before.
  func lines(of example: Case, with set: PluginSet) throws(Objection) -> [String] {
    let documents: [Document]
    do throws(Failure) {
      documents = try read(example.article)
    } catch {
      throw Objection(error.message)
    }
    var lines: [String] = []
    for (number, document) in documents.enumerated() {
      let id = documents.count == 1 ? example.name : "\(example.name)#\(number + 1)"
      let named = Document(
        id: id, source: document.source, text: document.text, blocks: document.blocks,
        metadata: document.metadata, targets: document.targets, layers: document.layers)
      let outcome = set.run(TextEngine().annotated(named, with: set.needs))
      for row in outcome.rows { lines.append(write(row, set.tables[row.table], outcome.document)) }
      for skip in outcome.skipped { lines.append("skipped: \(skip.reason)") }
      for failure in outcome.failures {
        lines.append("failed: \(failure.code): \(failure.message)")
      }
    }
    return lines
  }
}

@available(*, unavailable)
extension PluginCases: Sendable {}
