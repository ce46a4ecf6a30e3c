extension SpeechWords {
  private static let bare: SpeechUse = [.direct, .that, .bare]
  private static let that: SpeechUse = [.direct, .that]
  private static let objects: SpeechUse = [.direct, .that, .bare, .objects]
  private static let label: SpeechUse = [.label, .fragment]

  /// The verbs of saying, by what they take.
  static let verbs: [(words: String, use: SpeechUse)] = [
    ("said says", bare), ("say", bare.union(.base)), ("saying", bare.union(.participle)),
    ("told tells", bare.union(.addressee)), ("tell", bare.union([.addressee, .base])),
    ("telling", bare.union([.addressee, .participle])),
    ("assured assures reminded reminds informed", that.union(.addressee)),
    ("asked asks", [.direct, .question]), ("asking", [.direct, .question, .participle]),
    ("wondered wonders inquired queried", [.direct, .question]),
    ("insisted insists argued argues", bare),
    ("claimed asserted asserts", objects),
    ("announced announces admitted admits denied denies added adds", objects),
    ("observed observes explained explains stressed stresses wrote writes", objects),
    ("stated acknowledged acknowledges confirmed confirms noted reported", objects),
    ("claims states notes reports", objects.union(.noun)),
    ("warned warns", objects.union(.fragment)),
    ("announce admit assert insist warn deny argue add", objects.union(.base)),
    ("claim state note report", objects.union([.base, .noun])),
    ("explain write acknowledge confirm observe", that.union(.base)),
    ("stress", that.union([.base, .noun])),
    ("suggested suggests", .that),
    ("indicated stipulated stipulates pointed affirmed reaffirmed conceded concedes", that),
    ("confessed confided proclaimed clarified hinted posted", that),
    ("points posts", that.union(.noun)), ("reads", .direct),
    ("replied replies responded responds quipped joked tweeted shouted yelled", that),
    ("declared declares", that.union(label)),
    ("concluded concludes continued continues recalled recalls", that),
    ("remarked commented countered contended contends maintained maintains", that),
    ("reiterated emphasised emphasized underlined predicted predicts cautioned cautions", that),
    ("testified testifies alleged alleges exclaimed muttered whispered boasted mused", that),
    ("cried screamed chanted snapped begged pleaded protested sighed groaned", that),
    ("tweets remarks comments", that.union(.noun)),
    ("complained complains lamented laments", that.union(.fragment)),
    ("vowed vows pledged pledges promised promises threatened threatens", that.union(.fragment)),
    ("arguing insisting asserting", bare.union(.participle)),
    ("adding claiming noting stating reporting", objects.union(.participle)),
    ("warning", bare.union([.participle, .fragment])),
    ("explaining denying admitting acknowledging writing declaring stressing", thatParticiple),
    ("pointing indicating conceding affirming", thatParticiple),
    ("concluding suggesting announcing confirming alleging", thatParticiple),
    ("promising vowing pledging threatening complaining", thatParticiple.union(.fragment)),
    ("called calls described describes dubbed labeled labelled branded termed deemed", label),
    ("condemned condemns denounced denounces dismissed dismisses hailed hails", label),
    ("characterized characterised characterizes decried slammed blasted", label),
    ("praised praises criticised criticized", label),
    ("calling describing labeling labelling branding dubbing", label.union(.participle)),
    ("condemning denouncing dismissing hailing characterizing", label.union(.participle)),
    ("call", label.union(.base)),
    ("accused accuses spoke speaks urged urges referred refers blamed blames", .fragment),
    ("accusing urging referring speaking blaming", [.fragment, .participle]),
    ("according words", .according),
  ]

  private static let thatParticiple: SpeechUse = [.direct, .that, .participle]

  /// The small words, by class; a word can be of several.
  static let smallWords: [(value: Int32, words: String)] = [
    (modal | finite, "would could might may should can must shall will 'll ’ll 'd ’d ca wo"),
    (modal | preposition, "to"),
    (auxiliary | finite, "is are was were am 's ’s 're ’re 'm ’m"),
    (auxiliary, "be been being"),
    (adverb | finite, "has have had 've ’ve"), (finite, "do does did"),
    (
      finite,
      "won went came took made gave got saw knew thought found left lost felt kept began held led "
        + "brought built bought met ran sat stood sent spent fell grew rose sold paid broke chose "
        + "drew drove flew forgot threw became understood fought taught caught meant heard bore "
        + "hit shot struck won't isn't need needs want wants know knows think thinks believe hope "
        + "means hid sought swore tore wore woke sank shook stole swept wound withdrew rode rang "
        + "froze fled fed dug clung bent beat lay lied lit hung hurt cost remains seems appears "
        + "believes hopes expects plans intends wishes feels wants considers supports opposes"
    ),
    (negation, "not never n't n’t nobody hardly nor neither"),
    (
      adverb,
      "also later then earlier once twice again previously recently already repeatedly simply just "
        + "only even still now often always further both all soon first instead ever"
    ),
    (
      preposition,
      "of for in on at with from by about into over under after before during without within "
        + "against between among through until since near around across like per despite than "
        + "outside inside via upon toward towards behind beyond amid regarding as following"
    ),
    (
      pronoun,
      "he she it they we i you him her them me us who there this these those himself herself"
    ),
    (firstPerson, "we i our us my me ours myself ourselves"),
    (
      conjunction,
      "and but or while because when if although though where which that as since whereas so "
        + "unless whether"
    ),
    (quoting, "quoted quotes quoting cited cites citing"),
    (conditional, "pointed points pointing indicated"), (joint, "and but"),
    (opener, "if while although when that"),
    (relative, "who which whom whose where what"), (question, "how whether why what if"),
    (ordinal, "last late early this next"),
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
        + "news court parliament telephone phone meeting article testimony blog website site page "
        + "hearing ceremony visit summit broadcast forum rally video audio recording memo sermon "
        + "filing newspaper magazine appearance event press documents letters notes book"
    ),
    (
      determiner,
      "the a an its his her their our my your some many most several all no any both each "
        + "every another"
    ),
  ]
}
