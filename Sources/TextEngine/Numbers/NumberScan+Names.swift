import DocumentModel

// Figures that name rather than count: models, telephone numbers, scores.
extension NumberScan {
  /// "F-16", "Mi-17s", "M16", "COVID-19", "4G".
  func modelNumber(at index: Int) -> NumberDraft? {
    guard reader.has(index, .digit) else { return nil }
    let span = reader.spans[index]
    let startsWithDigit = Characters.isDigit(reader.bytes[span.start])
    var first = index
    if startsWithDigit {
      if reader.isTight(index), reader.isHyphen(index - 1), reader.isTight(index - 1),
        isModelName(index - 2)
      {
        first = index - 2
      } else {
        guard isGeneration(span) else { return nil }
      }
    } else {
      guard reader.has(index, .alphabetic), reader.has(index, .title), span.count <= 8 else {
        return nil
      }
    }
    guard first >= lastEnd else { return nil }
    var number = ParsedNumber(
      tokens: first..<(index + 1), value: digits(span), form: .digits)
    number.isPlain = true
    var draft = NumberDraft(number)
    draft.kind = .model
    // "F-16-type", "A320neo".
    draft.end = index + 1
    return draft
  }

  private func isModelName(_ index: Int) -> Bool {
    guard reader.has(index, .title), reader.has(index, .alphabetic), reader.number(index) == nil
    else { return false }
    let count = reader.spans[index].count
    return count <= 3 || (count <= 5 && reader.has(index, .upper))
  }

  /// "4G", "3D".
  private func isGeneration(_ span: Span) -> Bool {
    span.count == 2 && Characters.isUpper(reader.bytes[span.start + 1])
  }

  /// The first run of digits of a token, at most fifteen.
  private func digits(_ span: Span) -> Double {
    var value = 0.0
    var count = 0
    for byte in reader.bytes[span.range] {
      if Characters.isDigit(byte), count < 15 {
        value = value * 10 + Double(byte - 0x30)
        count += 1
      } else if count > 0 {
        break
      }
    }
    return value
  }

  /// "853-7557", "312-666-2372", "+1 202 555 0100".
  func phoneNumber(at index: Int) -> NumberDraft? {
    guard reader.has(index, .digit), reader.flags[index].isDisjoint(with: .alphabetic) else {
      return nil
    }
    let span = reader.spans[index]
    let bytes = reader.bytes[span.range]
    let isForeign = bytes.first == 0x2B && reader.has(index + 1, .digit)
    guard bytes.contains(0x2D) || isForeign else { return nil }
    if !isForeign, bytes.count < 8, bytes.count(where: { $0 == 0x2D }) == 2 {
      // "9-2-1": won, lost, drawn.
      var draft = NumberDraft(ParsedNumber(tokens: index..<(index + 1), value: 0, form: .digits))
      draft.hasValue = false
      draft.kind = .score
      return draft
    }
    var end = index + 1
    if isForeign {
      while end < reader.count, end - index < 6, reader.has(end, .digit) || reader.isHyphen(end) {
        end += 1
      }
    }
    // "/2222": an extension.
    if reader.mark(end) == 0x2F, reader.isTight(end), reader.isTight(end + 1),
      reader.has(end + 1, .digit)
    {
      end += 2
    }
    var draft = NumberDraft(ParsedNumber(tokens: index..<end, value: 0, form: .digits))
    draft.hasValue = false
    draft.kind = .phone
    return draft
  }

  /// "3:1" and times that no date took.
  func colonNumber(at index: Int) -> NumberDraft? {
    guard reader.has(index, .digit), reader.bytes[reader.spans[index].range].contains(0x3A) else {
      return nil
    }
    var draft = NumberDraft(ParsedNumber(tokens: index..<(index + 1), value: 0, form: .digits))
    draft.hasValue = false
    draft.kind = .score
    return draft
  }

  /// What the numbers on both sides of a dash are.
  func pairKind(_ first: ParsedNumber, _ second: ParsedNumber) -> NumberKind? {
    let end = second.tokens.upperBound
    if reader.isDash(end), reader.isTight(end), reader.has(end + 1, .digit) { return .identifier }
    if first.value < second.value, !isContest(first.tokens.lowerBound) { return nil }
    return first.isPlain && second.isPlain && first.value < 1000 && second.value < 1000
      ? .score : nil
  }

  /// Whether the words before speak of a game or a vote.
  private func isContest(_ index: Int) -> Bool {
    for near in max(0, index - 6)..<index where reader.sameSentence(near, index) {
      if reader.matches(near, Self.contests) { return true }
    }
    return false
  }

  private static let contests = WordTable(
    words: """
      won win wins beat beats lost lose loses defeated defeat draw drew victory score scored vote
      voted votes final lead led tied tie trailed ruled ruling match game
      """)
}
