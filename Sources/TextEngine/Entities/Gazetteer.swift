/// Names and words of the embedded tables by their bytes, in one hash table.
///
/// Keys keep their case; `'` stands for every apostrophe and one blank for white space. Words that
/// are looked up in lower case (common words, roles) stand there in lower case.
struct Gazetteer: Sendable {
  /// The tables of the binary; built at first use in a few milliseconds.
  static let shared = Gazetteer.embedded()

  /// The longest phrase of the tables, in tokens, with room for hyphens.
  static let longestPhrase = 10

  private var words = WordTable(.exact, reserving: 80_000, bytes: 900_000)
  private var facts: [NameFacts] = []
  /// The hashes of the first `headLength` bytes of the keys that have so many.
  private var heads = HashFilter()
  private static let headLength = 8

  /// The facts of the key in `range`, or nil.
  func facts(_ bytes: [UInt8], _ range: Range<Int>) -> NameFacts? {
    guard let index = words.value(bytes, in: range) else { return nil }
    return facts[Int(index)]
  }

  /// Adds what a table says about a key.
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>, _ new: NameFacts) {
    let index = Int(words.insert(bytes, in: range, value: Int32(facts.count)))
    if index == facts.count {
      facts.append(new)
      if range.count >= Self.headLength { heads.insert(Self.head(bytes, range.lowerBound)) }
    } else {
      facts[index].merge(new)
    }
  }

  /// Whether a key may begin with these bytes or be these bytes; false is certain.
  @inline(__always)
  func mayHaveNames(from bytes: [UInt8]) -> Bool {
    bytes.count < Self.headLength || heads.mayHave(Self.head(bytes, 0))
  }

  @inline(__always)
  private static func head(_ bytes: [UInt8], _ start: Int) -> UInt32 {
    TokenText.hash(bytes, start..<start + headLength)
  }

  /// Adds a name and marks the words it may start with, as a tokenizer may cut them.
  mutating func addName(_ bytes: [UInt8], _ range: Range<Int>, _ new: NameFacts) {
    add(bytes, range, new)
    for offset in range where offset > range.lowerBound {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x2D || byte == 0x27 || byte == 0x26 || byte == 0x2C else {
        continue
      }
      add(bytes, range.lowerBound..<offset, NameFacts(flags: .phraseStart))
      if byte == 0x20 { break }
    }
  }
}
