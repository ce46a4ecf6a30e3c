import CSQLite
import DocumentModel
import Glibc

/// A connection to SQLite; only this and `Statement` see its pointers.
@safe final class Database {
  private let handle: OpaquePointer

  /// What a connection may do.
  enum Access: Sendable {
    case reading, writing
  }

  /// The milliseconds to wait for a file that another program has locked.
  private static let patience: Int32 = 5_000
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
    // Another program may hold the file for a moment.
    unsafe sqlite3_busy_timeout(opened, Self.patience)
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
