internal import DocumentModel

/// Finds who made a picture: "AP", "Getty Images", "Photo: Jane Roe/Reuters", "(AP Photo/Jane Roe)".
enum Credit {
  /// Whether a text is nothing but a credit.
  static func matches(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= 120, hasCreditWord(text) else { return false }
    let inner = withoutBrackets(trimmed(String(text)))
    let words = inner.split(separator: " ")
    guard let first = words.first, words.count <= 12, !inner.hasSuffix(". ") else { return false }
    let lead = WordForm.bare(first)
    if labels.contains(lead), words.count > 1 || inner.hasSuffix(":") {
      let second = words.count > 1 ? WordForm.bare(words[1]) : ""
      if first.hasSuffix(":") || ["by", "courtesy", "credit", "via"].contains(second) {
        return true
      }
      // "AP Photo/Jane Roe" has its label in the second word; "Photo Jane Roe" is too weak.
      if first.contains("/") { return true }
    }
    if lead == "courtesy", words.count > 1 { return words.count <= 8 }
    if words.count <= 4, ["photo", "photos", "images", "pictures"].contains(lastWord(words)),
      words.count > 1, words.allSatisfy({ WordForm.isCapitalised($0) })
    {
      return true
    }
    return endsWithAgency(inner, words)
  }

  /// Whether the first word is a label or the last one ends a maker's name: cheap to tell, and false
  /// for nearly every line of an article.
  private static func hasCreditWord(_ text: some StringProtocol) -> Bool {
    let bytes = Substring(text).utf8
    let first = bytes.drop { $0 <= 0x20 }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    if firstWords.contains(WordForm.bare(String(decoding: first, as: UTF8.self))) { return true }
    var end = bytes.endIndex
    while end > bytes.startIndex, bytes[bytes.index(before: end)] <= 0x20 {
      end = bytes.index(before: end)
    }
    var start = end
    while start > bytes.startIndex {
      let before = bytes[bytes.index(before: start)]
      if before <= 0x20 || before == UInt8(ascii: "/") || before == UInt8(ascii: "|") { break }
      start = bytes.index(before: start)
    }
    return lastWords.contains(WordForm.bare(String(decoding: bytes[start..<end], as: UTF8.self)))
  }

  private static let firstWords = labels.union(["courtesy"])

  private static let lastWords: Set<String> = {
    var words: Set<String> = ["photo", "photos", "images", "pictures", "file", "handout"]
    for name in agencies.union(acronyms) {
      let last = name.lowercased().split(separator: " ").last.map(String.init) ?? ""
      words.insert(last)
      words.insert(last.split(separator: "-").last.map(String.init) ?? last)
    }
    return words
  }()

  /// The place in a caption where its credit starts, in bytes from its start; nil if it has none.
  ///
  /// The credit stands behind the last sentence, behind a bar or two spaces, or in brackets.
  static func start(inCaption text: String) -> Int? {
    let bytes = Array(text.utf8)
    for place in candidatePlaces(bytes) {
      let tail = String(decoding: bytes[place...], as: UTF8.self)
      let spaces = bytes[..<place].filter { $0 == 0x20 || $0 == 0x0A }
      if spaces.count >= 4, matches(withoutBar(tail)) { return place }
    }
    return nil
  }

  /// Where a credit may start, the last place first.
  private static func candidatePlaces(_ bytes: [UInt8]) -> [Int] {
    var places: [Int] = []
    var offset = max(1, bytes.count - 120)
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "|") {
        places.append(offset)
      } else if byte != 0x20, bytes[offset - 1] == 0x20 || bytes[offset - 1] == 0x0A {
        var before = offset - 1
        while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x0A { before -= 1 }
        let isWide = offset - before >= 2
        let span = Span(start: 0, end: before)
        let sign = before > 0 ? bytes[before - 1] | 0x20 : 0
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(sign)
        if isWide || !isLetter && LinePattern.endsSentence(bytes, span) { places.append(offset) }
      }
      offset += 1
    }
    return places.reversed()
  }

  private static func withoutBar(_ text: String) -> String {
    text.hasPrefix("|") ? String(text.dropFirst()) : text
  }

  private static func withoutBrackets(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    if let first = scalars.first, "([".unicodeScalars.contains(first) { scalars.removeFirst() }
    if let last = scalars.last, ")]".unicodeScalars.contains(last) { scalars.removeLast() }
    if scalars.last == "." { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func lastWord(_ words: [Substring]) -> String {
    words.last.map { WordForm.bare($0) } ?? ""
  }

  /// Whether the last part, behind a slash, a comma, a dash or "via", is an agency, and the parts
  /// before it are names.
  private static func endsWithAgency(_ text: String, _ words: [Substring]) -> Bool {
    guard words.count <= 8 else { return false }
    var parts = text.split(whereSeparator: { "/,|–—".contains($0) }).map { trimmed(String($0)) }
    parts = parts.flatMap { $0.split(separator: " via ").map { trimmed(String($0)) } }
    guard let last = parts.last, isAgency(last) else { return false }
    return parts.dropLast().allSatisfy { part in
      part.split(separator: " ").allSatisfy {
        WordForm.isCapitalised($0) || ["for", "de", "van", "al", "bin"].contains(WordForm.bare($0))
      }
    }
  }

  private static func isAgency(_ name: String) -> Bool {
    if acronyms.contains(name) { return true }
    let folded = name.lowercased()
    if agencies.contains(folded) { return true }
    // "AP Photo", "Reuters file", "AFP handout", "for Getty Images".
    var words = folded.split(separator: " ")
    if let last = words.last, ["photo", "photos", "file", "handout", "images"].contains(last) {
      words.removeLast()
    }
    if words.first == "for" { words.removeFirst() }
    let core = words.joined(separator: " ")
    return agencies.contains(core) || acronyms.contains(core.uppercased()) && core != folded
  }

  private static let labels: Set<String> = [
    "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures", "image",
    "images", "credit", "credits", "illustration", "graphic", "video", "handout", "file photo",
  ]

  /// Credited in capitals only; the same letters in small type are words.
  private static let acronyms: Set<String> = [
    "AP", "AFP", "EPA", "EPA-EFE", "EFE", "PA", "DPA", "WAM", "TASS", "SPA", "IRNA", "ANSA", "UPI",
    "ANP", "TT", "NTB", "PTI", "ANI", "APA", "CNA", "VOA", "REUTERS", "UNHCR", "NASA", "ISNA",
  ]
  private static let agencies: Set<String> = [
    "reuters", "getty images", "getty", "bloomberg", "shutterstock", "alamy", "alamy stock photo",
    "pa wire", "pa media", "pa images", "xinhua", "anadolu", "anadolu agency", "associated press",
    "the associated press", "agence france-presse", "kyodo", "kyodo news", "nurphoto", "zuma",
    "zuma press", "rex features", "rex", "istock", "unsplash", "flickr", "wikimedia commons",
    "pool", "handout", "yonhap", "sipa", "sipa usa", "imago", "picture alliance", "ap photo",
    "us army", "us navy", "us air force", "us department of defense", "file", "file photo",
  ]
}
