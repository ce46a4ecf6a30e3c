import DocumentModel
import ResultStore
import Testing

/// A small store: entities of two documents, with a span column.
enum Sample {
  static let entities = TableSchema(
    plugin: "entity-counts", name: "entities", help: "",
    columns: [
      Column(name: "name", type: .text, help: ""),
      Column(name: "mentions", type: .integer, help: ""),
      Column(name: "first", type: .span, help: ""),
    ])
  static let other = TableSchema(
    plugin: "sentiment", name: "sentiment", help: "",
    columns: [Column(name: "score", type: .number, help: "")])

  static func view(_ name: String, _ sql: String) -> ViewSchema {
    ViewSchema(plugin: "entity-counts", name: name, help: "", sql: sql, isDefault: false)
  }

  static func store(
    _ views: [ViewSchema], at location: ResultStore.Location = .temporary
  ) throws -> ResultStore {
    let store = try ResultStore(location, tables: [entities, other], views: views)
    try store.begin()
    for (id, month) in [("a", "2025-01"), ("b", "2025-02")] {
      try store.insertDocument([.text(id), .null, .text("Desk"), .text(month), .null, .text("en")])
      var rows = FlatRows(document: id)
      for (name, mentions) in [("Iraq", 3), ("Baghdad", 1)] {
        rows.append(
          [.text(name), .integer(Int64(mentions)), .text(name), .integer(0), .integer(4)], to: 0)
      }
      rows.append([.number(0.5)], to: 1)
      try store.insert(rows)
    }
    try store.commit()
    return store
  }
}

struct ResultStoreTests {
  @Test func `a view sees the tables of its plugin by their own names`() throws {
    let top = Sample.view(
      "top", "SELECT name, SUM(mentions) AS n FROM entities GROUP BY name ORDER BY n DESC")
    let result = try ViewRunner(store: Sample.store([top])).run(view: "top", of: "entity-counts")
    #expect(result.columns == ["name", "n"])
    #expect(result.rows == [[.text("Iraq"), .integer(6)], [.text("Baghdad"), .integer(2)]])
  }

