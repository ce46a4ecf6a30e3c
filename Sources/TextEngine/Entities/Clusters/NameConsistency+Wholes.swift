import DocumentModel

/// Names of which the recogniser took a part.
extension NameConsistency {
  /// Makes whole the names of which only a part was taken where the document has the whole as a name
  /// elsewhere, at least as often: "Friday Evening Post" for "Evening Post".
  mutating func completeNames() -> Bool {
    let longer = longerNames()
    guard !longer.isEmpty else { return false }
    var output: [NameMention] = []
    output.reserveCapacity(mentions.count)
    var end = 0
    for (index, mention) in mentions.enumerated() where mention.tokens.lowerBound >= end {
      guard let whole = longer[index], !isCrossed(whole.tokens, after: index),
        !hasAlias(whole.tokens, around: index)
      else {
        output.append(mention)
        continue
      }
      let start = whole.tokens.lowerBound
      let before = output.last { $0.tokens.lowerBound < start }
      guard before.map({ $0.tokens.upperBound <= start }) ?? true else {
        output.append(mention)
        continue
      }
      while let last = output.last, last.tokens.lowerBound >= start { output.removeLast() }
      output.append(whole)
      end = whole.tokens.upperBound
    }
    mentions = output
    return true
  }

  /// Whether a later mention starts in a stretch of tokens and ends behind it.
  private func isCrossed(_ tokens: Range<Int>, after index: Int) -> Bool {
    mentions[(index + 1)...].prefix { $0.tokens.lowerBound < tokens.upperBound }
      .contains { $0.tokens.upperBound > tokens.upperBound }
  }

  /// Whether a stretch of tokens around a mention has a name of the user.
  private func hasAlias(_ tokens: Range<Int>, around index: Int) -> Bool {
    mentions[index...].prefix { $0.tokens.lowerBound < tokens.upperBound }
      .contains { $0.facts.isAlias }
      || mentions[..<index].reversed().prefix { $0.tokens.upperBound > tokens.lowerBound }
        .contains { $0.facts.isAlias }
  }

  /// The longer names around mentions, by the mention's number.
  private func longerNames() -> [Int: NameMention] {
    var counts = [Int](repeating: 0, count: forms.forms.count)
    for form in forms.ofMention { counts[Int(form)] += 1 }
    var found: [Int: (form: Int, tokens: Range<Int>)] = [:]
    var missed = counts.map { _ in 0 }
    var opens = [Bool](repeating: false, count: source.lowerCounts.count)
    for mention in mentions where mention.tokens.count > 1 {
      let word = source.foldedID(mention.tokens.lowerBound)
      if word >= 0 { opens[Int(word)] = true }
    }
    for index in mentions.indices where mentions[index].title == nil {
      guard let whole = longerName(around: mentions[index], opens) else { continue }
      found[index] = whole
      missed[whole.form] += 1
    }
    return found.compactMapValues { whole in
      guard missed[whole.form] <= counts[whole.form] else { return nil }
      var mention = mentions[forms.forms[whole.form].mention]
      mention.tokens = whole.tokens
      mention.span = source.tokens.spans[whole.tokens.lowerBound].hull(
        source.tokens.spans[whole.tokens.upperBound - 1])
      mention.title = nil
      mention.sentence = Int(source.tokens.sentences[whole.tokens.lowerBound])
      return mention
    }
  }

  /// The longest name of the document that the text around a mention spells, at most three words
  /// longer on either side.
  ///
  /// `opens` tells which lower-case words a name of several words starts with.
  private func longerName(
    around mention: NameMention, _ opens: [Bool]
  ) -> (form: Int, tokens: Range<Int>)? {
    let sentence = source.sentences[mention.sentence].tokens
    let tokens = mention.tokens
    guard mention.type == .person || mention.type == .organization || mention.type == .place,
      tokens.upperBound == sentence.upperBound
        || !source.isHyphen(tokens.upperBound, before: sentence.upperBound)
    else { return nil }
    for start in max(sentence.lowerBound, tokens.lowerBound - 3)...tokens.lowerBound
    where source.isCapitalised(start) && opens[Int(source.foldedID(start))] {
      let ends = tokens.upperBound...min(sentence.upperBound, tokens.upperBound + 3)
      for end in ends.reversed() where end - start > tokens.count {
        let span = source.tokens.spans[start].hull(source.tokens.spans[end - 1])
        guard let form = forms.spelling(span),
          mention.type == mentions[forms.forms[form].mention].type
        else { continue }
        return (form, start..<end)
      }
    }
    return nil
  }
}
