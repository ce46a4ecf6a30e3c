internal import DocumentModel

extension FeatureWriter {
  /// The shortest noun phrase that shares a token with the span.
  private func phrase() -> NounPhrase? {
    let phrases = contexts.phrases
    var low = 0
    var high = phrases.count
    while low < high {
      let middle = (low + high) / 2
      if phrases[middle].tokens.upperBound > target.lowerBound {
        high = middle
      } else {
        low = middle + 1
      }
    }
    var best: NounPhrase?
    while low < phrases.count, phrases[low].tokens.lowerBound < target.upperBound {
      if best.map({ phrases[low].tokens.count < $0.tokens.count }) ?? true { best = phrases[low] }
      low += 1
    }
    return best
  }

  /// What the span is to its verb group.
  mutating func addVerb(to sink: inout some FeatureSink) {
    guard let phrase = phrase() else { return }
    begin("role=")
    append(phrase.role.rawValue)
    send(to: &sink)
    if let preposition = phrase.preposition {
      begin("prep=")
      append(token: preposition)
      send(to: &sink)
    }
    if let attachment = phrase.attachment, contexts.phrases.indices.contains(attachment) {
      begin("of=")
      append(token: contexts.phrases[attachment].head)
      send(to: &sink)
    }
    guard let index = phrase.verb, contexts.verbs.indices.contains(index) else { return }
    addVerb(contexts.verbs[index], phrase.role, to: &sink)
  }

  private mutating func addVerb(
    _ verb: VerbGroup, _ role: PhraseRole, to sink: inout some FeatureSink
  ) {
    func key(_ text: StaticString, _ writer: inout FeatureWriter) {
      writer.begin(text)
      writer.append(role.rawValue)
      if verb.voice == .passive { writer.append("P") }
      writer.append(verb.isNegated ? ":!" : ":")
    }
    key("v=", &self)
    append(verb.lemma)
    send(to: &sink)
    let code = contexts.code(ofWord: verb.lemma)
    if code > 0 {
      key("v7=", &self)
      append((code - 1) >> 4)
      send(to: &sink)
      key("v5=", &self)
      append((code - 1) >> 6)
      send(to: &sink)
    }
    let value = contexts.values[verb.head]
    if value != 0 {
      key("vs=", &self)
      append(value > 0 ? "+" : "-")
      send(to: &sink)
    }
    guard role == .subject, let object = verb.object, contexts.phrases.indices.contains(object)
    else { return }
    let head = contexts.phrases[object].head
    begin("vo=")
    append(verb.lemma)
    append("_")
    append(token: head)
    send(to: &sink)
    if contexts.values[head] != 0 {
      add(contexts.values[head] > 0 ? "object+" : "object-", to: &sink)
    }
  }

  // MARK: Place

  /// Where the span stands, and as what.
  mutating func addPlace(to sink: inout some FeatureSink) {
    let low = target.lowerBound
    begin("quote=")
    append(contexts.quote(low)?.rawValue ?? "none")
    send(to: &sink)
    let marks = sentence.count { contexts.tokens.flags[$0].contains(.quote) }
    add("quotes", Double(min(marks, 4)) / 4, to: &sink)
    if sentence.contains(where: { contexts.quote($0) != nil }) { add("quoting", to: &sink) }
    if low - sentence.lowerBound <= 1 { add("first", to: &sink) }
    begin("quarter=")
    append(UInt32(4 * (low - sentence.lowerBound) / max(1, sentence.count)))
    send(to: &sink)
    add("length", Double(min(sentence.count, 60)) / 60, to: &sink)
    if target.upperBound < sentence.upperBound {
      let next = target.upperBound
      if contexts.kinds[next] == .possessive { add("possessive", to: &sink) }
      if contexts.word(next).elementsEqual(",".utf8) { add("comma", to: &sink) }
    }
    begin("type=")
    append(contexts.entity(low))
    send(to: &sink)
    if contexts.kinds[low] == .pronoun { add("pronoun", to: &sink) }
  }
}
