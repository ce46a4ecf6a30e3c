internal import DocumentModel

/// Tokens of names, whose words do not judge: "United Nations" is no praise.
enum SilentNames {
  /// The tokens of named mentions, and capitalised words inside a sentence unless most of its words
  /// are capitalised, as in headlines.
  static func mask(_ view: DocumentView) -> [Bool] {
    let tokens = view.tokens
    let (flags, spans) = (tokens.flags, tokens.spans)
    var capitals: [Int] = []
    var mask = [Bool](repeating: false, count: tokens.count)
    for mention in view.entities.mentions where mention.isNamed {
      for token in view.tokens(touching: mention.span) { mask[token] = true }
    }
    for sentence in view.sentences {
      var words = 0
      capitals.removeAll(keepingCapacity: true)
      for token in sentence.tokens {
        let own = flags[token]
        guard own.contains(.alphabetic), !own.contains(.punctuation) else { continue }
        words += 1
        if own.contains(.title), !own.contains(.upper), token > sentence.tokens.lowerBound,
          flags[token - 1].contains(.alphabetic), !flags[token - 1].contains(.address),
          spans[token].count > 1
        {
          capitals.append(token)
        }
      }
      if 2 * capitals.count < words { for token in capitals { mask[token] = true } }
    }
    return mask
  }
}
