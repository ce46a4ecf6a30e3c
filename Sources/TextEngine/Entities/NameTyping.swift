import DocumentModel

/// Points for what a name may be; the highest wins.
struct TypeScores {
  var person = 0.0
  var organization = 0.0
  var place = 0.0
  /// No entity, or one of another type.
  var none = 0.0

  static func += (left: inout TypeScores, right: TypeScores) {
    left.person += right.person
    left.organization += right.organization
    left.place += right.place
    left.none += right.none
  }

  /// The type with the most points above those of `none`; nil if there is none.
  var best: EntityType? {
    let top = max(person, max(organization, place))
    guard top > none, top > 0 else { return nil }
    if top == place { return .place }
    return top == organization ? .organization : .person
  }
}

/// Scores what a piece may be, from its own words and from the words around it.
///
/// The weights are set by hand and checked on held-out news; all are in points of one scale.
struct NameTyping {
  let source: NameText

  /// The type that the words of a piece settle alone, whatever stands around it.
  func settled(_ piece: NamePiece) -> EntityType? {
    let range = piece.tokens
    if piece.title != nil { return .person }
    let flags = piece.facts.flags
    if piece.isKnown {
      if flags.contains(.demonym), flags.isDisjoint(with: [.country, .organization]) {
        return .group
      }
      if flags.contains(.country), !flags.contains(.given) { return .place }
      if flags.contains(.organization), flags.isDisjoint(with: [.given, .surname, .city, .region]) {
        return .organization
      }
      if range.count > 1 { return flags.contains(.organization) ? .organization : .place }
      return nil
    }
    return piece.single == nil ? settledByHead(range) : nil
  }

  /// The type that the head noun of a longer name settles.
  private func settledByHead(_ range: Range<Int>) -> EntityType? {
    let last = source.exact(range.upperBound - 1)
    let first = source.exact(range.lowerBound)
    if last.contains(.organizationSuffix) { return .organization }
    let isPersonal =
      first.contains(.given) && range.count == 2 && last.contains(.surname)
      && !last.contains(.organizationHead)
    if !isPersonal {
      if last.contains(.organizationHead) && !(last.contains(.surname) && first.contains(.given)) {
        return .organization
      }
      if last.contains(.eventHead), last.isDisjoint(with: [.organizationHead, .surname]) {
        return .event
      }
      if last.contains(.placeHead), !last.contains(.surname) || !first.contains(.given) {
        return .place
      }
    }
    if first.contains(.placeFirst), range.count == 2 { return .place }
    for index in range.dropFirst() {
      if source.isWord(index, "of") || source.isWord(index, "for") {
        return settledByOf(range.lowerBound..<index)
      }
      if source.mark(index) == UInt8(ascii: "&") { return .organization }
    }
    if first.contains(.organizationHead), !first.contains(.given), !first.contains(.surname),
      source.folded(range.lowerBound).contains(.common)
    {
      return .organization
    }
    return nil
  }

  private func settledByOf(_ head: Range<Int>) -> EntityType? {
    let last = source.exact(head.upperBound - 1)
    if last.contains(.organizationHead) { return .organization }
    if last.contains(.eventHead) { return .event }
    if !last.isDisjoint(with: [.placeHead, .placeFirst]) { return .place }
    return .other
  }

  /// Points from the words of the piece.
  func ownScores(_ piece: NamePiece) -> TypeScores {
    var scores = TypeScores()
    let range = piece.tokens
    let first = source.exact(range.lowerBound)
    let last = source.exact(range.upperBound - 1)
    if let token = piece.single {
      single(piece, token, &scores)
    } else {
      if first.contains(.given) { scores.person += 4 }
      if last.contains(.surname) { scores.person += 1.5 }
      var commons = 0
      for index in range {
        if source.folded(index).contains(.common) { commons += 1 }
        if index > range.lowerBound, isInitial(index) { scores.person += 3 }
        if source.exact(index).contains(.particle) { scores.person += 1.5 }
        if index > range.lowerBound, source.exact(index).contains(.demonym) { scores.none += 1 }
      }
      if isInitial(range.lowerBound) { scores.person += 3 }
      if commons == 0 { scores.person += range.count < 4 ? 1.5 : 0.5 }
      scores.organization += 0.5 * Double(commons) + 0.3
      if first.contains(.organization) { scores.organization += 2 }
      if first.contains(.country) { scores.organization += 2 }
      if commons == range.count { scores.none += 1 }
    }
    return scores
  }

  private func single(_ piece: NamePiece, _ index: Int, _ scores: inout TypeScores) {
    let flags = piece.tokens.count == 1 ? source.exact(index) : piece.facts.flags
    if flags.contains(.country) {
      scores.place += 8
    } else if !flags.isDisjoint(with: [.city, .region]) {
      scores.place += flags.contains(.major) ? 5 : 2
    }
    if flags.contains(.organization) { scores.organization += 5 }
    if flags.contains(.given) { scores.person += 2.2 }
    if flags.contains(.surname) { scores.person += 1.5 }
    let tokenFlags = source.tokens.flags[index]
    let length = source.tokens.spans[index].count
    if tokenFlags.contains(.upper), length > 1, length < 8 {
      scores.organization += 2.5
      if length < 3 { scores.none += 1 }
    } else if hasInnerCapital(index) {
      scores.organization += 2
    } else {
      scores.person += 0.6
    }
    let folded = source.folded(index)
    if folded.contains(.common), !piece.isKnown { scores.none += 3 }
    if flags.contains(.calendar) { scores.none += 6 }
    if !flags.isDisjoint(with: [.titleWord, .eventHead, .placeHead, .organizationHead]),
      !piece.isKnown
    {
      scores.none += 2
    }
    if folded.contains(.role) || !flags.isDisjoint(with: .title) { scores.none += 4 }
    if length == 1 { scores.none += 8 }
    // A code, such as a ticker or a part number; nobody is called so.
    if tokenFlags.contains(.digit) { scores.person -= 4 }
  }

