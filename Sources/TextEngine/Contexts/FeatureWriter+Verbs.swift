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
    var best: Int?
    while low < phrases.count, phrases[low].tokens.lowerBound < target.upperBound {
      let length = phrases[low].tokens.count
      if best.map({ length < phrases[$0].tokens.count }) ?? true { best = low }
      low += 1
    }
    return best.map { phrases[$0] }
  }

  /// What the span is to its verb group.
  func addVerb(to sink: inout some FeatureNaming) {
    guard let phrase = phrase() else { return }
    sink.begin("role=")
    sink.append(word: phrase.role.rawValue)
    sink.send(1)
    if let preposition = phrase.preposition {
      sink.begin("prep=")
      append(token: preposition, to: &sink)
      sink.send(1)
    }
    if let attachment = phrase.attachment, contexts.phrases.indices.contains(attachment) {
      sink.begin("of=")
      append(token: contexts.phrases[attachment].head, to: &sink)
      sink.send(1)
    }
    guard let index = phrase.verb, contexts.verbs.indices.contains(index) else { return }
    addVerb(contexts.verbs[index], phrase.role, to: &sink)
  }

  private func addVerb(
    _ verb: VerbGroup, _ role: PhraseRole, to sink: inout some FeatureNaming
  ) {
    func key(_ text: StaticString, _ sink: inout some FeatureNaming) {
      sink.begin(text)
      sink.append(word: role.rawValue)
      if verb.voice == .passive { sink.append("P") }
      sink.append(verb.isNegated ? ":!" : ":")
    }
    key("v=", &sink)
    sink.append(word: verb.lemma)
    sink.send(1)
    let code = contexts.code(ofWord: verb.lemma)
    if code > 0 {
      key("v7=", &sink)
      sink.append((code - 1) >> 4)
      sink.send(1)
      key("v5=", &sink)
      sink.append((code - 1) >> 6)
      sink.send(1)
    }
    let value = self.value(verb.head)
    if value != 0 {
      key("vs=", &sink)
      sink.append(value > 0 ? "+" : "-")
      sink.send(1)
    }
    guard role == .subject, let object = verb.object, contexts.phrases.indices.contains(object)
    else { return }
    let head = contexts.phrases[object].head
    sink.begin("vo=")
    sink.append(word: verb.lemma)
    sink.append("_")
    append(token: head, to: &sink)
    sink.send(1)
    let objects = self.value(head)
    if objects != 0 {
      sink.add(objects > 0 ? "object+" : "object-")
    }
  }

  // MARK: Place

  /// Where the span stands, and as what.
  func addPlace(to sink: inout some FeatureNaming) {
    let low = target.lowerBound
    sink.begin("quote=")
    sink.append(word: contexts.quote(low)?.rawValue ?? "none")
    sink.send(1)
    let marks = sentence.count { contexts.tokens.flags[$0].contains(.quote) }
    sink.add("quotes", Double(min(marks, 4)) / 4)
    if sentence.contains(where: { contexts.isQuoted($0) }) { sink.add("quoting") }
    if low - sentence.lowerBound <= 1 { sink.add("first") }
    sink.begin("quarter=")
    sink.append(UInt32(4 * (low - sentence.lowerBound) / max(1, sentence.count)))
    sink.send(1)
    sink.add("length", Double(min(sentence.count, 60)) / 60)
    if target.upperBound < sentence.upperBound {
      let next = target.upperBound
      if kind(next) == .possessive { sink.add("possessive") }
      if contexts.isMark(0x2C, next) { sink.add("comma") }
    }
    sink.begin("type=")
    sink.append(contexts.entity(low))
    sink.send(1)
    if kind(low) == .pronoun { sink.add("pronoun") }
  }
}
