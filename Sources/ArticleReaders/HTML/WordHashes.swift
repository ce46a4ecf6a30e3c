/// The words of texts as numbers, for comparing texts fast.
enum WordHashes {
  /// The words of a text in order, case folded where they are ASCII; marks do not count.
  ///
  /// - Complexity: linear in the length of the text.
  static func hashes(of text: ArraySlice<UInt8>) -> [UInt32] {
    var hashes: [UInt32] = []
    append(text, to: &hashes)
    return hashes
  }

  static func append(_ text: ArraySlice<UInt8>, to hashes: inout [UInt32]) {
    var hash: UInt32 = 0
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      if byte < 0x80 {
        let letter = byte | 0x20
        if letter >= 0x61 && letter <= 0x7A {
          hash = step(hash, letter)
        } else if byte >= 0x30 && byte <= 0x39 {
          hash = step(hash, byte)
        } else {
          endWord(&hash, &hashes)
        }
        place += 1
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let end = min(place + length, text.endIndex)
      switch WordCount.kind(text[place..<end]) {
      case .letter:
        // A curly apostrophe is like a straight one: no part of the word.
        if byte == 0xE2 {
          endWord(&hash, &hashes)
        } else {
          for other in text[place..<end] { hash = step(hash, other) }
        }
      case .wide:
        endWord(&hash, &hashes)
        for other in text[place..<end] { hash = step(hash, other) }
        endWord(&hash, &hashes)
      case .mark: endWord(&hash, &hashes)
      }
      place = end
    }
    endWord(&hash, &hashes)
  }

  /// Appends the word read so far, if there is one.
  @inline(__always)
  private static func endWord(_ hash: inout UInt32, _ hashes: inout [UInt32]) {
    if hash != 0 { hashes.append(hash) }
    hash = 0
  }

  /// FNV-1a, never zero.
  private static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    let start = hash == 0 ? 2_166_136_261 : hash
    let next = (start ^ UInt32(byte)) &* 16_777_619
    return next == 0 ? 1 : next
  }

  /// Runs of `size` words as numbers.
  static func shingles(of hashes: ArraySlice<UInt32>, size: Int) -> [UInt64] {
    guard hashes.count >= size else { return [] }
    var shingles: [UInt64] = []
    shingles.reserveCapacity(hashes.count)
    for start in hashes.startIndex...(hashes.endIndex - size) {
      var value: UInt64 = 14_695_981_039_346_656_037
      for hash in hashes[start..<(start + size)] {
        value = (value ^ UInt64(hash)) &* 1_099_511_628_211
      }
      shingles.append(value)
    }
    return shingles
  }
}

/// The small words of fifteen languages, which texts have and menus lack.
enum SmallWords {
  /// Whether a word, as `WordHashes` numbers it, is a small word; one in fifty others is taken for
  /// one too.
  static func contains(_ hash: UInt32) -> Bool { table[Int(hash & 0x3FFF)] }

  private static let table: [Bool] = {
    var table = [Bool](repeating: false, count: 0x4000)
    for hash in WordHashes.hashes(of: Array(words.utf8)[...]) { table[Int(hash & 0x3FFF)] = true }
    return table
  }()

  /// From general knowledge of the languages.
  private static let words = """
    the of and to in a is was that for it with as on by at from has had have are were be this which
    his her they said not but an or who will would you your we our their can if so he she
    el la los las de del y que en un una por con para se su al lo como pero ha fue es son no sus
    le les des du et qui dans pour par sur au aux avec est sont été ce cette il elle ne pas plus
    der die das den dem und zu von mit ist im für auf nicht ein eine einen einem einer sich als auch
    es an hat wurde werden bei nach war er sie wir ich haben
    di che per della dei delle e il gli nel nella anche come più sono non si una
    o os do da dos das em uma não na nos nas mais ao foi seu sua
    het een van en dat op te voor met zijn niet aan er om ook bij naar wordt hij maar uit nog
    och att det i som på är av den till inte har ett om var från
    og det er på av til ikke med som en at for de har var
    w na z do nie się że jest jak po za od dla przez był ale
    ve bir bu da için ile olarak çok daha
    a az és hogy nem egy is meg
    ja on ei se että oli mutta ovat
    и в не на что с по это как от к за из его но для
    και το να του η της με για που από στο
    """
}
