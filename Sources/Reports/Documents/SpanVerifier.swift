internal import DocumentModel
internal import JSONText

/// Checks a document that was written as JSON against itself.
///
/// Every span must lie inside the text, every `text` beside a span must be what its offsets cut out,
/// and the blocks must lie in order, apart, and with nothing but white space between them.
public struct SpanVerifier: Sendable {
  private let text: SourceText
  private let index: CodepointIndex
  private var problems: [String] = []

  /// What is wrong with a document, in the order of its fields; empty if nothing is.
  ///
  /// - Parameter json: one document as `DocumentJSON` writes it.
  /// - Returns: a line of words a problem, naming the place, such as `numbers[2]`.
  public static func problems(in json: [UInt8]) -> [String] {
    let document: JSONValue
    do { document = try JSONValue(parsing: json) } catch { return ["not valid JSON: \(error)"] }
    guard let text = document["text"]?.string else { return ["the document has no text"] }
    guard document["offset_unit"]?.string == "codepoint" else {
      return ["offset_unit must be \"codepoint\""]
    }
    var verifier = SpanVerifier(text: SourceText(text))
    for member in document.object ?? [] where member.name != "metadata" {
      verifier.check(member.value, at: member.name)
    }
    verifier.checkOrder(of: document["blocks"]?.array ?? [])
    return verifier.problems
  }

  private init(text: SourceText) {
    self.text = text
    index = CodepointIndex(text)
  }

  /// The parts of an item: the name of their ends, and that of their words where these are a copy.
  private static let parts: [(ends: String, words: String?)] = [
    ("unit", "unit"), ("approximator", "approximator"), ("cue", "cue"), ("speaker", "mention"),
    ("addressee", nil),
  ]

  private mutating func check(_ value: JSONValue, at place: String) {
    switch value {
    case .array(let elements):
      for (position, element) in elements.enumerated() {
        check(element, at: "\(place)[\(position)]")
      }
    case .object(let members):
      if value["start"] != nil, value["end"] != nil {
        compare(value["start"], value["end"], value["text"], at: place)
        if value["start"]?.integer == value["end"]?.integer { problems.append("\(place) is empty") }
      }
      for (ends, words) in Self.parts where value["\(ends)_start"] != nil {
        compare(
          value["\(ends)_start"], value["\(ends)_end"], words.flatMap { value[$0] },
          at: "\(place).\(ends)")
      }
      for pair in value["parts"]?.array ?? [] {
        compare(pair[0], pair[1], nil, at: "\(place).parts")
      }
      for member in members where member.name != "parts" {
        if member.value.array != nil || member.value.object != nil {
          check(member.value, at: "\(place).\(member.name)")
        }
      }
    case .null, .boolean, .integer, .number, .string: break
    }
  }

  private mutating func compare(
    _ start: JSONValue?, _ end: JSONValue?, _ words: JSONValue?, at place: String
  ) {
    guard let span = span(start, end) else {
      problems.append("\(place) is no span of a text of \(index.count) code points")
      return
    }
    if let words = words?.string, !text.bytes(in: span).elementsEqual(words.utf8) {
      problems.append(
        "\(place) says \"\(words)\", but its offsets cut out \"\(text.string(in: span))\"")
    }
  }

  private func span(_ start: JSONValue?, _ end: JSONValue?) -> Span? {
    guard let start = start?.integer, let end = end?.integer, start <= end,
      let first = index.byte(atCodepoint: Int(clamping: start)),
      let last = index.byte(atCodepoint: Int(clamping: end))
    else { return nil }
    return Span(start: first, end: last)
  }

  private mutating func checkOrder(of blocks: [JSONValue]) {
    var end = 0
    for (position, block) in blocks.enumerated() {
      guard let span = span(block["start"], block["end"]) else { continue }
      if span.start < end {
        problems.append("blocks[\(position)] starts before the block above it ends")
      } else if !isSpace(Span(start: end, end: span.start)) {
        problems.append("text between two blocks before blocks[\(position)]")
      }
      end = max(end, span.end)
    }
    if !isSpace(Span(start: end, end: text.utf8.count)) {
      problems.append("text below the last block")
    }
  }

  private func isSpace(_ span: Span) -> Bool {
    text.string(in: span).unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        || scalar.value < 0x20
    }
  }
}
