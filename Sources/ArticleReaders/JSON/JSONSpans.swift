internal import DocumentModel
internal import JSONText

/// Reads spans given in code points.
struct JSONSpans {
  let text: SourceText
  let check: InputCheck
  /// Made when the first span is read: most objects have none.
  private let offsets: Deferred<CodepointIndex>
  private var index: CodepointIndex { offsets.value }

  init(text: SourceText, check: InputCheck) {
    self.text = text
    self.check = check
    offsets = Deferred { CodepointIndex(text) }
  }

  /// The span between two code point offsets; throws where it leaves the text.
  func span(_ start: JSONValue?, _ end: JSONValue?, in place: String) throws(Failure) -> Span {
    guard let start = start?.integer, let end = end?.integer else {
      throw check.failure("json", "\(place): 'start' and 'end' must be whole numbers")
    }
    guard start <= end, let first = index.byte(atCodepoint: Int(clamping: start)),
      let last = index.byte(atCodepoint: Int(clamping: end))
    else {
      throw check.failure(
        "json", "\(place): \(start)..\(end) is no span of a text of \(index.count) code points")
    }
    return Span(start: first, end: last)
  }

  /// The span of an object with `start` and `end`.
  func span(of item: JSONValue, in place: String) throws(Failure) -> Span {
    try span(item["start"], item["end"], in: place)
  }

  /// Checks that an item of a layer holds text and starts behind the one in front of it.
  func require(_ span: Span, from end: Int, in place: String) throws(Failure) {
    if span.isEmpty {
      throw check.failure("json", "\(place) is empty: 'end' must be behind 'start'")
    }
    if span.start < end {
      throw check.failure("json", "\(place) starts before the last one ends")
    }
  }

  /// The blocks that the object brings; nil where it has none or something else of that name.
  func blocks(of object: JSONValue) throws(Failure) -> [Block]? {
    guard let items = object["blocks"]?.array, !items.isEmpty else { return nil }
    var blocks: [Block] = []
    for (position, item) in items.enumerated() {
      guard let role = item["role"]?.string.flatMap(BlockRole.init(rawValue:)) else {
        if object["offset_unit"] == nil { return nil }
        throw check.failure("json", "blocks[\(position)]: unknown role")
      }
      let span = try span(of: item, in: "blocks[\(position)]")
      if let last = blocks.last, span.start < last.span.end {
        throw check.failure("json", "blocks[\(position)] starts before the block above it ends")
      }
      blocks.append(Block(span: span, role: role))
    }
    return blocks
  }

  /// The targets of the object; nil where it has none.
  func targets(of object: JSONValue) throws(Failure) -> [Span]? {
    guard let items = object["targets"]?.array else { return nil }
    var spans: [Span] = []
    for (position, item) in items.enumerated() {
      spans.append(try span(of: item, in: "targets[\(position)]"))
    }
    return spans
  }
}
