import DocumentModel

/// Quotations whose verb is none of the verbs of saying: `she reasoned, "…"`, `"…," smiled Ann Lee`.
extension ReportReader {
  /// How far from the marks a verb may stand, in tokens.
  private static let reach = 8

  /// The first quotation of a unit that no report holds and that a verb in "-ed" goes with.
  func uncommon(_ unit: Range<Int>) -> Report? {
    for number in block.stretches(in: unit) where !claimed[number] && isDirect(number) {
      let quoted = block.stretches[number].tokens
      if let report = uncommonBefore(quoted, unit) ?? uncommonBehind(number, quoted, unit) {
        return report
      }
    }
    return nil
  }

  /// `She reasoned, "…"`: the verb stands before a comma or colon and the marks.
  private func uncommonBefore(_ quoted: Range<Int>, _ unit: Range<Int>) -> Report? {
    let mark = quoted.lowerBound - 1
    guard mark - 1 > unit.lowerBound,
      source.isComma(mark) || source.mark(mark) == UInt8(ascii: ":"), isPast(mark - 1),
      let verb = plainVerb(mark - 1, unit), let speaker = speaker(of: verb, unit, unit.lowerBound),
      isNamed(speaker)
    else { return nil }
    return make([quoted], verb, speaker, nil)
  }

  /// `"…," she reasoned` and `"…," smiled Ann Lee`.
  private func uncommonBehind(
    _ number: Int, _ quoted: Range<Int>, _ unit: Range<Int>
  ) -> Report? {
    guard endsOpen(number), quoted.upperBound < unit.upperBound else { return nil }
    let end = min(unit.upperBound, quoted.upperBound + Self.reach)
    guard let token = (quoted.upperBound..<end).first(where: { isPast($0) }),
      let verb = plainVerb(token, unit)
    else { return nil }
    if token == quoted.upperBound {
      guard let speaker = sources.subject(startingAt: token + 1, before: unit.upperBound),
        isNamed(speaker)
      else { return nil }
      return make([quoted], verb, speaker, nil)
    }
    guard let speaker = sources.subject(endingAt: verb.subjectEnd, from: quoted.upperBound),
      isNamed(speaker)
    else { return nil }
    return make([quoted], verb, speaker, nil)
  }

  private func plainVerb(_ token: Int, _ unit: Range<Int>) -> Verb? {
    guard var verb = verb(at: token, from: unit.lowerBound) else { return nil }
    verb.use = .direct
    return verb
  }

  /// Whether a source is a name or a pronoun, so that an uncommon verb can be one of saying.
  private func isNamed(_ speaker: QuoteSource) -> Bool {
    speaker.entity != nil || speaker.isPronoun
      || source.has(speaker.tokens.lowerBound, SpeechWords.determiner)
  }

  private func isPast(_ token: Int) -> Bool {
    guard source.tokens.flags[token].contains(.lower), source.mentionAt[token] < 0,
      block.stretch(at: token) == nil, !source.isCue(token)
    else { return false }
    let span = source.tokens.spans[token]
    return span.count > 4 && source.text.utf8[span.end - 1] == UInt8(ascii: "d")
      && source.text.utf8[span.end - 2] == UInt8(ascii: "e")
  }
}
