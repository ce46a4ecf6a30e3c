import DocumentModel

/// Times, places and occasions between a cue and what is said: `said on Monday in a speech that …`.
extension ReportReader {
  /// The token after adverbs, times and occasions that follow a verb: "said on Monday in a speech".
  func skipAdverbials(_ start: Int, _ end: Int) -> Int {
    var token = start
    for _ in 0..<4 {
      guard token < end, block.stretch(at: token) == nil else { break }
      if ownsNext(token, end) { break }
      if let next = behindHowever(token, end) {
        token = next
        continue
      }
      if source.has(token, SpeechWords.pronoun), token + 1 < end, source.isWord(token, "there"),
        source.has(token + 1, SpeechWords.time) || source.isWord(token + 1, "that")
      {
        token += 1
        continue
      }
      if source.has(token, SpeechWords.time)
        || source.isAdverb(token) && source.mentionAt[token] < 0
          && !source.has(token, SpeechWords.determiner)
      {
        token += 1
        while token < end, source.tokens.flags[token].contains(.digit),
          source.has(token - 1, SpeechWords.time)
        {
          token += 1
        }
        continue
      }
      if source.has(token, SpeechWords.ordinal), token + 1 < end,
        source.has(token + 1, SpeechWords.time)
      {
        token += 2
        continue
      }
      guard source.has(token, SpeechWords.preposition), !isQuantified(token, end),
        let next = phraseEnd(token, end)
      else { break }
      token = next
    }
    return token
  }

  /// The token behind "however" and the commas around it; nil if it is not there.
  private func behindHowever(_ token: Int, _ end: Int) -> Int? {
    let word = source.isComma(token) ? token + 1 : token
    guard word + 1 < end, source.isWord(word, "however") else { return nil }
    return source.isComma(word + 1) ? word + 2 : word + 1
  }

  /// Whether a time is an owner and so no adverbial: "said Thursday's vote", "said this week's".
  private func ownsNext(_ token: Int, _ end: Int) -> Bool {
    let time = source.has(token, SpeechWords.ordinal) ? token + 1 : token
    return time + 1 < end && source.has(time, SpeechWords.time)
      && source.tokens.flags[time + 1].contains(.clitic)
  }

  /// The end of "in a statement", "on June 3", "in Paris"; nil if the words are something else.
  private func phraseEnd(_ preposition: Int, _ end: Int) -> Int? {
    var token = preposition + 1
    var last: Int?
    while token < end, token - preposition < 10 {
      if block.stretch(at: token) != nil || source.isWord(token, "that") { break }
      let isHead = source.has(token, SpeechWords.occasion | SpeechWords.time)
      let isName =
        !source.has(token, SpeechWords.pronoun)
        && (source.mentionAt[token] >= 0 || source.isCapital(token))
      if isHead || isName || source.tokens.flags[token].contains(.digit) {
        last = token + 1
        token += 1
        continue
      }
      if last != nil || source.isMark(token) || source.has(token, SpeechWords.finite) { break }
      token += 1
    }
    return last ?? (token < end && source.isWord(token, "that") ? token : nil)
  }
}
