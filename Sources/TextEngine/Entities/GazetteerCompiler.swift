/// Compiles the tables of names and words into the bytes that `Gazetteer` reads in place.
///
/// `copydesk-train gazetteer` runs it by hand: the bytes are part of the binary.
package struct GazetteerCompiler {
  /// What the tables say of each key, by its number.
  private(set) var facts: [NameFacts] = []
  private(set) var keys: [[UInt8]] = []
  private var numbers = WordTable(.exact, reserving: 80_000, bytes: 900_000)

  init() {}

  /// Adds what a table says about a key.
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>, _ new: NameFacts) {
    let number = Int(numbers.insert(bytes, in: range, value: Int32(facts.count)))
    if number == facts.count {
      facts.append(new)
      keys.append(Array(bytes[range]))
    } else {
      facts[number].merge(new)
    }
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

  /// The gazetteer, in the layout that `Gazetteer` tells.
  ///
  /// Nil where the tables have outgrown it: a key of over 255 bytes, over 65,536 different facts, or
  /// over 4 MB of keys.
  package var bytes: [UInt8]? {
    let (distinct, numberOfFacts) = distinctFacts
    let slotCount = UInt64(2 * keys.count)
    var slots = [UInt32](repeating: 0, count: Int(slotCount))
    let filter = filter
    var pool: [UInt8] = []
    for (number, key) in keys.enumerated() {
      guard key.count < 256, pool.count < 1 << Gazetteer.placeBits - 1 else { return nil }
      let hash = TokenText.hash(key, key.indices)
      var slot = Gazetteer.slot(hash, of: slotCount)
      while slots[slot] != 0 { slot = (slot + 1) % slots.count }
      slots[slot] = Gazetteer.tag(hash) << Gazetteer.placeBits | UInt32(pool.count + 1)
      let facts = UInt16(truncatingIfNeeded: numberOfFacts[number])
      pool += [UInt8(key.count), UInt8(truncatingIfNeeded: facts), UInt8(facts >> 8)] + key
    }
    guard distinct.count <= 1 << 16 else { return nil }
    var bytes = Array("CDGZ".utf8)
    func append(_ word: UInt32) {
      for shift in [0, 8, 16, 24] as [UInt32] {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    for word in [1, slots.count, distinct.count, 8 * filter.count, pool.count] {
      append(UInt32(word))
    }
    for facts in distinct {
      append(facts.flags.rawValue)
      append(UInt32(facts.country))
      append(UInt32(bitPattern: facts.group))
    }
    bytes += filter
    for slot in slots { append(slot) }
    return bytes + pool
  }

  /// The facts without repeats, in the order of the keys, and the number of those of each key.
  private var distinctFacts: (distinct: [NameFacts], numberOfKey: [Int]) {
    var distinct: [NameFacts] = []
    var numbers: [NameFacts: Int] = [:]
    let numberOfKey = facts.map { facts in
      if let known = numbers[facts] { return known }
      numbers[facts] = distinct.count
      distinct.append(facts)
      return distinct.count - 1
    }
    return (distinct, numberOfKey)
  }

  /// A bit for each beginning of a key; eight times as many bits as beginnings, or up to twice that.
  private var filter: [UInt8] {
    let hashes = Set(
      keys.filter { $0.count >= Gazetteer.headLength }.map {
        TokenText.hash($0, 0..<Gazetteer.headLength)
      })
    var size = 1024
    while size < 8 * hashes.count { size *= 2 }
    var filter = [UInt8](repeating: 0, count: size / 8)
    for hash in hashes {
      let bit = Int(Gazetteer.bit(hash)) & (size - 1)
      filter[bit >> 3] |= 1 << UInt8(bit & 7)
    }
    return filter
  }
}
