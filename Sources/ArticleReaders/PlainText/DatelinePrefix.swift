internal import DocumentModel

/// The place, and often the day and the agency, that open a report: "BAGHDAD, Feb 26 (Reuters) —".
struct DatelinePrefix {
  /// The bytes of the dateline, its dash included.
  let length: Int
  /// The place as printed.
  let place: String
  /// The month and day, if printed.
  let monthAndDay: (month: Int, day: Int, year: Int?)?
  /// The agency in brackets, if printed.
  let agency: String?

  /// Reads the dateline of a paragraph; nil if it has none.
  ///
  /// The place is in capitals, or an agency in brackets follows it; a dash ends the dateline; the
  /// report opens with a capital, a figure or a quotation mark.
  init?(_ paragraph: ArraySlice<UInt8>) {
    let head = paragraph.prefix(110)
    guard let dash = Self.dash(in: head) else { return nil }
    let words = String(decoding: head[..<dash.start], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    guard (1...12).contains(words.count) else { return nil }
    let next = String(decoding: paragraph[dash.end...].prefix(8), as: UTF8.self)
      .unicodeScalars.first { !$0.properties.isWhitespace }
    guard let next, !next.properties.isLowercase else { return nil }
    var parser = DatelineWords(words)
    guard parser.read() else { return nil }
    length = dash.end - paragraph.startIndex
    place = parser.place
    monthAndDay = parser.monthAndDay
    agency = parser.agency
  }

  /// The first dash with space around it, or a double hyphen.
  private static func dash(in head: ArraySlice<UInt8>) -> (start: Int, end: Int)? {
    for offset in head.indices.dropFirst(2) {
      for dash in dashes where head[offset...].starts(with: dash) {
        let end = offset + dash.count
        guard end < head.endIndex else { continue }
        let before = head[offset - 1]
        let isOpen = before == 0x20 || before == UInt8(ascii: ")") || dash.count > 1
        let after = head[end]
        if isOpen, after == 0x20 || after == 0xC2 || dash.count > 1 && before != 0x2D {
          return (offset, end)
        }
      }
    }
    return nil
  }

  private static let dashes: [[UInt8]] = [
    Array("—".utf8), Array("–".utf8), Array("--".utf8), Array("-".utf8),
  ]
}

/// Takes the words before the dash apart.
private struct DatelineWords {
  private let words: [String]
  private(set) var place = ""
  private(set) var monthAndDay: (month: Int, day: Int, year: Int?)?
  private(set) var agency: String?

  init(_ words: [Substring]) { self.words = words.map(String.init) }

  mutating func read() -> Bool {
    var rest = words[...]
    if let open = rest.firstIndex(where: { $0.hasPrefix("(") }) {
      guard let last = rest.last, last.hasSuffix(")"), rest.count - open <= 3 else { return false }
      agency = rest[open...].joined(separator: " ").filter { $0 != "(" && $0 != ")" }
      rest = rest[..<open]
    }
    readDate(&rest)
    guard let first = rest.first, rest.count <= 6 else { return false }
    let capitals = rest.prefix { Self.isCapitals($0) || Self.particles.contains($0) }
    let others = rest.dropFirst(capitals.count)
    guard rest.allSatisfy({ WordForm.isCapitalised($0) || Self.particles.contains($0) }) else {
      return false
    }
    if capitals.isEmpty || !others.isEmpty && !(capitals.last?.hasSuffix(",") ?? false) {
      // "Washington (CNN) —": small letters, so only the agency tells.
      guard agency != nil, rest.count <= 4 else { return false }
    }
    if agency == nil, monthAndDay == nil, Self.neverPlaces.contains(WordForm.bare(first)) {
      return false
    }
    place = rest.joined(separator: " ")
    while let last = place.last, ",:".contains(last) { place.removeLast() }
    return place.unicodeScalars.count >= 3
  }

  /// Takes a month and a day off the end, in either order and with or without a year.
  private mutating func readDate(_ rest: inout ArraySlice<String>) {
    var words = rest
    var year: Int?
    if let last = words.last, let number = Self.number(last), last.utf8.count >= 4 {
      year = number
      words.removeLast()
    }
    guard words.count >= 3 else { return }
    let last = words[words.endIndex - 1]
    let before = words[words.endIndex - 2]
    if let day = Self.number(last), let month = MonthNames.number(WordForm.bare(before)) {
      monthAndDay = (month, day, year)
    } else if let day = Self.number(before), let month = MonthNames.number(WordForm.bare(last)) {
      monthAndDay = (month, day, year)
    }
    if monthAndDay != nil { rest = words.dropLast(2) }
  }

  private static func number(_ word: String) -> Int? {
    let bare = word.filter { $0 != "," && $0 != "." }
    guard bare.utf8.count <= 4 else { return nil }
    return Int(bare)
  }

  /// Whether a word has two or more letters, all capitals, as in "BAGHDAD," or "U.S.".
  private static func isCapitals(_ word: String) -> Bool {
    let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
    return letters.count >= 2 && letters.allSatisfy { !$0.properties.isLowercase }
  }

  private static let particles: Set<String> = ["de", "la", "al", "el", "of", "and", "the", "upon"]

  /// Words in capitals that open a line and end in a dash, and are no place.
  private static let neverPlaces: Set<String> = [
    "nato", "isis", "un", "eu", "breaking", "update", "updated", "exclusive", "analysis", "opinion",
    "watch", "video", "live", "correction", "note", "photos", "review", "interview", "explainer",
    "factbox", "timeline", "wrapup", "insight", "feature", "editorial", "comment", "who", "what",
    "why", "how", "usa", "fbi", "cia", "pkk", "ypg", "idf", "hamas", "editor", "gallery",
  ]
}
