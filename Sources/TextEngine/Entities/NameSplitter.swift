import DocumentModel

/// Cuts a run of capitalised tokens into titles, demonyms, known names and the rest.
struct NameSplitter {
  let source: NameText

  /// Appends the pieces of a run.
  func split(
    _ run: Range<Int>, of sentence: Int, isTitleCase: Bool, into pieces: inout [NamePiece]
  ) {
    var index = run.lowerBound
    let first = pieces.count
    while index < run.upperBound {
      let next = cut(at: index, of: run, into: &pieces)
      index = max(next, index + 1)
    }
    for piece in first..<pieces.count {
      pieces[piece].sentence = sentence
      pieces[piece].isTitleCase = isTitleCase
      pieces[piece].single = single(pieces[piece].tokens)
      pieces[piece].isForced = source.isForcedCapital(pieces[piece].tokens.lowerBound)
    }
  }

  private func single(_ tokens: Range<Int>) -> Int? {
    for token in tokens.dropFirst() where source.tokens.flags[token].contains(.spaceBefore) {
      return nil
    }
    return tokens.upperBound - 1
  }

  /// Appends the piece that starts at a token; returns where the next may start.
  private func cut(at index: Int, of run: Range<Int>, into pieces: inout [NamePiece]) -> Int {
    let end = run.upperBound
    if let skipped = skip(at: index, before: end) { return skipped }
    let known = source.phrase(at: index, before: end)
    if let known, index + known.length == end {
      pieces.append(piece(index..<end, known.facts))
      return end
    }
    if (known?.length ?? 0) < 2, let name = titledName(at: index, before: end) {
      return cutName(name.start, title: index..<name.start, before: end, into: &pieces)
    }
    let segment = index..<segmentEnd(from: index, before: end)
    if let known { return cutKnown(known, segment, into: &pieces) }
    if splitsAdverb(segment) { return index + 1 }
    if let inner = innerPlace(segment) {
      pieces.append(piece(segment.lowerBound..<inner))
      return inner
    }
    pieces.append(piece(segment))
    return segment.upperBound
  }

  /// Skips marks, small words, and function words that start a run.
  private func skip(at index: Int, before end: Int) -> Int? {
    if !source.isCapitalised(index) {
      return source.exact(index).isDisjoint(with: [.particle, .organization, .phraseStart])
        ? index + 1 : nil
    }
    let exact = source.exact(index)
    if exact.contains(.calendar), exact.isDisjoint(with: [.named, .given]),
      source.tokens.spans[index].count > 2
    {
      return index + 1
    }
    guard source.folded(index).contains(.function), source.isForcedCapital(index) || index + 1 < end
    else { return nil }
    let isCapitals =
      source.tokens.flags[index].contains(.upper) && source.tokens.spans[index].count > 1
    if let phrase = source.phrase(at: index, before: end),
      phrase.length > 1 || index + 1 == end || isCapitals
    {
      return nil
    }
    let isArticle = source.isWord(index, "a") || source.isWord(index, "i")
    let isInitial = source.tokens.spans[index].count == 1 && !isArticle
    if isInitial
      || source.tokens.flags[index].contains(.upper) && !isArticle
        && !source.isForcedCapital(index)
    {
      return nil
    }
    if exact.contains(.given), exact.isDisjoint(with: .calendar), index + 1 < end,
      source.isCapitalised(index + 1), source.folded(index + 1).isDisjoint(with: .common)
    {
      return nil
    }
    return index + 1
  }

