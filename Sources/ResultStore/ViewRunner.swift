public import DocumentModel

/// Asks the views of plugins, whose SQL nobody has vouched for.
///
/// The SQL may only SELECT, from its own plugin's tables and views and from `documents`, without
/// chance and clock, and within the limits.
public struct ViewRunner {
  /// The columns and rows of a view.
  public struct Result: Sendable, Hashable {
    /// The names of the columns.
    public let columns: [String]
    /// The rows, in the order the view gives them.
    public let rows: [[Scalar]]
  }

  private let store: ResultStore
  private let limits: ViewLimits

  /// Creates a runner over the rows of a store.
  public init(store: ResultStore, limits: ViewLimits = ViewLimits()) {
    self.store = store
    self.limits = limits
  }

  /// Runs a view of the store.
  ///
  /// - Throws: a `StoreError` with code `name` where the plugin has no such view, `sql`,
  ///   `forbidden` or `limit` where its SQL cannot be run to its end.
  public func run(view name: String, of plugin: String) throws(StoreError) -> Result {
    let own = store.views.filter { $0.plugin == plugin }
    guard let view = own.first(where: { $0.name == name }) else {
      let names = own.map(\.name)
      let hint =
        Suggestion.question(name, among: names)
        ?? (names.isEmpty ? "it has no views" : "it has \(names.joined(separator: ", "))")
      throw StoreError(.name, "the plugin '\(plugin)' has no view '\(name)'; \(hint)")
    }
    return try withShortNames(of: plugin) { () throws(StoreError) -> Result in
      try query(view) { (statement) throws(StoreError) -> Result in
        var rows: [[Scalar]] = []
        var room = limits.resultBytes
        while let row = try statement.next() {
          room -= row.reduce(64) { $0 + $1.roughBytes }
          guard room >= 0 else {
            throw StoreError(
              .limit,
              "the view gives more than \(limits.resultBytes >> 20) MB; group its rows or add LIMIT"
            )
          }
          rows.append(row)
        }
        return Result(columns: statement.columnNames, rows: rows)
      }
    }
  }

  /// Prepares every view against empty tables, and says what is wrong with each.
  ///
  /// - Returns: an entry for each view that cannot be run, in the order of `views`.
  public static func check(
    views: [ViewSchema], tables: [TableSchema]
  ) -> [(view: ViewSchema, error: StoreError)] {
    var problems: [(view: ViewSchema, error: StoreError)] = []
    // A store for each plugin, not for each view: making one takes longer than preparing a view.
    var runners: [String: ViewRunner] = [:]
    for view in views {
      do throws(StoreError) {
        try checkNames(of: view, among: views, tables: tables)
        if runners[view.plugin] == nil {
          runners[view.plugin] = try prepared(for: view.plugin, tables: tables, views: views)
        }
        try runners[view.plugin]?.query(view) { _ in }
      } catch {
        problems.append((view, error))
      }
    }
    return problems
  }

  /// The names of the columns that a view gives.
  public static func columns(
    of view: ViewSchema, tables: [TableSchema], views: [ViewSchema]
  ) throws(StoreError) -> [String] {
    let runner = try prepared(for: view.plugin, tables: tables, views: views)
    return try runner.query(view) { (statement) throws(StoreError) -> [String] in
      statement.columnNames
    }
  }

  /// A runner over empty tables of a plugin, under their short names.
  private static func prepared(
    for plugin: String, tables: [TableSchema], views: [ViewSchema]
  ) throws(StoreError) -> ViewRunner {
    let own = tables.filter { $0.plugin == plugin }
    let runner = ViewRunner(store: try ResultStore(.temporary, tables: own, views: views))
    try runner.defineShortNames(of: plugin)
    return runner
  }

  private static func checkNames(
    of view: ViewSchema, among views: [ViewSchema], tables: [TableSchema]
  ) throws(StoreError) {
    let names =
      tables.filter { $0.plugin == view.plugin }.map { $0.name.lowercased() }
      + views.filter { $0.plugin == view.plugin }.map { $0.name.lowercased() }
    for (index, name) in names.enumerated() {
      if SQLNames.reserved.contains(name) || name.hasPrefix("sqlite_") {
        throw StoreError(.name, "the name '\(name)' is reserved; choose another")
      }
      if names[..<index].contains(name) {
        throw StoreError(.name, "the name '\(name)' is used twice; tables and views share names")
      }
    }
  }

  private func query<Value>(
    _ view: ViewSchema, _ body: (Statement) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    if ViewPolicy.asksForNow(view.sql) {
      throw StoreError(
        .forbidden, "a view cannot ask for 'now': results must not depend on the clock")
    }
    let guardian = ViewGuardian(
      policy: ViewPolicy(readable: readableNames(for: view.plugin)), limits: limits,
      storedRows: store.storedRows)
    do throws(StoreError) {
      return try store.database.guarded(by: guardian) { () throws(StoreError) -> Value in
        let statement = try store.database.prepare(view.sql)
        guard statement.isQuery else { throw StoreError(.forbidden, "a view may only SELECT") }
        guard statement.parameterCount == 0 else {
          throw StoreError(.sql, "a view has no parameters; write the value")
        }
        return try body(statement)
      }
    } catch {
      throw guardian.refusal ?? withSuggestion(error, for: view)
    }
  }

  private func readableNames(for plugin: String) -> Set<String> {
    var names: Set<String> = ["documents"]
    for table in store.tables where table.plugin == plugin {
      names.insert(table.name.lowercased())
      names.insert(SQLNames.qualified(plugin: plugin, name: table.name).lowercased())
    }
    for view in store.views where view.plugin == plugin { names.insert(view.name.lowercased()) }
    return names
  }

  private func withShortNames<Value>(
    of plugin: String, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let drops = StoreDDL.dropShortNames(plugin: plugin, tables: store.tables, views: store.views)
    try defineShortNames(of: plugin)
    do throws(StoreError) {
      let value = try body()
      for statement in drops { try store.database.execute(statement) }
      return value
    } catch {
      for statement in drops { try? store.database.execute(statement) }
      throw error
    }
  }

  private func defineShortNames(of plugin: String) throws(StoreError) {
    store.database.limit(textBytes: limits.textBytes)
    for statement in StoreDDL.shortNames(plugin: plugin, tables: store.tables) {
      try store.database.execute(statement)
    }
    // Only SQL that is one SELECT becomes a view; the rest is refused where it is asked for.
    for view in store.views where view.plugin == plugin {
      try? store.database.define(view)
    }
  }

  private func withSuggestion(_ error: StoreError, for view: ViewSchema) -> StoreError {
    let message = error.message
    var names = store.tables.filter { $0.plugin == view.plugin }.map(\.name)
    names += store.views.filter { $0.plugin == view.plugin }.map(\.name) + ["documents"]
    let columns =
      store.tables.filter { $0.plugin == view.plugin }.flatMap { $0.flatColumns.map(\.name) }
      + ResultStore.documentColumns
    for (prefix, candidates) in [("no such table: ", names), ("no such column: ", columns)]
    where message.hasPrefix(prefix) {
      let typed = message.dropFirst(prefix.count).split(separator: ".").last.map(String.init) ?? ""
      guard let question = Suggestion.question(typed, among: candidates) else { break }
      return StoreError(
        error.code, "\(message); \(question)", line: error.line, column: error.column)
    }
    return error
  }
}

extension Scalar {
  /// About how much memory the value takes.
  fileprivate var roughBytes: Int {
    if case .text(let text) = self { return 32 + text.utf8.count }
    return 32
  }
}

// It holds a store.
@available(*, unavailable)
extension ViewRunner: Sendable {}
