import BatchEngine
import CommandLineKit
import DocumentModel
import Reports
import ResultStore

/// Keeps rows until the end of the run, then prints tables or asks a view.
final class RowArchive {
  /// The rows that decide how wide printed columns are.
  private static let sampleSize = 2000

  private let store: ResultStore
  private let plan: RunPlan
  private let output: ResultFile
  private let width: Int?
  private let isColored: Bool
  private let chartStyle: TextChart.Style

  init(
    _ plan: RunPlan, tables: [TableSchema], views: [ViewSchema], output: ResultFile,
    width: Int?, isColored: Bool, chartStyle: TextChart.Style
  ) throws(StoreError) {
    self.plan = plan
    self.output = output
    self.width = width
    self.isColored = isColored
    self.chartStyle = chartStyle
    store = try ResultStore(.temporary, tables: tables, views: views)
    try store.begin()
  }

  func keep(_ result: JobResult) throws(StoreError) {
    if let document = result.document { try store.insertDocument(document) }
    try store.insert(result.rows)
  }

  /// Prints what the plan asks for.
  ///
  /// - Parameter documents: the number of articles that were read; several of them show views.
  /// - Throws: `StoreError` where a view fails, `BatchError` where the output does.
  func finish(documents: Int) throws {
    try store.commit()
    if let view = plan.view {
      try write(view)
    } else if documents > 1, !plan.defaultViews.isEmpty {
      for (place, view) in plan.defaultViews.enumerated() {
        if place > 0 { try output.write("\n".utf8) }
        try write(view)
      }
    } else {
      for (place, table) in plan.tables.enumerated() {
        if place > 0 { try output.write("\n".utf8) }
        try writeTable(table)
      }
    }
  }

  private func writeTable(_ index: Int) throws {
    let table = store.tables[index]
    let subject = GridWriter.Subject(
      plugin: table.plugin, kind: "table", name: table.name, help: table.help)
    var grid: GridWriter?
    var failure: BatchError?
    let flags = table.flatColumns.indices.filter { table.flatColumns[$0].type == .boolean }
    try store.rows(of: index, inGroupsOf: Self.sampleSize) { rows in
      if failure != nil { return }
      let rows = flags.isEmpty ? rows : rows.map { Self.withFlags($0, in: flags) }
      var bytes: [UInt8] = []
      var writer = grid ?? start(subject, table.flatColumns, sample: rows, &bytes)
      for row in rows { writer.append(row, to: &bytes) }
      grid = writer
      do throws(BatchError) { try output.write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    var bytes: [UInt8] = []
    let writer = grid ?? start(subject, table.flatColumns, sample: [], &bytes)
    writer.appendEnd(to: &bytes)
    try output.write(bytes)
  }

  private func write(_ view: ViewSchema) throws {
    let result = try ViewRunner(store: store).run(view: view.name, of: view.plugin)
    let columns = result.columns.enumerated().map { place, name in
      FlatColumn(name: name, type: Self.type(of: result.rows.map { $0[place] }))
    }
    let subject = GridWriter.Subject(
      plugin: view.plugin, kind: "view", name: view.name, help: view.help)
    var bytes: [UInt8] = []
    if let drawing = plan.drawing {
      try draw(view, subject, columns, result.rows, as: drawing, &bytes)
      try output.write(bytes)
      return
    }
    var writer = start(subject, columns, sample: result.rows, &bytes)
    for row in result.rows { writer.append(row, to: &bytes) }
    writer.appendEnd(to: &bytes)
    try output.write(bytes)
  }

  private func draw(
    _ view: ViewSchema, _ subject: GridWriter.Subject, _ columns: [FlatColumn],
    _ rows: [[Scalar]], as drawing: RunPlan.Drawing, _ bytes: inout [UInt8]
  ) throws {
    if drawing == .graphml {
      guard let network = GraphML(columns: columns, rows: rows) else {
        let problem =
          "\(view.plugin): the view '\(view.name)' has no columns 'source' and 'target' for a network"
        throw UsageError(.badValue, problem, command: "run")
      }
      network.append(to: &bytes)
      return
    }
    // Without rows there are no types to tell columns by, and nothing to draw.
    let first = columns.first?.name ?? ""
    let schema =
      view.chart ?? ChartSchema(columns: columns)
      ?? (rows.isEmpty ? ChartSchema(x: first, y: first, series: []) : nil)
    guard let schema else {
      let problem = "\(view.plugin): the view '\(view.name)' has no column of numbers to draw"
      throw UsageError(.badValue, problem, command: "run")
    }
    let chart: Chart
    do throws(ChartError) {
      chart = try Chart(subject, columns: columns, rows: rows, schema: schema)
    } catch {
      throw UsageError(.badValue, error.message, command: "run")
    }
    switch drawing {
    case .chart: TextChart(chart, style: chartStyle, width: width).append(to: &bytes)
    case .svg: SVGChart(chart).append(to: &bytes)
    case .graphml: break
    }
  }

  private func start(
    _ subject: GridWriter.Subject, _ columns: [FlatColumn], sample: [[Scalar]],
    _ bytes: inout [UInt8]
  ) -> GridWriter {
    let writer = GridWriter(
      plan.format, subject: subject, columns: columns, sample: sample, width: width,
      isColored: isColored)
    writer.appendStart(to: &bytes)
    return writer
  }

  /// A row in which the numbers of these columns are true or false again: SQLite knows no Booleans.
  private static func withFlags(_ row: [Scalar], in columns: [Int]) -> [Scalar] {
    var row = row
    for column in columns {
      if case .integer(let value) = row[column] { row[column] = .boolean(value != 0) }
    }
    return row
  }

  /// The type that a column of a view turns out to have.
  static func type(of cells: [Scalar]) -> ColumnType {
    let isNumeric = cells.allSatisfy { cell in
      switch cell {
      case .null, .integer, .number: return true
      case .boolean, .text: return false
      }
    }
    return isNumeric && cells.contains { $0 != .null } ? .number : .text
  }
}
