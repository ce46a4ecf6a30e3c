internal import DocumentModel

/// Messages of agency wires: ANPA 1312 and IPTC 7901, with control characters between their parts.
enum WireFormat {
  static let entry = FormatEntry(
    format: .wire,
    matches: { head in
      let front = head.bytes.prefix(1024)
      // A heading of some length stands between the two control characters.
      guard head.bytes.count >= 40, let start = front.prefix(16).firstIndex(of: 0x01),
        let text = front[start...].firstIndex(of: 0x02)
      else { return false }
      return text - start >= 8
    },
    read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    // The control characters that separate the parts would make a short message look binary.
    try request.check.check(raw: request.bytes)
    let decoded = TextDecoder(request.bytes)
    let parts = WireParts(decoded.utf8)
    guard let parts else {
      throw request.check.failure("malformed", "the wire message has no start of text")
    }
    var builder = ArticleBuilder()
    if parts.text.contains("\t") || parts.text.hasPrefix("^") {
      ANPAMessage.fill(&builder, from: parts)
    } else {
      IPTC7901Message.fill(&builder, from: parts)
    }
    return try builder.document(for: request, decoded: decoded)
  }
}

extension InputFormat {
  /// ANPA 1312 and IPTC 7901: one document.
  static let wire = InputFormat(name: "wire")
}

/// The parts of a wire message: start of heading (1), of text (2), end of text (3), filing time.
private struct WireParts {
  let heading: String
  let text: String
  let tail: String

  init?(_ utf8: [UInt8]) {
    guard let heading = utf8.firstIndex(of: 0x01),
      let start = utf8[heading...].firstIndex(of: 0x02)
    else { return nil }
    let end = utf8[start...].firstIndex { $0 == 0x03 || $0 == 0x04 || $0 == 0x0C } ?? utf8.count
    self.heading = Self.clean(utf8[heading..<start])
    text = Self.clean(utf8[start..<end])
    tail = Self.clean(utf8[end...])
  }

  private static func clean(_ bytes: ArraySlice<UInt8>) -> String {
    let kept = bytes.filter { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }
    return String(decoding: kept, as: UTF8.self)
  }
}

/// ANPA 1312: title lines open with `^` and end in `<` or `=`, paragraphs open with a tab.
private enum ANPAMessage {
  static func fill(_ builder: inout ArticleBuilder, from parts: WireParts) {
    var hasTitle = false
    var byline = ""
    var paragraph = ""
    var isFirst = true
    var foot: [String] = []
    for line in parts.text.split(whereSeparator: \.isNewline) {
      let words = trimmed(String(line))
      if words.hasPrefix("^") {
        builder.add(typeset(paragraph), .paragraph)
        paragraph = ""
        let text = trimmed(String(words.dropFirst().prefix { $0 != "<" && $0 != "=" }))
        let isByline = text.hasPrefix("By ")
        if !builder.isEmpty {
          foot.append(text)
        } else if isFirst {
          // The first line is the slug with the number of words.
          builder.set(\.kicker, text.split(separator: ",").first.map(String.init))
          isFirst = false
        } else if isByline {
          byline = text
        } else if !byline.isEmpty {
          if !text.contains("Writer"), !text.contains("Editor") { builder.set(\.outlet, text) }
        } else if isNote(text) {
          builder.add(text, .boilerplate)
        } else if !hasTitle {
          builder.addTitle(text)
          hasTitle = true
        } else {
          builder.addDeck(text)
        }
      } else if line.hasPrefix("\t") {
        if !byline.isEmpty, builder.filler.metadata.byline == nil { builder.addByline(byline) }
        builder.add(typeset(paragraph), .paragraph)
        paragraph = withoutEnd(words)
      } else if !words.isEmpty {
        paragraph += " " + withoutEnd(words)
      }
    }
    builder.add(typeset(paragraph), .paragraph)
    // Keyword slug, month and day, number of words.
    let words = parts.heading.split(whereSeparator: \.isWhitespace)
    if let count = words.last, count.count == 4, words.dropLast().last?.contains("-") == true {
      builder.setWordCount(String(count))
    }
    foot += parts.tail.split(whereSeparator: \.isNewline).map { line in
      trimmed(String(line.prefix { $0 != "<" }))
    }.filter { $0.contains("GMT") }
    for line in foot {
      builder.setDate(\.published, filed(line))
      builder.add(line, .boilerplate)
    }
  }

