internal import DocumentModel

/// What the words of a chunk say about its part in the page.
struct ChunkText {
  /// The chunk.
  let chunk: Chunk
  /// The words as one string; empty if the chunk is long, as only paragraphs are.
  let string: String
  /// The words, parted at white space; empty if the chunk is long.
  let words: [Substring]
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
    words = string.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map {
      Substring($0)
    }
  }

  /// The words in lower case, one space apart.
  var folded: String { words.map { $0.lowercased() }.joined(separator: " ") }

  /// Whether the chunk reads like a paragraph of an article: it ends a sentence and has the length
  /// of one, or it is long.
  var isBodyLike: Bool {
    if isLong { return true }
    guard endsSentence else { return false }
    return words.count >= (startsWithQuote ? 6 : 12)
  }

  /// Whether the chunk could be a headline: some words that open like one and have no full stop.
  var isTitleLike: Bool {
    guard !isLong, (2...30).contains(words.count), chunk.lines <= 3 else { return false }
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

  /// Whether the letters are all upper case.
  var isUpper: Bool {
    let letters = string.unicodeScalars.filter(\.properties.isAlphabetic)
    return letters.count > 1 && letters.allSatisfy { !$0.properties.isLowercase }
  }

  /// Whether there are no letters and no digits, as in a rule of dashes.
  var isOrnament: Bool {
    !isLong
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
    var scalars = Array(word.unicodeScalars)
    while let last = scalars.last, !isWordSign(last) { scalars.removeLast() }
    let start = scalars.firstIndex(where: isWordSign) ?? scalars.endIndex
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start...])
    return String(view).lowercased()
  }

  private static func isWordSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
