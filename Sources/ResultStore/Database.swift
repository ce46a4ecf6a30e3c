import CSQLite
import DocumentModel
import Glibc

/// A connection to SQLite: the only code that sees its pointers.
@safe final class Database {
  private let handle: OpaquePointer

  /// What a connection may do.
  enum Access: Sendable {
    case reading, writing
  }

  /// Set up once, before the first connection.
  private static let isSetUp = csqlite_leave_memory_uncounted() == SQLITE_OK

  /// Opens a database; an empty path is a private one that spills to an unlinked temporary file.
  init(path: String, access: Access = .writing) throws(StoreError) {
    var opened: OpaquePointer?
    _ = Self.isSetUp
    let flags =
      (access == .writing ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY)
      | SQLITE_OPEN_NOMUTEX
    let status = unsafe sqlite3_open_v2(path, &opened, flags, ClocklessFiles.name)
    guard let opened = unsafe opened else {
      throw StoreError(.file, "SQLite has no memory to open a database")
    }
    unsafe handle = opened
    guard status == SQLITE_OK else {
      let reason = unsafe String(cString: sqlite3_errmsg(opened))
      unsafe sqlite3_close_v2(opened)
      throw StoreError(.file, "cannot open the database '\(path)': \(reason)")
    }
    unsafe sqlite3_extended_result_codes(opened, 1)
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// Sets the longest text, the expression depth and the pattern length of later statements.
  func limit(textBytes: Int) {
    unsafe sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(clamping: textBytes))
    unsafe sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200)
    unsafe sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    unsafe sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0)
    unsafe sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1 << 20)
    unsafe sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 200)
  }

  /// Runs statements of the store itself.
  func execute(_ sql: String) throws(StoreError) {
    let status = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard status == SQLITE_OK else {
      switch status & 0xFF {
      case SQLITE_FULL: throw StoreError(.full, lastMessage)
      case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_BUSY:
        throw StoreError(.file, lastMessage)
      default: throw StoreError(.database, "\(lastMessage) in: \(sql)")
      }
    }
  }

  /// The number of the row that was inserted last.
  var lastRow: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

  /// Makes a temporary view, as the one statement that `sql` must be.
  func define(_ view: ViewSchema) throws(StoreError) {
    let definition = "CREATE TEMP VIEW \(SQLNames.quoted(view.name)) AS \(view.sql)"
    try prepare(definition).run([])
  }

  /// Prepares one statement; fails on none, on more than one, and on parameters left open.
  func prepare(_ sql: String) throws(StoreError) -> Statement {
    var statement: OpaquePointer?
    var rest = ""
    let status = unsafe sql.utf8CString.withUnsafeBufferPointer { buffer in
      var tail: UnsafePointer<CChar>?
      let status = unsafe sqlite3_prepare_v2(
        handle, buffer.baseAddress, Int32(clamping: buffer.count), &statement, &tail)
      if status == SQLITE_OK, let tail = unsafe tail { unsafe rest = String(cString: tail) }
      return status
    }
    guard status == SQLITE_OK else {
      let offset = unsafe Int(sqlite3_error_offset(handle))
      throw StoreError(.sql, lastMessage, in: sql, at: offset)
    }
    guard let statement = unsafe statement else {
      throw StoreError(.sql, "there is no statement in the SQL; write one SELECT")
    }
    let prepared = unsafe Statement(statement, of: self)
    guard rest.utf8.allSatisfy({ $0 <= 0x20 || $0 == UInt8(ascii: ";") }) else {
      throw StoreError(
        .sql, "more than one statement; write one SELECT", in: sql,
        at: sql.utf8.count - rest.utf8.count)
    }
    return prepared
  }

  /// What SQLite said last.
  var lastMessage: String { unsafe String(cString: sqlite3_errmsg(handle)) }

  /// Runs `body` while SQLite asks `guardian` about each table and function, and counts its steps.
  func guarded<Result, Fault>(
    by guardian: some StatementGuardian, _ body: () throws(Fault) -> Result
  ) throws(Fault) -> Result {
    let watch = GuardedWatch(guardian)
    let context = unsafe Unmanaged.passUnretained(watch)
    unsafe sqlite3_set_authorizer(handle, authorize, context.toOpaque())
    unsafe sqlite3_progress_handler(
      handle, Int32(ViewGuardian.stepsAtATime), countSteps, context.toOpaque())
    defer {
      unsafe sqlite3_set_authorizer(handle, nil, nil)
      unsafe sqlite3_progress_handler(handle, 0, nil, nil)
      withExtendedLifetime(watch) {}
    }
    return try body()
  }
}

