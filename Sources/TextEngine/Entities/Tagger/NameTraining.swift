package import DocumentModel

/// A document as the trainer of the name tagger sees it.
package struct NameTraining {
  private let text: TagText
  private let features: NameFeatures

  /// Reads a document that has sentences and tokens; nil without them.
  package init?(_ document: Document) {
    guard let sentences = document.layers.sentences, let tokens = document.layers.tokens,
      tokens.count > 0
    else { return nil }
    let source = NameText(document, sentences, tokens)
    var recognizer = NameRules(source)
    text = TagText(source, rules: recognizer.mentions())
    features = NameFeatures(text: text)
  }

  /// Where each token lies.
  package var spans: [Span] { text.source.tokens.spans }

  /// The tokens of each sentence.
  package var sentences: [Range<Int>] { text.source.sentences.map(\.tokens) }

  /// The labels that the rules alone give.
  package var ruleLabels: [UInt8] { text.rules }

  /// Whether a token is a demonym: the tables know its word as one.
  package func isDemonym(_ index: Int) -> Bool {
    text.word(index).exact.contains(.demonym)
  }

  /// Whether a token is a handle: "@name".
  package func isHandle(_ index: Int) -> Bool {
    let bytes = text.source.text.utf8[spans[index].range]
    return bytes.count > 1 && bytes.first == 0x40
  }

  /// Whether a token is an article or a possessive "'s", which labels leave out at the ends.
  package func isEdge(_ index: Int, atStart: Bool) -> Bool {
    if atStart { return ["the", "a", "an"].contains { text.source.isWord(index, $0) } }
    return ["'s", "'", "’s", "’"].contains {
      text.source.text.utf8[spans[index].range].elementsEqual($0.utf8)
    }
  }

  /// Appends all features of a token; a feature may come twice.
  package func append(
    token index: Int, of sentence: Range<Int>, number: Int, to output: inout [UInt32]
  ) {
    features.append(token: index, of: sentence, number: number, to: &output)
    for place in 0..<NameFeatures.offsets {
      let neighbour = index + place - 2
      guard sentence.contains(neighbour) else { continue }
      features.append(form: Int(text.forms[neighbour]), place: place, to: &output)
    }
  }

  /// The labels that a model gives.
  package func labels(by model: NameModel) -> [UInt8] {
    var tagger = NameTagger(features, model)
    return tagger.labels()
  }
}
