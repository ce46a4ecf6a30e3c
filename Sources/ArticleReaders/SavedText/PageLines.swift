internal import DocumentModel

/// The look of a paragraph or line of a saved text.
struct LineShape {
  /// Where its words lie among the hashes of the page.
  let hashes: Range<Int>
  /// The number of words; two signs of scripts without spaces count as one.
  let words: Int
  /// The share of small words.
  let small: Float
  /// The share of words that open with an upper-case letter or a digit.
  let capitalised: Float
  /// Counts of bytes.
  let commas: Int
  let marks: Int
  let digits: Int
  let uppers: Int
  /// Counts of what parts menu entries: bars, arrows, dots in the middle, tabs.
  let separators: Int
  let flags: Flags
  /// The groups of `PagePhrases` that occur in its first bytes.
  let phrases: UInt32
  /// Equal texts have equal numbers.
  let text: UInt64

  /// What a line has or has not.
  struct Flags: OptionSet {
    let rawValue: UInt16
    /// It ends as a sentence does.
    static let ends = Flags(rawValue: 1)
    static let endsInColon = Flags(rawValue: 2)
    static let endsInQuestion = Flags(rawValue: 4)
    static let startsLower = Flags(rawValue: 8)
    static let startsWithDigit = Flags(rawValue: 16)
    static let isItem = Flags(rawValue: 32)
    /// It has a quotation mark.
    static let quotes = Flags(rawValue: 64)
    /// It has an address of the web or of mail.
    static let address = Flags(rawValue: 128)
    /// It has a number that can be a year.
    static let year = Flags(rawValue: 256)
    static let rights = Flags(rawValue: 512)
    /// An empty line stands above it.
    static let afterBlank = Flags(rawValue: 1024)
    /// It ends in the dots of a text that was cut.
    static let endsInDots = Flags(rawValue: 2048)
  }

  /// Whether it is running text by its look: enough words, the end of a sentence or small words.
  var isGood: Bool {
    guard words >= 8 else { return false }
    return flags.contains(.ends) || small > 0.2 && words >= 15
  }
}

/// The paragraphs and lines of a saved text with what is seen of each by itself.
struct PageLines {
  let text: SourceText
  let spans: [Span]
  let shapes: [LineShape]
  /// The words of all lines as numbers.
  let hashes: [UInt32]

  /// Cuts a text.
  init(_ text: SourceText) { self.init(text, ParagraphSplitter(text).paragraphs) }

  /// Looks at the pieces of a text.
  ///
  /// - Complexity: linear in the number of bytes.
  init(_ text: SourceText, _ chunks: [Chunk]) {
    self.text = text
    spans = chunks.map(\.span)
    var hashes: [UInt32] = []
    hashes.reserveCapacity(text.utf8.count / 5)
    var scanner = LineScanner(text.utf8)
    shapes = chunks.map { chunk in
      scanner.shape(of: chunk.span, afterBlank: chunk.afterBlank, hashes: &hashes)
    }
    self.hashes = hashes
  }
}

/// Reads the look of lines off their bytes.
private struct LineScanner {
  private let bytes: [UInt8]
  private var counts = Counts()

  private struct Counts {
    var commas = 0
    var marks = 0
    var digits = 0
    var uppers = 0
    var separators = 0
    var capitalised = 0
    var spaced = 0
    var wide = 0
    var flags: LineShape.Flags = []
  }

  /// How far phrases are looked for; below that a text is no button and no label.
  private static let phraseReach = 240

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func shape(of span: Span, afterBlank: Bool, hashes: inout [UInt32]) -> LineShape {
    counts = Counts()
    count(span)
    let start = hashes.count
    WordHashes.append(bytes[span.range], to: &hashes)
    var small = 0
    var text: UInt64 = 14_695_981_039_346_656_037
    for hash in hashes[start...] {
      if SmallWords.contains(hash) { small += 1 }
      text = (text ^ UInt64(hash)) &* 1_099_511_628_211
    }
    let count = hashes.count - start
    var flags = counts.flags.union(ends(span))
    if afterBlank { flags.insert(.afterBlank) }
    if LinePattern.isListItem(bytes, span) { flags.insert(.isItem) }
    let head = bytes[span.start..<min(span.end, span.start + Self.phraseReach)]
    return LineShape(
      hashes: start..<hashes.count, words: max(1, count - counts.wide / 2),
      small: Float(small) / Float(max(1, count)),
      capitalised: Float(counts.capitalised) / Float(max(1, counts.spaced)),
      commas: counts.commas, marks: counts.marks, digits: counts.digits, uppers: counts.uppers,
      separators: counts.separators, flags: flags, phrases: PagePhrases.groups(in: head), text: text
    )
  }

