import DocumentModel

/// Making reports: the kind of a content, and what is a clause in marks.
extension ReportReader {
  func make(
    _ parts: [Range<Int>], _ verb: Verb, _ speaker: QuoteSource, _ addressee: Range<Int>?
  ) -> Report? {
    guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let end = verb.token + (isPhrasal(verb.token) ? 2 : 1)
    return build(parts, verb.token..<end, speaker, addressee)
  }

  func build(
    _ parts: [Range<Int>], _ cue: Range<Int>, _ speaker: QuoteSource, _ addressee: Range<Int>?
  ) -> Report {
    var report = Report(parts: parts, kind: kind(of: parts), speaker: speaker, cue: cue)
    report.addressee = addressee.flatMap { $0.isEmpty ? nil : $0 }
    return report
  }

  private func kind(of parts: [Range<Int>]) -> QuotationKind {
    guard !block.stretches.isEmpty else { return .indirect }
    var quoted = false
    var plain = false
    for part in parts {
      for token in part {
        if let stretch = block.stretch(at: token) {
          quoted = quoted || !isName(stretch)
        } else if !source.isMark(token) {
          plain = true
        }
      }
    }
    if !quoted { return .indirect }
    return plain ? .mixed : .direct
  }

  /// Whether the marks of a stretch hold a name rather than words of the speaker: `named "Hope"`.
  private func isName(_ number: Int) -> Bool {
    let before = block.stretches[number].tokens.lowerBound - 1
    guard before >= block.tokens.lowerBound else { return false }
    for word in ["named", "titled", "entitled", "nicknamed", "so-called"]
    where source.isWord(before, word) { return true }
    return before >= block.tokens.lowerBound + 2 && source.isWord(before, "called")
      && source.mark(before - 1) == UInt8(ascii: "-") && source.isWord(before - 2, "so")
  }

  /// Whether a stretch holds a clause, so that it is somebody's words rather than a label.
  func isDirect(_ number: Int) -> Bool {
    let stretch = block.stretches[number].tokens
    let inside = (stretch.lowerBound + 1)..<max(stretch.lowerBound + 1, stretch.upperBound - 1)
    let words = inside.prefix(8).filter { !source.isMark($0) }.count
    guard words > 2, let last = inside.last else { return words > 0 && endsAsked(inside) }
    if source.hasFiniteVerb(inside) { return true }
    let mark = source.mark(last)
    return words > 4 && (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","))
      || endsAsked(inside)
  }

  /// Whether a stretch ends as the words before a cue do: in a comma, or asked or called out.
  func endsOpen(_ number: Int) -> Bool {
    let stretch = block.stretches[number]
    guard stretch.isClosed, stretch.tokens.count > 3 else { return false }
    let inside = stretch.tokens.dropFirst().dropLast()
    return source.isComma(inside.upperBound - 1) || endsAsked(inside)
  }

  private func endsAsked(_ inside: Range<Int>) -> Bool {
    guard let last = inside.last else { return false }
    return source.mark(last) == UInt8(ascii: "?") || source.mark(last) == UInt8(ascii: "!")
  }
}
