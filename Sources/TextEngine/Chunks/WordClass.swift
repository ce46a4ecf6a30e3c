/// What a word can be in a clause; an ambiguous word has several classes.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt32

  static let determiner = WordClass(rawValue: 1)
  /// "its", "their": a determiner that points to an owner.
  static let possessive = WordClass(rawValue: 1 << 1)
  static let pronoun = WordClass(rawValue: 1 << 2)
  static let preposition = WordClass(rawValue: 1 << 3)
  static let coordinator = WordClass(rawValue: 1 << 4)
  /// Opens a clause: "because".
  static let subordinator = WordClass(rawValue: 1 << 5)
  static let relative = WordClass(rawValue: 1 << 6)
  static let be = WordClass(rawValue: 1 << 7)
  static let have = WordClass(rawValue: 1 << 8)
  static let does = WordClass(rawValue: 1 << 9)
  static let modal = WordClass(rawValue: 1 << 10)
  static let to = WordClass(rawValue: 1 << 11)
  static let negation = WordClass(rawValue: 1 << 12)
  static let adverb = WordClass(rawValue: 1 << 13)
  static let adjective = WordClass(rawValue: 1 << 14)
  static let numeral = WordClass(rawValue: 1 << 15)
  /// The base of a verb: "kill".
  static let base = WordClass(rawValue: 1 << 16)
  /// The form of the third person: "kills".
  static let third = WordClass(rawValue: 1 << 17)
  /// Past and participle in one: "killed".
  static let past = WordClass(rawValue: 1 << 18)
  /// Past only: "drove".
  static let pastOnly = WordClass(rawValue: 1 << 19)
  /// Participle only: "driven".
  static let participle = WordClass(rawValue: 1 << 20)
  static let gerund = WordClass(rawValue: 1 << 21)
  /// The form is as often a noun.
  static let noun = WordClass(rawValue: 1 << 22)
  /// The verb mostly stands without an object.
  static let intransitive = WordClass(rawValue: 1 << 23)
  /// The verb mostly stands with an object.
  static let transitive = WordClass(rawValue: 1 << 24)
  /// The verb takes a clause for an object.
  static let saying = WordClass(rawValue: 1 << 25)
  static let plural = WordClass(rawValue: 1 << 26)
  static let particle = WordClass(rawValue: 1 << 27)
  /// "am", "is", "has": a form with a time.
  static let finite = WordClass(rawValue: 1 << 28)
  /// "about", "nearly" before a numeral.
  static let approximator = WordClass(rawValue: 1 << 29)
  /// "will": a modal that speaks of the future.
  static let future = WordClass(rawValue: 1 << 30)
  /// "day", "Monday": a phrase without a preposition says when.
  static let time = WordClass(rawValue: 1 << 31)

  /// Every form of a main verb.
  static let verb: WordClass = [.base, .third, .past, .pastOnly, .participle, .gerund]
  /// Every form that can be a passive participle.
  static let passive: WordClass = [.past, .participle]
  /// What can stand before the main verb of a group.
  static let auxiliary: WordClass = [.be, .have, .does, .modal]
}

/// The classes of English words, with the bases of verbs.
struct WordClasses: Sendable {
  static let english = WordClasses()

  private let table: WordTable
  private let classes: [WordClass]
  /// For each word the number of its verb, or -1.
  private let verbs: [Int32]
  /// The bases of the verbs.
  let lemmas: [String]

  private init() {
    var maker = WordClassMaker()
    maker.addVerbs()
    maker.addClosedClasses()
    table = maker.table
    classes = maker.classes
    verbs = maker.verbs
    lemmas = maker.lemmas
  }

  /// The classes of the word in `range` and its verb; nil for a word that is not listed.
  func entry(_ bytes: [UInt8], _ range: Range<Int>) -> (classes: WordClass, verb: Int32)? {
    table.value(bytes, in: range).map { (classes[Int($0)], verbs[Int($0)]) }
  }
}

/// Collects the words of `WordClasses`.
struct WordClassMaker {
  var table = WordTable()
  var classes: [WordClass] = []
  var verbs: [Int32] = []
  var lemmas: [String] = []
  /// The numbers of the verbs by their bases.
  private var numbers = WordTable(.exact)

  private mutating func add(_ word: [UInt8], _ added: WordClass, verb: Int32 = -1) {
    let at = Int(table.insert(word, value: Int32(classes.count)))
    if at == classes.count {
      classes.append(added)
      verbs.append(verb)
    } else {
      classes[at].formUnion(added)
      if verbs[at] < 0 { verbs[at] = verb }
    }
  }

