import DocumentModel

extension CardinalParser {
  /// "a hundred", "a dozen", "a couple of", "a few thousand", "a quarter of a million".
  func afterArticle(_ index: Int) -> ParsedNumber? {
    let next = index + 1
    guard reader.sameSentence(index, next), let word = reader.number(next) else { return nil }
    var found: ParsedNumber?
    switch word.kind {
    case .hundred: found = number(at: next)
    case .scale: found = reader.spans[next].count > 2 ? number(at: next) : nil
    case .dozen:
      found = ParsedNumber(tokens: next..<(next + 1), value: 12, form: .dozen)
    case .vagueSmall, .couple: found = vagueSmall(at: next, word)
    case .half, .quarter:
      found = partOfScale(at: next)
    case .ordinal where word.value >= 3:
      // "a fifth of the town" is a fraction, "a fifth man" an ordinal.
      guard endsPhrase(next + 1), !isFirstPart(next) else { return nil }
      found = ParsedNumber(tokens: next..<(next + 1), value: 1 / word.value, form: .words)
      found?.isFraction = true
    default: return nil
    }
    guard var number = found else { return nil }
    number.tokens = index..<number.tokens.upperBound
    return number
  }

  /// Whether the words of a phrase end before `index`.
  private func endsPhrase(_ index: Int) -> Bool {
    !reader.sameSentence(index - 1, index) || reader.has(index, .punctuation)
      || FunctionWords.english.contains(reader.bytes, reader.spans[index])
  }

  /// Whether a tight hyphen joins the word to another: "third-party", "half-remembered".
  private func isFirstPart(_ index: Int) -> Bool {
    reader.isHyphen(index + 1) && reader.isTight(index + 1) && reader.isTight(index + 2)
  }

  /// "half a million", "half a dozen", "quarter of a million", "half-million"; else the fraction.
  func partOfScale(at index: Int) -> ParsedNumber? {
    guard let word = reader.number(index) else { return nil }
    var next = index + 1
    if reader.isHyphen(next) { next += 1 }
    if reader.matches(next, "of"), reader.number(next + 1)?.kind == .article { next += 1 }
    if reader.number(next)?.kind == .article { next += 1 }
    if let scale = reader.number(next), reader.sameSentence(index, next) {
      let isScale = scale.kind == .scale && reader.spans[next].count > 2
      if isScale || scale.kind == .dozen || scale.kind == .hundred {
        let form: NumberForm = scale.kind == .dozen ? .dozen : .words
        return ParsedNumber(
          tokens: index..<(next + 1), value: word.value * scale.value, form: form)
      }
    }
    // A quarter is a part of a year, a town or a match as often as a fraction.
    guard word.kind == .half || reader.matches(index + 1, "of"), !isFirstPart(index) else {
      return nil
    }
    if index > 0, let before = reader.number(index - 1), before.kind == .ordinal { return nil }
    var number = ParsedNumber(tokens: index..<(index + 1), value: word.value, form: .words)
    number.isFraction = true
    return number
  }

  /// "dozens", "hundreds of thousands", "tens of thousands".
  func vaguePlural(at index: Int, _ word: NumberWord) -> ParsedNumber? {
    var low = word.value
    var end = index + 1
    if reader.matches(end, "of") || reader.matches(end, "and"),
      let second = reader.number(end + 1), second.kind == .vaguePlural, second.value >= 2000
    {
      // "tens of thousands": ten times two; "thousands and thousands" stays.
      if reader.matches(end, "of") { low = low * second.value / 2 }
      end += 2
    } else if word.value == 20 || (word.value == 40 && !isCount(end)) {
      // "tens" and "scores" alone are rarely numbers.
      return nil
    }
    return vague(index..<end, low)
  }

  private func isCount(_ end: Int) -> Bool {
    reader.matches(end, "of") || reader.has(end, .lower)
  }

