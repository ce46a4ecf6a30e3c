internal import DocumentModel

/// What the engine does with texts that are not English.
///
/// Words and sentences are cut the same way in the languages of Europe. Names, dates, quotations,
/// phrases and verbs are found by English words, so that these layers stay empty, and of the numbers
/// only plain figures are left: what a stop or a comma between figures means differs by language.
enum ForeignText {
  /// The language that a document is in, where that is not English; nil where it may be.
  ///
  /// The metadata must name another language, and the text must lack the small words of English: a
  /// page in English often states the language of its template.
  static func language(of document: Document) -> String? {
    // The small words go first: to tell the language from the text costs more.
    guard let tokens = document.layers.tokens, !hasEnglishWords(document.text, tokens),
      let language = document.metadata.language?.value
    else { return nil }
    let first = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return first == "en" || first.isEmpty ? nil : language
  }

  /// A warning that names the layers that stay empty.
  static func warning(_ language: String, without layers: LayerSet) -> String {
    let names = LayerSet.names.filter { layers.contains($0.layer) }.map(\.name)
    return "language: the text is in '\(language)', not English; empty: "
      + names.joined(separator: ", ")
  }

  /// One word in eight or more is a small word of English; in English one in four is.
  private static func hasEnglishWords(_ text: SourceText, _ tokens: TokenTable) -> Bool {
    let looked = min(tokens.count, 2000)
    var words = 0
    var hits = 0
    for token in 0..<looked where tokens.flags[token].contains(.alphabetic) {
      words += 1
      if isSmallWord(text.utf8, tokens.spans[token]) {
        hits += 1
        if hits * 8 >= looked { return true }
      }
    }
    return hits * 8 >= words
  }

  private static func isSmallWord(_ text: [UInt8], _ span: Span) -> Bool {
    guard span.count < smallWords.count else { return false }
    var word: UInt64 = 0
    for place in span.range { word = word << 8 | UInt64(TokenText.lowered(text[place])) }
    return smallWords[span.count].contains(word)
  }

  /// Frequent words of English that few other languages have, by their length, with a byte to each
  /// letter.
  private static let smallWords: [[UInt64]] = [
    "", "", "of to it", "the and for has his are but its who",
    "that with were have been from said this they", "their which would",
  ].map { words in
    words.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  /// Of numbers those that are plain figures in any language, without what English words say of them.
  static func plainFigures(_ numbers: [NumberMention], in text: SourceText) -> [NumberMention] {
    numbers.compactMap { number in
      guard let value = number.value, number.form == .digits else { return nil }
      let bytes = text.utf8
      let span = Span(
        start: number.approximator.map { max($0.end, number.span.start) } ?? number.span.start,
        end: number.span.end)
      let figures = bytes[span.range].drop { $0 == 0x20 }
      guard !figures.isEmpty, figures.allSatisfy(isDigit), !(1900...2099).contains(value) else {
        return nil
      }
      let joins = { (byte: UInt8) in byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }
      let before = figures.startIndex
      if before > 1, joins(bytes[before - 1]), isDigit(bytes[before - 2]) { return nil }
      let after = figures.endIndex
      // A small figure with a stop may be an ordinal, as in the days of many languages.
      if after < bytes.count, joins(bytes[after]) {
        let next = after + 1 < bytes.count ? bytes[after + 1] : 0x20
        if isDigit(next) || value <= 31 { return nil }
      }
      return NumberMention(
        span: Span(start: before, end: after), value: value, low: value, high: value,
        approximation: .exact, kind: .count, form: .digits)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