  /// Where the name starts if a title stands here: "Prime Minister", "Secretary of State", "Mr".
  func titledName(at index: Int, before end: Int) -> (start: Int, Void)? {
    var next = index
    var hasNoun = false
    while next < end {
      let exact = source.exact(next)
      let folded = source.folded(next)
      if !exact.isDisjoint(with: .title)
        || source.isCapitalised(next) && folded.contains(.role)
          && exact.isDisjoint(with: [.given, .named])
      {
        hasNoun = true
        next += 1
      } else if exact.contains(.titleWord) {
        next += 1
      } else if hasNoun,
        source.isWord(next, "of") || source.isWord(next, "for") || source.isWord(next, "-")
      {
        next += 1
      } else if hasNoun, next > index + 1,
        source.isWord(next - 1, "of") || source.isWord(next - 1, "for"), isOfficeNoun(next)
      {
        next += 1
      } else {
        break
      }
    }
    guard hasNoun, next > index, next < end, source.isCapitalised(next) || isParticle(next) else {
      return nil
    }
    guard lastIsNoun(index..<next), !closesBody(next, before: end) else { return nil }
    return (next, ())
  }

  private func isParticle(_ index: Int) -> Bool { source.exact(index).contains(.particle) }

  private func isOfficeNoun(_ index: Int) -> Bool {
    source.exact(index).contains(.titleWord) || source.isWord(index, "staff")
      || source.folded(index).contains(.common)
        && source.exact(index).isDisjoint(with: [.given, .named])
  }

  /// Whether a title ends in its noun, or in "of" and what the office is for.
  private func lastIsNoun(_ title: Range<Int>) -> Bool {
    let last = title.upperBound - 1
    if source.isWord(last, "of") || source.isWord(last, "for") || source.mark(last) == 0x2D {
      return false
    }
    if !source.exact(last).isDisjoint(with: .title) || source.folded(last).contains(.role) {
      return true
    }
    return title.count > 2 && (source.isWord(last - 1, "of") || source.isWord(last - 1, "for"))
  }

  /// Whether what follows a title makes a body or place of the whole: "King Abdullah University".
  private func closesBody(_ start: Int, before end: Int) -> Bool {
    let heads: NameFlags = [.organizationHead, .organizationSuffix, .placeHead]
    if !source.exact(start).isDisjoint(with: [.organizationHead, .organizationSuffix]),
      source.exact(start).isDisjoint(with: [.given, .surname])
    {
      return true
    }
    let last = source.exact(end - 1)
    return end - start > 1 && !last.isDisjoint(with: heads)
      && last.isDisjoint(with: [.given, .surname])
  }

  /// The end of the part before the next title that stands before a name.
  private func segmentEnd(from start: Int, before end: Int) -> Int {
    var index = start + 1
    while index < end {
      let flags = source.exact(index).union(source.folded(index))
      if !flags.isDisjoint(with: NameFlags.title.union([.role, .titleWord])),
        source.isCapitalised(index), titledName(at: index, before: end) != nil,
        !source.isWord(index - 1, "of"), !source.isWord(index - 1, "and")
      {
        return index
      }
      index += 1
    }
    return trimmed(start..<end)
  }

  /// A segment without role nouns at its end: "Kurdistan PM" is no longer name than "Kurdistan".
  private func trimmed(_ segment: Range<Int>) -> Int {
    var end = segment.upperBound
    while end > segment.lowerBound + 1 {
      let last = end - 1
      let isTitle =
        !source.exact(last).isDisjoint(with: [.rank, .titleWord])
        || source.isCapitalised(last) && source.folded(last).contains(.role)
      let isMark = !source.isCapitalised(last) && !source.tokens.flags[last].contains(.digit)
      let isName = !source.exact(last).isDisjoint(with: [.surname, .organizationHead, .placeHead])
      let isObject = source.isWord(last - 1, "of") || source.isWord(last - 1, "for")
      guard isMark || isTitle && !isName && !isObject else { break }
      end -= 1
    }
    return end
  }

  /// Appends what follows a title.
  private func cutName(
    _ start: Int, title: Range<Int>, before end: Int, into pieces: inout [NamePiece]
  ) -> Int {
    var stop = trimmed(start..<end)
    var index = start + 1
    while index < stop {
      if titledName(at: index, before: end) != nil,
        source.exact(index).isDisjoint(with: [.surname, .given])
      {
        stop = index
        break
      }
      index += 1
    }
    var name = piece(start..<stop)
    name.title = title
    pieces.append(name)
    return stop
  }

