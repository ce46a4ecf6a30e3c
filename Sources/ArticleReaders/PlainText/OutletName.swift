/// Tells the name of a medium from other short lines.
enum OutletName {
  /// Whether a line can be the name of a medium where a date or a byline stands beside it.
  static func isLikely(_ line: ChunkText) -> Bool {
    guard !line.isLong, (1...6).contains(line.wordCount), !line.endsSentence,
      line.startsUpper
        || line.string.contains(".")
    else { return false }
    return line.words.allSatisfy {
      $0.unicodeScalars.contains(where: \.properties.isUppercase) || links.contains($0.lowercased())
        || $0.utf8.contains(UInt8(ascii: "."))
        || !$0.unicodeScalars.contains(where: \.properties.isAlphabetic)
    }
  }

  /// Whether the words alone say that this is a medium: "The Example Post", "example.com".
  static func isCertain(_ line: ChunkText) -> Bool {
    guard isLikely(line) else { return false }
    if line.wordCount > 1, line.words.contains(where: { mediaWords.contains(WordForm.bare($0)) }) {
      return true
    }
    let only = line.wordCount == 1 ? line.string.lowercased() : ""
    if ["reuters", "afp", "bbc", "cnn", "npr", "politico", "bloomberg"].contains(only) {
      return true
    }
    return [".com", ".net", ".org", ".co.uk", ".news", ".info"].contains(where: only.hasSuffix)
  }

  /// Whether the line is more likely two or three names of a person than a medium.
  static func isPerson(_ line: ChunkText) -> Bool {
    guard (2...3).contains(line.wordCount), !isCertain(line), let first = line.words.first else {
      return false
    }
    return firstNames.contains(first.lowercased())
      && line.words.allSatisfy {
        $0.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || $0 == "." || $0 == "-" || $0 == "'" || $0 == "’"
        }
      }
  }

  private static let links: Set<String> = ["of", "the", "and", "&", "for", "de", "la", "le", "el"]

  private static let mediaWords: Set<String> = [
    "times", "post", "news", "herald", "guardian", "tribune", "journal", "press", "daily", "weekly",
    "gazette", "telegraph", "chronicle", "observer", "courier", "mail", "mirror", "standard",
    "independent", "express", "examiner", "reporter", "review", "record", "bulletin", "dispatch",
    "sentinel", "ledger", "monitor", "wire", "reuters", "afp", "ap", "bbc", "cnn", "npr", "agency",
    "agence", "magazine", "radio", "tv", "television", "network", "broadcasting", "jazeera",
    "bloomberg", "politico", "economist", "spectator", "today", "sun", "star", "globe", "world",
  ]

  /// First names that are frequent in English-language bylines.
  private static let firstNames: Set<String> = [
    "james", "john", "robert", "michael", "william", "david", "richard", "joseph", "thomas",
    "charles", "christopher", "daniel", "matthew", "anthony", "mark", "donald", "steven", "paul",
    "andrew", "joshua", "kenneth", "kevin", "brian", "george", "timothy", "ronald", "edward",
    "jason", "jeffrey", "ryan", "jacob", "gary", "nicholas", "eric", "jonathan", "stephen",
    "larry", "justin", "scott", "brandon", "benjamin", "samuel", "gregory", "alexander", "patrick",
    "frank", "raymond", "jack", "dennis", "jerry", "tyler", "aaron", "jose", "adam", "nathan",
    "henry", "peter", "simon", "martin", "philip", "ian", "alan", "neil", "graham", "tom", "tim",
    "mary", "patricia", "jennifer", "linda", "elizabeth", "barbara", "susan", "jessica", "sarah",
    "karen", "lisa", "nancy", "betty", "sandra", "margaret", "ashley", "kimberly", "emily",
    "donna", "michelle", "carol", "amanda", "melissa", "deborah", "stephanie", "rebecca", "sharon",
    "laura", "cynthia", "kathleen", "amy", "angela", "anna", "emma", "helen", "julia", "jane",
    "kate", "rachel", "ruth", "alice", "claire", "hannah", "sophie", "maria", "ahmed", "ali",
    "mohammed", "muhammad", "mohamed", "omar", "hassan", "hussein", "ibrahim", "khalid", "fatima",
    "layla", "mina", "sara", "nina", "jean", "pierre", "marie", "hans", "jan", "juan", "carlos",
    "luis", "ana", "ivan", "olga", "dmitry", "sergei", "chen", "wei", "raj", "priya", "joe", "ben",
    "sam", "dan", "mike", "chris", "steve", "jim", "bob", "nick", "matt", "alex", "max", "luke",
  ]
}