  @Test func `a view sees documents, other views and the parts of a span`() throws {
    let views = [
      Sample.view("months", "SELECT published, first_start, first_end, first FROM located"),
      Sample.view(
        "located",
        """
        WITH e AS (SELECT * FROM entities WHERE name = 'Iraq')
        SELECT published, first_start, first_end, first
        FROM e JOIN documents ON documents.id = e.document ORDER BY published DESC -- newest
        """),
    ]
    let runner = try ViewRunner(store: Sample.store(views))
    let result = try runner.run(view: "months", of: "entity-counts")
    #expect(
      result.rows == [
        [.text("2025-02"), .integer(0), .integer(4), .text("Iraq")],
        [.text("2025-01"), .integer(0), .integer(4), .text("Iraq")],
      ])
    #expect(ViewRunner.check(views: views, tables: [Sample.entities]).isEmpty)
  }

  @Test(
    arguments: [
      (
        "SELECT * FROM entites", StoreError.Code.sql,
        "no such table: entites; did you mean 'entities'?"
      ),
      (
        "SELECT mention FROM entities", .sql,
        "line 1, column 8: no such column: mention; did you mean 'mentions'?"
      ),
      ("SELECT 1 FROM\n  entities WHERE )", .sql, "line 2, column 18"),
      ("", .sql, "no statement"), ("-- nothing", .sql, "no statement"),
      ("SELECT 1; SELECT 2", .sql, "more than one statement"),
      ("SELECT 1; DROP TABLE entities", .sql, "more than one statement"),
      ("SELECT 1) UNION SELECT * FROM (SELECT 2", .sql, "syntax error"),
      ("SELECT ?", .sql, "no parameters"),
      ("DELETE FROM entities", .sql, "cannot modify entities"),
      ("DROP TABLE entity_counts_entities", .forbidden, "only SELECT"),
      ("ATTACH 'x.db' AS x", .forbidden, "only SELECT"),
      ("PRAGMA user_version", .forbidden, "only SELECT"),
      ("EXPLAIN SELECT 1", .forbidden, "only SELECT"),
      ("SELECT * FROM sentiment_sentiment", .sql, "no such table"),
      ("SELECT * FROM sqlite_master", .forbidden, "cannot read 'sqlite_master'"),
      ("SELECT * FROM pragma_table_info('documents')", .forbidden, "only SELECT"),
      ("SELECT random()", .forbidden, "random()"),
      ("SELECT load_extension('x')", .forbidden, "load_extension()"),
      ("SELECT date('now')", .forbidden, "'now'"),
      ("SELECT * FROM v", .sql, "circularly defined"),
    ])
  func `the SQL of a view is checked against empty tables`(
    sql: String, code: StoreError.Code, part: String
  ) throws {
    let problems = ViewRunner.check(views: [Sample.view("v", sql)], tables: [Sample.entities])
    let problem = try #require(problems.first)
    #expect(problem.error.code == code)
    #expect("\(problem.error)".contains(part), "\(problem.error)")
  }

  @Test func `a view cannot read the tables of another plugin`() throws {
    let view = Sample.view("v", "SELECT * FROM sentiment_sentiment")
    let runner = try ViewRunner(store: Sample.store([view]))
    #expect(throws: StoreError.self) { try runner.run(view: "v", of: "entity-counts") }
  }

  @Test(
    arguments: [
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n",
      "SELECT COUNT(*) FROM entities a, entities b, entities c, entities d, entities e,"
        + " entities f, entities g, entities h, entities i, entities j, entities k, entities l",
      "SELECT group_concat(hex(printf('%.*c', 700000, 'x'))) FROM entities",
    ])
  func `a view that would not end is stopped`(sql: String) throws {
    var limits = ViewLimits()
    limits.steps = 100_000
    let runner = try ViewRunner(store: Sample.store([Sample.view("v", sql)]), limits: limits)
    let error = #expect(throws: StoreError.self) { try runner.run(view: "v", of: "entity-counts") }
    #expect(error?.code == .limit)
  }

  @Test func `a view with more rows than there is room for is stopped`() throws {
    var limits = ViewLimits()
    limits.resultBytes = 10_000
    let view = Sample.view("v", "SELECT printf('%.*c', 9000, 'x') FROM entities a, entities b")
    let runner = try ViewRunner(store: Sample.store([view]), limits: limits)
    let error = #expect(throws: StoreError.self) { try runner.run(view: "v", of: "entity-counts") }
    #expect(error?.code == .limit)
    #expect(error?.message.contains("add LIMIT") == true)
  }

  @Test(arguments: [
    "date('n' || 'ow')", "unixepoch()", "strftime('%s')", "julianday('N' || 'OW')", "datetime()",
  ])
  func `a view has no clock, however it asks`(call: String) throws {
    let view = Sample.view("v", "SELECT DISTINCT \(call) AS t FROM entities")
    let runner = try ViewRunner(store: Sample.store([view]))
    #expect(try runner.run(view: "v", of: "entity-counts").rows == [[.null]])
  }

  @Test func `a mistyped view finds the one that was meant`() throws {
    let runner = try ViewRunner(store: Sample.store([Sample.view("top", "SELECT 1")]))
    let error = #expect(throws: StoreError.self) {
      try runner.run(view: "tpo", of: "entity-counts")
    }
    #expect(error?.message == "the plugin 'entity-counts' has no view 'tpo'; did you mean 'top'?")
  }

  @Test(arguments: ["documents", "Entities", "sqlite_x"])
  func `a view cannot take a name that is taken or reserved`(name: String) throws {
    let problems = ViewRunner.check(
      views: [Sample.view(name, "SELECT 1")], tables: [Sample.entities])
    #expect(problems.map(\.error.code) == [.name])
  }

  @Test func `values come back as they were stored`() throws {
    let table = TableSchema(
      plugin: "p", name: "t", help: "",
      columns: ["text", "date", "list"].map {
        Column(name: $0, type: ColumnType(rawValue: $0) ?? .text, help: "")
      })
    let view = ViewSchema(plugin: "p", name: "v", help: "", sql: "SELECT * FROM t", isDefault: true)
    let store = try ResultStore(.temporary, tables: [table], views: [view])
    var rows = FlatRows(document: "d")
    rows.append([.text("a\0b — “ü”"), .text(""), .null], to: 0)
    rows.append(
      [.null, .text("long " + String(repeating: "word ", count: 500)), .text("x")], to: 0)
    try store.insert(rows)
    let result = try ViewRunner(store: store).run(view: "v", of: "p")
    #expect(result.rows == rows.map(\.values))
    #expect(result.rows.first == [.text("d"), .text("a\0b — “ü”"), .text(""), .null])
  }

  @Test(arguments: [
    (1, [Scalar.text("a")], "there is no table 1"), (0, [], "a row of 'other' has other columns"),
    (0, [.number(1), .null], "cannot store a value"),
  ])
  func `a row that does not fit its table is refused`(
    table: Int, values: [Scalar], part: String
  ) throws {
    let other = TableSchema(plugin: "p", name: "other", help: "", columns: Sample.other.columns)
    let store = try ResultStore(.temporary, tables: [other], views: [])
    var rows = FlatRows(document: "d")
    rows.append(values, to: table)
    let error = #expect(throws: StoreError.self) { try store.insert(rows) }
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
  }
}
