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
  ///
  /// - Complexity: linear in the number of bytes.
  public mutating func add(text bytes: [UInt8]) throws(ValenceTextError) {
    var columns: ValenceColumns?
    var fields: [Range<Int>] = []
    var number = 0
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      number += 1
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let line = start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)
      start = end + 1
      if line.isEmpty || bytes[line.lowerBound] == 0x23 { continue }
      Self.split(bytes, line, into: &fields)
      if let columns {
        try add(bytes, fields, columns, number)
      } else {
        columns = try ValenceColumns(bytes, fields, line: number)
      }
    }
  }

  /// Where the fields of a line lie, empty ones too.
  private static func split(_ bytes: [UInt8], _ line: Range<Int>, into fields: inout [Range<Int>]) {
    fields.removeAll(keepingCapacity: true)
    var start = line.lowerBound
    for at in line where bytes[at] == 0x09 {
      fields.append(start..<at)
      start = at + 1
    }
    fields.append(start..<line.upperBound)
  }

  private mutating func add(
    _ bytes: [UInt8], _ fields: [Range<Int>], _ columns: ValenceColumns, _ line: Int
  ) throws(ValenceTextError) {
    let word = fields[0]
    guard Self.isUTF8(bytes, word) else {
      throw ValenceTextError(line: line, message: "the word is not UTF-8")
    }
    guard !word.isEmpty else { return }
    let value = Self.number(bytes, columns.valence(fields))
    guard columns.valence(fields).isEmpty || value.map({ abs($0) <= 10 }) ?? false else {
      let shown = String(decoding: bytes[word], as: UTF8.self).prefix(40)
      throw ValenceTextError(
        line: line, message: "the valence of '\(shown)' is a number from -10 to 10")
    }
    let role = columns.role(fields)
    if role.isEmpty {
      if let value { words.add(bytes, word, as: .tone, valence: value) }
      return
    }
    for name in String(decoding: bytes[role], as: UTF8.self).split(separator: "|") {
      guard let role = Roles(named: String(name)) else {
        let known = Roles.names.map(\.name).joined(separator: ", ")
        throw ValenceTextError(
          line: line, message: "there is no role '\(name.prefix(40))'; roles are \(known)")
      }
      words.add(bytes, word, as: role, valence: value ?? 0)
    }
  }

  private static func isUTF8(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    for at in range where bytes[at] >= 0x80 {
      return String(validating: bytes[range], as: UTF8.self) != nil
    }
    return true
  }

  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    DecimalText.value(bytes, range) ?? Double(String(decoding: bytes[range], as: UTF8.self))
  }
}

/// Which fields of a line hold what.
private struct ValenceColumns {
  private let valence: Int?
  private let role: Int?

  /// Reads the line that names the columns.
  init(_ bytes: [UInt8], _ fields: [Range<Int>], line: Int) throws(ValenceTextError) {
    let names = fields.map { String(decoding: bytes[$0], as: UTF8.self) }
    valence = names.lastIndex(of: "valence")
    role = names.lastIndex(of: "role")
    guard names.lastIndex(of: "word") == 0, valence != nil || role != nil else {
      throw ValenceTextError(
        line: line,
        message: "the head names the columns: 'word' first, then 'valence' or 'role' or both")
    }
  }

  func valence(_ fields: [Range<Int>]) -> Range<Int> { Self.field(valence, fields) }
  func role(_ fields: [Range<Int>]) -> Range<Int> { Self.field(role, fields) }

  /// A field; an empty range where the line does not have it.
  private static func field(_ index: Int?, _ fields: [Range<Int>]) -> Range<Int> {
    guard let index, index < fields.count else { return 0..<0 }
    return fields[index]
  }
}

extension ValenceTable.Roles {
  /// The role of that name, or nil.
  public init?(named name: String) {
    guard let entry = Self.names.first(where: { $0.name == name }) else { return nil }
    self = entry.role
  }
}
