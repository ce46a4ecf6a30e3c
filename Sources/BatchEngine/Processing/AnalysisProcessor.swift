public import ArticleReaders
import DocumentModel
public import PluginHost
import Reports
import ResultStore
public import TextEngine

/// Does the jobs of `run`: loads a document, computes the layers that the plugins need, runs them.
public final class AnalysisProcessor {
  /// The form that rows leave the processor in.
  public enum RowForm: String, Sendable, CaseIterable {
    /// Lines of JSON, ready to be written.
    case lines
    /// Values, for formats that lay them out and for views.
    case values
    /// Values, and the text of the document, for a database that is searched.
    case stored
    /// All of it, for a database beside lines of JSON.
    case storedLines = "stored-lines"

    /// Whether rows leave as lines.
    public var hasLines: Bool { self == .lines || self == .storedLines }
    var hasValues: Bool { self != .lines }
    var hasText: Bool { self == .stored || self == .storedLines }
  }

  /// Computes the layers.
  public var engine = TextEngine()
  /// What documents must be like to be worked on.
  public var conditions: [DocumentCondition] = []
  private let loader: DocumentLoader
  private let plugins: PluginSet
  private let form: RowForm
  /// For each table whether its rows are wanted.
  private let isWanted: [Bool]
  private let sketches: Sketches
  /// For each table what its rows in JSON share.
  private let frames: [RowJSON.Frame]

  /// Whether results say what near-copies of an article share.
  public enum Sketches: Sendable {
    case none
    case made
  }

  /// Creates a processor.
  ///
  /// - Parameters:
  ///   - plugins: the plugins to run, which belong to the processor from here on.
  ///   - reading: how documents are read.
  ///   - form: the form of the rows.
  ///   - tables: the tables whose rows are wanted.
  ///   - sketches: whether near-copies are to be told.
  public init(
    plugins: PluginSet, reading: ReadOptions, form: RowForm, tables: Set<Int>,
    sketches: Sketches = .none
  ) {
    self.plugins = plugins
    self.form = form
    isWanted = plugins.tables.indices.map(tables.contains)
    self.sketches = sketches
    frames = plugins.tables.map { RowJSON.Frame($0) }
    loader = DocumentLoader(options: reading)
  }

  /// Does a job.
  public func process(_ job: Job) -> JobResult {
    do throws(Failure) {
      let start = threadNanoseconds()
      let read = try loader.document(for: job)
      guard conditions.allSatisfy({ $0.holds(for: read) }) else { return JobResult(leftOut: read) }
      let loaded = threadNanoseconds()
      let document = engine.annotated(read, with: plugins.needs)
      let annotated = threadNanoseconds()
      var result = result(of: plugins.run(document))
      let warnings = document.source.warnings.dropFirst(read.source.warnings.count)
      result.skipped += warnings.map { "\(document.id): \($0)" }
      result.usage =
        [
          PluginUsage(plugin: "(read)", nanoseconds: loaded - start),
          PluginUsage(plugin: "(annotate)", nanoseconds: annotated - loaded),
        ] + result.usage
      return result
    } catch {
      return JobResult(failure: error)
    }
  }

  private func result(of outcome: PluginOutcome) -> JobResult {
    var result = JobResult()
    let document = outcome.document
    result.name = document.id
    result.failures = outcome.failures
    result.usage = outcome.usage
    result.skipped = outcome.skipped.map { "\(document.id): \($0.plugin) skipped it: \($0.reason)" }
    result.log = outcome.log.map { "\(document.id): \($0.plugin): \($0.text)" }
    let writer = RowJSON(document)
    if form.hasValues { result.rows = FlatRows(document: document.id) }
    for row in outcome.rows where isWanted[row.table] {
      result.rowCount += 1
      if form.hasLines {
        writer.append(row, in: frames[row.table], to: &result.output)
        result.output.append(UInt8(ascii: "\n"))
      }
      if form.hasValues { writer.append(row, of: plugins.tables[row.table], to: &result.rows) }
    }
    if sketches == .made { result.sketch = ArticleSketch(document) }
    if form.hasValues { result.document = Self.record(of: document) }
    if form.hasText { result.text = document.text.utf8 }
    return result
  }

  /// What views may know of a document, as `ResultStore.documentColumns` orders it.
  private static func record(of document: Document) -> [Scalar] {
    func text(_ value: String?) -> Scalar { value.map { .text($0) } ?? .null }
    let metadata = document.metadata
    return [
      .text(document.id), text(metadata.title?.value), text(metadata.outlet?.value),
      text(metadata.published?.value.description), text(metadata.url?.value),
      text(metadata.language?.value),
    ]
  }
}

// Its plugins belong to one thread.
@available(*, unavailable)
extension AnalysisProcessor: Sendable {}