  /// Appends a known name at the head of a longer segment, alone or with what follows it.
  private func cutKnown(
    _ known: (length: Int, facts: NameFacts), _ segment: Range<Int>, into pieces: inout [NamePiece]
  ) -> Int {
    let stop = segment.lowerBound + known.length
    guard stop < segment.upperBound else {
      pieces.append(piece(segment.lowerBound..<stop, known.facts))
      return stop
    }
    let last = source.exact(segment.upperBound - 1)
    let heads: NameFlags = [.organizationHead, .organizationSuffix, .placeHead, .eventHead]
    let next = source.exact(stop)
    let isPerson = next.contains(.given) && next.isDisjoint(with: .organizationHead)
    let closes = !last.isDisjoint(with: heads) && segment.count > known.length
    if source.isHyphen(stop, before: segment.upperBound) {
      // "Israel-Gaza" is two places, "Asia-Pacific Forum" one name.
      guard closes, !known.facts.flags.contains(.country) else {
        pieces.append(piece(segment.lowerBound..<stop, known.facts))
        return stop + 1
      }
    }
    let firstGiven = source.exact(segment.lowerBound).contains(.given) && known.length == 1
    if closes && !isPerson || holdsOf(stop..<segment.upperBound) && !isPerson {
      pieces.append(piece(segment))
      return segment.upperBound
    }
    if firstGiven && !known.facts.flags.contains(.country)
      || !isPerson && isUnknown(stop) && known.length == 1
        && !known.facts.flags.contains(.demonym)
    {
      pieces.append(piece(segment))
      return segment.upperBound
    }
    pieces.append(piece(segment.lowerBound..<stop, known.facts))
    return stop
  }

  private func holdsOf(_ range: Range<Int>) -> Bool {
    range.contains { source.isWord($0, "of") || source.isWord($0, "for") }
  }

  /// Whether a token is a capitalised word that starts no known name.
  private func isUnknown(_ index: Int) -> Bool {
    source.isCapitalised(index)
      && source.exact(index).isDisjoint(with: NameFlags.named.union(.title).union(.titleWord))
  }

  /// Whether the first word of a sentence is a common word that the name does not need:
  /// "Yesterday Ann Lee", against "Human Rights Watch".
  private func splitsAdverb(_ segment: Range<Int>) -> Bool {
    let first = segment.lowerBound
    guard segment.count > 1, source.isForcedCapital(first) else { return false }
    let folded = source.folded(first)
    guard folded.contains(.common), source.exact(first).isDisjoint(with: [.given, .placeFirst])
    else { return false }
    if source.capitalCounts[Int(source.foldedID(first))] > 0 { return false }
    let next = source.exact(first + 1)
    if next.contains(.given) || next.contains(.demonym) || next.contains(.country) { return true }
    return segment.count == 2 && next.contains(.named) && !next.contains(.surname)
  }

  /// Where a country or a demonym that does not belong to the words before it starts.
  private func innerPlace(_ segment: Range<Int>) -> Int? {
    let last = source.exact(segment.upperBound - 1)
    guard last.isDisjoint(with: [.organizationHead, .organizationSuffix, .placeHead]) else {
      return nil
    }
    for index in segment.dropFirst() where source.isHyphen(index - 1, before: segment.upperBound) {
      if source.exact(index).contains(.country) { return index - 1 }
    }
    return nil
  }

  private func piece(_ tokens: Range<Int>, _ facts: NameFacts? = nil) -> NamePiece {
    var piece = NamePiece(tokens: tokens)
    if let facts {
      piece.facts = facts
      piece.isKnown = true
    } else if tokens.count == 1 {
      piece.facts = source.facts(tokens.lowerBound)
      piece.isKnown = !piece.facts.flags.isDisjoint(with: .named)
    } else if let known = source.phrase(at: tokens.lowerBound, before: tokens.upperBound),
      known.length == tokens.count
    {
      piece.facts = known.facts
      piece.isKnown = true
    }
    return piece
  }
}
