internal import DocumentModel

/// Finds the words that the values of a row rest on, whatever plugin made it.
///
/// Span columns name their words. A value of text counts as resting on the nearest words of the
/// sentence that spell it, name an entity of that name, or give a date of that value.
struct EvidenceFinder {
  private let document: Document
  private let place: Span
  private let sentence: Sentence?

  init(_ document: Document, place: Span, sentence: Sentence?) {
    self.document = document
    self.place = place
    self.sentence = sentence
  }

  /// The evidence for the columns of a row, in text order.
  func evidence(for values: [FieldValue], of table: TableSchema) -> [Explanation.Evidence] {
    var columns: [Span: [String]] = [:]
    for (column, value) in zip(table.columns, values) {
      for span in spans(of: value) where span != sentence?.span && !span.isEmpty {
        columns[span, default: []].append(column.name)
      }
    }
    return columns.sorted { $0.key < $1.key }.map { span, names in
      Explanation.Evidence(columns: names, span: span, facts: facts(about: span))
    }
  }

  /// The words that a value rests on.
  private func spans(of value: FieldValue) -> [Span] {
    switch value {
    case .span(let span): [span]
    case .text(let text): words(for: text).map { [$0] } ?? []
    case .null, .boolean, .integer, .number, .list, .record: []
    }
  }

  /// The nearest words of the sentence for a value of text; plain lower-case words are labels.
  private func words(for text: String) -> Span? {
    guard text.utf8.count > 2, let first = text.unicodeScalars.first, let sentence,
      first.properties.isUppercase || ("0"..."9").contains(first) || text.contains(" ")
    else { return nil }
    return nearest(spelled(text, in: sentence)) ?? nearest(mentions(of: text, in: sentence))
      ?? nearest(dates(of: text, in: sentence))
  }

  private func nearest(_ spans: [Span]) -> Span? {
    spans.min { distance($0) < distance($1) }
  }

  private func distance(_ span: Span) -> Int {
    if span.overlaps(place) { return 0 }
    return span.start >= place.end ? span.start - place.end + 1 : place.start - span.end + 1
  }

  private func spelled(_ text: String, in sentence: Sentence) -> [Span] {
    guard let tokens = document.layers.tokens else { return [] }
    let wanted = Array(text.utf8)
    var ends: Set<Int> = []
    for token in sentence.tokens { ends.insert(tokens.spans[token].end) }
    return sentence.tokens.compactMap { token in
      let start = tokens.spans[token].start
      let end = start + wanted.count
      guard ends.contains(end), document.text.utf8[start..<end].elementsEqual(wanted) else {
        return nil
      }
      return Span(start: start, end: end)
    }
  }

  private func mentions(of name: String, in sentence: Sentence) -> [Span] {
    guard let table = document.layers.entities else { return [] }
    return table.mentions.filter {
      $0.span.overlaps(sentence.span) && table.entities[$0.entity].name == name
    }.map(\.span)
  }

  private func dates(of value: String, in sentence: Sentence) -> [Span] {
    (document.layers.dates ?? []).filter { $0.span.overlaps(sentence.span) && $0.value == value }
      .map(\.span)
  }

  /// What the layers say about words.
  func facts(about span: Span) -> [String] {
    let layers = document.layers
    var facts = (layers.numbers ?? []).filter { $0.span.overlaps(span) }.map { number in
      let values = [number.value ?? number.low, number.value == nil ? number.high : nil]
      let shown = values.compactMap { $0 }.map(Self.plain).joined(separator: " to ")
      return "number \(shown.isEmpty ? "of no value" : shown), "
        + "\(number.approximation.rawValue), \(number.kind.rawValue)"
    }
    if let table = layers.entities {
      facts += table.mentions.filter { $0.span.overlaps(span) }.map { mention in
        let entity = table.entities[mention.entity]
        return
          "\(entity.type.rawValue) \(entity.name) (\(mention.kind.rawValue): \(mention.reason))"
      }
    }
    facts += (layers.dates ?? []).filter { $0.span.overlaps(span) }.map { date in
      "date \(date.value ?? "unknown") (\(date.anchor.rawValue))"
    }
    return facts
  }

  private static func plain(_ number: Double) -> String {
    Int64(exactly: number).map(String.init) ?? String(number)
  }
}
