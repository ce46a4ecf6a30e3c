import DocumentModel

/// What a gap between two tokens looks like to the trained decision: places in a table of weights.
///
/// A feature joins a template's number with words and shapes around the gap and is hashed to a
/// place; two features that share a place share its weight.
struct GapFeatures {
  /// The number of bits of a place.
  static let placeBits: UInt32 = 16

  private(set) var places: [UInt32] = []

  /// Describes a gap, in place of the one before.
  mutating func describe(_ gap: Gap, of splitter: SentenceSplitter) {
    places.removeAll(keepingCapacity: true)
    let view = View(splitter: splitter, first: max(0, gap.first))
    let (kind, next) = (gap.kind, gap.next)
    let l1 = view.seen(next - 1), l2 = view.seen(next - 2), n1 = view.seen(next),
      n2 = view.seen(next + 1)
    let l3 = view.shape(next - 3), n3 = view.shape(next + 2)
    add(0, kind, 0)
    add(1, kind, l1.word)
    add(2, kind, l2.word)
    add(3, kind, n1.word)
    add(4, kind, n2.word)
    add(5, kind << 16 | l1.shape << 8 | n1.shape, 0)
    add(6, l2.shape << 16 | l1.shape << 8 | n1.shape, kind)
    add(7, l1.shape << 16 | n1.shape << 8 | n2.shape, kind)
    add(8, l2.shape << 24 | l1.shape << 16 | n1.shape << 8 | n2.shape, 0)
    add(9, l1.word, n1.word)
    add(10, l1.word, n1.shape)
    add(11, n1.word, l1.shape)
    add(12, l2.word, l1.word)
    add(13, kind, Self.bucket(next - gap.first))
    add(14, n1.word, n2.word)
    add(15, n1.shape << 16 | n2.shape << 8 | n3, kind)
    add(16, l3 << 24 | l2.shape << 16 | l1.shape << 8 | n1.shape, 0)
    add(17, kind << 8 | l1.shape, Self.bucket(splitter.end - next))
    add(18, l2.word, l1.shape << 8 | n1.shape)
    add(19, n2.word, l1.shape << 8 | n1.shape)
  }

  private static func bucket(_ count: Int) -> UInt32 {
    count < 6 ? UInt32(count) : count < 10 ? 6 : count < 16 ? 7 : count < 30 ? 8 : 9
  }

  private mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32) {
    var hash = (template &+ 1) &* 0x9E37_79B1 ^ first
    hash = (hash ^ hash >> 15) &* 0x85EB_CA6B ^ second
    hash = (hash ^ hash >> 13) &* 0xC2B2_AE35
    places.append(hash >> (32 - Self.placeBits))
  }
}

/// The tokens around a gap; beyond the sentence before it and the end of the block there are none.
private struct View {
  let splitter: SentenceSplitter
  let first: Int

  func seen(_ index: Int) -> SeenToken {
    guard index >= first, index < splitter.end else { return SeenToken() }
    return SeenToken(word: word(index), shape: shape(index))
  }

  /// A hash of the word in lower case, with all digits alike.
  private func word(_ index: Int) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    let span = splitter.spans[index]
    let end = min(span.end, span.start + 24)
    for offset in span.start..<end {
      let byte = splitter.bytes[offset]
      let folded = Characters.isDigit(byte) ? 0x30 : TokenText.lowered(byte)
      hash = (hash ^ UInt32(folded)) &* 16_777_619
    }
    return hash
  }

  /// What the token looks like, below 256.
  func shape(_ index: Int) -> UInt32 {
    guard index >= first, index < splitter.end else { return 1 }
    let own = splitter.flags[index]
    let span = splitter.spans[index]
    let bytes = splitter.bytes
    if own.contains(.address) { return bytes[span.range].contains(0x40) ? 2 : 3 }
    if own.contains(.digit) { return digitShape(span, own) }
    if own.contains(.alphabetic) {
      let dot: UInt32 = bytes[span.end - 1] == 0x2E ? 1 : 0
      if own.contains(.lower) { return (own.contains(.clitic) ? 4 : 6) + dot }
      if own.contains(.upper) { return 8 + 2 * UInt32(min(span.count, 4)) + dot }
      return (own.contains(.title) ? 18 : 20) + dot
    }
    // A mark: 32 and up; what it is made of, and whether it is longer than one.
    let first = UInt32(bytes[span.start])
    if first >= 0x80 { return 160 + UInt32(bytes[span.end - 1] & 0x3F) }
    return 32 + (first & 0x3F) + (span.count > 1 ? 64 : 0)
  }

  private func digitShape(_ span: Span, _ own: TokenFlags) -> UInt32 {
    if own.contains(.alphabetic) { return 22 }
    let bytes = splitter.bytes
    let third = bytes[min(span.start + 2, span.end - 1)]
    if third == 0x3A || bytes[min(span.start + 1, span.end - 1)] == 0x3A { return 23 }
    if third == 0x2F || third == 0x2D { return 24 }
    return 24 + UInt32(min(span.count, 6))
  }
}

/// A token as features see it.
private struct SeenToken {
  var word: UInt32 = 1
  var shape: UInt32 = 1
}