  private mutating func count(_ span: Span) {
    var isStart = true
    var run = 0
    for place in span.range {
      let byte = bytes[place]
      let isDigit = byte >= 0x30 && byte <= 0x39
      if isDigit {
        counts.digits += 1
        run += 1
        if run == 4, isYear(place - 3, span) { counts.flags.insert(.year) }
      } else {
        run = 0
      }
      if isStart, byte > 0x20 {
        counts.spaced += 1
        if isDigit || byte >= 0x41 && byte <= 0x5A { counts.capitalised += 1 }
      }
      isStart = byte <= 0x20
      if byte >= 0x80 {
        countSign(place, span)
      } else {
        countASCII(byte)
      }
    }
  }

  private mutating func countASCII(_ byte: UInt8) {
    switch byte {
    case 0x41...0x5A: counts.uppers += 1
    case UInt8(ascii: ","): counts.commas += 1
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): counts.marks += 1
    case UInt8(ascii: "|"), 0x09, UInt8(ascii: ">"), UInt8(ascii: "/"): counts.separators += 1
    case UInt8(ascii: "\""): counts.flags.insert(.quotes)
    case UInt8(ascii: "@"): counts.flags.insert(.address)
    default: break
    }
  }

  /// Counts a sign of several bytes at its first.
  private mutating func countSign(_ place: Int, _ span: Span) {
    let byte = bytes[place]
    if byte == 0xC2, place + 1 < span.end {
      switch bytes[place + 1] {
      case 0xA9: counts.flags.insert(.rights)
      case 0xAB, 0xBB: counts.flags.insert(.quotes)
      case 0xB7: counts.separators += 1
      default: break
      }
    }
    guard byte >= 0xE0, place + 2 < span.end else { return }
    let next = bytes[place + 1]
    let last = bytes[place + 2]
    switch (byte, next, last) {
    case (0xE2, 0x80, 0x9C), (0xE2, 0x80, 0x9D), (0xE2, 0x80, 0x9E), (0xE3, 0x80, 0x8C):
      counts.flags.insert(.quotes)
    case (0xE2, 0x80, 0xA2), (0xE2, 0x80, 0xBA): counts.separators += 1
    case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C), (0xD8, 0x8C, _): counts.commas += 1
    case (0xE3, 0x80, 0x82): counts.marks += 1
    default: if byte >= 0xE3 && byte <= 0xE9 { counts.wide += 1 }
    }
  }

  private func isYear(_ start: Int, _ span: Span) -> Bool {
    guard start + 4 == span.end || !(0x30...0x39).contains(bytes[start + 4]) else { return false }
    let first = (bytes[start], bytes[start + 1])
    return first == (0x31, 0x39) || first == (0x32, 0x30)
  }

  private func ends(_ span: Span) -> LineShape.Flags {
    var flags: LineShape.Flags = []
    if LinePattern.endsSentence(bytes, span) { flags.insert(.ends) }
    switch bytes[span.end - 1] {
    case UInt8(ascii: ":"): flags.insert(.endsInColon)
    case UInt8(ascii: "?"): flags.insert(.endsInQuestion)
    default: break
    }
    let tail = bytes[max(span.start, span.end - 3)..<span.end]
    if tail.elementsEqual("...".utf8) || tail.elementsEqual("…".utf8) { flags.insert(.endsInDots) }
    let first = bytes[span.start]
    if first >= 0x61 && first <= 0x7A { flags.insert(.startsLower) }
    if first >= 0x30 && first <= 0x39 { flags.insert(.startsWithDigit) }
    let head = bytes[span.start..<min(span.end, span.start + 120)]
    if head.starts(with: "http".utf8) || head.starts(with: "www.".utf8) { flags.insert(.address) }
    return flags
  }
}
