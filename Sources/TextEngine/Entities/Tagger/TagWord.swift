/// The rough look of a token.
enum TagShape: UInt32 {
  case lower, title, upper, initial, mixed, number, address, mark, other
}

/// What the tagger knows of a distinct form, wherever it stands.
struct TagWord: Equatable {
  /// The hash of its lower-case form.
  var lower: UInt32 = 0
  /// The hashes of the first one to four bytes and of the last.
  var prefixes = SIMD4<UInt32>(repeating: 0)
  var suffixes = SIMD4<UInt32>(repeating: 0)
  /// The hash of its look, runs of a kind as one; and with runs up to four long.
  var look: UInt32 = 0
  var longLook: UInt32 = 0
  var shape = TagShape.other
  /// What is known from how others use it.
  var use = WordUse()
  /// What the tables say of the word as written, in lower case, and with a first capital.
  var exact: NameFlags = []
  var folded: NameFlags = []
  var titled: NameFlags = []
  /// How the document writes it: bits for lower case, free capitals, and which is more common.
  var usage: UInt32 = 0

  /// The first `bits` bits of its place among words, with their number; 0 for an unknown word.
  func cluster(_ bits: UInt32) -> UInt32 {
    use.code == 0 ? 0 : (1 << bits | (use.code - 1) >> (WordClusters.bits - bits))
  }

  /// What such a word likely names and how sure that is, plus one; 0 for an unknown word.
  var guess: UInt32 { use.vector == 0 ? 0 : 1 + use.guess & 31 }
}

/// Describes forms from their bytes.
struct TagWordReader {
  private let clusters = WordClusters()

  /// The hashes and the look of the token in `range`.
  func read(_ bytes: [UInt8], _ range: Range<Int>, _ flags: TagTokenKind) -> TagWord {
    var word = TagWord()
    let key = NameText.key(bytes, range)
    let lower = flags.isASCII ? key : TokenText.folded(key[...])
    var exactHash = WordHash.seed
    var hash = WordHash.seed
    for byte in key { exactHash = WordHash.add(byte, to: exactHash) }
    for (index, byte) in lower.enumerated() {
      hash = WordHash.add(TokenText.lowered(byte), to: hash)
      if index < 4, index + 1 < lower.count { word.prefixes[index] = WordHash.finished(hash) }
    }
    word.lower = WordHash.finished(hash)
    hash = WordHash.seed
    for index in 0..<min(4, lower.count - 1) where lower.count > 1 {
      hash = WordHash.add(TokenText.lowered(lower[lower.count - 1 - index]), to: hash)
      word.suffixes[index] = WordHash.finished(hash)
    }
    readLook(key, &word)
    word.shape = shape(key, flags)
    if flags.isWord {
      word.use = clusters.use(WordHash.finished(exactHash))
      if word.use.vector == 0 { word.use = clusters.use(word.lower) }
    }
    return word
  }

  private func readLook(_ key: [UInt8], _ word: inout TagWord) {
    var look = WordHash.seed
    var longLook = WordHash.seed
    var last: UInt8 = 0
    var run = 0
    for byte in key {
      let kind: UInt8
      switch byte {
      case 0x41...0x5A: kind = 0x58
      case 0x61...0x7A: kind = 0x78
      case 0x30...0x39: kind = 0x64
      case 0x80...0xBF: continue
      case 0xC0...: kind = 0x75
      default: kind = byte
      }
      run = kind == last ? run + 1 : 1
      if run == 1 { look = WordHash.add(kind, to: look) }
      if run <= 4 { longLook = WordHash.add(kind, to: longLook) }
      last = kind
    }
    word.look = look
    word.longLook = longLook
  }

  private func shape(_ key: [UInt8], _ kind: TagTokenKind) -> TagShape {
    if kind.isAddress { return .address }
    if kind.isMark { return .mark }
    if kind.hasDigit { return kind.isWord ? .mixed : .number }
    guard kind.isWord else { return .other }
    if kind.isLower { return .lower }
    if kind.isUpper {
      return key.count == 1 || key.count == 2 && key[1] == 0x2E ? .initial : .upper
    }
    guard kind.isTitle else { return .mixed }
    var previous: UInt8 = 0
    for byte in key {
      if byte &- 0x41 < 26, previous &- 0x61 < 26 { return .mixed }
      previous = byte
    }
    return .title
  }
}

/// The flags of a token that matter for its look.
struct TagTokenKind {
  var isWord = false
  var isASCII = true
  var isLower = false
  var isUpper = false
  var isTitle = false
  var isMark = false
  var isAddress = false
  var hasDigit = false
}
