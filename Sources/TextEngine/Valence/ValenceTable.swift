/// Words and phrases with the part they play in the tone of a sentence.
///
///     var table = ValenceTable()
///     table.add("good", as: .tone, valence: 1.9)
///     table.add("not", as: .negation)
///     let reading = table.reading(of: document, units: [0..<12])
public struct ValenceTable: Sendable {
  /// The parts a word can play; a word may play several.
  public struct Roles: OptionSet, Sendable, Hashable {
    /// The bits of the set.
    public let rawValue: UInt16

    /// Creates a set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Judges, by its valence.
    public static let tone = Roles(rawValue: 1)
    /// Names an event of violence or disaster.
    public static let event = Roles(rawValue: 2)
    /// Turns the tone of what follows.
    public static let negation = Roles(rawValue: 4)
    /// Strengthens the tone of what follows.
    public static let booster = Roles(rawValue: 8)
    /// Weakens the tone of what follows.
    public static let damper = Roles(rawValue: 16)
    /// Shifts the weight to what follows: "but".
    public static let contrast = Roles(rawValue: 32)
    /// Makes what follows a mere possibility: "if", "would".
    public static let hypothetical = Roles(rawValue: 64)
    /// Shows that the writer speaks of himself: "I", "my".
    public static let personal = Roles(rawValue: 128)
    /// Judges although it names an event.
    public static let loaded = Roles(rawValue: 256)
    /// Says nothing, although its words would: "at least".
    public static let silent = Roles(rawValue: 512)

    /// The roles by the names that plugins use, in the order of the reference.
    public static let names: [(name: String, role: Roles)] = [
      ("tone", .tone), ("event", .event), ("negation", .negation), ("booster", .booster),
      ("damper", .damper), ("contrast", .contrast), ("hypothetical", .hypothetical),
      ("personal", .personal), ("loaded", .loaded), ("none", .silent),
    ]
  }

  /// The numbers of the rules; those of VADER (Hutto and Gilbert 2014) unless said otherwise.
  public struct Constants: Sendable, Hashable {
    /// How many words before a word can change its tone.
    public var window = 3
    /// What a booster adds and a damper takes.
    public var step = 0.293
    /// What negation makes of a valence; VADER has -0.74, news texts asked for less.
    public var negated = -0.5
    /// How much words before "but" count.
    public var beforeContrast = 0.5
    /// How much words after "but" count.
    public var afterContrast = 1.5
    /// What a word in capitals gains where not all words are in capitals.
    public var capitals = 0.733
    /// What each of up to four exclamation marks adds to the sum.
    public var exclamation = 0.292
    /// How much a word in a hypothetical clause counts; ours.
    public var hypothetical = 0.8
    /// How much the name of an event counts where the sentence judges at all; ours.
    public var event = 0.6
    /// The least valence of another word by which a sentence judges; ours.
    public var judging = 1.0

    /// Creates the standard numbers.
    public init() {}
  }

  struct Entry: Sendable {
    var valence: Float
    var roles: Roles
  }

  /// The numbers of the rules.
  public var constants = Constants()
  var words = ValenceWords()

  /// Creates an empty table.
  public init() {}

  /// The number of words and phrases.
  public var count: Int { words.entries.count }

  /// Adds a role to a word or phrase; a last `*` stands for any ending.
  ///
  /// - Parameters:
  ///   - phrase: words as they are written; case does not count.
  ///   - role: the part it plays besides those it has already.
  ///   - valence: its tone, for the role `tone`; the first one given holds.
  /// - Returns: whether the phrase has a word, and no more than `PhraseTable.maximumLength`.
  @discardableResult
  public mutating func add(_ phrase: String, as role: Roles, valence: Double = 0) -> Bool {
    let bytes = Array(phrase.utf8)
    return words.add(bytes, bytes.indices, as: role, valence: valence)
  }
}

