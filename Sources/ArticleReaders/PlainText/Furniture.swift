/// What the page around an article puts into a saved text.
enum Furniture {
  /// The part that a line plays beside the article.
  enum Kind {
    /// A button, an advertisement, a link between two paragraphs.
    case inline
    /// A line below the article: share buttons, related stories, tags.
    case tail
    /// The head of the readers' comments.
    case comments
    /// A note that something was put right.
    case correction
    /// Who holds the rights.
    case rights
    /// The agency's line of credits below a report: "(Reporting by …; Editing by …)".
    case credits
    /// The keywords: "Tags: …".
    case tags
  }

  /// What a line is; nil for a line of the article.
  static func kind(of line: ChunkText) -> Kind? {
    guard !line.isLong, line.wordCount > 0 else { return nil }
    if line.isOrnament { return line.string.utf8.count <= 120 ? .inline : nil }
    guard endsInRights(line) || canBeFurniture(line) else { return nil }
    let folded = line.folded
    let bare = WordForm.bare(folded)
    let isEnd = folded.hasPrefix("-") || folded.hasPrefix("#") || folded.hasPrefix("*")
    if isEnd, ["30", "ends", "end"].contains(bare) { return .tail }
    if opens(folded, with: corrections) { return .correction }
    if line.wordCount <= 60, opens(folded, with: credits) { return .credits }
    guard line.wordCount <= 30 else { return nil }
    if let kind = commentHead(folded, bare, line.wordCount) { return kind }
    if opens(folded, with: rights) || bare.hasSuffix("all rights reserved") {
      return .rights
    }
    if inlineLines.contains(bare) { return .inline }
    if tailLines.contains(bare) { return .tail }
    if opens(folded, with: keywordLeads) { return .tags }
    if opens(folded, with: tailLeads), !line.isBodyLike { return .tail }
    if opens(folded, with: inlineLeads), line.wordCount <= 24 { return .inline }
    return nil
  }

  private static func endsInRights(_ line: ChunkText) -> Bool {
    let bytes = line.string.utf8
    let last = bytes.last == UInt8(ascii: ".") ? bytes.dropLast().last : bytes.last
    return line.wordCount <= 30 && last == UInt8(ascii: "d")
      && reserved.contains(where: line.string.hasSuffix)
  }

  /// Whether the first word is one of the lists', or the line is short and odd: with a mark or a figure
  /// in front, or about comments.
  private static func canBeFurniture(_ line: ChunkText) -> Bool {
    if mayOpen(line.string), firstWords.contains(line.firstWord) { return true }
    guard line.wordCount <= 3 else { return false }
    let first = line.firstWord
    guard let byte = first.utf8.first, byte >= 0x61, byte <= 0x7A else { return true }
    return firstWords.contains(WordForm.bare(first))
      || line.words.contains { $0.lowercased().utf8.starts(with: "comment".utf8) }
  }

  /// Whether one of the lists' first words may open a line, going by its first two bytes; false is
  /// certain.
  private static func mayOpen(_ line: String) -> Bool {
    var bytes = line.utf8.makeIterator()
    guard let first = bytes.next(), let second = bytes.next() else { return true }
    let isPlain = first < 0x80 && second < 0x80 && second > 0x20
    return !isPlain || openings.contains(opening(first, second))
  }

  /// Two bytes as one number, with ASCII letters in lower case.
  private static func opening(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(ByteSearch.folded(first)) << 8 | UInt16(ByteSearch.folded(second))
  }

  private static let openings = Set(
    firstWords.compactMap { word -> UInt16? in
      let bytes = Array(word.utf8.prefix(2))
      return bytes.count == 2 ? opening(bytes[0], bytes[1]) : nil
    })

  private static func opens(_ folded: String, with leads: [String]) -> Bool {
    leads.contains { folded.utf8.starts(with: $0.utf8) }
  }

  /// "No comments:", "12 comments", "Comments (3)".
  private static func commentHead(_ folded: String, _ bare: String, _ words: Int) -> Kind? {
    guard words <= 3 else { return nil }
    if bare == "no comments" || bare == "no comment" || bare == "0 comments" { return .tail }
    let letters = WordForm.bare(
      String(folded.filter { !("0"..."9").contains($0) && $0 != "(" && $0 != ")" }))
    let hasNumber = folded.utf8.contains { (0x30...0x39).contains($0) }
    if letters == "comments" || letters == "comment" {
      return hasNumber || folded.hasSuffix(":") || letters == "comments" ? .comments : nil
    }
    return letters == "reader comments" || letters == "readers comments" ? .comments : nil
  }

