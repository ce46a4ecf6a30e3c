public import DocumentModel

/// Answers why the rows of a plugin are there, and why there is none at a place.
///
/// Made from an outcome of a ``PluginSet`` in the mode `explain`.
public struct Explainer: Sendable {
  private let plugin: String
  private let needs: [String]
  private let roles: [String]?
  private let tables: [TableSchema]
  private let outcome: PluginOutcome

  /// The document with its layers.
  public let document: Document

  /// The plugin's rows, in the order they were emitted; none where it failed.
  public let rows: [PluginTrace.Emission]

  /// Creates an explainer of one plugin of a run; nil if the run has no such plugin.
  public init?(_ outcome: PluginOutcome, of plugins: PluginSet, plugin: String) {
    guard let manifest = plugins.manifests.first(where: { $0.name == plugin }) else { return nil }
    self.plugin = plugin
    self.outcome = outcome
    needs = manifest.needs
    tables = plugins.tables
    document = outcome.document
    roles = plugins.texts(ofOption: "roles", of: plugin)
    let hasFailed = outcome.failures.contains { $0.plugin == plugin }
    rows = hasFailed ? [] : outcome.trace.emissions.filter { $0.plugin == plugin }
  }

  /// The index in ``rows`` of a row: by number from 1, by `TABLE:NUMBER`, or by its column `key`.
  public func row(_ id: String) -> Int? {
    if let number = Int(id) { return rows.indices.contains(number - 1) ? number - 1 : nil }
    let parts = id.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, let number = Int(parts[1]) {
      let own = rows.indices.filter { tables[rows[$0].row.table].name == parts[0] }
      if own.indices.contains(number - 1) { return own[number - 1] }
    }
    return rows.indices.first { index in
      let row = rows[index].row
      let column = tables[row.table].columns.firstIndex { $0.name == "key" }
      return column.map { row.values[$0] == .text(id) } ?? false
    }
  }

  /// The explanation of a row by its index in ``rows``.
  public func explanation(ofRow index: Int) -> Explanation {
    let emission = rows[index]
    let table = tables[emission.row.table]
    let place = emission.row.place(in: table)
    let sentence = place.flatMap(sentence)
    let steps = place.map(steps(touching:)) ?? []
    let held = steps.filter { $0.why == nil }
    let rule = ruleName(emission.row, table)
    let finding = Explanation.Finding(
      number: index + 1, table: table, values: emission.row.values, rule: rule,
      ruleLine: held.first { $0.kind == .rule && $0.name == rule }?.line, calls: emission.calls)
    let finder = place.map { EvidenceFinder(document, place: $0, sentence: sentence) }
    return Explanation(
      plugin: plugin, place: place, sentence: sentence?.span, role: place.flatMap(role),
      finding: finding, evidence: finder?.evidence(for: emission.row.values, of: table) ?? [],
      held: held, rejected: steps.filter { $0.why != nil })
  }

  /// The explanations of all rows whose place touches a span, or why there is none.
  public func explanations(at span: Span) -> [Explanation] {
    let found = rows.indices.filter { index in
      rows[index].row.place(in: tables[rows[index].row.table])?.overlaps(span) ?? false
    }
    guard found.isEmpty else { return found.map(explanation(ofRow:)) }
    let words = self.words(touching: span)
    let steps = steps(touching: words)
    let sentence = sentence(words)
    let (failure, line) = failure(at: words, steps)
    let facts = EvidenceFinder(document, place: words, sentence: sentence).facts(about: words)
    let evidence =
      facts.isEmpty ? [] : [Explanation.Evidence(columns: [], span: words, facts: facts)]
    return [
      Explanation(
        plugin: plugin, place: words, sentence: sentence?.span, role: role(words), finding: nil,
        evidence: evidence, held: steps.filter { $0.why == nil },
        rejected: steps.filter { $0.why != nil }, failure: failure, failureLine: line)
    ]
  }

  // MARK: Places

  /// A span widened to whole words.
  private func words(touching span: Span) -> Span {
    guard let tokens = document.layers.tokens else { return span }
    return tokens.spans.lazy.filter { $0.overlaps(span) }.reduce(span) { $0.hull($1) }
  }

  private func sentence(_ span: Span) -> Sentence? {
    document.layers.sentences?.first { $0.span.overlaps(span) }
  }

  private func role(_ span: Span) -> BlockRole? {
    document.blocks.first { $0.span.overlaps(span) }?.role
  }

  private func steps(touching span: Span) -> [TraceStep] {
    outcome.trace.steps.filter { $0.plugin == plugin && $0.span.overlaps(span) }
  }

  private func ruleName(_ row: Row, _ table: TableSchema) -> String {
    let column = table.columns.firstIndex { $0.name == "rule" }
    if let column, case .text(let name) = row.values[column] { return name }
    return table.name
  }

  // MARK: Failures

  /// The first condition that failed for words without a row, with its line.
  private func failure(at span: Span, _ steps: [TraceStep]) -> (String, SourceLine?) {
    if let failure = outcome.failures.first(where: { $0.plugin == plugin }) {
      return ("\(plugin) failed on this document: \(failure.message)", nil)
    }
    if let skip = outcome.skipped.first(where: { $0.plugin == plugin }) {
      return ("\(plugin) skipped this document: \(skip.reason)", nil)
    }
    guard let role = role(span) else { return ("there is no text here, only white space", nil) }
    if let step = rejection(among: steps), let why = step.why {
      return ("\(step.name): \(why)", step.line)
    }
    if let roles, !roles.contains(role.rawValue) {
      let read = roles.joined(separator: ", ")
      return ("the block is a \(role.rawValue), and \(plugin) reads only: \(read)", nil)
    }
    if let step = steps.last {
      return ("\(step.kind.rawValue) '\(step.name)' held here, but no row came of it", step.line)
    }
    return (nothing(at: span), nil)
  }

  /// The step that turned words down: a rule of the plugin, or a match that lost where none won.
  private func rejection(among steps: [TraceStep]) -> TraceStep? {
    let rejected = steps.filter { $0.why != nil }
    return rejected.first { $0.kind == .rule }
      ?? (rejected.count == steps.count ? rejected.first : nil)
  }

  /// What is said where nothing of the plugin touches the words.
  private func nothing(at span: Span) -> String {
    let facts = "nothing of \(plugin) touches these words"
    let layers = needs.filter { layer in
      ["numbers", "dates", "entities", "quotes"].contains(layer) && !hasItem(layer, at: span)
    }
    guard !layers.isEmpty else { return facts }
    return facts + "; of the layers it needs, no item lies here in: "
      + layers.joined(separator: ", ")
  }

  private func hasItem(_ layer: String, at span: Span) -> Bool {
    let layers = document.layers
    let spans: [Span] =
      switch layer {
      case "numbers": layers.numbers?.map(\.span) ?? []
      case "dates": layers.dates?.map(\.span) ?? []
      case "entities": layers.entities?.mentions.map(\.span) ?? []
      default: layers.quotes?.map(\.span) ?? []
      }
    return spans.contains { $0.overlaps(span) }
  }
}
