internal import DocumentModel
internal import JSONText

extension LayerWriter {
  /// Appends the noun phrases; `attachment`, `conjunct` and `verb` are positions in these arrays.
  func appendPhrases(to output: inout [UInt8]) {
    array(layers.phrases ?? [], to: &output) { phrase, object, output in
      words(phrase.span, in: &object, to: &output)
      part("head", token(phrase.head), in: &object, to: &output)
      part("determiner", token(phrase.determiner), in: &object, to: &output)
      part("preposition", token(phrase.preposition), in: &object, to: &output)
      object.field("number", phrase.isPlural ? "plural" : "singular", in: &output)
      object.field("role", phrase.role.rawValue, in: &output)
      index("verb", phrase.verb, in: &object, to: &output)
      index("attachment", phrase.attachment, in: &object, to: &output)
      index("conjunct", phrase.conjunct, in: &object, to: &output)
    }
  }

  /// Appends the verb groups; `subject`, `object`, `agent` are positions among the phrases.
  func appendVerbs(to output: inout [UInt8]) {
    array(layers.verbs ?? [], to: &output) { verb, object, output in
      words(verb.span, in: &object, to: &output)
      part("head", token(verb.head), in: &object, to: &output)
      object.field("lemma", verb.lemma, in: &output)
      object.field("voice", verb.voice.rawValue, in: &output)
      object.field("tense", verb.tense.rawValue, in: &output)
      object.field("form", verb.form.rawValue, in: &output)
      object.field("clause", verb.clause.rawValue, in: &output)
      object.field("negated", verb.isNegated, in: &output)
      part("modal", token(verb.modal), in: &object, to: &output)
      part("particle", token(verb.particle), in: &object, to: &output)
      index("subject", verb.subject, in: &object, to: &output)
      index("object", verb.object, in: &object, to: &output)
      index("agent", verb.agent, in: &object, to: &output)
      index("governor", verb.governor, in: &object, to: &output)
    }
  }

  private func token(_ index: Int?) -> Span? {
    guard let index, let spans = layers.tokens?.spans, spans.indices.contains(index) else {
      return nil
    }
    return spans[index]
  }

  private func index(
    _ name: String, _ index: Int?, in object: inout ObjectWriter, to output: inout [UInt8]
  ) {
    if let index { object.field(name, index, in: &output) }
  }
}