  /// How lines of rights end; a line that does is looked at, whatever its first word.
  private static let reserved = [
    "All rights reserved.", "All rights reserved", "All Rights Reserved.", "All Rights Reserved",
    "all rights reserved.", "all rights reserved",
  ]

  /// The first words of all lists below, up to a colon: most lines of an article have none of them.
  private static let firstWords: Set<String> = {
    let lists =
      [corrections, credits, rights, keywordLeads, tailLeads, inlineLeads]
      + [Array(inlineLines), Array(tailLines)]
    var words: Set<String> = ["-30-", "-ends-", "###", "(c)"]
    for line in lists.joined() {
      let word = line.prefix { $0 != " " }
      let key = word.firstIndex(of: ":").map { word[...$0] } ?? word
      words.insert(String(key))
      words.insert(String(key) + ":")
    }
    return words
  }()

  private static let corrections = [
    "correction:", "corrections:", "correction (", "correction —", "correction –", "correction -",
    "clarification:", "clarification (", "corrections and clarifications",
    "corrections & clarifications", "this article was amended", "this story was amended",
    "this article has been amended", "this article has been updated to correct",
    "this story has been updated to correct", "this story has been corrected",
    "this article has been corrected", "an earlier version of this", "a previous version of this",
    "editor's note: an earlier", "editor’s note: an earlier",
  ]

  private static let credits = [
    "(reporting by", "reporting by", "(additional reporting", "additional reporting", "(writing by",
    "writing by", "(editing by", "editing by", "(with reporting", "with reporting by",
    "with files from", "with inputs from", "(with inputs from", "associated press writer",
  ]

  private static let rights = [
    "©", "copyright ", "copyright:", "(c) 1", "(c) 2", "all rights reserved",
  ]

  /// Buttons and labels that stand alone, in small letters and without marks at their ends.
  private static let inlineLines: Set<String> = [
    "advertisement", "advertisements", "advert", "story continues below advertisement",
    "article continues below advertisement", "article continues below",
    "article continues after advertisement", "continue reading", "continue reading below",
    "read more", "read also", "also read", "see also", "share", "tweet", "email", "print", "save",
    "share on facebook", "share on twitter", "share on whatsapp", "share via email", "copy link",
    "link copied", "listen to article", "listen to this article", "follow us", "sign up",
    "subscribe", "subscribe now", "skip to content", "skip to main content", "menu", "log in",
    "login", "sign in", "register", "loading", "facebook", "twitter", "whatsapp", "linkedin",
    "instagram", "telegram", "reddit", "pinterest", "youtube", "print this page", "save article",
    "open image in gallery", "image source", "text size", "play video", "bookmark", "share this",
    "share this article",
    "share this story", "share this post", "newsletter", "newsletters", "get our newsletter",
    "sign up for our newsletter", "newsletter sign-up",
  ]

  /// Heads and links below an article.
  private static let tailLines: Set<String> = [
    "leave a comment", "leave a reply", "post a comment", "add a comment", "comments are closed",
    "write a comment", "view comments", "related", "related articles", "related stories",
    "related news", "related posts", "related topics", "related content", "related links",
    "more stories", "more on this story", "more on this", "most read", "most popular",
    "most viewed", "trending", "trending now", "you may also like", "you might also like",
    "recommended", "recommended for you", "recommended stories", "older post", "newer post",
    "older posts", "newer posts", "home", "previous post", "next post", "previous article",
    "next article", "about the author", "editor's picks",
    "editors' picks", "editor’s picks", "latest news", "top stories", "read next",
    "what to read next", "popular posts", "blog archive", "about me", "email this", "blogthis",
    "report an error", "contact us",
    "terms of use", "privacy policy", "around the web", "sponsored", "sponsored content",
  ]

  private static let keywordLeads = [
    "tags:", "labels:", "topics:", "keywords:", "filed under", "categories:", "category:",
    "tagged:",
    "tagged with", "posted in",
  ]

  private static let tailLeads = [
    "posted by", "subscribe to: post", "more from ", "more stories from",
    "email thisblogthis", "links to this post",
    "powered by", "view my complete profile", "newer post", "older post",
    "related articles:", "related stories:", "reactions:", "published in:",
  ]

  private static let inlineLeads = [
    "read more:", "read more about", "read also:", "also read:", "see also:", "read next:",
    "more:", "watch:", "listen:", "subscribe to ", "click here", "download the ", "get the latest ",
    "story continues", "article continues", "continue reading", "share this", "recommended:",
    "don't miss:", "don’t miss:", "join our ", "support our ", "sign up for ", "sign up to ",
    "follow us on ",
    "related:", "advertisement ", "[advertisement",
    "(advertisement", "follow @", "sign up here",
  ]
}
