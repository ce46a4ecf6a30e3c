internal import DocumentModel

extension SpanContexts {
  /// Adds the features of a span of tokens.
  ///
  /// - Parameters:
  ///   - span: the tokens of the span; nothing is added unless they begin in a sentence.
  ///   - sink: what takes the features.
  /// - Complexity: linear in the length of the sentence; sentences longer than 400 tokens are cut
  ///   to the 200 on either side.
  public func addFeatures<Sink: FeatureSink>(of span: Range<Int>, to sink: inout Sink) {
    var names = FeatureNames(sink)
    write(span, to: &names)
    sink = names.sink
  }

  /// Adds the features of a span of tokens to a score, without writing out their names.
  ///
  /// - Complexity: as with any other sink.
  public func addFeatures(of span: Range<Int>, to scoring: inout LinearModel.Scoring) {
    write(span, to: &scoring)
  }

  private func write(_ span: Range<Int>, to sink: inout some FeatureNaming) {
    guard !span.isEmpty, span.upperBound <= tokens.count else { return }
    let number = Int(tokens.sentences[span.lowerBound])
    guard number < sentences.count else { return }
    let sentence = sentences[number].tokens
    let target = span.clamped(to: sentence)
    guard !target.isEmpty else { return }
    let reach =
      max(
        sentence.lowerBound, target.lowerBound - 200)..<min(
        sentence.upperBound, target.upperBound + 200)
    let writer = FeatureWriter(
      contexts: self, words: words(of: sentence), target: target, sentence: reach)
    writer.addWords(to: &sink)
    writer.addFrame(to: &sink)
    writer.addValences(to: &sink)
    writer.addClause(to: &sink)
    writer.addVerb(to: &sink)
    writer.addPlace(to: &sink)
  }
}

/// Writes the features of one span.
struct FeatureWriter {
  let contexts: SpanContexts
  /// The words of the whole sentence.
  let words: ContextWords
  let target: Range<Int>
  /// The part of the sentence that is looked at.
  let sentence: Range<Int>

  /// Appends the word of a token as features see it: names by their type, the span itself as `<T>`.
  @inline(__always)
  func append(token: Int, to sink: inout some FeatureNaming) {
    if target.contains(token) {
      sink.append("<T>")
    } else if words.tokens.contains(token) {
      sink.append(words.pool, words.range(token))
    } else {
      append(outside: token, to: &sink)
    }
  }

  /// Appends the word of a token of another sentence.
  private func append(outside token: Int, to sink: inout some FeatureNaming) {
    guard !contexts.isName(token) else {
      let name = contexts.entity(token)
      sink.append(name)
      return
    }
    var word: [UInt8] = []
    _ = contexts.fold(token, into: &word)
    sink.append(word, 0..<min(word.count, ContextWords.longest))
  }

  /// The valence of a token; 0 outside the sentence.
  @inline(__always)
  func value(_ token: Int) -> Double {
    words.tokens.contains(token) ? words.values[token - words.tokens.lowerBound] : 0
  }

  /// Whether a token of the sentence is a word, a figure or a name, not a mark.
  func isWord(_ token: Int) -> Bool { words.isWord[token - words.tokens.lowerBound] }

  /// What the features ask about a token of the sentence.
  func kind(_ token: Int) -> ContextWords.WordKind {
    words.kinds[token - words.tokens.lowerBound]
  }

  @inline(__always)
  private func add(_ text: StaticString, _ token: Int, to sink: inout some FeatureNaming) {
    sink.begin(text)
    append(token: token, to: &sink)
    sink.send(1)
  }

  // MARK: Words

  /// Words, pairs of words and clusters, by side and distance.
  func addWords(to sink: inout some FeatureNaming) {
    for token in sentence where !target.contains(token) {
      let isLeft = token < target.lowerBound
      let distance = isLeft ? target.lowerBound - token : token - target.upperBound + 1
      if isWord(token) {
        add("w=", token, to: &sink)
        add(isLeft ? "L=" : "R=", token, to: &sink)
        if distance <= 4 { add(isLeft ? "l=" : "r=", token, to: &sink) }
        addClusters(token, isLeft, distance, to: &sink)
      }
      switch (isLeft, distance) {
      case (true, 1): add("L1=", token, to: &sink)
      case (true, 2): add("L2=", token, to: &sink)
      case (false, 1): add("R1=", token, to: &sink)
      case (false, 2): add("R2=", token, to: &sink)
      default: break
      }
      if token + 1 < sentence.upperBound, !target.contains(token + 1) {
        sink.begin("b=")
        append(token: token, to: &sink)
        sink.append("_")
        append(token: token + 1, to: &sink)
        sink.send(1)
      }
    }
  }

  private func addClusters(
    _ token: Int, _ isLeft: Bool, _ distance: Int, to sink: inout some FeatureNaming
  ) {
    let known = words.codes[token - words.tokens.lowerBound]
    guard known > 0 else { return }
    let code = known - 1
    sink.begin(isLeft ? "L7=" : "R7=")
    sink.append(code >> 4)
    sink.send(1)
    sink.begin(isLeft ? "L11=" : "R11=")
    sink.append(code)
    sink.send(1)
    guard distance <= 5 else { return }
    sink.begin(isLeft ? "l6=" : "r6=")
    sink.append(code >> 5)
    sink.send(1)
    sink.begin(isLeft ? "l8=" : "r8=")
    sink.append(code >> 3)
    sink.send(1)
  }

  /// The words right beside the span, in order.
  func addFrame(to sink: inout some FeatureNaming) {
    for before in 1...2 where target.lowerBound - before >= sentence.lowerBound {
      sink.begin("f=")
      for token in target.lowerBound - before..<target.lowerBound {
        append(token: token, to: &sink)
        sink.append("_")
      }
      sink.append("<T>")
      sink.send(1)
    }
    for after in 1...3 where target.upperBound + after <= sentence.upperBound {
      sink.begin("f=<T>")
      for token in target.upperBound..<target.upperBound + after {
        sink.append("_")
        append(token: token, to: &sink)
      }
      sink.send(1)
    }
  }
}
