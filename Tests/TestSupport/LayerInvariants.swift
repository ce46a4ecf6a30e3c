public import DocumentModel

/// What holds for the layers of every document, whatever its text.
public enum LayerInvariants: Sendable {
  /// Checks the layers of a document.
  ///
  /// - Parameters:
  ///   - document: the document with its layers.
  ///   - areGiven: whether the input gave the layers; its tokens may leave out text.
  /// - Returns: what does not hold, in words; empty for sound layers.
  public static func problems(in document: Document, areGiven: Bool = false) -> [String] {
    var check = LayerCheck(document, areGiven)
    check.checkTokens()
    check.checkSentences()
    check.checkNumbers()
    check.checkDates()
    check.checkEntities()
    check.checkQuotes()
    return check.problems
  }
}

/// One pass over the layers of a document.
private struct LayerCheck {
  let document: Document
  let text: SourceText
  let areGiven: Bool
  private(set) var problems: [String] = []

  init(_ document: Document, _ areGiven: Bool) {
    self.document = document
    self.areGiven = areGiven
    text = document.text
  }

  private mutating func require(_ holds: Bool, _ problem: @autoclosure () -> String) {
    if !holds { problems.append(problem()) }
  }

  /// A span inside the text, on borders between characters.
  private mutating func checkSpan(_ span: Span, _ what: String) {
    require(
      span.end <= text.utf8.count && text.isCodepointBoundary(span.start)
        && text.isCodepointBoundary(span.end), "\(what) \(span) cuts a character or leaves the text"
    )
    require(!span.isEmpty, "\(what) \(span) is empty")
  }

  /// Spans in text order that do not overlap.
  private mutating func checkOrder(_ spans: [Span], _ what: String) {
    for (left, right) in zip(spans, spans.dropFirst()) {
      require(left.end <= right.start, "\(what) \(left) and \(right) overlap or are out of order")
    }
  }

  mutating func checkTokens() {
    guard let tokens = document.layers.tokens else { return }
    for span in tokens.spans { checkSpan(span, "token") }
    checkOrder(tokens.spans, "tokens")
    var next = 0
    for block in document.blocks {
      var covered = block.span.start
      while next < tokens.count, tokens.spans[next].end <= block.span.end {
        checkGap(covered, tokens.spans[next].start)
        covered = tokens.spans[next].end
        next += 1
      }
      checkGap(covered, block.span.end)
    }
    require(areGiven || next == tokens.count, "a token crosses the end of its block")
  }

  /// Only white space and control characters lie between tokens.
  private mutating func checkGap(_ start: Int, _ end: Int) {
    guard start < end, !areGiven else { return }
    let gap = text.string(in: Span(start: start, end: end))
    for scalar in gap.unicodeScalars {
      let properties = scalar.properties
      let isBlank =
        properties.isWhitespace || properties.generalCategory == .control
        || properties.generalCategory == .format
      require(isBlank, "U+\(String(scalar.value, radix: 16)) at \(start)… is in no token")
    }
  }

  mutating func checkSentences() {
    guard let sentences = document.layers.sentences, let tokens = document.layers.tokens else {
      return
    }
    checkOrder(sentences.map(\.span), "sentences")
    var next = 0
    for (index, sentence) in sentences.enumerated() {
      checkSpan(sentence.span, "sentence")
      if areGiven { continue }
      require(
        sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty,
        "sentence \(index) has the tokens \(sentence.tokens), but \(next) is next")
      next = sentence.tokens.upperBound
      guard next <= tokens.count, !sentence.tokens.isEmpty,
        document.blocks.indices.contains(sentence.block)
      else {
        problems.append("sentence \(index) points outside the document")
        return
      }
      require(
        tokens.spans[sentence.tokens.lowerBound].hull(tokens.spans[next - 1]) == sentence.span,
        "sentence \(index) is not the hull of its tokens")
      require(
        document.blocks[sentence.block].span.covers(sentence.span),
        "sentence \(index) leaves its block")
      for token in sentence.tokens {
        require(Int(tokens.sentences[token]) == index, "token \(token) is not in \(index)")
      }
    }
    require(areGiven || next == tokens.count, "\(tokens.count - next) tokens are in no sentence")
  }

  mutating func checkNumbers() {
    let numbers = document.layers.numbers ?? []
    for number in numbers {
      checkSpan(number.span, "number")
      if let unit = number.unit { checkSpan(unit, "unit") }
      if let approximator = number.approximator { checkSpan(approximator, "approximator") }
      for value in [number.value, number.low, number.high].compactMap({ $0 }) {
        require(value.isFinite, "number \(number.span) has the value \(value)")
      }
      // A score keeps its figures in the order of the text.
      if let low = number.low, let high = number.high, number.kind != .score {
        require(low <= high, "number \(number.span) goes from \(low) to \(high)")
      }
    }
    checkOrder(numbers.map(\.span), "numbers")
  }

  mutating func checkDates() {
    let dates = document.layers.dates ?? []
    for (index, date) in dates.enumerated() {
      checkSpan(date.span, "date")
      if let anchor = date.anchorIndex {
        require((0..<index).contains(anchor), "date \(index) counts from date \(anchor)")
      }
      if let value = date.value { require(!value.isEmpty, "date \(index) has an empty value") }
    }
    checkOrder(dates.map(\.span), "dates")
  }

  mutating func checkEntities() {
    guard let table = document.layers.entities else { return }
    for (index, mention) in table.mentions.enumerated() {
      checkSpan(mention.span, "mention")
      guard table.entities.indices.contains(mention.entity) else {
        problems.append("mention \(index) is of no entity")
        continue
      }
      require(
        table.entities[mention.entity].mentions.contains(index),
        "entity \(mention.entity) does not know its mention \(index)")
    }
    for entity in table.entities {
      require(!entity.name.isEmpty, "an entity has no name")
      require(!entity.mentions.isEmpty, "\(entity.name) has no mention")
      require((0...1).contains(entity.salience), "\(entity.name) has salience \(entity.salience)")
    }
    let spans = table.mentions.map(\.span)
    require(spans == spans.sorted(), "mentions are out of order")
  }

  mutating func checkQuotes() {
    let quotes = document.layers.quotes ?? []
    for (index, quote) in quotes.enumerated() {
      checkSpan(quote.span, "quotation")
      require(!quote.parts.isEmpty, "quotation \(index) has no part")
      for part in quote.parts {
        checkSpan(part, "part of a quotation")
        require(quote.span.covers(part), "part \(part) leaves its quotation \(quote.span)")
      }
      checkOrder(quote.parts, "parts of a quotation")
      for span in [quote.speakerSpan, quote.cue, quote.addresseeSpan].compactMap({ $0 }) {
        checkSpan(span, "speaker, cue or addressee")
      }
      if let before = quote.continuationOf {
        require((0..<index).contains(before), "quotation \(index) goes on with \(before)")
      }
      if let entity = quote.speakerEntity {
        let count = document.layers.entities?.entities.count ?? 0
        require((0..<count).contains(entity), "quotation \(index) is by entity \(entity)")
      }
    }
  }
}
