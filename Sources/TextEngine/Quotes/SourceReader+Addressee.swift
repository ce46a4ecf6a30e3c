import DocumentModel

/// Whom a verb of saying tells.
extension SourceReader {
  /// The tokens, from `start` on, that name whom a verb tells; empty if there are none.
  func addressee(from start: Int, before limit: Int) -> Range<Int> {
    var end = start
    while end < limit, end - start < 14 {
      if end > start, source.has(end, SpeechWords.pronoun | SpeechWords.determiner) { break }
      if source.mentionAt[end] < 0 {
        if breaksAddressee(end, isFirst: end == start) { break }
      } else if end > start, source.mentionAt[end - 1] >= 0,
        source.mentionAt[end] != source.mentionAt[end - 1], !source.isPerson(end)
      {
        break
      }
      end += 1
      if end == start + 1, source.has(start, SpeechWords.pronoun) { break }
    }
    return start..<end
  }

  /// Whom "said to the crowd" names, from the "to" at `start` on; nil if no such phrase is there.
  func addressee(afterTo start: Int, before limit: Int) -> Range<Int>? {
    guard start + 1 < limit, source.isWord(start, "to") else { return nil }
    let first = start + 1
    let isNoun =
      source.mentionAt[first] >= 0 || source.has(first, SpeechWords.occasion)
      || source.has(first, SpeechWords.determiner | SpeechWords.pronoun)
    guard isNoun else { return nil }
    let told = addressee(from: first, before: limit)
    return told.isEmpty ? nil : told
  }

  private func breaksAddressee(_ token: Int, isFirst: Bool) -> Bool {
    if source.isMark(token), !isInner(token) { return true }
    if source.has(token, SpeechWords.time | SpeechWords.question | SpeechWords.relative) {
      return true
    }
    for word in ["that", "last", "how", "why", "what"] where source.isWord(token, word) {
      return true
    }
    guard !isFirst else {
      return source.has(token, SpeechWords.finite | SpeechWords.auxiliary)
        || source.has(token, SpeechWords.preposition)
    }
    if source.has(token, SpeechWords.determiner | SpeechWords.pronoun | SpeechWords.finite) {
      return true
    }
    return source.has(token, SpeechWords.preposition) && !source.isWord(token, "of")
  }
}
