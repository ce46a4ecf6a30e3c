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
}

/// Words that reports are told by.
struct SpeechWords: Sendable {
  static let shared = SpeechWords()

  /// What each form of a verb of saying takes.
  let verbs: WordTable
  /// Small words that matter around a verb, by class.
  let classes: WordTable

  static let modal: Int32 = 1
  static let auxiliary: Int32 = 2
  static let negation: Int32 = 4
  static let adverb: Int32 = 8
  static let preposition: Int32 = 16
  static let pronoun: Int32 = 32
  static let conjunction: Int32 = 64
  static let time: Int32 = 128
  static let occasion: Int32 = 256
  static let determiner: Int32 = 512
  static let finite: Int32 = 1024

  private init() {
    verbs = Self.makeVerbs()
    classes = Self.makeClasses()
  }

  private static func makeVerbs() -> WordTable {
    let bare: SpeechUse = [.direct, .that, .bare]
    let that: SpeechUse = [.direct, .that]
    let uses: [(String, SpeechUse)] = [
      ("said says", bare), ("say", bare.union(.base)), ("saying", bare.union(.participle)),
      ("told tells", bare.union(.addressee)), ("tell", bare.union([.addressee, .base])),
      ("telling", bare.union([.addressee, .participle])), ("asked asks", .direct),
      ("called calls described describes dubbed labeled labelled branded", .label),
      ("calling describing labeling labelling", [.label, .participle]),
      ("suggested suggests", .that),
      (
        "announced announces claimed claims admitted admits asserted asserts insisted insists", bare
      ),
      ("stated states warned warns denied denies argued argues added adds noted notes", bare),
      ("observed observes explained explains stressed stresses wrote writes", bare),
      ("reported reports acknowledged acknowledges confirmed confirms", bare),
      ("announce claim admit assert insist state warn deny argue add note", bare.union(.base)),
      ("explain stress write report acknowledge confirm observe", that.union(.base)),
      ("replied replies responded responds quipped joked tweeted tweets shouted", that),
      ("declared declares concluded concludes continued continues recalled recalls", that),
      ("remarked lamented countered contended contends maintained maintains", that),
      ("reiterated emphasised emphasized underlined predicted predicts vowed vows", that),
      ("pledged pledges testified testifies alleged alleges complained complains", that),
      ("adding claiming arguing warning insisting noting stating", bare.union(.participle)),
      ("explaining denying admitting acknowledging writing declaring", that.union(.participle)),
    ]
    var table = WordTable()
    for (words, use) in uses { table.add(words: words, value: use.rawValue) }
    return table
  }

  private static let lists: [(Int32, String)] = [
    (modal | finite, "would could might may should can must shall will 'll ’ll 'd ’d ca wo"),
    (modal | preposition, "to"),
    (auxiliary | finite, "is are was were am 's ’s 're ’re 'm ’m"),
    (auxiliary, "be been being"),
    (adverb | finite, "has have had 've ’ve"), (finite, "do does did"),
    (
      finite,
      "won went came took made gave got saw knew thought found left lost felt kept began held led "
        + "brought built bought met ran sat stood sent spent fell grew rose sold paid broke chose "
        + "drew drove flew forgot spoke threw became understood fought taught caught meant heard "
        + "hit shot struck won't isn't need needs want wants know knows think believe hope means"
    ),
    (negation, "not never n't n’t nobody hardly"),
    (
      adverb,
      "also later then earlier once again previously recently already repeatedly simply just only "
        + "even still now often always further both all"
    ),
    (
      preposition,
      "of for in on at with from by about into over under after before during without within "
        + "against between among through until since near around across like per despite than "
        + "outside inside via upon toward towards behind beyond amid regarding as"
    ),
    (
      pronoun,
      "he she it they we i you him her them me us who there this these those himself herself"
    ),
    (
      conjunction,
      "and but or while because when if although though where which that as since whereas so "
        + "unless whether"
    ),
    (
      time,
      "today yesterday tonight tomorrow week month year night morning afternoon evening weekend "
        + "monday tuesday wednesday thursday friday saturday sunday january february march april "
        + "june july august september october november december"
    ),
    (
      occasion,
      "statement interview conference speech report release letter tweet reporters journalists "
        + "briefing remarks address email e-mail post message television radio twitter facebook "
        + "news court parliament telephone phone meeting article testimony"
    ),
    (
      determiner,
      "the a an its his her their our my your some many most several all no any both each"
    ),
  ]

  private static func makeClasses() -> WordTable {
    var merged: [String: Int32] = [:]
    var order: [String] = []
    for (value, words) in lists {
      for word in words.split(separator: " ").map(String.init) {
        if merged[word] == nil { order.append(word) }
        merged[word, default: 0] |= value
      }
    }
    var table = WordTable()
    for word in order { table.insert(Array(word.utf8), value: merged[word] ?? 0) }
    return table
  }
}
