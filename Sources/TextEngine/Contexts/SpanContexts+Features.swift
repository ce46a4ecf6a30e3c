internal import DocumentModel

extension SpanContexts {
  /// Adds the features of a span of tokens.
  ///
  /// - Parameters:
  ///   - span: the tokens of the span; nothing is added unless they begin in a sentence.
  ///   - sink: what takes the features.
  /// - Complexity: linear in the length of the sentence; sentences longer than 400 tokens are cut
  ///   to the 200 on either side.
  public func addFeatures(of span: Range<Int>, to sink: inout some FeatureSink) {
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
    var writer = FeatureWriter(contexts: self, target: target, sentence: reach)
    writer.addWords(to: &sink)
    writer.addFrame(to: &sink)
    writer.addValences(to: &sink)
    writer.addClause(to: &sink)
    writer.addVerb(to: &sink)
    writer.addPlace(to: &sink)
  }
}

/// Writes the names of features into one buffer.
struct FeatureWriter {
  let contexts: SpanContexts
  let target: Range<Int>
  let sentence: Range<Int>
  private var name: [UInt8] = []

  init(contexts: SpanContexts, target: Range<Int>, sentence: Range<Int>) {
    self.contexts = contexts
    self.target = target
    self.sentence = sentence
    name.reserveCapacity(64)
  }

  // MARK: Names

  /// Adds a feature with a fixed name.
  mutating func add(_ text: StaticString, _ value: Double = 1, to sink: inout some FeatureSink) {
    begin(text)
    sink.add(name, value)
  }

  mutating func begin(_ text: StaticString) {
    name.removeAll(keepingCapacity: true)
    append(text)
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe name.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) { name.append(contentsOf: text.utf8) }

  mutating func append(_ bytes: [UInt8]) { name.append(contentsOf: bytes) }

  /// Appends a number of up to five digits.
  mutating func append(_ number: UInt32) {
    var divisor: UInt32 = 10_000
    while divisor > 1, number < divisor { divisor /= 10 }
    while divisor > 0 {
      name.append(UInt8(truncatingIfNeeded: 0x30 + number / divisor % 10))
      divisor /= 10
    }
  }

  /// The word of a token as features see it: names by their type, the span itself as `<T>`.
  mutating func append(token: Int) {
    if target.contains(token) {
      append("<T>")
    } else if contexts.isName(token) {
      name.append(contentsOf: contexts.entity(token))
    } else {
      name.append(contentsOf: contexts.word(token).prefix(40))
    }
  }

  mutating func send(_ value: Double = 1, to sink: inout some FeatureSink) { sink.add(name, value) }

  private mutating func add(
    _ text: StaticString, _ token: Int, to sink: inout some FeatureSink
  ) {
    begin(text)
    append(token: token)
    sink.add(name, 1)
  }

  /// Whether a token is a word, a figure or a name, not a mark.
  func isWord(_ token: Int) -> Bool {
    contexts.isName(token)
      || !contexts.tokens.flags[token].isDisjoint(with: [.alphabetic, .digit])
  }

  // MARK: Words

  /// Words, pairs of words and clusters, by side and distance.
  mutating func addWords(to sink: inout some FeatureSink) {
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
        begin("b=")
        append(token: token)
        append("_")
        append(token: token + 1)
        send(to: &sink)
      }
    }
  }

  private mutating func addClusters(
    _ token: Int, _ isLeft: Bool, _ distance: Int, to sink: inout some FeatureSink
  ) {
    guard contexts.code(token) > 0 else { return }
    let code = contexts.code(token) - 1
    begin(isLeft ? "L7=" : "R7=")
    append(code >> 4)
    send(to: &sink)
    begin(isLeft ? "L11=" : "R11=")
    append(code)
    send(to: &sink)
    guard distance <= 5 else { return }
    begin(isLeft ? "l6=" : "r6=")
    append(code >> 5)
    send(to: &sink)
    begin(isLeft ? "l8=" : "r8=")
    append(code >> 3)
    send(to: &sink)
  }

  /// The words right beside the span, in order.
  mutating func addFrame(to sink: inout some FeatureSink) {
    for before in 1...2 where target.lowerBound - before >= sentence.lowerBound {
      begin("f=")
      for token in target.lowerBound - before..<target.lowerBound {
        append(token: token)
        append("_")
      }
      append("<T>")
      send(to: &sink)
    }
    for after in 1...3 where target.upperBound + after <= sentence.upperBound {
      begin("f=<T>")
      for token in target.upperBound..<target.upperBound + after {
        append("_")
        append(token: token)
      }
      send(to: &sink)
    }
  }
}
