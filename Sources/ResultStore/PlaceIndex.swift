import DocumentModel

/// Where things of a name lie in a file: a map in a temporary database, which spills to disk.
public final class PlaceIndex {
  private let database: Database
  private let insert: Statement
  private let select: Statement

  /// Creates an empty map.
  public init() throws(StoreError) {
    database = try Database(path: "")
    try database.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8192")
    try database.execute("CREATE TABLE places (name TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID")
    try database.execute("BEGIN")
    insert = try database.prepare("INSERT OR REPLACE INTO places VALUES (?, ?)")
    select = try database.prepare("SELECT place FROM places WHERE name = ?")
  }

  /// Notes where the thing of a name lies, in place of what was noted before.
  public func set(_ name: String, to place: Int) throws(StoreError) {
    try insert.run([.text(name), .integer(Int64(place))])
  }

  /// Where the thing of a name lies; nil where there is none.
  public func place(of name: String) throws(StoreError) -> Int? {
    guard case .integer(let place)? = try select.first([.text(name)])?.first else { return nil }
    return Int(place)
  }
}

// A connection belongs to one thread at a time.
@available(*, unavailable)
extension PlaceIndex: Sendable {}
