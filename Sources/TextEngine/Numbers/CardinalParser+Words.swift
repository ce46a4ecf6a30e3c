import DocumentModel

extension CardinalParser {
  /// The most tokens that a number takes, so that a text of number words costs linear time.
  private static var longest: Int { 24 }

  /// Reads a number that starts with a number word.
  func words(at index: Int, _ word: NumberWord) -> ParsedNumber? {
    switch word.kind {
    case .unit, .teen, .tens, .zero: return cardinal(at: index)
    case .hundred, .scale:
      return reader.spans[index].count > 2 ? bareScale(at: index) : nil
    case .article: return afterArticle(index)
    case .half, .quarter: return partOfScale(at: index)
    case .dozen: return nil
    case .vaguePlural: return vaguePlural(at: index, word)
    case .vagueSmall, .couple: return vagueSmall(at: index, word)
    case .ordinal: return ordinal(at: index, word)
    case .minus: return negative(at: index)
    case .denominators, .and, .point: return nil
    }
  }

  private func negative(at index: Int) -> ParsedNumber? {
    // "plus or minus three" has no sign.
    guard !(reader.matches(index - 1, "or") && reader.matches(index - 2, "plus")),
      reader.sameSentence(index, index + 1), reader.number(index + 1)?.kind != .minus,
      var number = number(at: index + 1),
      !number.isVague, !number.isOrdinal
    else { return nil }
    number.value = -number.value
    number.tokens = index..<number.tokens.upperBound
    return number
  }

  /// "hundred" or "million" without a number before it counts only before a noun: "hundred men".
  private func bareScale(at index: Int) -> ParsedNumber? {
    index > 0 && reader.isHyphen(index - 1) ? nil : cardinal(at: index)
  }

  // MARK: Cardinals

  /// Reads "three hundred and forty-two thousand", "twenty-one hundred", "nineteen eighty-four".
  private func cardinal(at index: Int) -> ParsedNumber? {
    var sum = NumberSum()
    var next = index
    var end = index
    // The sum before the last "and".
    var afterAnd = 0.0
    while next - index < Self.longest, reader.sameSentence(index, next) {
      var at = next
      if next > index {
        if joins(hyphen: next, sum) {
          at = next + 1
        } else if reader.matches(next, "and"), sum.allowsAnd, startsSmall(next + 1) {
          at = next + 1
          afterAnd = sum.total
        }
      }
      guard let word = reader.number(at), reader.spans[at].count > 2 else { break }
      if word.kind == .tens, next > index, opensDenominator(at, sum) { break }
      if word.kind == .ordinal {
        guard next > index, sum.accepts(ordinal: word.value) else { break }
        return ordinal(index..<(at + 1), sum.total(with: word.value))
      }
      guard sum.take(word) else { break }
      next = at + 1
      end = next
    }
    guard end > index else { return nil }
    var number = ParsedNumber(tokens: index..<end, value: sum.total, form: .words)
    number.scale = sum.endsInScale ? sum.lastScale : 1
    number.isZero = sum.total == 0
    if number.isZero { number.form = .zero }
    takeDozen(&number, after: afterAnd)
    takePoint(&number)
    return number
  }

  /// Whether the tens at `index` begin the lower part of a fraction: "one hundred thirty-fifths",
  /// "twenty twenty fifths".
  private func opensDenominator(_ index: Int, _ sum: NumberSum) -> Bool {
    let isHyphened = reader.isHyphen(index + 1)
    guard isHyphened || sum.endsInTens else { return false }
    return reader.number(isHyphened ? index + 2 : index + 1)?.kind == .denominators
  }

  /// The lower part of a fraction that starts at `index`, with the index after it: "thirty-fifths",
  /// after one also "one hundred fifth".
  func denominator(at index: Int, afterOne: Bool) -> (value: Double, end: Int)? {
    guard let word = reader.number(index) else { return nil }
    if word.kind == .tens {
      let next = reader.isHyphen(index + 1) ? index + 2 : index + 1
      if let last = reader.number(next), last.value < 10,
        last.kind == .denominators || (afterOne && last.kind == .ordinal),
        reader.sameSentence(index, next)
      {
        return (word.value + last.value, next + 1)
      }
    }
    if afterOne, word.kind == .unit, reader.isHyphen(index + 1),
      let last = reader.number(index + 2), last.kind == .ordinal, last.value >= 100,
      reader.sameSentence(index, index + 2)
    {
      return (word.value * last.value, index + 3)
    }
    guard afterOne, word.kind == .unit || word.kind == .tens, let number = cardinal(at: index),
      number.isOrdinal, number.value >= 20
    else { return nil }
    return (number.value, number.tokens.upperBound)
  }

