import DocumentModel

/// What a verb of saying can take.
struct SpeechUse: OptionSet, Sendable {
  let rawValue: Int32

  /// Quotation marks: "asked".
  static let direct = SpeechUse(rawValue: 1)
  /// A clause with "that": "warned".
  static let that = SpeechUse(rawValue: 2)
  /// A clause without "that": "said".
  static let bare = SpeechUse(rawValue: 4)
  /// Somebody told before the clause: "told".
  static let addressee = SpeechUse(rawValue: 8)
  /// A label in marks: "called".
  static let label = SpeechUse(rawValue: 16)
  /// A participle that hangs on a clause: "saying".
  static let participle = SpeechUse(rawValue: 32)
  /// A form that is no finite verb by itself: "say", "tell".
  static let base = SpeechUse(rawValue: 64)
  /// A plain noun too, so that a clause must show its verb: "announced the plan".
  static let objects = SpeechUse(rawValue: 128)
  /// A form that is also a noun: "states".
  static let noun = SpeechUse(rawValue: 256)
  /// A clause with "how" or "whether", after whom it asks: "asked".
  static let question = SpeechUse(rawValue: 512)
  /// A preposition and words of which some are in marks: "accused them of".
  static let fragment = SpeechUse(rawValue: 1024)
  /// The word "according".
  static let according = SpeechUse(rawValue: 2048)
}

/// Words that reports are told by: what each takes as a verb, and its classes as a small word.
///
/// Both are bits of one number, so that a token is looked up once.
struct SpeechWords: Sendable {
  static let shared = SpeechWords()

  /// The bits of `SpeechUse`.
  static let uses: Int32 = 0xFFF
  static let modal: Int32 = 1 << 12
  static let auxiliary: Int32 = 1 << 13
  static let negation: Int32 = 1 << 14
  static let adverb: Int32 = 1 << 15
  static let preposition: Int32 = 1 << 16
  static let pronoun: Int32 = 1 << 17
  static let conjunction: Int32 = 1 << 18
  static let time: Int32 = 1 << 19
  static let occasion: Int32 = 1 << 20
  static let determiner: Int32 = 1 << 21
  static let finite: Int32 = 1 << 22
  static let firstPerson: Int32 = 1 << 23
  /// "who", "which", "where", "what": starts a clause of its own.
  static let relative: Int32 = 1 << 24
  /// "and", "but".
  static let joint: Int32 = 1 << 25
  /// "last", "early": stands before a word of time.
  static let ordinal: Int32 = 1 << 26
  /// "how", "whether": starts a reported question.
  static let question: Int32 = 1 << 27
  /// "if", "while": may start a reported clause, unlike other conjunctions.
  static let opener: Int32 = 1 << 28

  /// "quoted", "cites": names whose words follow.
  static let quoting: Int32 = 1 << 29

  /// "pointed", "indicated": says something only with "out", or of people.
  static let conditional: Int32 = 1 << 30

  private let table: PackedWordTable

  private init() {
    var merged: [String: Int32] = [:]
    var order: [String] = []
    func add(_ value: Int32, _ words: String) {
      for word in words.split(separator: " ").map(String.init) {
        if merged[word] == nil { order.append(word) }
        merged[word, default: 0] |= value
      }
    }
    for (words, use) in Self.verbs { add(use.rawValue, words) }
    for (value, words) in Self.smallWords { add(value, words) }
    table = PackedWordTable(order.map { (Array($0.utf8), merged[$0] ?? 0) })
  }

  /// The bits of a word; 0 if it is none of the table.
  @inline(__always)
  func bits(_ bytes: [UInt8], _ range: Range<Int>) -> Int32 { table.value(bytes, in: range) }
}