  /// Whether a line is for editors, not for readers.
  private static func isNote(_ text: String) -> Bool {
    ["Eds:", "(Eds:", "EDITOR'S NOTE", "AP Photo"].contains(where: text.hasPrefix)
      || text.contains(" Photo ")
  }

  /// A line of a table without the sign that ends it.
  private static func withoutEnd(_ line: String) -> String {
    line.hasSuffix("<") ? String(line.dropLast()) : line
  }

  /// The quotes and dashes that the code lacks.
  private static func typeset(_ text: String) -> String {
    let words = trimmed(text)
    if words.allSatisfy({ $0 == "_" }) { return "" }
    return words.replacing("``", with: "“").replacing("''", with: "”")
      .replacing(" _ ", with: " — ")
  }

  /// `AP-WF-11-13-13 1509GMT`: service, desk, month, day, year, time.
  private static func filed(_ line: String) -> String? {
    let numbers = line.prefix { $0 != " " }.split(separator: "-").compactMap { Int($0) }
    guard numbers.count == 3, line.contains("GMT") else { return nil }
    let year = numbers[2] < 50 ? 2000 + numbers[2] : 1900 + numbers[2]
    return CalendarDate(year: year, month: numbers[0], day: numbers[1])?.description
  }
}

/// IPTC 7901: the headline ends in `=`, the body is hard-wrapped, the time of filing comes last.
private enum IPTC7901Message {
  static func fill(_ builder: inout ArticleBuilder, from parts: WireParts) {
    let lines = parts.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { String($0) }
    let end = lines.prefix(8).firstIndex { trimmed($0).hasSuffix("=") } ?? -1
    if end >= 0 { readHead(lines[...end], into: &builder) }
    builder.setDate(\.published, filed(parts.tail))
    let keyword = parts.heading.split(whereSeparator: \.isNewline).dropFirst().first
    let tags = keyword?.split(separator: "/").map(String.init) ?? []
    builder.filler.set(\.tags, list: tags, from: .input)
    let fields = parts.heading.split(whereSeparator: \.isNewline).first?.split(separator: " ") ?? []
    if fields.count > 5, fields[fields.count - 2].allSatisfy(\.isLetter),
      Int(fields[fields.count - 1]) != nil
    {
      builder.set(\.outlet, String(fields[fields.count - 2]))
    }
    readBody(lines[(end + 1)...], into: &builder)
  }

  private static func readHead(_ lines: ArraySlice<String>, into builder: inout ArticleBuilder) {
    var title: [String] = []
    var byline = ""
    for line in lines {
      let words = trimmed(line.replacing("=", with: ""))
      if words.isEmpty { continue }
      if words.hasPrefix("By ") {
        byline = words
      } else if title.isEmpty, words == words.uppercased(), words.count < 24 {
        builder.set(\.kicker, words)
        builder.add(words, .kicker)
      } else {
        title.append(words)
      }
    }
    builder.addTitle(title.joined(separator: " "))
    builder.addByline(byline)
  }

  private static func readBody(_ lines: ArraySlice<String>, into builder: inout ArticleBuilder) {
    var open = ""
    var role = BlockRole.paragraph
    for line in lines {
      let words = trimmed(line)
      if words.hasPrefix("# ") || words.hasPrefix("## ") || words.hasPrefix("* * *") {
        builder.add(open, role)
        open = ""
        role = .boilerplate
      }
      if words.isEmpty || line.hasPrefix("   ") || role == .boilerplate {
        builder.add(open, role)
        open = ""
      }
      open += open.isEmpty ? words : " " + words
    }
    builder.add(open, role)
  }

  /// `131137 GMT Nov 13`: day, time, zone, month, year.
  private static func filed(_ tail: String) -> String? {
    let words = tail.split(whereSeparator: \.isWhitespace)
    guard let place = words.firstIndex(where: { LocalDate.month($0.lowercased()[...]) != nil }),
      let month = LocalDate.month(words[place].lowercased()[...]),
      words.indices.contains(place + 1),
      let short = Int(words[place + 1]),
      let day = words[..<place].compactMap({ $0.count == 6 ? Int($0.prefix(2)) : nil }).last
    else { return nil }
    let year = short > 99 ? short : short < 50 ? 2000 + short : 1900 + short
    return CalendarDate(year: year, month: month, day: day)?.description
  }
}
