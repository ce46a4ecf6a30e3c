import DocumentModel

/// Counts the matches of a set of simple rules the slow way: every rule is tried at every token.
///
/// Knows words, `[lower in {a, b}]`, `[lower = "a"]`, NUMBER, PERSON and PLACE, one after another.
/// It shares no code with the token patterns that it is to check.
struct RuleReference {
  private enum Element {
    case words(Set<String>)
    case number
    case entity(EntityType)
  }

  private let rules: [[Element]]

  /// Reads rules, one a line.
  init(_ source: [UInt8]) {
    rules = String(decoding: source, as: UTF8.self).split(separator: "\n").map { line in
      Self.elements(String(line))
    }
  }

  private static func elements(_ line: String) -> [Element] {
    var elements: [Element] = []
    var rest = line[...]
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if first == "[" {
        let inside = rest.dropFirst().prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 2)
        let listed = inside.drop { $0 != "{" && $0 != "\"" }.dropFirst().dropLast()
        let words = inside.contains("{") ? listed.split(separator: ",") : [listed]
        elements.append(.words(Set(words.map { String($0.drop { $0 == " " }) })))
      } else {
        let word = rest.prefix { $0 != " " }
        rest = rest.dropFirst(word.count)
        switch word {
        case "NUMBER": elements.append(.number)
        case "PERSON": elements.append(.entity(.person))
        case "PLACE": elements.append(.entity(.place))
        default: elements.append(.words([word.lowercased()]))
        }
      }
    }
    return elements
  }

  /// The matches in a document: the longest at each token, then on from its end.
  func count(in document: Document) -> Int {
    let reader = TokenReference(document)
    var count = 0
    for sentence in document.layers.sentences ?? [] {
      var at = sentence.tokens.lowerBound
      while at < sentence.tokens.upperBound {
        let ends = rules.compactMap { end(of: $0[...], at: at, before: sentence.tokens, reader) }
        if let longest = ends.max(), longest > at {
          count += 1
          at = longest
        } else {
          at += 1
        }
      }
    }
    return count
  }

  /// The last token that a rule can reach from a token on.
  private func end(
    of rule: ArraySlice<Element>, at: Int, before region: Range<Int>, _ reader: TokenReference
  ) -> Int? {
    guard let element = rule.first else { return at }
    let nexts: [Int]
    switch element {
    case .words(let words):
      nexts = at < region.upperBound && words.contains(reader.words[at]) ? [at + 1] : []
    case .number: nexts = reader.numbers[at] ?? []
    case .entity(let type): nexts = reader.entities[type]?[at] ?? []
    }
    return nexts.filter { $0 <= region.upperBound }
      .compactMap { end(of: rule.dropFirst(), at: $0, before: region, reader) }.max()
  }
}

/// The words of a document, and where numbers and names begin and end, by token.
private struct TokenReference {
  private(set) var words: [String] = []
  private(set) var numbers: [Int: [Int]] = [:]
  private(set) var entities: [EntityType: [Int: [Int]]] = [:]

  init(_ document: Document) {
    guard let tokens = document.layers.tokens else { return }
    words = tokens.spans.map { document.text.string(in: $0).lowercased() }
    let starts = Dictionary(
      tokens.spans.enumerated().map { ($1.start, $0) }, uniquingKeysWith: { first, _ in first })
    let ends = Dictionary(
      tokens.spans.enumerated().map { ($1.end, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    for number in document.layers.numbers ?? [] {
      guard let start = starts[number.span.start], let end = ends[number.span.end] else { continue }
      numbers[start, default: []].append(end)
    }
    guard let table = document.layers.entities else { return }
    for mention in table.mentions {
      guard let start = starts[mention.span.start], let end = ends[mention.span.end] else {
        continue
      }
      let type = table.entities[mention.entity].type
      entities[type, default: [:]][start, default: []].append(end)
    }
  }
}
