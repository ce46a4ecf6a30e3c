/// Which given names are short forms of which: "Bill" of "William".
struct Nicknames: Sendable {
  /// The table of the binary; read at first use.
  static let shared = Nicknames()

  private var words = WordTable(.exact)
  /// The full names, by number, that each word is or is short for.
  private var names: [[Int32]] = []

  private init() {
    var number: Int32 = 0
    EmbeddedTable.nicknames.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      add(bytes, fields[0], number)
      RecordTable.split(bytes, fields[1], at: UInt8(ascii: "|")) { add(bytes, $0, number) }
      number += 1
    }
  }

  private mutating func add(_ bytes: [UInt8], _ range: Range<Int>, _ number: Int32) {
    let plain = NameLetters.plain(Array(bytes[range]))
    let index = Int(words.insert(plain, in: 0..<plain.count, value: Int32(names.count)))
    if index == names.count { names.append([]) }
    names[index].append(number)
  }

  /// Whether the table has a given name, lower case in plain letters, as a short form or a long one.
  func has(_ name: [UInt8]) -> Bool { words.value(name, in: 0..<name.count) != nil }

  /// Whether two given names, lower case in plain letters, can be one person's.
  func agree(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard let one = words.value(left, in: 0..<left.count),
      let other = words.value(right, in: 0..<right.count)
    else { return false }
    return names[Int(one)].contains { names[Int(other)].contains($0) }
  }
}
