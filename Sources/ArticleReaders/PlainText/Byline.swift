/// Reads lines that name the authors: "By Jane Roe and John Doe in Baghdad, Reuters".
enum Byline {
  /// Whether a line is nothing but a byline.
  static func matches(_ line: ChunkText) -> Bool {
    guard !line.isLong, (2...16).contains(line.wordCount), let rest = withoutLead(line.string)
    else { return false }
    let words = rest.split(separator: " ")
    guard let first = words.first, WordForm.isCapitalised(first), !isTime(first) else {
      return false
    }
    if line.endsSentence, !["jr.", "sr."].contains(words.last?.lowercased()) { return false }
    let strange = words.filter { !WordForm.isCapitalised($0) && !links.contains(WordForm.bare($0)) }
    return strange.count * 4 <= words.count
  }

  /// The authors of a byline, or of a list of names, in its order; without agencies and roles.
  static func authors(inList text: String) -> [String] {
    var rest = trimmed(withoutLead(text) ?? text)
    if let clause = rest.firstRange(of: " in ") { rest = String(rest[..<clause.lowerBound]) }
    if let clause = rest.firstRange(of: " for ") { rest = String(rest[..<clause.lowerBound]) }
    for word in [" and ", " AND ", " & ", " with ", ";", "|", " / "] {
      rest = rest.split(separator: word).joined(separator: ",")
    }
    var names: [String] = []
    for part in rest.split(separator: ",") {
      let name = trimmed(withoutLead(String(part)) ?? String(part))
      let words = name.split(separator: " ")
      guard let first = words.first, words.count <= 5 else { continue }
      let opens = WordForm.isCapitalised(first) || particles.contains(first.lowercased())
      guard opens, !name.utf8.contains(UInt8(ascii: "@")) else { continue }
      let isOther = words.contains { others.contains(WordForm.bare($0)) }
      if !isOther, !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The line without "By" and its like; nil if it does not open so.
  private static func withoutLead(_ text: String) -> String? {
    let folded = text.lowercased()
    for lead in leads where folded.hasPrefix(lead) {
      let rest = trimmed(String(text.unicodeScalars.dropFirst(lead.unicodeScalars.count)))
      return rest.isEmpty ? nil : rest
    }
    return nil
  }

  private static let leads = [
    "by ", "by: ", "by:", "by\u{A0}", "by\t", "written by ", "story by ", "words by ", "report by ",
    "text by ", "analysis by ", "reporting by ", "authors: ", "author: ",
  ]

  /// Small words inside names and between them.
  private static let links: Set<String> = particles.union([
    "and", "in", "at", "of", "for", "the", "with", "",
  ])
  private static let particles: Set<String> = [
    "de", "da", "do", "dos", "du", "la", "le", "van", "von", "der", "den", "ten", "di", "del",
    "della", "al", "el", "bin", "ibn", "bint", "abu", "ben", "y", "e",
  ]

  private static func isTime(_ word: some StringProtocol) -> Bool {
    let bare = WordForm.bare(word)
    return MonthNames.number(bare) != nil || bare.hasSuffix("day")
  }

  /// Words of agencies, desks and roles, none of them a name of a person.
  private static let others: Set<String> = [
    "reuters", "ap", "afp", "upi", "dpa", "press", "agence", "associated", "news", "agency",
    "agencies", "staff", "writer", "writers", "reporter", "reporters", "correspondent",
    "correspondents", "editor", "editors", "editorial", "bureau", "desk", "team", "columnist",
    "contributor", "chief", "senior", "wire", "service", "bloomberg", "times", "post", "guardian",
    "herald", "journal", "tribune", "magazine", "media", "newspaper", "special", "political",
    "diplomatic", "defence", "defense", "foreign", "photographer", "analyst", "bbc", "cnn",
    "updated", "published", "national", "daily", "gazette", "observer", "courier", "telegraph",
    "web", "online", "admin", "administrator",
  ]
}
