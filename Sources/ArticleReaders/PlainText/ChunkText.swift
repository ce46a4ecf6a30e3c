internal import DocumentModel

/// What the words of a chunk say about its part in the page.
struct ChunkText {
  /// The chunk.
  let chunk: Chunk
  /// The words as one string; empty if the chunk is long, as only paragraphs are.
  let string: String
  /// The number of words; 0 if the chunk is long.
  let wordCount: Int
  /// Whether the last sentence has its mark.
  let endsSentence: Bool
  /// Whether the chunk is too long to be anything but a paragraph.
  let isLong: Bool

  /// The longest line of a head or foot in bytes; captions and decks are shorter.
  private static let longest = 480

  init(_ chunk: Chunk, in text: SourceText) {
    self.chunk = chunk
    isLong = chunk.span.count > Self.longest
    endsSentence = LinePattern.endsSentence(text.utf8, chunk.span)
    string = isLong ? "" : text.string(in: chunk.span)
    wordCount = isLong ? 0 : Self.wordCount(text.utf8, chunk.span)
  }

  private static func wordCount(_ bytes: [UInt8], _ span: Span) -> Int {
    var count = 0
    var isInside = false
    var offset = span.start
    let text = bytes.span
    while offset < span.end {
      let byte = text[offset]
      if byte > 0x20, byte < 0xC2 {
        if !isInside { count += 1 }
        isInside = true
        offset += 1
        continue
      }
      let space = TextSpace.length(bytes, at: offset, end: span.end)
      if space == 0, !isInside { count += 1 }
      isInside = space == 0
      offset += max(space, 1)
    }
    return count
  }

  /// The words, parted at white space; empty if the chunk is long.
  var words: [Substring] {
    if isASCII { return string.utf8.split(whereSeparator: Self.isSpace).map { Substring($0) } }
    return string.unicodeScalars.split {
      $0 == " " || $0.properties.isWhitespace || $0 == "\u{200B}"
    }.map { Substring($0) }
  }

  /// The first word in lower case, up to its colon if it has one.
  var firstWord: String {
    var end = string.startIndex
    let bytes = string.utf8
    while end < bytes.endIndex, bytes[end] > 0x20 {
      let isColon = bytes[end] == UInt8(ascii: ":")
      end = bytes.index(after: end)
      if isColon { break }
    }
    return string[..<end].lowercased()
  }

  /// The words in lower case, one space apart.
  var folded: String {
    guard isASCII else { return words.map { $0.lowercased() }.joined(separator: " ") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(string.utf8.count)
    var isInside = false
    for byte in string.utf8 {
      let isSpace = Self.isSpace(byte)
      if !isSpace {
        if !isInside, !bytes.isEmpty { bytes.append(0x20) }
        bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      }
      isInside = !isSpace
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var isASCII: Bool { string.utf8.allSatisfy { $0 < 0x80 } }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

  /// Whether the chunk reads like a paragraph of an article: it ends a sentence and has the length
  /// of one, or it is long.
  var isBodyLike: Bool {
    if isLong { return true }
    guard endsSentence else { return false }
    return wordCount >= (startsWithQuote ? 6 : 12)
  }

  /// Whether the chunk could be a headline: some words that open like one and have no full stop.
  var isTitleLike: Bool {
    guard !isLong, (2...30).contains(wordCount), chunk.lines <= 3 else { return false }
    guard let last = string.unicodeScalars.last, !".,;:".unicodeScalars.contains(last) else {
      return false
    }
    return startsUpper
  }

  /// Whether the first letter is no lower-case one.
  var startsUpper: Bool {
    for scalar in string.unicodeScalars {
      if scalar.properties.isAlphabetic { return !scalar.properties.isLowercase }
      if scalar.properties.numericType != nil { return true }
    }
    return false
  }

  /// Whether the chunk opens with a quotation mark.
  var startsWithQuote: Bool {
    string.unicodeScalars.first.map("“\"‘«„".unicodeScalars.contains) ?? false
  }

  private static let closings = Array("}])".utf8)

  /// Whether there are no letters and no digits, as in a rule of dashes; a bracket that closes lines of
  /// code is none.
  var isOrnament: Bool {
    if let first = string.utf8.first, first < 0x80 {
      if first & 0xDF >= 0x41, first & 0xDF <= 0x5A { return false }
      if Self.closings.contains(first) { return false }
    }
    return !isLong
      && !string.unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
  }
}

/// Small questions about words.
enum WordForm {
  /// Whether the first letter is upper case.
  static func isCapitalised(_ word: some StringProtocol) -> Bool {
    word.unicodeScalars.first { $0.properties.isAlphabetic }?.properties.isUppercase ?? false
  }

  /// The word without marks at its ends, in lower case.
  static func bare(_ word: some StringProtocol) -> String {
    var scalars = Substring(word).unicodeScalars
    while let last = scalars.last, !isWordSign(last) { scalars.removeLast() }
    while let first = scalars.first, !isWordSign(first) { scalars.removeFirst() }
    return Substring(scalars).lowercased()
  }

  private static func isWordSign(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