  /// Whether a hyphen at `index` joins two parts of a number: "twenty-one", "two-hundred".
  private func joins(hyphen index: Int, _ sum: NumberSum) -> Bool {
    guard reader.isHyphen(index), let word = reader.number(index + 1) else { return false }
    switch word.kind {
    case .unit: return sum.endsInTens
    case .ordinal: return sum.endsInTens && word.value < 10
    case .hundred, .scale: return reader.spans[index + 1].count > 2
    default: return false
    }
  }

  private func startsSmall(_ index: Int) -> Bool {
    guard let word = reader.number(index) else { return false }
    switch word.kind {
    case .unit:
      // "six million and two thirds": the rest is a fraction.
      switch reader.number(index + 1)?.kind {
      case .denominators, .half, .quarter: return false
      default: return true
      }
    case .teen, .tens: return true
    case .ordinal: return true
    default: return false
    }
  }

  private func ordinal(_ tokens: Range<Int>, _ value: Double) -> ParsedNumber {
    var number = ParsedNumber(tokens: tokens, value: value, form: .words)
    number.isOrdinal = true
    return number
  }

  private func ordinal(at index: Int, _ word: NumberWord) -> ParsedNumber? {
    ordinal(index..<(index + 1), word.value)
  }

  /// Takes "dozen"; of "three hundred and two dozens" only the two are multiplied.
  private func takeDozen(_ number: inout ParsedNumber, after sum: Double) {
    let next = number.tokens.upperBound
    guard let word = reader.number(next), reader.sameSentence(next - 1, next) else { return }
    let isDozens = word.kind == .vaguePlural && word.value == 24
    guard word.kind == .dozen || isDozens else { return }
    number.value = sum + (number.value - sum) * 12
    number.form = .dozen
    number.tokens = number.tokens.lowerBound..<(next + 1)
  }

  /// "two point seven one".
  private func takePoint(_ number: inout ParsedNumber) {
    var next = number.tokens.upperBound
    guard reader.number(next)?.kind == .point, reader.sameSentence(next - 1, next) else { return }
    var weight = 0.1
    var fraction = 0.0
    next += 1
    let first = next
    while let word = reader.number(next), next - first < 12, reader.sameSentence(first, next) {
      guard word.kind == .unit || word.kind == .zero || (next == first && word.value < 100) else {
        break
      }
      if word.value >= 10 {
        fraction += word.value * weight / 10
        weight /= 10
        if word.kind == .tens, reader.isHyphen(next + 1), let unit = reader.number(next + 2),
          unit.kind == .unit
        {
          fraction += unit.value * weight
          next += 2
        }
      } else {
        fraction += word.value * weight
      }
      weight /= 10
      next += 1
    }
    guard next > first else { return }
    number.value += fraction
    number.tokens = number.tokens.lowerBound..<next
    if let word = reader.number(next), word.kind == .scale, reader.spans[next].count > 2 {
      number.value *= word.value
      number.tokens = number.tokens.lowerBound..<(next + 1)
    }
  }
}

/// Adds up the words of a number.
struct NumberSum {
  private var finished = 0.0
  private var current = 0.0
  private var hasCurrent = false
  private(set) var lastScale = 1.0
  private var last: NumberWord.Kind?

  var total: Double { finished + current }
  var endsInTens: Bool { last == .tens }
  var endsInScale: Bool { last == .hundred || last == .scale }
  /// "and" stands after "hundred" and above.
  var allowsAnd: Bool { last == .hundred || last == .scale }

  func accepts(ordinal value: Double) -> Bool {
    switch last {
    case .tens: value < 10
    case .hundred, .scale: value < 100
    case .unit, .teen: value >= 100
    default: false
    }
  }

  func total(with ordinal: Double) -> Double {
    ordinal >= 100 ? finished + max(current, 1) * ordinal : total + ordinal
  }

  /// Takes a word; false if the number ends before it.
  mutating func take(_ word: NumberWord) -> Bool {
    switch word.kind {
    case .unit:
      guard last == nil || last == .tens || last == .hundred || last == .scale else { return false }
      current += word.value
    case .teen:
      guard last == nil || last == .hundred || last == .scale else { return false }
      current += word.value
    case .tens:
      if last == .teen || (last == .tens && current == 20) {
        // "nineteen eighty-four", "twenty twenty".
        guard finished == 0, current >= 10, current < 30 else { return false }
        current = current * 100 + word.value
      } else {
        guard last == nil || last == .hundred || last == .scale else { return false }
        current += word.value
      }
    case .hundred:
      guard last != .hundred, last != .scale, current < 100 else { return false }
      current = max(current, 1) * 100
      if finished == 0 { lastScale = 100 }
    case .scale:
      if last == .scale, current == 0 {
        guard finished < 1e12 else { return false }
        finished *= word.value
      } else {
        guard last == nil || current > 0, finished == 0 || word.value < lastScale else {
          return false
        }
        finished += max(current, 1) * word.value
      }
      current = 0
      lastScale = word.value
    case .zero:
      guard last == nil else { return false }
    default: return false
    }
    last = word.kind
    return true
  }
}
