import DocumentModel

/// A distinct spelling of a name, read once however often it stands.
struct NameForm {
  /// The words that tell persons apart, by number: no particles, no marks, no suffix.
  var words: [Int32] = []
  /// "Jr", "Sr", "III", by number; 0 for none.
  var suffix: Int32 = 0
  /// The number of the name in plain lower-case letters, without "the" and dots.
  var key: Int32 = 0
  /// Whether it is one word of capitals.
  var isAcronym = false
  /// A mention that is spelt so.
  var mention = 0
}

/// A distinct word of the names, in plain lower-case letters.
struct NameFormWord {
  var bytes: [UInt8]
  /// One letter, or letters with dots: "K", "K.", "J.R.".
  var isInitial: Bool
}

/// The distinct spellings of a document's names, and their words.
struct NameForms {
  private let source: NameText
  private(set) var forms: [NameForm] = []
  /// The form of each mention.
  private(set) var ofMention: [Int32] = []
  private(set) var words: [NameFormWord] = []
  private var spellings = WordTable(.exact)
  private var keys = WordTable(.exact)
  private var wordTable = WordTable(.exact)

  /// Reads the names of `mentions`.
  ///
  /// - Complexity: linear in the length of the names.
  init(_ source: NameText, _ mentions: [NameMention]) {
    self.source = source
    ofMention.reserveCapacity(mentions.count)
    for index in mentions.indices {
      let number = spellings.insert(
        source.text.utf8, in: mentions[index].span.range, value: Int32(forms.count))
      ofMention.append(number)
      if Int(number) == forms.count { read(mentions[index], index) }
    }
  }

  /// The number of distinct keys.
  var keyCount: Int { keys.count }

  /// The form of a mention.
  func form(_ mention: Int) -> NameForm { forms[Int(ofMention[mention])] }

  /// The number of a word in plain lower-case letters, if a name has it.
  func word(_ bytes: [UInt8]) -> Int32? { wordTable.value(bytes, in: 0..<bytes.count) }

  /// The number of a key, if a name has it.
  func key(_ bytes: [UInt8]) -> Int32? { keys.value(bytes, in: 0..<bytes.count) }

  /// The form that the text in a span spells, if some name is spelt so.
  func spelling(_ span: Span) -> Int? {
    spellings.value(source.text.utf8, in: span.range).map { Int($0) }
  }

  private mutating func read(_ mention: NameMention, _ index: Int) {
    var form = NameForm()
    form.mention = index
    let first = mention.tokens.lowerBound
    form.isAcronym =
      mention.tokens.count == 1 && source.tokens.flags[first].contains(.upper)
      && mention.span.count > 1
    let key = Self.key(of: source.text.utf8[mention.span.range])
    form.key = keys.insert(key, in: 0..<key.count, value: Int32(keys.count))
    readWords(mention.tokens, &form)
    forms.append(form)
  }

  /// A name in plain lower-case letters, without "the" in front and dots; one blank between words.
  ///
  /// Hyphens and dashes count as blanks, "&" as "and", and an inner possessive "'s" for nothing:
  /// "Basse-Terre" is "Basse Terre", "New People's Party" is "New People Party".
  static func key(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    let plain = NameLetters.plain(TokenText.folded(bytes))
    var key: [UInt8] = []
    key.reserveCapacity(plain.count)
    var index = 0
    while index < plain.count {
      let width = blankWidth(plain, index)
      if width > 0 {
        if let last = key.last, last != 0x20 { key.append(0x20) }
        index += width
        continue
      }
      let byte = plain[index]
      index += 1
      if byte == UInt8(ascii: "&"), key.last == 0x20, index < plain.count, plain[index] <= 0x20 {
        key.append(contentsOf: "and".utf8)
      } else if byte != 0x2E {
        key.append(byte)
      }
    }
    while key.last == 0x20 { key.removeLast() }
    if key.starts(with: "the ".utf8), key.count > 4 { key.removeFirst(4) }
    // "United States Congress" is "U.S. Congress".
    if key.starts(with: "united states ".utf8), !key.starts(with: "united states of ".utf8) {
      key.replaceSubrange(0..<13, with: "us".utf8)
    }
    return key
  }

