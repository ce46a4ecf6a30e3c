/// Words that sites use in class names, ids and roles, as sets of bits.
///
/// A word counts wherever it stands in a name: `article-body`, `articleBody` and `storyarticle` have
/// "article". General vocabulary of web templates, not of any site.
struct ClassWords {
  /// The words; their order is that of the features of the block model.
  static let words: [String] = [
    "article", "story", "content", "body", "post", "entry", "main", "text", "page", "paragraph",
    "lead", "lede", "intro", "summary", "abstract", "standfirst", "dek", "subtitle", "subhead",
    "description", "excerpt", "teaser", "headline", "title", "heading", "header", "footer", "nav",
    "menu", "sidebar", "aside", "breadcrumb", "comment", "disqus", "reply", "discuss", "related",
    "recommend", "more", "popular", "trending", "latest", "recirc", "outbrain", "taboola", "widget",
    "promo", "advert", "sponsor", "adslot", "newsletter", "subscribe", "signup", "share", "social",
    "follow", "caption", "credit", "copyright", "image", "photo", "figure", "media", "gallery",
    "slide", "video", "player", "audio", "byline", "author", "bio", "profile", "date", "time",
    "published", "meta", "info", "tag", "categor", "topic", "label", "cookie", "consent", "privacy",
    "modal", "popup", "overlay", "dialog", "banner", "alert", "login", "register", "paywall",
    "premium", "toc", "contents", "quote", "list", "item", "card", "grid", "tile", "carousel",
    "embed", "twitter", "tweet", "instagram", "facebook", "legal", "disclaimer", "correction",
    "editor", "note", "sr-only", "screen-reader", "hidden", "button", "btn", "cta", "form",
    "search",
    "print", "box", "fact", "faq", "product", "price", "shop", "donat", "support", "live", "update",
    "accordion", "tab", "highlight", "takeaway", "key", "rich", "wysiwyg", "cms", "module", "block",
    "section", "wrapper", "row", "col", "primary", "secondary", "tools", "feed", "stream",
    "archive",
    "next", "prev", "pagin", "question", "answer", "table", "source", "reference", "footnote",
    "transcript", "skip", "logo", "brand", "contact", "event", "rating", "review", "mostread",
    "inline", "hero", "deck", "kicker", "eyebrow", "dateline", "region", "zone", "container",
    "rollover", "popover", "tooltip", "hovercard", "breaking", "ticker", "respond", "commentary",
    "pullquote",
    "infobox", "sponsored",
  ]

  /// A set of words.
  struct Mask: Equatable {
    private(set) var bits: (UInt64, UInt64, UInt64) = (0, 0, 0)

    static func == (left: Mask, right: Mask) -> Bool {
      left.bits.0 == right.bits.0 && left.bits.1 == right.bits.1 && left.bits.2 == right.bits.2
    }

    var isEmpty: Bool { bits.0 | bits.1 | bits.2 == 0 }

    mutating func insert(_ word: Int) {
      let bit: UInt64 = 1 << UInt64(word & 63)
      switch word >> 6 {
      case 0: bits.0 |= bit
      case 1: bits.1 |= bit
      default: bits.2 |= bit
      }
    }

    func contains(_ word: Int) -> Bool {
      let part = word >> 6 == 0 ? bits.0 : word >> 6 == 1 ? bits.1 : bits.2
      return part >> UInt64(word & 63) & 1 == 1
    }

    /// Calls `body` with each word of the set that `other` does not have.
    func forEach(notIn other: Mask, _ body: (Int) -> Void) {
      for (part, (own, others)) in [
        (bits.0, other.bits.0), (bits.1, other.bits.1), (bits.2, other.bits.2),
      ].enumerated() {
        var rest = own & ~others
        while rest != 0 {
          body(part * 64 + rest.trailingZeroBitCount)
          rest &= rest - 1
        }
      }
    }

    /// Whether the sets share a word.
    func intersects(_ other: Mask) -> Bool {
      bits.0 & other.bits.0 | bits.1 & other.bits.1 | bits.2 & other.bits.2 != 0
    }

    func union(_ other: Mask) -> Mask {
      var mask = self
      mask.bits.0 |= other.bits.0
      mask.bits.1 |= other.bits.1
      mask.bits.2 |= other.bits.2
      return mask
    }
  }

  /// The set of these words; words that are not in the vocabulary are not in the set.
  static func mask(_ names: String...) -> Mask {
    var mask = Mask()
    for name in names { if let place = words.firstIndex(of: name) { mask.insert(place) } }
    return mask
  }

  /// Adds the words that stand in a name.
  ///
  /// - Complexity: linear in the length of the name.
  static func add(_ name: ArraySlice<UInt8>, to mask: inout Mask) {
    var place = name.startIndex
    while place < name.endIndex {
      var state = 0
      var next = place
      while next < name.endIndex {
        let byte = name[next]
        let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte == 0x5F ? 0x2D : byte
        let letter = folded == 0x2D ? 26 : Int(folded) - 0x61
        guard letter >= 0, letter <= 26 else { break }
        state = Int(trie.next[state * 27 + letter])
        guard state != 0 else { break }
        if trie.word[state] >= 0 { mask.insert(Int(trie.word[state])) }
        next += 1
      }
      place += 1
    }
  }

  private struct Trie {
    var next: [UInt16] = [UInt16](repeating: 0, count: 27)
    var word: [Int16] = [-1]

    init(_ words: [String]) {
      for (number, text) in words.enumerated() {
        var state = 0
        for byte in text.utf8 {
          let letter = byte == 0x2D ? 26 : Int(byte) - 0x61
          if next[state * 27 + letter] == 0 {
            next[state * 27 + letter] = UInt16(word.count)
            word.append(-1)
            next.append(contentsOf: [UInt16](repeating: 0, count: 27))
          }
          state = Int(next[state * 27 + letter])
        }
        word[state] = Int16(number)
      }
    }
  }

  private static let trie = Trie(words)
}
