import CSQLite
import DocumentModel

/// A prepared statement.
@safe final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  /// Takes over what SQLite prepared.
  init(_ handle: OpaquePointer, of database: Database) {
    unsafe self.handle = handle
    self.database = database
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// The number of parameters of the statement.
  var parameterCount: Int { unsafe Int(sqlite3_bind_parameter_count(handle)) }

  /// Whether the statement only reads, and is not an EXPLAIN.
  var isQuery: Bool {
    unsafe sqlite3_stmt_readonly(handle) != 0 && sqlite3_stmt_isexplain(handle) == 0
      && sqlite3_column_count(handle) > 0
  }

  /// The names of the columns of the result.
  var columnNames: [String] {
    unsafe (0..<sqlite3_column_count(handle)).map { column in
      guard let name = unsafe sqlite3_column_name(handle, column) else { return "" }
      return unsafe String(cString: name)
    }
  }

  /// Runs the statement once with a number and then these values.
  func run(_ values: [Scalar], after first: Int64) throws(StoreError) {
    try bind(first, at: 1)
    try bind(values, from: 2)
    try run()
  }

  /// Runs the statement once with these values.
  func run(_ values: [Scalar]) throws(StoreError) {
    try bind(values, from: 1)
    try run()
  }

  /// Runs the statement once with these values and then a text of valid UTF-8.
  func run(_ values: [Scalar], utf8 text: [UInt8]) throws(StoreError) {
    try bind(values, from: 1)
    try unsafe text.withUnsafeBufferPointer { (text) throws(StoreError) in
      try unsafe bind(lasting: text[...], at: values.count + 1)
      try run()
    }
  }

  /// Runs the statement once with the values that it was given, and resets it.
  func run() throws(StoreError) {
    let status = unsafe sqlite3_step(handle)
    guard status == SQLITE_DONE || status == SQLITE_ROW else {
      let code: StoreError.Code = status & 0xFF == SQLITE_FULL ? .full : .database
      let message = database.lastMessage
      unsafe sqlite3_reset(handle)
      throw StoreError(code, "cannot store a row: \(message)")
    }
    unsafe sqlite3_reset(handle)
  }

  /// Gives the parameters of the statement these values, from one on.
  func bind(_ values: [Scalar], from start: Int) throws(StoreError) {
    for (index, value) in values.enumerated() { try bind(value, at: index + start) }
  }

  /// Every row of the result with these values.
  func all(_ values: [Scalar]) throws(StoreError) -> [[Scalar]] {
    try bind(values, from: 1)
    defer { unsafe sqlite3_reset(handle) }
    var rows: [[Scalar]] = []
    while let row = try next() { rows.append(row) }
    return rows
  }

  /// The first row of the result with these values; nil where it has none.
  func first(_ values: [Scalar]) throws(StoreError) -> [Scalar]? {
    try bind(values, from: 1)
    defer { unsafe sqlite3_reset(handle) }
    return try next()
  }

  /// The next row of the result, or nil at its end.
  func next() throws(StoreError) -> [Scalar]? {
    switch unsafe sqlite3_step(handle) & 0xFF {
    case SQLITE_ROW:
      return unsafe (0..<sqlite3_column_count(handle)).map { value(at: $0) }
    case SQLITE_DONE: return nil
    case SQLITE_INTERRUPT: throw StoreError(.limit, "stopped")
    case SQLITE_TOOBIG, SQLITE_NOMEM, SQLITE_FULL:
      throw StoreError(.limit, "a value or the result is too large: \(database.lastMessage)")
    default: throw StoreError(.sql, database.lastMessage)
    }
  }

  private func bind(_ value: Scalar, at index: Int) throws(StoreError) {
    switch value {
    case .null: try bind(null: (), at: index)
    case .boolean(let flag): try bind(flag, at: index)
    case .integer(let number): try bind(number, at: index)
    case .number(let number): try bind(number, at: index)
    case .text(let text): try bind(text, at: index)
    }
  }

  /// Gives a parameter no value.
  func bind(null: Void, at index: Int) throws(StoreError) {
    try check(unsafe sqlite3_bind_null(handle, Int32(clamping: index)))
  }

  /// Gives a parameter 1 for true and 0 for false: SQLite knows no Booleans.
  func bind(_ flag: Bool, at index: Int) throws(StoreError) {
    try bind(Int64(flag ? 1 : 0), at: index)
  }

  /// Gives a parameter a number.
  func bind(_ number: Int64, at index: Int) throws(StoreError) {
    try check(unsafe sqlite3_bind_int64(handle, Int32(clamping: index), number))
  }

  /// Gives a parameter a number.
  func bind(_ number: Double, at index: Int) throws(StoreError) {
    try check(unsafe sqlite3_bind_double(handle, Int32(clamping: index), number))
  }

  /// Gives a parameter a text, which SQLite copies.
  func bind(_ text: String, at index: Int) throws(StoreError) {
    // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
    let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    guard !text.isEmpty else {
      return try check(unsafe sqlite3_bind_text(handle, Int32(clamping: index), "", 0, transient))
    }
    var text = text
    let status = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe sqlite3_bind_text64(
          handle, Int32(clamping: index), characters.baseAddress, UInt64(characters.count),
          transient, UInt8(SQLITE_UTF8))
      }
    }
    try check(status)
  }

  /// Gives a parameter a text that stays where it is until the statement has run: nothing is copied.
  @unsafe func bind(
    lasting text: Slice<UnsafeBufferPointer<UInt8>>, at index: Int
  ) throws(StoreError) {
    guard unsafe !text.isEmpty else { return try bind("", at: index) }
    let status = unsafe UnsafeBufferPointer(rebasing: text).withMemoryRebound(to: CChar.self) {
      unsafe sqlite3_bind_text64(
        handle, Int32(clamping: index), $0.baseAddress, UInt64($0.count), nil, UInt8(SQLITE_UTF8))
    }
    try check(status)
  }

  private func check(_ status: Int32) throws(StoreError) {
    guard status == SQLITE_OK else {
      throw StoreError(.database, "cannot store a value: \(database.lastMessage)")
    }
  }

  private func value(at column: Int32) -> Scalar {
    switch unsafe sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return unsafe .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: return unsafe .number(sqlite3_column_double(handle, column))
    case SQLITE_NULL: return .null
    default:
      guard let bytes = unsafe sqlite3_column_blob(handle, column) else { return .text("") }
      let count = unsafe Int(sqlite3_column_bytes(handle, column))
      let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
      return unsafe .text(String(decoding: buffer, as: UTF8.self))
    }
  }
}
