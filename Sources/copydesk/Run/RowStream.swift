import BatchEngine
import DocumentModel
import Reports

/// Writes rows as they come: JSON lines, a JSON array, or one table with separators.
final class RowStream {
  private let output: ResultFile
  private let plan: RunPlan
  private var grid: GridWriter?
  private var rows = 0

  init(_ plan: RunPlan, tables: [TableSchema], output: ResultFile) {
    self.plan = plan
    self.output = output
    if let first = plan.tables.first, plan.isShown, !plan.form.hasLines {
      let table = tables[first]
      grid = GridWriter(
        plan.format,
        subject: .init(plugin: table.plugin, kind: "table", name: table.name, help: table.help),
        columns: table.flatColumns, sample: [], width: nil, isColored: false)
    }
  }

  func start() throws(BatchError) {
    var bytes: [UInt8] = plan.format == .json && plan.isShown ? [UInt8(ascii: "[")] : []
    grid?.appendStart(to: &bytes)
    try output.write(bytes)
  }

  func write(_ result: JobResult) throws(BatchError) {
    guard plan.isShown else { return }
    if plan.format == .json {
      for line in result.output.split(separator: UInt8(ascii: "\n")) {
        try output.write((rows == 0 ? "\n" : ",\n").utf8)
        try output.write(line)
        rows += 1
      }
    } else {
      var bytes = result.output
      for row in result.rows { grid?.append(row.values, to: &bytes) }
      try output.write(bytes)
    }
  }

  func finish() throws(BatchError) {
    if plan.format == .json, plan.isShown { try output.write((rows == 0 ? "]\n" : "\n]\n").utf8) }
  }
}
