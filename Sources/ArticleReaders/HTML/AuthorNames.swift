/// Turns what pages print as authors into names: without "By", roles, places and sites.
enum AuthorNames {
  /// The names in a text, in order; none where the text is no list of names.
  ///
  /// - Parameters:
  ///   - text: a byline or one value of a field.
  ///   - outlets: names of the site, which are no authors unless nothing else is left.
  /// - Returns: the names, each once.
  static func names(in text: String, outlets: [String]) -> [String] {
    var text = PageText.collapsed(text)
    if text.contains("<") { text = withoutTags(text) }
    text = withoutLead(text)
    var names: [String] = []
    for part in parts(of: text) {
      guard let name = cleaned(part),
        !names.contains(where: { $0.lowercased() == name.lowercased() })
      else { continue }
      names.append(name)
    }
    let own = names.filter { name in !outlets.contains { isSame($0, name) } }
    return own.isEmpty ? names : own
  }

  private static func isSame(_ outlet: String, _ name: String) -> Bool {
    let left = outlet.lowercased().filter { $0.isLetter || $0.isNumber }
    let right = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return !right.isEmpty && (left == right || left == right + "com")
  }

  private static func withoutTags(_ text: String) -> String {
    var result = ""
    var isInTag = false
    for character in text {
      if character == "<" {
        isInTag = true
      } else if character == ">" {
        isInTag = false
      } else if !isInTag {
        result.append(character)
      }
    }
    return trimmed(result)
  }

  /// The text behind "By", "Written by", "Von" and their like, before a date or a role.
  private static func withoutLead(_ text: String) -> String {
    var rest = text
    var isChanged = true
    while isChanged {
      isChanged = false
      let folded = rest.lowercased()
      for lead in leads where folded.hasPrefix(lead) {
        rest = trimmed(String(rest.dropFirst(lead.count)))
        isChanged = true
        break
      }
      // "ByJane Roe": the page sets the word apart by style only.
      if rest.hasPrefix("By"), rest.dropFirst(2).first?.isUppercase == true {
        rest = String(rest.dropFirst(2))
      }
    }
    return rest
  }

  private static func parts(of text: String) -> [String] {
    var parts = [text]
    for separator in separators {
      parts = parts.flatMap { part -> [String] in
        guard part.lowercased().contains(separator) else { return [part] }
        var pieces: [String] = []
        var rest = Substring(part)
        while let range = rest.lowercased().firstRange(of: separator) {
          let start = rest.lowercased().distance(
            from: rest.lowercased().startIndex, to: range.lowerBound)
          pieces.append(String(rest.prefix(start)))
          rest = rest.dropFirst(start + separator.count)
        }
        return pieces + [String(rest)]
      }
    }
    return parts.map(trimmed).filter { !$0.isEmpty }
  }

  /// A name without marks and roles; nil where it cannot be a name.
  private static func cleaned(_ part: String) -> String? {
    guard let name = bare(withoutLead(part)) else { return nil }
    let folded = name.lowercased()
    guard (2...60).contains(name.count), !folded.contains("http"), !folded.contains("@"),
      !folded.contains("www."), name.contains(where: \.isLetter)
    else { return nil }
    let words = name.split(separator: " ")
    guard words.count <= 7 else { return nil }
    if name.contains(where: \.isNumber), PageDate.first(in: name) != nil { return nil }
    if noNames.contains(folded) { return nil }
    if words.contains(where: {
      ["min", "mins", "minute", "minutes", "minuten"].contains($0.lowercased())
    }) {
      return nil
    }
    return isRole(words) ? nil : name
  }

  /// A name without brackets and the marks around it; nil where it stands in brackets itself.
  private static func bare(_ part: String) -> String? {
    var name = part
    for (open, close) in [("(", ")"), ("[", "]")] {
      if let start = name.firstRange(of: open) {
        let end = name.firstRange(of: close)?.upperBound ?? name.endIndex
        if start.lowerBound == name.startIndex { return nil }
        if end > start.lowerBound {
          name = trimmed(String(name[..<start.lowerBound]) + String(name[end...]))
        }
      }
    }
    while let last = name.last, ",;:|·•-–—/".contains(last) || last.isWhitespace {
      name.removeLast()
    }
    while let first = name.first, ",;:|·•-–—@/".contains(first) || first.isWhitespace {
      name.removeFirst()
    }
    return name
  }

  /// Whether words are a role that stood between commas: "political correspondent".
  private static func isRole(_ words: [Substring]) -> Bool {
    if words.count <= 4, words.count != 2, let last = words.last, roles.contains(last.lowercased()),
      words.dropLast().allSatisfy({
        $0.first?.isLowercase == true || roleModifiers.contains($0.lowercased())
      })
    {
      return true
    }
    return words.allSatisfy {
      roles.contains($0.lowercased()) || roleModifiers.contains($0.lowercased())
    }
  }

  private static let leads = [
    "written by ", "posted by ", "reviewed by ", "edited by ", "reporting by ", "story by ",
    "words by ", "text by ", "article by ", "published by ", "created by ", "by: ", "by ", "by:",
    "author: ", "authors: ", "author ", "von ", "von: ", "par ", "por ", "per ", "di ", "door ",
    "autor: ", "autorin: ", "autor ", "text: ", "av ", "af ", "przez ", "a cura di ", "byline: ",
    "an article by ", "a post by ", "from ", "medically reviewed by ", "exclusive by ",
    "interview: ",
    "od ", "analysis by ", "opinion by ", "review by ", "report by ", "foto: ",
  ]

  /// Signs and words between names.
  private static let separators = [
    ";", " | ", "|", " and ", " und ", " et ", " & ", " y ", " e ", " og ", " och ", " en ", " i ",
    " • ", " · ", "、", "，", " / ", "/", " with ", " mit ", ", ", ",", " – ", " — ", " - ", "\n",
  ]

  private static let noNames: Set<String> = [
    "admin", "administrator", "webmaster", "editor", "author", "by", "staff", "team", "guest",
    "anonymous", "unknown", "none", "null", "undefined", "website", "web", "online", "updated",
    "published", "share", "follow", "contributor", "view all posts", "more", "view bio", "and",
    "read more", "about the author", "see all posts", "subscribe", "posts", "author profile",
    "about", "redakteur", "redaktion", "journalist", "default", "user", "super user", "root",
    "jr", "sr", "phd", "md", "rd", "ph.d.", "m.d.", "mba", "rn", "cfp®", "cpa", "ms", "ma", "mph",
    "jr.", "sr.", "esq.", "esq",
  ]

  private static let roles: Set<String> = [
    "reporter", "correspondent", "editor", "writer", "columnist", "journalist", "contributor",
    "photographer", "producer", "analyst", "chief", "bureau", "desk", "director", "manager",
    "redakteur", "redakteurin", "korrespondent", "korrespondentin", "rédacteur", "redactor",
    "ceo", "founder", "president", "officer", "specialist", "strategist", "expert", "author",
    "reporters", "editors", "writers", "head", "blogger", "co-founder", "executive",
  ]
  private static let roleModifiers: Set<String> = [
    "senior", "staff", "political", "diplomatic", "business", "sports", "science", "health",
    "chief",
    "foreign", "news", "associate", "assistant", "managing", "deputy", "contributing", "freelance",
    "digital", "white", "house", "economics", "technology", "tech", "marketing", "content", "the",
    "of", "at", "for", "and", "in", "features", "world", "national", "international", "copy",
    "team",
    "global", "lead", "junior", "executive", "editorial", "environment", "europe", "city", "vice",
  ]
}
