internal import JSONText

/// The JSON-LD of a page, as schema.org describes articles.
///
/// Takes what browsers' structured-data readers take: lists, `@graph`, nested objects, references by
/// `@id`, and scripts with raw line breaks in strings, comments around them or a stray semicolon.
struct LinkedData {
  /// The objects that are articles, in document order, the most specific kind first.
  let articles: [JSONValue]
  /// Whether the first article is news by its kind.
  let isNews: Bool
  /// Whether the page is called a live blog.
  let isLiveBlog: Bool
  /// The objects that are only pages, which many sites' software dates whether the page shows it or
  /// not.
  let pages: [JSONValue]
  /// The objects of other kinds, in document order.
  let others: [JSONValue]
  private let byID: [String: JSONValue]

  /// The article that the page is about; nil where there is none.
  var article: JSONValue? { articles.first }

  /// The most bytes of scripts that are read.
  private static let maximumSize = 4 << 20

  /// Reads scripts.
  ///
  /// - Parameters:
  ///   - scripts: the contents of the scripts.
  ///   - title: what the page is called, to choose between several articles.
  init(_ scripts: [ArraySlice<UInt8>], title: String) {
    var found: [(object: JSONValue, kind: String)] = []
    var byID: [String: JSONValue] = [:]
    var size = 0
    for script in scripts {
      size += script.count
      guard size <= Self.maximumSize, let value = Self.parse(script) else { continue }
      Self.collect(value, depth: 0, into: &found, &byID)
    }
    self.byID = byID
    let titleWords = Set(WordHashes.hashes(of: Array(title.utf8)[...]))
    var ranked: [(object: JSONValue, rank: Int, kind: String)] = []
    var others: [JSONValue] = []
    for (object, kind) in found {
      guard let rank = Self.rank(kind) else {
        others.append(object)
        continue
      }
      let name = object["headline"]?.string ?? object["name"]?.string ?? ""
      let words = Set(WordHashes.hashes(of: Array(name.utf8)[...]))
      let isAlike = !words.isEmpty && words.intersection(titleWords).count * 2 >= words.count
      ranked.append(
        (object, rank + (isAlike || titleWords.isEmpty ? 0 : name.isEmpty ? 2 : 4), kind))
    }
    let sorted = ranked.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element)
    articles = sorted.map(\.object)
    pages = sorted.filter { $0.kind.hasSuffix("Page") }.map(\.object)
    isNews = sorted.first?.kind.hasSuffix("NewsArticle") ?? false
    isLiveBlog = ranked.contains { $0.kind == "LiveBlogPosting" }
    self.others = others
  }

  /// The posts of a live blog in the order of the page: time, headline and text, empty where unknown.
  var livePosts: [(time: String, headline: String, body: String)] {
    let blog = articles.first { $0["liveBlogUpdate"]?.array != nil }
    return (blog?["liveBlogUpdate"]?.array ?? []).compactMap { post in
      guard let body = text(post["articleBody"] ?? post["text"]), !body.isEmpty else { return nil }
      return (text(post["datePublished"]) ?? "", text(post["headline"]) ?? "", body)
    }
  }

  /// The text of the article that the page is about; empty where JSON-LD has none.
  var articleBody: String {
    for article in articles {
      if let body = text(article["articleBody"] ?? article["text"]), body.utf8.count > 200 {
        return body
      }
    }
    return ""
  }

  /// The object that a reference leads to, or the value itself.
  func resolved(_ value: JSONValue) -> JSONValue {
    if let id = value["@id"]?.string, value["name"] == nil, let object = byID[id] { return object }
    return value
  }

  /// A text, from a string, the first of a list, or an object with a value or a name.
  func text(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text): return text
    case .array(let values): return values.lazy.compactMap { text($0) }.first
    case .object: return (value?["@value"] ?? value?["name"])?.string
    case .integer(let number): return String(number)
    case .null, .boolean, .number, nil: return nil
    }
  }

  private static func rank(_ kind: String) -> Int? {
    switch kind {
    case _ where kind.hasSuffix("NewsArticle"), "BlogPosting", "LiveBlogPosting", "Report": 0
    case _ where kind.hasSuffix("Article"): 1
    case "WebPage", "ItemPage", "AboutPage", "MedicalWebPage": 2
    case "VideoObject", "Recipe", "Review", "HowTo": 3
    default: nil
    }
  }

  private static func collect(
    _ value: JSONValue, depth: Int, into found: inout [(object: JSONValue, kind: String)],
    _ byID: inout [String: JSONValue]
  ) {
    guard depth < 12, found.count < 2000 else { return }
    switch value {
    case .array(let values):
      for value in values { collect(value, depth: depth + 1, into: &found, &byID) }
    case .object(let members):
      if let id = value["@id"]?.string, members.count > 1, byID[id] == nil { byID[id] = value }
      let kinds = value["@type"]?.array?.compactMap(\.string) ?? [value["@type"]?.string ?? ""]
      let names = kinds.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
      let best = names.min { (rank($0) ?? 9) < (rank($1) ?? 9) } ?? ""
      if !best.isEmpty { found.append((value, best)) }
      for member in members where !leaves.contains(member.name) {
        if member.value.array != nil || member.value.object != nil {
          collect(member.value, depth: depth + 1, into: &found, &byID)
        }
      }
    case .null, .boolean, .integer, .number, .string: break
    }
  }

  /// Members whose objects are other pages or parts, never the article.
  private static let leaves: Set<String> = [
    "itemListElement", "comment", "citation", "mentions", "isBasedOn", "hasPart", "relatedLink",
    "liveBlogUpdate", "review", "video", "image", "associatedMedia", "potentialAction",
  ]

  /// Reads a script, mended where it is not quite JSON.
  private static func parse(_ script: ArraySlice<UInt8>) -> JSONValue? {
    if let value = try? JSONValue(parsing: script) { return value }
    guard let first = script.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
      let last = script.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), first < last
    else { return nil }
    var mended: [UInt8] = []
    mended.reserveCapacity(last - first + 1)
    var isInString = false
    var isEscaped = false
    for byte in script[first...last] {
      if isInString, byte < 0x20 {
        mended.append(0x20)
        continue
      }
      if byte == 0x22, !isEscaped { isInString.toggle() }
      // A comma before a closing bracket is left out.
      if !isInString, byte == 0x7D || byte == 0x5D,
        let place = mended.lastIndex(where: { $0 > 0x20 }), mended[place] == 0x2C
      {
        mended[place] = 0x20
      }
      isEscaped = byte == 0x5C && !isEscaped
      mended.append(byte)
    }
    return try? JSONValue(parsing: mended)
  }
}
