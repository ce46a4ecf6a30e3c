import DocumentModel

/// A line of a table of names that cannot be read.
public struct NameAliasError: Error, Hashable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// What is wrong and what to write instead.
  public let message: String

  /// The line and the message.
  public var description: String { "line \(line): \(message)" }
}

/// A user's own names and what they name, over what the engine knows.
///
/// Names are matched as written, with their case, on word borders; the longest wins.
public struct NameAliases: Sendable {
  /// What a name stands for.
  struct Target: Sendable {
    let name: String
    let type: EntityType
    let country: UInt16
  }

  /// The number of the first target among the groups of names.
  static let firstGroup: Int32 = 3_000_000

  private var names = WordTable(.exact)
  /// Words, and parts of words up to a mark, that names start with.
  private var starts = WordTable(.exact)
  private(set) var targets: [Target] = []
  private(set) var longest = 0

  /// No names.
  public init() {}

  /// Whether there are no names.
  public var isEmpty: Bool { targets.isEmpty }

  /// Reads a table: a line `alias<TAB>name[<TAB>type[<TAB>country]]`; empty lines and lines that
  /// start with `#` do not count.
  ///
  /// Without a type the name is an organisation; the country is an ISO 3166-1 code of two letters.
  ///
  /// - Throws: `NameAliasError` at the first line that is not of this form.
  /// - Complexity: linear in the length of the table.
  public init(table: [UInt8]) throws(NameAliasError) {
    var numbers: [String: Int] = [:]
    for (index, line) in table.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      var line = line
      if line.last == 0x0D { line = line.dropLast() }
      if index == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      let target = try Self.target(fields, line: index + 1)
      let key = "\(target.type.rawValue) \(target.name)"
      let number = numbers[key] ?? targets.count
      if number == targets.count {
        numbers[key] = number
        targets.append(target)
        add(Array(target.name.utf8), number)
      }
      add(Array(fields[0]), number)
    }
  }

  private static func target(
    _ fields: [ArraySlice<UInt8>], line: Int
  ) throws(NameAliasError) -> Target {
    let texts = fields.map { String(decoding: $0, as: UTF8.self) }
    guard (2...4).contains(texts.count), !texts[0].isEmpty, !texts[1].isEmpty else {
      throw NameAliasError(
        line: line, message: "write an alias, a tab and the name it stands for")
    }
    var type = EntityType.organization
    if texts.count > 2, !texts[2].isEmpty {
      guard let known = EntityType(rawValue: texts[2]) else {
        let types = EntityType.allCases.map(\.rawValue).joined(separator: ", ")
        throw NameAliasError(
          line: line, message: "'\(texts[2])' is no type of entity; it is one of \(types)")
      }
      type = known
    }
    var country: UInt16 = 0
    if texts.count > 3, !texts[3].isEmpty {
      let code = Array(texts[3].utf8)
      guard code.count == 2, code.allSatisfy({ $0 &- 0x41 < 26 }) else {
        throw NameAliasError(
          line: line, message: "'\(texts[3])' is no country code of two capitals, such as US")
      }
      country = UInt16(code[0]) << 8 | UInt16(code[1])
    }
    return Target(name: texts[1], type: type, country: country)
  }

  private mutating func add(_ name: [UInt8], _ number: Int) {
    let key = NameText.key(name, name.indices)
    names.insert(key, value: Int32(number))
    longest = max(longest, key.count)
    for end in key.indices where end > 0 {
      let byte = key[end]
      let isWord = byte &- 0x30 < 10 || byte | 0x20 &- 0x61 < 26 || byte >= 0x80
      if !isWord { starts.insert(key, in: 0..<end, value: 1) }
    }
    starts.insert(key, value: 1)
  }

  /// Whether a name may start with the token in `range`.
  func startsName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let key = NameText.key(bytes, range)
    return starts.value(key, in: 0..<key.count) != nil
  }

  /// The number of the target that the text in `range` names.
  func target(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let key = NameText.key(bytes, range)
    return names.value(key, in: 0..<key.count).map { Int($0) }
  }
}