  /// "several", "several hundred", "a few dozen", "a couple of thousand".
  func vagueSmall(at index: Int, _ word: NumberWord) -> ParsedNumber? {
    var end = index + 1
    let hasArticle = index > 0 && reader.number(index - 1)?.kind == .article
    switch word.kind {
    case .couple:
      guard hasArticle, reader.matches(end, "of") || reader.number(end) != nil else { return nil }
    case .vagueSmall where !TokenText.equals(reader.bytes, reader.spans[index].range, "several"):
      // "few" alone says less than three; "a handful" says it.
      guard hasArticle || reader.matches(index - 1, Self.beforeFew) else { return nil }
    default: break
    }
    let first = end
    if reader.matches(end, "of"), reader.number(end + 1) != nil { end += 1 }
    var low = word.value
    var isScaled = false
    while low < 1e12, let scale = reader.number(end), reader.sameSentence(index, end),
      scale.kind == .hundred || scale.kind == .dozen
        || (scale.kind == .scale && reader.spans[end].count > 2)
    {
      low *= scale.value
      end += 1
      isScaled = true
    }
    return vague(index..<(isScaled ? end : first), low)
  }

  private static let beforeFew = WordTable(
    words: "last past next first previous coming every another")

  private func vague(_ tokens: Range<Int>, _ low: Double) -> ParsedNumber {
    var number = ParsedNumber(tokens: tokens, value: low, form: .vague)
    number.isVague = true
    return number
  }

  /// Takes "and a half", "three quarters", "-thirds" after a number.
  func withFraction(_ number: ParsedNumber) -> ParsedNumber {
    guard !number.isOrdinal, !number.isVague, !number.isFraction else { return number }
    var number = number
    let next = number.tokens.upperBound
    var at = next
    if reader.isHyphen(at) { at += 1 }
    if let word = reader.number(at), reader.sameSentence(next - 1, at) {
      let isOneOf =
        word.kind == .ordinal && word.value >= 3 && number.value == 1
        && number.form == .words
      if word.kind == .denominators || isOneOf || (word.kind == .half && number.value == 1) {
        let denominator = word.kind == .half ? 2 : word.value
        number.value /= denominator
        number.isFraction = true
        number.tokens = number.tokens.lowerBound..<(at + 1)
        return number
      }
      if word.kind == .quarter, number.value == 1, number.form == .words {
        number.value = 0.25
        number.isFraction = true
        number.tokens = number.tokens.lowerBound..<(at + 1)
        return number
      }
      if number.form == .words,
        let lower = denominator(at: at, afterOne: number.value == 1), lower.value > 0
      {
        number.value /= lower.value
        number.isFraction = true
        number.tokens = number.tokens.lowerBound..<lower.end
        return number
      }
    }
    takeAndPart(&number)
    return number
  }

  /// "and a half", "and three quarters", then perhaps a scale: "two and a half million".
  private func takeAndPart(_ number: inout ParsedNumber) {
    let next = number.tokens.upperBound
    guard reader.matches(next, "and"), let first = reader.number(next + 1),
      reader.sameSentence(next, next + 1)
    else { return }
    var part = 0.0
    var end = next + 2
    switch first.kind {
    case .article, .unit:
      // "ten and one-half" has its hyphen between the two.
      let lower = reader.isHyphen(next + 2) ? next + 3 : next + 2
      guard let second = reader.number(lower), reader.sameSentence(next, lower) else { return }
      switch second.kind {
      case .half, .quarter: part = second.value * first.value
      case .ordinal where second.value >= 3 && first.value == 1: part = 1 / second.value
      case .denominators: part = first.value / second.value
      default: return
      }
      end = lower + 1
    case .half, .quarter: part = first.value
    default: return
    }
    if let scale = reader.number(end), scale.kind == .scale, reader.spans[end].count > 2,
      reader.sameSentence(next, end)
    {
      let isSmall = number.value < scale.value
      number.value =
        isSmall ? (number.value + part) * scale.value : number.value + part * scale.value
      number.scale = scale.value
      if number.form == .digits { number.form = .mixed }
      end += 1
    } else {
      number.value += part * number.scale
    }
    number.isPlain = false
    number.tokens = number.tokens.lowerBound..<end
  }
}
