import DocumentModel

/// Reads what a person is from the title in front of a name or the apposition after it.
struct RoleReader {
  let source: NameText

  /// The longest apposition, in tokens.
  private static let longest = 14

  /// The words of the role beside a mention, or nil.
  ///
  /// The name of the mention before it may open the role ("US Secretary of State").
  func role(of mention: NameMention, after previous: NameMention?, in sentence: Range<Int>) -> Span?
  {
    if let title = title(of: mention, after: previous, in: sentence) { return title }
    return apposition(after: mention.tokens.upperBound, in: sentence)
  }

  private func title(
    of mention: NameMention, after previous: NameMention?, in sentence: Range<Int>
  ) -> Span? {
    var start = mention.tokens.lowerBound
    if let title = mention.title {
      start = title.lowerBound
      guard title.contains(where: { source.exact($0).isDisjoint(with: .honorific) }) else {
        return nil
      }
    } else {
      start = lowerTitleStart(mention.tokens.lowerBound, in: sentence)
      guard start < mention.tokens.lowerBound else { return nil }
    }
    let end = source.tokens.spans[mention.tokens.lowerBound - 1].end
    if let previous, previous.tokens.upperBound == start, previous.type != .person {
      return Span(start: previous.span.start, end: end)
    }
    return Span(start: source.tokens.spans[start].start, end: end)
  }

  /// Where a lower-case role in front of a name starts: "singer Ann Lee".
  private func lowerTitleStart(_ name: Int, in sentence: Range<Int>) -> Int {
    let last = name - 1
    guard last >= sentence.lowerBound, source.folded(last).contains(.role) || isAffaires(last),
      source.tokens.flags[last].contains(.lower)
    else { return name }
    var start = last
    while start > sentence.lowerBound, name - start < 4 {
      let before = start - 1
      let joins =
        source.mark(before) == UInt8(ascii: "-") || source.folded(before).contains(.role)
        || source.exact(before).contains(.titleWord) || isTitleWord(before)
        || source.isWord(before, "d'") && isAffaires(last)
      guard joins, source.tokens.flags[before].isDisjoint(with: .title) else { break }
      start = before
    }
    return start
  }

  private func isTitleWord(_ token: Int) -> Bool {
    source.isAny(
      token,
      ["prime", "vice", "deputy", "foreign", "defense", "defence", "former", "finance", "interior"])
  }

  private func isAffaires(_ token: Int) -> Bool {
    source.isWord(token, "affaires") || source.isWord(token, "d'affaires")
      || TokenText.folded(source.text.utf8[source.tokens.spans[token].range]).elementsEqual(
        "d'affaires".utf8)
  }

  /// ", Prime Minister of …," or ", the mayor of …," after a name.
  private func apposition(after end: Int, in sentence: Range<Int>) -> Span? {
    guard end + 1 < sentence.upperBound, source.mark(end) == UInt8(ascii: ",") else { return nil }
    var start = end + 1
    let isOpen =
      source.isWord(start, "the") || source.isWord(start, "a") || source.isWord(start, "an")
    if isOpen { start += 1 }
    var noun: Int?
    var index = start
    while index < sentence.upperBound, index - start < Self.longest {
      if isClosing(index) { break }
      if noun == nil, index - start < 6 {
        let isRole =
          source.folded(index).contains(.role) || !source.exact(index).isDisjoint(with: .rank)
        if isRole { noun = index }
        if !isRole, source.isWord(index, "of") || source.folded(index).contains(.personVerb) {
          return nil
        }
      }
      index += 1
    }
    guard noun != nil, index > start, index == sentence.upperBound || isClosing(index) else {
      return nil
    }
    let last = source.tokens.spans[index - 1]
    return Span(start: source.tokens.spans[start].start, end: last.end)
  }

  private func isClosing(_ token: Int) -> Bool {
    let flags = source.tokens.flags[token]
    guard flags.contains(.punctuation) else { return false }
    let mark = source.mark(token)
    return mark != UInt8(ascii: "-") && mark != UInt8(ascii: "'")
  }

  /// The last role noun of a role, in lower case: "minister" of "Prime Minister of Iraq".
  func headNoun(of role: Span) -> Int32? {
    var head: Int32?
    for token in source.tokens.indices(in: role) {
      if source.isWord(token, "of") || source.isWord(token, "for") || source.isWord(token, "at") {
        break
      }
      if source.folded(token).contains(.role) || !source.exact(token).isDisjoint(with: .rank) {
        head = source.foldedID(token)
      }
    }
    return head
  }
}
