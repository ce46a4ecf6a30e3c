import DocumentModel

/// The statements that store packed rows, one for each table of a run.
struct RowInserts {
  /// How rows get their numbers.
  enum Numbering {
    /// SQLite numbers them.
    case free
    /// The first of each table has this number, which is the first parameter; the next ones follow.
    case from(Int64)
  }

  /// The rows that a document may have in one table where they are numbered.
  let greatestRows: Int64
  /// The tables, in the order that rows count them.
  let tables: [TableSchema]
  /// For each table: adds a row; the document and the other cells are the last parameters.
  let statements: [Statement]

  /// Stores the rows of a document.
  ///
  /// - Throws: `StoreError` with code `limit` for more rows than there are numbers, `database` for
  ///   rows that do not fit their table.
  func run(_ rows: FlatRows, _ numbering: Numbering) throws(StoreError) {
    var written = [Int64](repeating: 0, count: tables.count)
    try unsafe rows.texts.withUnsafeBufferPointer { (texts) throws(StoreError) in
      var reader = rows.reader
      var piece = reader.next()
      while case .row(let table)? = piece {
        guard tables.indices.contains(table) else {
          throw StoreError(.database, "there is no table \(table)")
        }
        let statement = statements[table]
        var place = try begin(rows.document, numbering, row: written[table], in: statement)
        piece = reader.next()
        while let cell = piece, try unsafe statement.bind(cell, of: texts, at: place) {
          place += 1
          piece = reader.next()
        }
        guard place == statement.parameterCount + 1 else {
          throw StoreError(.database, "a row of '\(tables[table].name)' has other columns")
        }
        try statement.run()
        written[table] += 1
      }
    }
  }

  /// Gives a statement what comes before the cells, and returns the place of the first of them.
  private func begin(
    _ document: String, _ numbering: Numbering, row: Int64, in statement: Statement
  ) throws(StoreError) -> Int {
    var place = 1
    if case .from(let first) = numbering {
      guard row < greatestRows else {
        throw StoreError(.limit, "'\(document)' has too many rows for a database")
      }
      try statement.bind(first + row, at: place)
      place += 1
    }
    // Parameters keep their values from one row to the next.
    if row == 0 { try statement.bind(document, at: place) }
    return place + 1
  }
}

extension Statement {
  /// Gives a parameter the value of a cell, a text being taken from `texts` when the statement runs;
  /// false where a row begins instead.
  fileprivate func bind(
    _ cell: FlatRows.Piece, of texts: UnsafeBufferPointer<UInt8>, at place: Int
  ) throws(StoreError) -> Bool {
    switch cell {
    case .row: return false
    case .null: try bind(null: (), at: place)
    case .boolean(let flag): try bind(flag, at: place)
    case .integer(let number): try bind(number, at: place)
    case .number(let number): try bind(number, at: place)
    case .text(let range): try unsafe bind(lasting: texts[range], at: place)
    }
    return true
  }
}
