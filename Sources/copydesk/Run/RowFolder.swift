import BatchEngine
import DocumentModel
import Reports

/// Writes each table to a file of its own in a folder: `entity_counts_entities.csv`.
final class RowFolder {
  private let files: [(table: Int, file: ResultFile)]
  private var grids: [GridWriter]

  /// Whether a path names a folder: it ends in a slash, or is one.
  static func isFolder(_ path: String) -> Bool {
    path.hasSuffix("/") || FolderComparison.isFolder(path)
  }

  /// Makes the folder if there is none, and a file for each table of the plan.
  init(
    _ plan: RunPlan, tables: [TableSchema], path: String, by partial: ResultFile.Partial
  ) throws(BatchError) {
    let folder = path.hasSuffix("/") ? path : path + "/"
    try ResultFile.makeFolder(folder)
    var files: [(Int, ResultFile)] = []
    var grids: [GridWriter] = []
    for index in plan.tables {
      let table = tables[index]
      let name = String("\(table.plugin)_\(table.name)".map { $0 == "-" ? "_" : $0 })
      let file = try ResultFile.replacing(
        "\(folder)\(name).\(plan.format.rawValue)", by: partial)
      let grid = GridWriter(
        plan.format, subject: nil, columns: table.flatColumns, sample: [], width: nil,
        isColored: false)
      var bytes: [UInt8] = []
      grid.appendStart(to: &bytes)
      try file.write(bytes)
      files.append((index, file))
      grids.append(grid)
    }
    self.files = files
    self.grids = grids
  }

  /// Writes the rows of a document.
  func write(_ result: JobResult) throws(BatchError) {
    for (place, entry) in files.enumerated() {
      var bytes: [UInt8] = []
      for row in result.rows where row.table == entry.table {
        grids[place].append(row.values, to: &bytes)
      }
      try entry.file.write(bytes)
    }
  }

  /// Puts the files in their places.
  func finish() throws(BatchError) {
    for entry in files { try entry.file.finish() }
  }
}
