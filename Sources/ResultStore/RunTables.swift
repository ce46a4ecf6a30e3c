import DocumentModel

/// The tables and views of plugins in a result database.
enum RunTables {
  /// Makes the tables and views; a table whose columns have changed is made anew, without rows.
  ///
  /// - Throws: `StoreError` where the SQL of a view is wrong.
  static func define(
    _ tables: [TableSchema], _ views: [ViewSchema], in database: Database
  ) throws(StoreError) {
    for table in tables {
      let name = SQLNames.qualified(plugin: table.plugin, name: table.name)
      let wanted = StoreDDL.create(table)
      let found = try database.prepare("SELECT sql FROM sqlite_master WHERE name = ?")
        .first([.text(name)])
      // SQLite keeps a definition as it was written, without IF NOT EXISTS.
      let plain = wanted.replacingFirst("IF NOT EXISTS ", with: "")
      if let found, found != [.text(plain)] {
        try database.execute("DROP TABLE \(SQLNames.quoted(name))")
        try database.execute("UPDATE _results SET key = ''")
      }
      try database.execute(wanted)
    }
    if let problem = ViewRunner.check(views: views, tables: tables).first {
      let name = SQLNames.qualified(plugin: problem.view.plugin, name: problem.view.name)
      throw StoreError(problem.error.code, "the view '\(name)': \(problem.error)")
    }
    for view in views {
      for statement in StoreDDL.create(view, tables: tables, views: views) {
        try database.prepare(statement).run([])
      }
    }
  }
}

extension String {
  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
