import DocumentModel

/// The word lists of the tokenizer.
struct TokenizerWords: Sendable {
  /// First parts that a hyphen does not part from the rest.
  let prefixes = WordTable(
    words: """
      non e re anti co mid pre pro cross post over semi ex sub multi counter mini neo inter micro
      intra un arch socio psycho super proto pan quasi pseudo ultra
      """)
  /// Last parts that a hyphen does not part from the rest.
  let suffixes = WordTable(words: "esque wise ish")
  /// Endings of host and file names.
  let domains = WordTable(
    words: """
      com org net edu gov mil int info biz co uk us eu de fr jp cn ru ca au io tv me ch nl se no
      es it br in za nz ie il ir iq sy doc docx xls xlsx pdf txt htm html jpg jpeg png gif mp3 mp4
      zip ppt exe php asp news
      """)
  /// Words that an apostrophe opens.
  let aphaeresis = WordTable(words: "em til till cause cos cuz bout tis twas n nt round")

  static let english = TokenizerWords()
}

/// Words written together that are two, the first of three letters: "can|not", "gim|me".
enum FusedWords {
  static let english = WordTable(words: "cannot gonna gotta wanna gimme lemme")

  /// Whether the word could be one, going by its length, first and last letters.
  @inline(__always)
  static func mayBe(_ bytes: [UInt8], _ start: Int, _ stop: Int) -> Bool {
    guard stop - start == 5 || stop - start == 6 else { return false }
    switch bytes[start] | 0x20 {
    case UInt8(ascii: "c"): return bytes[stop - 1] | 0x20 == UInt8(ascii: "t")
    case UInt8(ascii: "g"), UInt8(ascii: "l"), UInt8(ascii: "w"):
      let last = bytes[stop - 1] | 0x20
      return last == UInt8(ascii: "a") || last == UInt8(ascii: "e")
    default: return false
    }
  }
}

extension Tokenizer {
  /// Appends a word of letters only, in two where it is two words written together.
  mutating func emitWord(_ start: Int, _ stop: Int) {
    guard FusedWords.mayBe(bytes, start, stop),
      FusedWords.english.value(bytes, in: start..<stop) != nil
    else { return emit(start, stop) }
    emit(start, start + 3)
    emit(start + 3, stop, .clitic)
  }

  /// Cuts the word at `start`, with what belongs to it; returns the offset after it.
  mutating func cutWord(at start: Int) -> Int {
    if chunkMayBeAddress, let stop = addressEnd(at: start) {
      emit(start, stop, .address)
      return stop
    }
    var stop = runEnd(start)
    // The start of the part after the last joint, and how many dots joined single letters.
    var part = start
    var letterDots = 0
    while stop < chunkEnd {
      let joint: Joint
      switch bytes[stop] {
      case 0x27, 0x60: joint = apostropheJoint(start, stop)
      case 0xE2: joint = wideJoint(start, stop)
      case 0x2E: joint = dotJoint(start, part, stop, letterDots)
      case 0x2D: joint = hyphenJoint(start, stop, width: 1)
      default: joint = markJoint(start, part, stop)
      }
      switch joint {
      case .none:
        emitWord(start, stop)
        return stop
      case .joins(let next):
        if bytes[stop] == 0x2E, stop - part == 1 { letterDots += 1 }
        part = next
        stop = runEnd(next)
      case .ends(let after):
        emit(start, after)
        return after
      case .clitic(let cut, let after):
        if cut > start { emit(start, cut) }
        emit(cut, after, .clitic)
        return after
      }
    }
    emitWord(start, stop)
    return stop
  }

  /// What a mark inside a chunk does to the word before it.
  enum Joint {
    /// The word ends before the mark.
    case none
    /// The word goes on with the run at this offset.
    case joins(Int)
    /// The word ends with the mark, at this offset.
    case ends(Int)
    /// A clitic starts at the first offset and ends at the second.
    case clitic(Int, Int)
  }

  private func apostropheJoint(_ start: Int, _ stop: Int) -> Joint {
    let after = stop + apostrophe(stop)
    let last = runEnd(after)
    guard last > after else { return .none }
    let first = TokenText.lowered(bytes[after])
    if last - after == 1 {
      switch first {
      case UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "d"):
        return .clitic(stop, last)
      case UInt8(ascii: "t") where TokenText.lowered(bytes[stop - 1]) == UInt8(ascii: "n"):
        return .clitic(stop - 1, last)
      default: break
      }
    } else if last - after == 2 {
      let pair = (first, TokenText.lowered(bytes[after + 1]))
      switch pair {
      case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
        (UInt8(ascii: "l"), UInt8(ascii: "l")):
        return .clitic(stop, last)
      default: break
      }
    }
    return .joins(after)
  }

  /// A joint at a character that starts with byte E2: `’` and the typographic hyphens.
  private func wideJoint(_ start: Int, _ stop: Int) -> Joint {
    if apostrophe(stop) == 3 { return apostropheJoint(start, stop) }
    let isHyphen =
      has(0x80, at: stop + 1) && (has(0x90, at: stop + 2) || has(0x91, at: stop + 2))
    return isHyphen ? hyphenJoint(start, stop, width: 3) : .none
  }

  private func hyphenJoint(_ start: Int, _ stop: Int, width: Int) -> Joint {
    let next = stop + width
    guard isWordStart(next) else { return .none }
    let words = TokenizerWords.english
    // "UN-backed": letters in capitals are a body's, not the prefix "un".
    let isAbbreviation =
      stop - start > 1 && Characters.isLower(bytes[next])
      && (start..<stop).allSatisfy { Characters.isUpper(bytes[$0]) }
    if !isAbbreviation, words.prefixes.value(bytes, in: start..<stop) != nil {
      return .joins(next)
    }
    let last = runEnd(next)
    if last - next <= 5, words.suffixes.value(bytes, in: next..<last) != nil { return .joins(next) }
    return .none
  }

  private func markJoint(_ start: Int, _ part: Int, _ stop: Int) -> Joint {
    guard isWordStart(stop + 1) else { return .none }
    switch bytes[stop] {
    case 0x26:  // AT&T
      let isShort = stop - part <= 3 && runEnd(stop + 1) - stop <= 4
      let isUpper = Characters.isUpper(bytes[part]) && Characters.isUpper(bytes[stop + 1])
      return isShort && isUpper && Characters.isUpper(bytes[stop - 1]) ? .joins(stop + 1) : .none
    case 0x2F:  // w/o
      let isShort = stop - start == 1 && runEnd(stop + 1) - stop <= 4
      return isShort && Characters.isLetter(bytes[stop + 1]) ? .joins(stop + 1) : .none
    case 0x5F: return .joins(stop + 1)
    case 0x2A: return Characters.isLetter(bytes[stop + 1]) ? .joins(stop + 1) : .none
    case 0x24:  // US$500
      let isCode = stop - start <= 3 && Characters.isUpper(bytes[stop - 1])
      return isCode && Characters.isDigit(bytes[stop + 1]) ? .ends(stop + 1) : .none
    default: return .none
    }
  }
}
