import DocumentModel

extension ClusterBuilder {
  /// The form that stands beside each short form in brackets, by the short form's key.
  func bracketedAcronyms(_ own: [Int]) -> [Int32: Int] {
    var found: [Int32: Int] = [:]
    for (left, right) in zip(own, own.dropFirst()) {
      let (one, other) = (mentions[left], mentions[right])
      guard one.sentence == other.sentence, one.tokens.upperBound + 1 == other.tokens.lowerBound,
        source.mark(one.tokens.upperBound) == UInt8(ascii: "(")
      else { continue }
      if NameInitials(source: source).fit(one.tokens, other.tokens) {
        found[forms.form(right).key] = Int(forms.ofMention[left])
      } else if NameInitials(source: source).fit(other.tokens, one.tokens) {
        found[forms.form(left).key] = Int(forms.ofMention[right])
      }
    }
    return found
  }

  /// Forms that the text says are names of one thing: "Jenna Marbles (born Jenna Mourey)".
  ///
  /// Two names that the tables know stay two: they say themselves where they are one.
  func statedAliases(_ type: EntityType) -> [Int: Int] {
    let reader = AliasStatements(source: source)
    var found: [Int: Int] = [:]
    for index in mentions.indices.dropLast() {
      let (one, other) = (mentions[index], mentions[index + 1])
      guard one.type == type, other.type == type, one.sentence == other.sentence,
        one.tokens.upperBound < other.tokens.lowerBound,
        !one.isKnown || !other.isKnown, reader.isStated(one, other)
      else { continue }
      let (left, right) = (Int(forms.ofMention[index]), Int(forms.ofMention[index + 1]))
      found[left] = right
      found[right] = left
    }
    return found
  }
}

/// Tells whether a short form can stand for a name.
struct NameInitials {
  let source: NameText

  /// Whether `short`, one word, starts with the first letter of a longer name and holds letters of
  /// it in order.
  func fit(_ long: Range<Int>, _ short: Range<Int>) -> Bool {
    guard long.count > 1, short.count == 1, let token = short.first, let first = long.first,
      source.tokens.spans[token].count <= 10, isShortForm(token)
    else { return false }
    let letters = source.text.utf8[source.tokens.spans[token].range].filter { $0 != 0x2E }
    let span = source.tokens.spans[first].hull(source.tokens.spans[long.upperBound - 1])
    let name = source.text.utf8[span.range]
    guard let initial = letters.first, letters.count > 1,
      TokenText.lowered(initial) == TokenText.lowered(name[span.start])
    else { return false }
    var next = 0
    for byte in name where next < letters.count {
      if TokenText.lowered(byte) == TokenText.lowered(letters[next]) { next += 1 }
    }
    return next == letters.count
  }

  /// Whether a word has two capitals or more: "HWU", "ACPeds".
  func isShortForm(_ token: Int) -> Bool {
    let capitals = source.text.utf8[source.tokens.spans[token].range].count { $0 &- 0x41 < 26 }
    return capitals >= 2
  }

  /// The first letters of the capitalised words of a name, in lower case.
  func capitals(_ tokens: Range<Int>) -> [UInt8] {
    tokens.filter { source.isCapitalised($0) }.map {
      TokenText.lowered(source.text.utf8[source.tokens.spans[$0].start])
    }
  }
}