/// Keeps a guardian alive behind the plain pointer that SQLite hands back.
private final class GuardedWatch {
  let guardian: any StatementGuardian

  init(_ guardian: any StatementGuardian) { self.guardian = guardian }
}

/// A prepared statement.
@safe final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  fileprivate init(_ handle: OpaquePointer, of database: Database) {
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

  /// Runs the statement once with a number and then these values, and resets it.
  func run(_ values: [Scalar], after first: Int64) throws(StoreError) {
    try bind(.integer(first), at: 1)
    try run(values, from: 2)
  }

  /// Runs the statement once with these values and resets it.
  func run(_ values: [Scalar]) throws(StoreError) { try run(values, from: 1) }

  private func run(_ values: [Scalar], from start: Int32) throws(StoreError) {
    for (index, value) in values.enumerated() { try bind(value, at: Int32(index) + start) }
    let status = unsafe sqlite3_step(handle)
    let message = database.lastMessage
    unsafe sqlite3_reset(handle)
    guard status == SQLITE_DONE || status == SQLITE_ROW else {
      let code: StoreError.Code = status & 0xFF == SQLITE_FULL ? .full : .database
      throw StoreError(code, "cannot store a row: \(message)")
    }
  }

  /// Gives the statement the values of its parameters.
  func bindAll(_ values: [Scalar]) throws(StoreError) {
    for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1)) }
  }

  /// Every row of the result with these values.
  func all(_ values: [Scalar]) throws(StoreError) -> [[Scalar]] {
    try bindAll(values)
    defer { unsafe sqlite3_reset(handle) }
    var rows: [[Scalar]] = []
    while let row = try next() { rows.append(row) }
    return rows
  }

  /// The first row of the result with these values; nil where it has none.
  func first(_ values: [Scalar]) throws(StoreError) -> [Scalar]? {
    try bindAll(values)
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

  private func bind(_ value: Scalar, at index: Int32) throws(StoreError) {
    let status: Int32
    switch value {
    case .null: status = unsafe sqlite3_bind_null(handle, index)
    case .boolean(let flag): status = unsafe sqlite3_bind_int64(handle, index, flag ? 1 : 0)
    case .integer(let number): status = unsafe sqlite3_bind_int64(handle, index, number)
    case .number(let number): status = unsafe sqlite3_bind_double(handle, index, number)
    case .text(let text): status = bind(text, at: index)
    }
    guard status == SQLITE_OK else {
      throw StoreError(.database, "cannot store a value: \(database.lastMessage)")
    }
  }

  private func bind(_ text: String, at index: Int32) -> Int32 {
    // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
    let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    guard !text.isEmpty else { return unsafe sqlite3_bind_text(handle, index, "", 0, transient) }
    var text = text
    return text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe sqlite3_bind_text64(
          handle, index, characters.baseAddress, UInt64(characters.count), transient,
          UInt8(SQLITE_UTF8))
      }
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

private func authorize(
  _ context: UnsafeMutableRawPointer?, _ action: Int32, _ first: UnsafePointer<CChar>?,
  _ second: UnsafePointer<CChar>?, _ schema: UnsafePointer<CChar>?, _ view: UnsafePointer<CChar>?
) -> Int32 {
  guard let context = unsafe context else { return SQLITE_DENY }
  let guardian = unsafe Unmanaged<GuardedWatch>.fromOpaque(context).takeUnretainedValue().guardian
  let firstText = unsafe first.map { unsafe String(cString: $0) } ?? ""
  let secondText = unsafe second.map { unsafe String(cString: $0) } ?? ""
  let allowed: Bool
  switch action {
  case SQLITE_SELECT, SQLITE_RECURSIVE: allowed = true
  case SQLITE_READ: allowed = guardian.mayRead(firstText)
  case SQLITE_FUNCTION: allowed = guardian.mayCall(secondText)
  case SQLITE_PRAGMA: allowed = guardian.mayAsk(firstText)
  default: allowed = guardian.refuseOther()
  }
  return allowed ? SQLITE_OK : SQLITE_DENY
}

private func countSteps(_ context: UnsafeMutableRawPointer?) -> Int32 {
  guard let context = unsafe context else { return 1 }
  let guardian = unsafe Unmanaged<GuardedWatch>.fromOpaque(context).takeUnretainedValue().guardian
  return guardian.mayGoOn() ? 0 : 1
}
