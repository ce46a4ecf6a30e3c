internal import DocumentModel

/// The different token texts of a document, so that work on words is done once for each.
struct Vocabulary {
  /// The index of the word of each token.
  private(set) var wordOfToken: [UInt32] = []
  /// Where each word stands first.
  private(set) var spans: [Span] = []

  /// Interns the tokens of a text.
  ///
  /// - Complexity: linear in the number of bytes, expected.
  init(_ tokens: TokenTable, of text: SourceText) {
    var slots = [UInt32](repeating: .max, count: 1024)
    wordOfToken.reserveCapacity(tokens.count)
    for span in tokens.spans {
      if spans.count * 2 >= slots.count { slots = rehashed(slots.count * 4, text) }
      var slot = Self.hash(text.utf8, span) & (slots.count - 1)
      while slots[slot] != .max, !Self.same(text.utf8, spans[Int(slots[slot])], span) {
        slot = (slot + 1) & (slots.count - 1)
      }
      if slots[slot] == .max {
        slots[slot] = UInt32(spans.count)
        spans.append(span)
      }
      wordOfToken.append(slots[slot])
    }
  }

  private func rehashed(_ count: Int, _ text: SourceText) -> [UInt32] {
    var slots = [UInt32](repeating: .max, count: count)
    for (word, span) in spans.enumerated() {
      var slot = Self.hash(text.utf8, span) & (count - 1)
      while slots[slot] != .max { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(word)
    }
    return slots
  }

  /// FNV-1a with a final mix.
  private static func hash(_ bytes: [UInt8], _ span: Span) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for at in span.range { hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: hash & 0x7FFF_FFFF)
  }

  private static func same(_ bytes: [UInt8], _ left: Span, _ right: Span) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where bytes[left.start + offset] != bytes[right.start + offset] {
      return false
    }
    return true
  }
}
