import DocumentModel

/// What the words beside a name state it to be: "Merida is the capital of …", "Vane himself".
///
/// Only statements that hardly err count; the rest is the tagger's.
struct StatedTypes {
  let source: NameText

  /// The type stated where a name stands; nil where nothing is stated.
  func type(of name: Range<Int>) -> EntityType? {
    let sentence = source.sentences[Int(source.tokens.sentences[name.lowerBound])].tokens
    return before(name, sentence) ?? after(name, sentence)
  }

  /// "the city of X".
  private func before(_ name: Range<Int>, _ sentence: Range<Int>) -> EntityType? {
    let previous = name.lowerBound - 1
    guard previous > sentence.lowerBound, source.isWord(previous, "of") else { return nil }
    let noun = previous - 1
    guard source.tokens.flags[noun].contains(.lower), source.folded(noun).contains(.placeNoun),
      source.isAny(
        noun,
        [
          "city", "town", "village", "island", "province", "suburb", "municipality", "state",
          "port",
        ])
    else { return nil }
    return .place
  }

  private func after(_ name: Range<Int>, _ sentence: Range<Int>) -> EntityType? {
    let next = name.upperBound
    guard next + 1 < sentence.upperBound else { return nil }
    if source.isWord(next, "himself") || source.isWord(next, "herself") { return .person }
    if source.isWord(next, "et"), source.isWord(next + 1, "al") || source.isWord(next + 1, "al.") {
      return .person
    }
    if source.isWord(next, "is") || source.isWord(next, "was") {
      return defined(next + 1, sentence.upperBound)
    }
    guard source.mark(next) == UInt8(ascii: ",") || source.mark(next) == UInt8(ascii: ":") else {
      return nil
    }
    return defined(next + 1, sentence.upperBound)
  }

  /// The type of the noun that "a", "an" or "the" opens: "the largest city in …".
  private func defined(_ start: Int, _ end: Int) -> EntityType? {
    guard start < end, source.isAny(start, ["a", "an", "the"]) else {
      return nil
    }
    var noun = start
    for index in (start + 1)..<min(end, start + 6) {
      guard source.wordIDs[index] >= 0 else { break }
      let stops = [
        "of", "in", "on", "at", "for", "that", "which", "who", "and", "with", "from",
        "by", "near", "located", "to", "based", "where",
      ]
      if source.isAny(index, stops) { break }
      noun = index
    }
    guard noun > start, source.tokens.flags[noun].contains(.lower) else { return nil }
    let flags = source.folded(noun)
    if flags.contains(.role) { return .person }
    if flags.contains(.placeNoun) { return .place }
    if flags.contains(.organizationNoun) { return .organization }
    return nil
  }
}
