internal import DocumentModel

/// Checks what layers must be beyond their spans, since other code builds on it: in order, not
/// empty, with references that lead somewhere.
///
/// Tokens and sentences are checked as they are read.
struct JSONLayerCheck {
  let layers: Layers
  let spans: JSONSpans

  /// - Throws: a failure that names the first item that is wrong.
  func run() throws(Failure) {
    try checkNumbers(layers.numbers ?? [])
    try checkDates(layers.dates ?? [])
    try checkQuotes(layers.quotes ?? [])
    if let table = layers.entities { try checkEntities(table) }
  }

  private func fail(_ layer: String, _ position: Int, _ words: String) throws(Failure) -> Never {
    throw spans.check.failure("json", "\(layer)[\(position)]\(words)")
  }

  private func require(_ items: [Span], of layer: String) throws(Failure) {
    var end = 0
    for (position, span) in items.enumerated() {
      try spans.require(span, from: end, in: "\(layer)[\(position)]")
      end = span.end
    }
  }

  private func checkNumbers(_ numbers: [NumberMention]) throws(Failure) {
    try require(numbers.map(\.span), of: "numbers")
    for (position, number) in numbers.enumerated() {
      guard let low = number.low, let high = number.high, low > high, number.kind != .score else {
        continue
      }
      try fail("numbers", position, ": 'low' is above 'high'")
    }
  }

  private func checkDates(_ dates: [DateMention]) throws(Failure) {
    try require(dates.map(\.span), of: "dates")
    for (position, date) in dates.enumerated() {
      try refer("dates", position, "anchor_index", date.anchorIndex, below: position)
      if date.value?.isEmpty == true { try fail("dates", position, ".value is empty") }
    }
  }

  private func checkQuotes(_ quotes: [Quotation]) throws(Failure) {
    let count = layers.entities?.entities.count ?? 0
    for (position, quote) in quotes.enumerated() {
      if quote.span.isEmpty { try fail("quotes", position, " is empty") }
      var end = quote.span.start
      for part in quote.parts {
        if part.isEmpty || part.start < end || part.end > quote.span.end {
          try fail("quotes", position, ".parts must lie in the quotation, in order and not empty")
        }
        end = part.end
      }
      if [quote.speakerSpan, quote.cue, quote.addresseeSpan].contains(where: { $0?.isEmpty == true }
      ) {
        try fail("quotes", position, ": the span of a speaker, cue or addressee is empty")
      }
      try refer("quotes", position, "continuation_of", quote.continuationOf, below: position)
      try refer("quotes", position, "speaker_entity", quote.speakerEntity, below: count)
    }
  }

  private func checkEntities(_ table: EntityTable) throws(Failure) {
    for (position, entity) in table.entities.enumerated() {
      if entity.mentions.isEmpty { try fail("entities", position, " has no mentions") }
      if entity.name.isEmpty { try fail("entities", position, ".name is empty") }
      if !(0...1).contains(entity.salience) {
        try fail("entities", position, ".salience must be from 0 to 1")
      }
    }
    for mention in table.mentions where mention.span.isEmpty {
      try fail("entities", mention.entity, ".mentions: a mention is empty")
    }
  }

  /// That a reference leads to an item of a list, counted from 0.
  private func refer(
    _ layer: String, _ position: Int, _ field: String, _ target: Int?, below count: Int
  ) throws(Failure) {
    guard let target, !(0..<count).contains(target) else { return }
    try fail(
      layer, position, ".\(field) is \(target), but leads nowhere: items are counted from 0")
  }
}
