/// Phrases that pages put around articles, in groups by what they lead to.
enum PagePhrases {
  /// What a phrase speaks of.
  enum Group: Int, CaseIterable {
    case readMore, subscribe, share, rights, credit, cookies, comments, byline, dates, contents
    case account, advert, author, donate, app
  }

  /// The groups whose phrases stand at word starts of a text, as bits.
  ///
  /// - Complexity: linear in the length of the text.
  static func groups(in text: ArraySlice<UInt8>) -> UInt32 {
    var groups: UInt32 = 0
    var place = text.startIndex
    var isStart = true
    while place < text.endIndex {
      let symbol = symbol(text[place])
      if isStart, symbol != 0 {
        var state = 0
        var next = place
        while next < text.endIndex {
          state = Int(trie.next[state * 32 + Self.symbol(text[next])])
          guard state != 0 else { break }
          groups |= trie.groups[state]
          next += 1
        }
      }
      isStart = text[place] < 0x30 || text[place] >= 0x80 || text[place] == 0x3A
      place += 1
    }
    return groups
  }

  /// Letters as 1 to 26, other signs as a few more.
  private static func symbol(_ byte: UInt8) -> Int {
    switch byte {
    case 0x41...0x5A: Int(byte) - 0x40
    case 0x61...0x7A: Int(byte) - 0x60
    case 0x20: 27
    case 0x27, 0x60: 28
    case 0x3A: 29
    case 0xA9: 30
    case 0x80...0xFF: 31
    default: 0
    }
  }

  private static let phrases: [(Group, [String])] = [
    (
      .readMore,
      [
        "read more", "read also", "also read", "read next", "read:", "read the full", "see also",
        "related:", "related ", "more from", "more on", "more:", "more stories", "you may also",
        "you might", "recommended", "continue reading", "keep reading", "click here", "learn more",
        "find out more", "watch:", "listen:", "top stories", "most read", "most popular",
        "trending",
        "lesen sie", "mehr zum thema", "auch interessant", "mehr dazu", "lire aussi", "a lire",
        "en savoir plus", "leer mas", "lee tambien", "te puede interesar", "leggi anche",
        "leia mais", "leia tamb", "lees ook", "lees meer", "les ogs", "czytaj", "zobacz te",
        "don't miss", "up next", "next article", "previous article", "back to top", "latest news",
        "what to read", "explore more", "view all", "show more", "load more", "see all",
      ]
    ),
    (
      .subscribe,
      [
        "subscribe", "sign up", "newsletter", "get the latest", "in your inbox", "your inbox",
        "email address", "join our", "abonnieren", "abonnez", "abonnement", "suscri", "iscriviti",
        "stay up to date", "get our", "your email", "e mail",
      ]
    ),
    (
      .share,
      [
        "share", "follow us", "tweet", "facebook", "twitter", "whatsapp", "linkedin", "pinterest",
        "instagram", "telegram", "teilen", "partager", "compartir", "copy link", "print",
        "flipboard",
        "youtube", "reddit", "add us", "google news", "email",
      ]
    ),
    (
      .rights,
      [
        "all rights reserved", "copyright", "terms of", "privacy policy", "terms and", "disclaimer",
        "alle rechte", "tous droits", "may not be published", "reserved",
      ]
    ),
    (
      .credit,
      [
        "getty", "photo:", "photo by", "photograph:", "image:", "image credit", "credit:",
        "picture:",
        "photo credit", "photograph by", "foto:", "bild:", "shutterstock", "ap photo", "imago",
        "file photo", "via ap", "courtesy of", "picture alliance", "screenshot", "illustration",
      ]
    ),
    (.cookies, ["cookies", "consent", "your privacy", "javascript", "browser", "ad blocker"]),
    (
      .comments,
      ["comments", "comment", "leave a reply", "reply", "kommentare", "commentaires", "log in to"]
    ),
    (
      .byline,
      [
        "by ", "written by", "von ", "par ", "por ", "reviewed by", "edited by", "author", "staff",
        "posted by", "reporting by", "medically", "fact checked",
      ]
    ),
    (
      .dates,
      [
        "published", "updated", "last updated", "posted on", "min read", "minute read",
        "minutes ago",
        "hours ago", "days ago", "january", "february", "march", "april", "june", "july", "august",
        "september", "october", "november", "december", "gmt", "uhr", "aktualisiert",
        "publicado", "mis ", "last modified", "date",
      ]
    ),
    (
      .contents,
      [
        "table of contents", "in this article", "contents", "jump to", "key takeaways",
        "key points", "on this page", "skip to", "inhalt", "what you'll learn",
      ]
    ),
    (.account, ["log in", "login", "sign in", "register", "create an account", "my account"]),
    (
      .advert,
      ["advertisement", "sponsored", "anzeige", "publicit", "publicidad", "affiliate", "ad "]
    ),
    (
      .author,
      [
        "is a reporter", "is a freelance", "is a writer", "is an editor", "is the author",
        "about the author", "contributed to this", "reach him", "reach her", "senior reporter",
        "is a journalist", "contact the author", "is a senior", "has been writing", "is a staff",
      ]
    ),
    (.donate, ["donate", "support us", "contribute", "support our", "become a member", "patreon"]),
    (.app, ["download the", "download our", "app store", "google play", "our app"]),
  ]

  private struct Trie {
    var next: [UInt16] = [UInt16](repeating: 0, count: 32)
    var groups: [UInt32] = [0]

    init(_ phrases: [(Group, [String])]) {
      for (group, texts) in phrases {
        for text in texts {
          var state = 0
          for byte in text.utf8 {
            let symbol = PagePhrases.symbol(byte)
            if next[state * 32 + symbol] == 0 {
              next[state * 32 + symbol] = UInt16(groups.count)
              groups.append(0)
              next.append(contentsOf: [UInt16](repeating: 0, count: 32))
            }
            state = Int(next[state * 32 + symbol])
          }
          groups[state] |= 1 << UInt32(group.rawValue)
        }
      }
    }
  }

  private static let trie = Trie(phrases)
}
