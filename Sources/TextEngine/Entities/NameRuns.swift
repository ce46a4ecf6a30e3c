import DocumentModel

/// Finds runs of capitalised tokens, with the small words that names hold.
struct NameRuns {
  let source: NameText

  /// Runs are cut after this many tokens, so that no input costs more than linear time.
  private static let longest = 20

  /// Calls `body` with each run of a sentence.
  func forEachRun(of sentence: Sentence, _ body: (Range<Int>) -> Void) {
    let end = sentence.tokens.upperBound
    var index = sentence.tokens.lowerBound
    while index < end {
      guard startsRun(index, before: end) else {
        index += 1
        continue
      }
      let stop = runEnd(from: index, before: end)
      body(index..<stop)
      index = stop
    }
  }

  /// Whether a name can start here: a capital, or "al" and its like before a hyphen or a capital.
  private func startsRun(_ index: Int, before end: Int) -> Bool {
    if source.isCapitalised(index) { return true }
    let flags = source.tokens.flags[index]
    guard flags.contains(.lower), index + 1 < end, !flags.contains(.clitic) else { return false }
    let facts = source.exact(index)
    if facts.contains(.organization) { return true }
    guard facts.contains(.particle) || facts.contains(.phraseStart) else { return false }
    if source.isHyphen(index + 1, before: end) {
      return index + 2 < end && source.isCapitalised(index + 2)
        && (facts.contains(.particle) || source.phrase(at: index, before: end) != nil)
    }
    return source.phrase(at: index, before: end).map { $0.length > 1 } ?? false
  }

  private func runEnd(from start: Int, before end: Int) -> Int {
    var stop = start + 1
    if let phrase = source.phrase(at: start, before: end) { stop = start + phrase.length }
    while stop < end, stop - start < Self.longest {
      let next = extended(start..<stop, before: end)
      if next == stop { break }
      stop = next
    }
    return stop
  }

  /// The end of a run that takes in what follows it, or its end as it is.
  private func extended(_ run: Range<Int>, before end: Int) -> Int {
    let next = run.upperBound
    if source.isCapitalised(next) {
      if isDate(next) { return next }
      if source.folded(next).contains(.function), !source.tokens.flags[next].contains(.upper),
        !source.exact(next).contains(.phraseStart), source.tokens.spans[next].count > 1,
        source.exact(next).isDisjoint(with: [.named, .given, .surname])
      {
        return next
      }
      return phraseEnd(at: next, before: end)
    }
    if source.isHyphen(next, before: end) {
      if source.isCapitalised(next + 1) { return phraseEnd(at: next + 1, before: end) }
      let facts = source.exact(next + 1)
      if facts.contains(.particle), next + 2 < end,
        source.isCapitalised(next + 2) || source.isHyphen(next + 2, before: end)
      {
        return next + 2
      }
      return next
    }
    return connected(run, before: end)
  }

  /// Whether a token is a word of the calendar and no surname after a given name.
  private func isDate(_ token: Int) -> Bool {
    let exact = source.exact(token)
    guard exact.contains(.calendar), source.tokens.spans[token].count > 1 else { return false }
    guard exact.isDisjoint(with: .named) else { return false }
    return exact.isDisjoint(with: [.given, .surname])
      || !source.exact(token - 1).contains(.given) || source.exact(token - 1).contains(.calendar)
  }

  private func phraseEnd(at index: Int, before end: Int) -> Int {
    source.phrase(at: index, before: end).map { index + $0.length } ?? index + 1
  }

  /// The end of a run that goes on over "of", "for", "and", "&" or a particle of a family name.
  private func connected(_ run: Range<Int>, before end: Int) -> Int {
    let next = run.upperBound
    guard next + 1 < end else { return next }
    let flags = source.tokens.flags[next]
    if source.mark(next) == UInt8(ascii: "&"), source.isCapitalised(next + 1) { return next + 2 }
    guard flags.contains(.lower), !flags.contains(.clitic) else { return juniorEnd(run, end) }
    if source.isWord(next, "of") || source.isWord(next, "for") {
      guard takesOf(run, isFor: source.isWord(next, "for")) else { return next }
      if source.isCapitalised(next + 1) { return phraseEnd(at: next + 1, before: end) }
      guard source.isWord(next + 1, "the"), next + 2 < end, source.isCapitalised(next + 2) else {
        return next
      }
      return phraseEnd(at: next + 2, before: end)
    }
    if source.isWord(next, "and") {
      return takesAnd(run, source.exact(next + 1)) && source.isCapitalised(next + 1)
        ? next + 2 : next
    }
    guard source.exact(next).contains(.particle) else { return next }
    return particleEnd(next, before: end)
  }

  /// The end of "al-", "bin", "van der" before a capital; the index itself where none follows.
  private func particleEnd(_ next: Int, before end: Int) -> Int {
    var index = next
    while index < end, index < next + 4 {
      if source.isCapitalised(index) { return index + 1 }
      let goesOn =
        source.exact(index).contains(.particle)
        || index > next && source.isHyphen(index, before: end)
      guard goesOn else { return next }
      index += 1
    }
    return next
  }

  /// ", Jr." after a name.
  private func juniorEnd(_ run: Range<Int>, _ end: Int) -> Int {
    let next = run.upperBound
    guard source.mark(next) == UInt8(ascii: ","), next + 1 < end else { return next }
    for junior in ["jr.", "sr.", "jr", "sr", "inc.", "inc", "ltd.", "ltd", "llc"]
    where source.isWord(next + 1, junior) { return next + 2 }
    return next
  }

  /// Whether "of" or "for" can go on a name that ends here.
  private func takesOf(_ run: Range<Int>, isFor: Bool) -> Bool {
    let last = source.exact(run.upperBound - 1)
    let folded = source.folded(run.upperBound - 1)
    var heads: NameFlags = [.organizationHead]
    if !isFor { heads.formUnion([.placeFirst, .rank, .titleMale, .titleFemale, .eventHead]) }
    if isFor { return !last.isDisjoint(with: heads) }
    if folded.contains(.role) { return true }
    if !last.isDisjoint(with: heads) { return true }
    return last.contains(.placeHead) && !last.contains(.placeNoun)
  }

  /// Whether "and" joins two nouns of one body: "Ministry of Health and Welfare".
  private func takesAnd(_ run: Range<Int>, _ after: NameFlags) -> Bool {
    var headSeen = false
    for index in run {
      if source.exact(index).contains(.organizationHead) { headSeen = true }
      guard headSeen, index > run.lowerBound else { continue }
      if source.isWord(index, "of") || source.isWord(index, "for") {
        return after.isDisjoint(with: [.country, .given, .organizationHead])
          && source.folded(run.upperBound + 1).contains(.common)
          && source.folded(run.upperBound - 1).contains(.common)
      }
    }
    return false
  }
}
