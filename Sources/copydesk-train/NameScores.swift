import DocumentModel
import TextEngine

/// Span-exact scores of names, ends normalised as the evaluation's scorer does.
struct NameScores {
  private var right = 0
  private var found = 0
  private var expected = 0

  /// F1 over persons, organizations and places.
  var f1: Double { 2 * Double(right) / Double(max(1, found + expected)) }
  var precision: Double { Double(right) / Double(max(1, found)) }
  var recall: Double { Double(right) / Double(max(1, expected)) }

  /// Compares the names of a document with its labels.
  mutating func add(_ names: [(span: Span, label: String)], of document: LabelledDocument) {
    let text = document.document.text.utf8
    func key(_ name: (span: Span, label: String)) -> String {
      let span = Self.normalised(name.span, text)
      return "\(span.start) \(span.end) \(name.label)"
    }
    let gold = Set(document.names.filter { $0.label != "MISC" }.map(key))
    let all = Set(document.names.map { Self.normalised($0.span, text) })
    let own = names.filter { name in
      if name.label == "MISC" { return false }
      if gold.contains(key(name)) || all.contains(Self.normalised(name.span, text)) { return true }
      return !document.ignored.contains { $0.start < name.span.end && name.span.start < $0.end }
    }
    let found = Set(own.map(key))
    right += found.intersection(gold).count
    self.found += found.count
    expected += gold.count
  }

  private static func normalised(_ span: Span, _ text: [UInt8]) -> Span {
    var (start, end) = (span.start, span.end)
    let edges = Set(" \t\n\r\"`()[],;:".utf8)
    while start < end, edges.contains(text[start]) { start += 1 }
    while end > start, edges.contains(text[end - 1]) { end -= 1 }
    for article in ["the ", "an ", "a "] where end - start > article.utf8.count {
      let head = text[start..<(start + article.utf8.count)]
      if head.map(TokenText.lowered).elementsEqual(article.utf8) {
        start += article.utf8.count
        break
      }
    }
    for tail in ["'s", "’s", "'", "’"]
    where end - start > tail.utf8.count
      && text[start..<end].suffix(tail.utf8.count)
        .elementsEqual(tail.utf8)
    {
      end -= tail.utf8.count
      break
    }
    return Span(start: start, end: end)
  }
}