  private mutating func add(words: String, _ added: WordClass) {
    for word in words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      add(Array(word), added)
    }
  }

  // MARK: Verbs

  mutating func addVerbs() {
    let irregular = IrregularVerbs()
    EmbeddedTable.verbs.forEachRecord { bytes, fields in
      guard fields.count == 2 else { return }
      let kind = Self.kind(bytes[fields[0].lowerBound])
      RecordTable.split(bytes, fields[1], at: 0x20) { word in
        let base = Array(bytes[word])
        addForms(of: base, kind, irregular.forms(of: base))
      }
    }
  }

  private static func kind(_ letter: UInt8) -> WordClass {
    switch letter {
    case UInt8(ascii: "t"): .transitive
    case UInt8(ascii: "i"): .intransitive
    case UInt8(ascii: "n"): .noun
    case UInt8(ascii: "a"): .adjective
    default: .saying
    }
  }

  private mutating func addForms(of base: [UInt8], _ kind: WordClass, _ irregular: [[UInt8]]) {
    let verb = numbers.insert(base, value: Int32(lemmas.count))
    if Int(verb) == lemmas.count { lemmas.append(String(decoding: base, as: UTF8.self)) }
    let use = kind.intersection([.transitive, .intransitive, .saying])
    add(base, use.union(.base).union(kind), verb: verb)
    add(VerbForms.third(base), use.union(.third).union(kind.intersection(.noun)), verb: verb)
    let gerund = irregular.first(where: VerbForms.isGerund) ?? VerbForms.gerund(base)
    add(gerund, use.union(.gerund), verb: verb)
    let pasts = irregular.filter { !VerbForms.isGerund($0) }
    if pasts.isEmpty {
      add(VerbForms.past(base), use.union(.past), verb: verb)
    } else if pasts.count == 1 {
      let isParticiple = VerbForms.has(pasts[0], "en")
      add(pasts[0], use.union(isParticiple ? .participle : .past), verb: verb)
    } else {
      add(pasts[0], use.union(.pastOnly), verb: verb)
      for form in pasts.dropFirst() { add(form, use.union(.participle), verb: verb) }
    }
  }

  // MARK: Closed classes

  mutating func addClosedClasses() {
    for (words, added) in Self.lists { add(words: words, added) }
  }

  private static let lists: [(String, WordClass)] = [
    (
      "the a an this these those some any each every another all both half many several few such"
        + " what no much most enough either",
      .determiner
    ),
    ("its their his her our my your", [.determiner, .possessive]),
    (
      "he she they it we i you him them us me there himself itself themselves herself everyone"
        + " everybody someone somebody anyone nobody nothing something everything anything none",
      .pronoun
    ),
    ("they we them us themselves", .plural),
    (
      "of in at on by with from into for against near during between among amid amongst through"
        + " throughout under over across around along inside outside within without behind beside"
        + " besides beyond above below upon onto off toward towards per via despite like about"
        + " including excluding"
        + " except until till since after before as than up down out past unlike according following"
        + " regarding concerning",
      .preposition
    ),
    ("and or nor plus &", .coordinator),
    ("but yet", [.coordinator, .subordinator]),
    ("after before since until till as than", .subordinator),
    (
      "when while because if unless although though whereas whether where once why how lest so",
      .subordinator
    ),
    ("who which whom whose that", .relative),
    ("be am is are was were been being 'm 're", .be),
    ("am is are was were 'm 're", .finite),
    ("has have had having 've", .have),
    ("has have had 've", .finite),
    ("do does did", [.does, .finite]),
    ("will would could may might can should shall must 'll 'd ca wo", [.modal, .finite]),
    ("will shall 'll wo", .future),
    ("to", [.to, .preposition]),
    ("not n't never", .negation),
    (
      "also still now currently already just only even then later earlier today yesterday tomorrow"
        + " again here soon ago together alone ever perhaps maybe almost always often once twice"
        + " away back instead rather quite very too so far well thus therefore however meanwhile"
        + " nearly about around roughly over approximately else abroad tonight nationwide overnight",
      .adverb
    ),
    ("about around nearly almost roughly over approximately some under", .approximator),
    ("up out off down away back over aside apart home", .particle),
    ("home", .adverb),
    (
      "dead alive able ready due likely unlikely more fewer less least other last next first second"
        + " former new old young big small large great major minor senior junior top chief main key"
        + " other same different early late recent local national foreign federal military civil"
        + " political public private armed ill sick safe free high low heavy light good bad best"
        + " worst long short strong weak full whole entire various numerous additional extra total"
        + " estimated suspected alleged northern southern eastern western central missing homeless"
        + " unaccounted critical serious fresh further remaining own",
      .adjective
    ),
    (
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        + " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty"
        + " ninety hundred thousand million billion dozen",
      .numeral
    ),
    (
      "day days week weeks weekend month months year years morning evening night afternoon today"
        + " monday tuesday wednesday thursday friday saturday sunday time hours",
      .time
    ),
    (
      "men women people children police personnel aircraft others dozens hundreds thousands"
        + " millions scores tens forces troops policemen servicemen gunmen militiamen wounded dead"
        + " injured",
      .plural
    ),
  ]
}