  /// How many bytes at `index` stand for a blank: white space, a hyphen, a dash, a "'s" before a
  /// blank; 0 for letters and other marks.
  private static func blankWidth(_ bytes: [UInt8], _ index: Int) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 || byte == UInt8(ascii: "-") { return 1 }
    func follows(_ other: [UInt8]) -> Bool { bytes[index...].starts(with: other) }
    guard byte == 0x27 || byte == 0xE2 else { return 0 }
    if follows([0xE2, 0x80, 0x93]) || follows([0xE2, 0x80, 0x94]) { return 3 }
    if follows(Array("'s ".utf8)) { return 3 }
    return follows(Array("’s ".utf8)) ? 5 : 0
  }

  private mutating func readWords(_ tokens: Range<Int>, _ form: inout NameForm) {
    var start = tokens.lowerBound
    while start < tokens.upperBound {
      var end = start + 1
      while end < tokens.upperBound, !source.tokens.flags[end].contains(.spaceBefore) { end += 1 }
      if let suffix = suffix(start..<end), start > tokens.lowerBound {
        form.suffix = suffix
      } else {
        addWord(start..<end, isLast: end == tokens.upperBound, &form)
      }
      start = end
    }
  }

  /// Adds the word of tokens that no blank divides: "Petersen-Hall", "al-Hadi" as "Hadi".
  private mutating func addWord(_ group: Range<Int>, isLast: Bool, _ form: inout NameForm) {
    var group = group
    let joinsMark =
      group.count > 2 && source.isHyphen(group.lowerBound + 1, before: group.upperBound)
    if source.folded(group.lowerBound).contains(.particle) {
      if joinsMark {
        group = (group.lowerBound + 2)..<group.upperBound
      } else if group.count == 1, !isLast, !isGivenName(group.lowerBound) || !form.words.isEmpty {
        return
      }
    }
    while group.count > 1, source.tokens.flags[group.upperBound - 1].contains(.punctuation) {
      group = group.dropLast()
    }
    let span = source.tokens.spans[group.lowerBound].hull(source.tokens.spans[group.upperBound - 1])
    guard group.contains(where: { source.tokens.flags[$0].contains(.alphabetic) }) else { return }
    form.words.append(number(of: source.text.utf8[span.range]))
  }

  /// Whether a word that can be a particle is a given name here: "Ben", "Al", but not "De".
  private func isGivenName(_ token: Int) -> Bool {
    guard source.tokens.flags[token].contains(.title), source.exact(token).contains(.given) else {
      return false
    }
    return !source.isAny(token, ["van", "von", "de", "del", "della", "di", "du", "da", "la", "le"])
  }

  private mutating func number(of bytes: ArraySlice<UInt8>) -> Int32 {
    let plain = NameLetters.plain(TokenText.folded(bytes))
    let number = wordTable.insert(plain, in: 0..<plain.count, value: Int32(words.count))
    if Int(number) == words.count {
      words.append(NameFormWord(bytes: plain, isInitial: Self.isInitial(plain)))
    }
    return number
  }

  private static func isInitial(_ word: [UInt8]) -> Bool {
    if word.count == 1 { return true }
    guard word.count <= 6, word.count % 2 == 0 else { return false }
    return word.indices.allSatisfy { ($0 % 2 == 1) == (word[$0] == 0x2E) }
  }

  /// The number of a generation: "Jr" 1, "Sr" 2, Roman numerals 10 and more; nil for other words.
  private func suffix(_ group: Range<Int>) -> Int32? {
    let token = group.lowerBound
    if source.isWord(token, "jr") || source.isWord(token, "jr.") { return 1 }
    if source.isWord(token, "sr") || source.isWord(token, "sr.") { return 2 }
    guard group.count == 1 else { return nil }
    return source.regnalNumber(token).map { Int32(10 + $0) }
  }
}
