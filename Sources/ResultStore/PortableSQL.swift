/// Finds what SQLite understands in a view and Spark SQL does not, or takes for something else.
public enum PortableSQL: Sendable {
  /// Functions of SQLite that Spark 3 lacks, with what both have.
  private static let functions: [(name: String, instead: String)] = [
    ("group_concat", "one row a value"), ("iif", "CASE WHEN"),
    ("strftime", "SUBSTR of the ISO date"), ("julianday", "days as a column of the table"),
    ("datetime", "SUBSTR of the ISO date"), ("unixepoch", "days as a column of the table"),
    ("printf", "columns and ROUND"), ("format", "columns and ROUND"), ("total", "SUM"),
    ("unicode", "a column of the table"), ("quote", "a column of the table"),
    ("typeof", "a column of one type"), ("json_extract", "a column of the table"),
    ("json_each", "one row a value"), ("ifnull", "COALESCE"), ("likely", "nothing"),
  ]

  /// Words of SQLite that Spark 3 does not read.
  private static let words: [(name: String, instead: String)] = [
    ("glob", "LIKE"), ("regexp", "LIKE"), ("rowid", "a column of the table"),
    ("collate", "LOWER"), ("isnull", "IS NULL"), ("notnull", "IS NOT NULL"),
    ("text", "VARCHAR(1000) or no cast"), ("materialized", "a plain WITH"),
  ]

  /// What is not portable in a query, a phrase each; empty where nothing is.
  ///
  /// - Complexity: linear in the length of the query.
  public static func findings(in sql: String) -> [String] {
    let parts = split(sql)
    var found: [String] = []
    for (at, part) in parts.enumerated() {
      let next = at + 1 < parts.count ? parts[at + 1] : ""
      let word = part.lowercased()
      if part.hasPrefix("\"") {
        found.append("\(part) is a text to Spark; write names without quotes")
      } else if part.hasPrefix("[") || part.hasPrefix("`") {
        found.append("\(part) is no name to both; write names without quotes")
      } else if next == "(", let known = functions.first(where: { $0.name == word }) {
        found.append("\(part)() is SQLite's own; use \(known.instead)")
      } else if next == "(", ["min", "max"].contains(word), hasComma(parts[(at + 2)...]) {
        found.append("\(part)() of several values is SQLite's own; use CASE WHEN")
      } else if at > 0, parts[at - 1].lowercased() == "as" || word != "text",
        let known = words.first(where: { $0.name == word }), next != ".",
        at == 0 || parts[at - 1] != "."
      {
        found.append("\(part) is SQLite's own; use \(known.instead)")
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// Whether a comma stands before the bracket is closed.
  private static func hasComma(_ parts: ArraySlice<String>) -> Bool {
    var depth = 0
    for part in parts {
      if part == "(" { depth += 1 }
      if part == ")" { depth -= 1 }
      if depth < 0 { return false }
      if part == ",", depth == 0 { return true }
    }
    return false
  }

  /// Words, marks, and names in quotes; texts and comments are left out.
  private static func split(_ sql: String) -> [String] {
    let bytes = Array(sql.utf8)
    var parts: [String] = []
    var at = 0
    func end(_ close: UInt8, from start: Int) -> Int {
      var end = start
      while end < bytes.count, bytes[end] != close { end += 1 }
      return min(end + 1, bytes.count)
    }
    while at < bytes.count {
      let start = at
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "'"):
        at = end(byte, from: at + 1)
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "`"): at = end(byte, from: at + 1)
      case UInt8(ascii: "["): at = end(UInt8(ascii: "]"), from: at + 1)
      case UInt8(ascii: "-") where at + 1 < bytes.count && bytes[at + 1] == byte:
        at = end(0x0A, from: at)
        continue
      case 0...0x20:
        at += 1
        continue
      default:
        while at < bytes.count, isWord(bytes[at]) { at += 1 }
        if at == start { at += 1 }
      }
      parts.append(String(decoding: bytes[start..<at], as: UTF8.self))
    }
    return parts
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F || byte >= 0x80
  }
}