  /// Whether a token is "J." or "J".
  func isInitial(_ index: Int) -> Bool {
    let span = source.tokens.spans[index]
    guard source.tokens.flags[index].contains(.title) else { return false }
    return span.count == 1 || span.count == 2 && source.text.utf8[span.end - 1] == 0x2E
  }

  private func hasInnerCapital(_ index: Int) -> Bool {
    let bytes = source.text.utf8[source.tokens.spans[index].range]
    guard bytes.count > 3, !bytes.starts(with: "Mc".utf8), !bytes.starts(with: "Mac".utf8),
      !bytes.starts(with: "De".utf8), !bytes.starts(with: "O'".utf8)
    else { return false }
    var seenLower = false
    for byte in bytes {
      if byte &- 0x61 < 26 { seenLower = true } else if seenLower, byte &- 0x41 < 26 { return true }
    }
    return false
  }

  /// Points from the words around a piece.
  func contextScores(_ piece: NamePiece, in sentence: Range<Int>) -> TypeScores {
    var scores = TypeScores()
    before(piece, sentence.lowerBound, &scores)
    after(piece, sentence.upperBound, &scores)
    return scores
  }

  private func before(_ piece: NamePiece, _ start: Int, _ scores: inout TypeScores) {
    let previous = piece.tokens.lowerBound - 1
    guard previous >= start else { return }
    let folded = source.folded(previous)
    if folded.contains(.placePreposition) {
      let isIn = source.isWord(previous, "in") || source.isWord(previous, "near")
      scores.place += isIn ? 2.5 : source.isWord(previous, "at") ? 1.5 : 0.7
    }
    if folded.contains(.role), !source.isCapitalised(previous) {
      scores.person += 3.5
    } else if folded.contains(.organizationNoun) {
      scores.organization += 1.5
    }
    if source.isWord(previous, "the") {
      scores.organization += 1.5
      scores.person -= 4
      scores.place += 0.2
    } else if source.isWord(previous, "of"), previous > start,
      source.folded(previous - 1).contains(.placeNoun)
    {
      scores.place += 4
    } else if source.isWord(previous, "of"), previous > start,
      source.folded(previous - 1).contains(.role)
    {
      scores.place += 1.5
    } else if source.isWord(previous, "a") || source.isWord(previous, "an") {
      scores.person -= 2
      scores.none += 1.5
    }
  }

  private func after(_ piece: NamePiece, _ end: Int, _ scores: inout TypeScores) {
    let next = piece.tokens.upperBound
    guard next < end else { return }
    let folded = source.folded(next)
    if folded.contains(.personVerb) { scores.person += 1.5; scores.organization += 0.6 }
    if source.isWord(next, "who") { scores.person += 3; scores.organization -= 1 }
    if !source.tokens.flags[next].contains(.title) {
      if folded.contains(.organizationNoun) { scores.organization += 1.5 }
      if folded.contains(.placeNoun) { scores.place += 1.5 }
    }
    if source.isHyphen(next, before: end), next + 1 < end {
      if source.isWord(next + 1, "based") || source.isWord(next + 1, "born") {
        scores.place += 4
      } else if source.tokens.flags[next + 1].contains(.lower) {
        scores.place += 1
        scores.organization += 0.5
      }
    }
    if source.mark(next) == UInt8(ascii: "("), next + 2 < end,
      source.tokens.flags[next + 1].contains(.upper), source.tokens.spans[next + 1].count > 1
    {
      scores.organization += piece.tokens.count > 1 ? 3 : 1
    }
    if source.mark(next) == UInt8(ascii: ","), next + 1 < end { afterComma(next + 1, end, &scores) }
  }

  private func afterComma(_ next: Int, _ end: Int, _ scores: inout TypeScores) {
    let exact = source.exact(next)
    if source.tokens.flags[next].contains(.digit), source.tokens.spans[next].count < 3,
      next + 1 < end,
      source.mark(next + 1) == UInt8(ascii: ",")
    {
      scores.person += 4
      return
    }
    if !exact.isDisjoint(with: [.country, .region]) { scores.place += 2 }
    if source.isWord(next, "who") { scores.person += 3 }
    guard source.tokens.flags[next].contains(.lower) else { return }
    for index in next..<min(end, next + 6) {
      if source.tokens.flags[index].contains(.punctuation) { break }
      let folded = source.folded(index)
      if folded.contains(.role), !source.isCapitalised(index) { scores.person += 3; return }
      if folded.contains(.placeNoun) { scores.place += 2; return }
      if folded.contains(.organizationNoun) { scores.organization += 2; return }
      if source.isWord(index, "of") { break }
    }
  }
}
