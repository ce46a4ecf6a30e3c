/// What is wrong with a text of words and valences, and in which line.
public struct ValenceTextError: Error, Sendable, Hashable {
  /// The line, from 1.
  public let line: Int
  /// What is wrong, and what would be right.
  public let message: String
}

extension ValenceTable {
  /// Adds the words of tab-separated text.
  ///
  /// Lines that begin with `#` are comments. The first other line names the columns: `word` first,
  /// then `valence` (a number), `role` (names of roles divided by `|`; `tone` where there is a
  /// valence and no role) and any others, which are passed over. Columns may be empty.
  public mutating func add(text bytes: [UInt8]) throws(ValenceTextError) {
    var columns: [String: Int]?
    var number = 0
    for raw in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      var line = raw
      if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      if line.last == 0x0D { line.removeLast() }
      if line.isEmpty || line.first == 0x23 { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard let known = columns else {
        columns = try Self.columns(fields, number)
        continue
      }
      try add(fields, known, number)
    }
  }

  private static func columns(
    _ fields: [ArraySlice<UInt8>], _ line: Int
  ) throws(ValenceTextError) -> [String: Int] {
    var columns: [String: Int] = [:]
    for (index, field) in fields.enumerated() {
      columns[String(decoding: field, as: UTF8.self)] = index
    }
    guard columns["word"] == 0, columns["valence"] != nil || columns["role"] != nil else {
      throw ValenceTextError(
        line: line,
        message: "the head names the columns: 'word' first, then 'valence' or 'role' or both")
    }
    return columns
  }

  private mutating func add(
    _ fields: [ArraySlice<UInt8>], _ columns: [String: Int], _ line: Int
  ) throws(ValenceTextError) {
    func field(_ name: String) -> String {
      guard let index = columns[name], index < fields.count else { return "" }
      return String(decoding: fields[index], as: UTF8.self)
    }
    guard let word = String(validating: fields[0], as: UTF8.self) else {
      throw ValenceTextError(line: line, message: "the word is not UTF-8")
    }
    guard !word.isEmpty else { return }
    let valence = field("valence")
    let value = Double(valence)
    guard valence.isEmpty || value.map({ abs($0) <= 10 }) ?? false else {
      throw ValenceTextError(
        line: line, message: "the valence of '\(word.prefix(40))' is a number from -10 to 10")
    }
    let names = field("role")
    if names.isEmpty {
      if let value { add(word, as: .tone, valence: value) }
      return
    }
    for name in names.split(separator: "|") {
      guard let role = Roles(named: String(name)) else {
        let known = Roles.names.map(\.name).joined(separator: ", ")
        throw ValenceTextError(
          line: line, message: "there is no role '\(name.prefix(40))'; roles are \(known)")
      }
      add(word, as: role, valence: value ?? 0)
    }
  }
}

extension ValenceTable.Roles {
  /// The role of that name, or nil.
  public init?(named name: String) {
    guard let entry = Self.names.first(where: { $0.name == name }) else { return nil }
    self = entry.role
  }
}
