/// The words that numbers and dates are made of, in one table.
///
/// One look-up a token tells both finders what it may begin; nearly all tokens begin nothing.
struct CueLexicon: Sendable {
  static let english = CueLexicon()

  /// What a word may do in a number or a date.
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt16

    /// Has figures.
    static let figures = Roles(rawValue: 1)
    /// A number word that can begin a number.
    static let number = Roles(rawValue: 2)
    /// "a" and "an", which begin a number only before another cue.
    static let article = Roles(rawValue: 4)
    /// "no" before what is not there.
    static let none = Roles(rawValue: 8)
    /// A month or a day of the week.
    static let calendar = Roles(rawValue: 16)
    /// Another word that can begin a date.
    static let named = Roles(rawValue: 32)
    /// "the" and "that", which begin a date only before another cue.
    static let determiner = Roles(rawValue: 64)
    /// A place in a row without a number: "last", "penultimate".
    static let relative = Roles(rawValue: 128)
    /// A unit of time, a season or a part of the day.
    static let unit = Roles(rawValue: 256)
    /// "percent", "%".
    static let share = Roles(rawValue: 512)

    /// What can begin a number of any kind.
    static let numberStart: Roles = [.figures, .number, .none, .relative, .share]
    /// What can begin a date.
    static let dateStart: Roles = [.figures, .number, .calendar, .named, .unit]
    /// What follows "the" and "that" in a date.
    static let afterDeterminer: Roles = [.named, .relative, .unit, .number]
    /// What follows "a" in a number or a date.
    static let afterArticle: Roles = [.number, .unit]
  }

  /// A word with what it may do.
  struct Cue: Sendable {
    var roles: Roles
    var number: NumberWord?
  }

  /// The place in `cues` of tokens that begin nothing.
  static let nothing: UInt16 = 0
  /// The place of tokens with figures.
  static let figures: UInt16 = 1
  /// The place of "%".
  static let sign: UInt16 = 2
  /// The place of "mid-July" and its like.
  static let middle: UInt16 = 3

  /// The cues; the first ones have no word.
  let cues: [Cue]
  /// The places in `cues` of the words.
  private let places: PackedWordTable

  private init() {
    var builder = CueTableBuilder()
    builder.addNumbers()
    builder.addDates()
    cues = builder.cues
    places = PackedWordTable(builder.words)
  }

  /// The place in `cues` of a token of letters.
  @inline(__always)
  func cue(_ bytes: [UInt8], _ range: Range<Int>) -> UInt16 {
    let place = UInt16(truncatingIfNeeded: places.value(bytes, in: range))
    return place == Self.nothing && isMiddle(bytes, range) ? Self.middle : place
  }

  /// Whether a word may begin a number, given what the word after it may do.
  @inline(__always)
  static func mayBeginNumber(_ roles: Roles, before next: Roles) -> Bool {
    !roles.isDisjoint(with: .numberStart)
      || (roles.contains(.article) && !next.isDisjoint(with: .afterArticle))
  }

  /// Whether a word may begin a date, given what the word after it may do.
  @inline(__always)
  static func mayBeginDate(_ roles: Roles, before next: Roles) -> Bool {
    !roles.isDisjoint(with: .dateStart)
      || (roles.contains(.article) && !next.isDisjoint(with: .afterArticle))
      || (roles.contains(.determiner) && !next.isDisjoint(with: .afterDeterminer))
  }

  /// Whether the token starts with "mid-".
  @inline(__always)
  private func isMiddle(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count > 6 && bytes[range.lowerBound + 3] == 0x2D && bytes[range.lowerBound] | 0x20 == 0x6D
  }
}

/// Collects the words of a cue table.
private struct CueTableBuilder {
  private var table = WordTable()
  private(set) var words: [(word: [UInt8], value: Int32)] = []
  private(set) var cues: [CueLexicon.Cue] = [
    CueLexicon.Cue(roles: []), CueLexicon.Cue(roles: .figures), CueLexicon.Cue(roles: .share),
    CueLexicon.Cue(roles: .calendar),
  ]

  mutating func addNumbers() {
    let lexicon = NumberLexicon.english
    for (word, index) in lexicon.entries {
      let number = lexicon.words[index]
      add(word, roles(of: number), number)
    }
    add("no", .none)
    add(
      """
      last next previous penultimate antepenultimate second-to-last second-last
      """, .relative)
    add("percent percents percentage percentages per pct pct.", .share)
  }

  mutating func addDates() {
    let lexicon = DateLexicon.english
    for row in lexicon.monthRows + lexicon.weekdayRows { add(row, .calendar) }
    for row in lexicon.unitRows { add(row, .unit) }
    add("spring summer autumn fall winter morning afternoon evening", .unit)
    add("the that", .determiner)
    add(DateLexicon.names, .named)
  }

  private func roles(of word: NumberWord) -> CueLexicon.Roles {
    switch word.kind {
    case .denominators, .and, .point: []
    case .article: .article
    default: .number
    }
  }

  private mutating func add(
    _ list: String, _ roles: CueLexicon.Roles, _ number: NumberWord? = nil
  ) {
    for part in list.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      let word = Array(part)
      let place = Int(table.insert(word, value: Int32(cues.count)))
      if place == cues.count {
        cues.append(CueLexicon.Cue(roles: []))
        words.append((word, Int32(place)))
      }
      cues[place].roles.formUnion(roles)
      if let number { cues[place].number = number }
    }
  }
}