/// The words of a `ValenceTable`.
struct ValenceWords: Sendable {
  private(set) var phrases = PhraseTable()
  private(set) var entries: [ValenceTable.Entry] = []
  /// Beginnings of words, from entries that end in `*`, with the longest in bytes.
  private var beginnings = WordTable()
  private(set) var longestBeginning = 0
  /// For each ASCII byte whether a beginning starts with it.
  private var beginningStarts = [Bool](repeating: false, count: 128)

  @discardableResult
  mutating func add(
    _ bytes: [UInt8], _ range: Range<Int>, as role: ValenceTable.Roles, valence: Double
  ) -> Bool {
    let number = Int32(entries.count)
    let known: Int32?
    if range.count > 2, bytes[range.upperBound - 1] == UInt8(ascii: "*") {
      let beginning = range.lowerBound..<range.upperBound - 1
      known = beginnings.insert(bytes, in: beginning, value: number)
      longestBeginning = max(longestBeginning, beginning.count)
      // What is beyond ASCII may be folded to ASCII: the Kelvin sign to "k".
      if let first = TokenText.folded(bytes[beginning]).first, first < 0x80 {
        beginningStarts[Int(first)] = true
      }
    } else {
      known = phrases.add(bytes, in: range, payload: number)
    }
    guard let known else { return false }
    if known == number { entries.append(ValenceTable.Entry(valence: 0, roles: [])) }
    let index = Int(known)
    if role.contains(.tone), !entries[index].roles.contains(.tone) {
      entries[index].valence = Float(max(-10, min(10, valence)))
    }
    entries[index].roles.formUnion(role)
    return true
  }

  /// The entry whose beginning is the longest of a word; nil if there is none.
  func beginning(of range: Range<Int>, in bytes: [UInt8]) -> Int? {
    guard longestBeginning > 0, range.count > 1 else { return nil }
    let first = TokenText.lowered(bytes[range.lowerBound])
    guard first >= 0x80 || beginningStarts[Int(first)] else { return nil }
    var end = min(range.upperBound, range.lowerBound + longestBeginning)
    while end > range.lowerBound + 1 {
      if let value = beginnings.value(bytes, in: range.lowerBound..<end) { return Int(value) }
      end -= 1
    }
    return nil
  }
}

/// What a `ValenceTable` found in a document.
public struct ValenceReading: Sendable {
  /// A rule that changed the weight of a word.
  public struct Rules: OptionSet, Sendable, Hashable {
    /// The bits of the set.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    static let negated = Rules(rawValue: 1)
    static let boosted = Rules(rawValue: 2)
    static let damped = Rules(rawValue: 4)
    static let contrast = Rules(rawValue: 8)
    static let capitals = Rules(rawValue: 16)
    static let hypothetical = Rules(rawValue: 32)
    static let event = Rules(rawValue: 64)

    private static let names = [
      "negated", "boosted", "damped", "but", "capitals", "hypothetical", "event",
    ]

    /// The names of the rules joined by `+`; `plain` for none.
    public var text: String { Self.texts[Int(rawValue)] }

    private static let texts = (0...UInt8.max).map { bits in
      let named = names.enumerated().filter { bits & 1 << UInt8($0.offset) != 0 }
      return named.isEmpty ? "plain" : named.map(\.element).joined(separator: "+")
    }
  }

  /// A word that judges.
  public struct Hit: Sendable, Hashable {
    /// Its tokens.
    public let tokens: Range<Int>
    /// Its valence after all rules.
    public let weight: Double
    /// The rules that changed it.
    public let rules: Rules
  }

  /// The sums of a stretch of tokens.
  public struct Unit: Sendable, Hashable {
    /// The indices of its hits.
    public let hits: Range<Int>
    /// The weights of its hits and what its exclamation marks add.
    public let sum: Double
    /// The words in it.
    public let words: Int
    /// The words that judge or name events.
    public let known: Int
    /// The words that name events.
    public let events: Int
  }

  /// The words that judge, in text order within each unit.
  public internal(set) var hits: [Hit] = []
  /// The units, in the order asked for.
  public internal(set) var units: [Unit] = []
}
