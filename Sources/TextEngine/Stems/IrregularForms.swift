/// Forms of English words that no rule of endings brings to their base.
///
/// Our own list: each line is a base with its irregular forms.
struct IrregularForms: Sendable {
  static let english = IrregularForms()

  private let table: WordTable
  private let bases: [[UInt8]]

  private init() {
    var table = WordTable()
    var bases: [[UInt8]] = []
    for line in Self.lines.utf8.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map(Array.init)
      guard let base = words.first else { continue }
      for form in words.dropFirst() { table.insert(form, value: Int32(bases.count)) }
      bases.append(base)
    }
    self.table = table
    self.bases = bases
  }

  /// The base of an irregular form in lower case; nil for every other word.
  func base(of word: [UInt8]) -> [UInt8]? {
    table.value(word, in: 0..<word.count).map { bases[Int($0)] }
  }

  /// A base with its forms a line; of a verb the past, then the participle where it differs.
  static let lines = """
    be am is are was were been being 's 're 'm
    have has had 've
    do does did done
    not n't
    will 'll wo
    can ca
    man men
    woman women
    child children
    person people persons
    foot feet
    tooth teeth
    goose geese
    mouse mice
    life lives
    wife wives
    knife knives
    thief thieves
    leaf leaves
    half halves
    wolf wolves
    shelf shelves
    crisis crises
    analysis analyses
    basis bases
    hypothesis hypotheses
    criterion criteria
    phenomenon phenomena
    medium media
    gunman gunmen
    policeman policemen
    serviceman servicemen
    guardsman guardsmen
    spokesman spokesmen
    businessman businessmen
    fisherman fishermen
    militiaman militiamen
    tribesman tribesmen
    congressman congressmen
    arise arose arisen
    awake awoke awoken
    bear bore borne
    beat beaten
    become became
    begin began begun
    bend bent
    bind bound
    bite bit bitten
    bleed bled
    blow blew blown
    break broke broken
    bring brought
    build built
    burn burnt
    buy bought
    catch caught
    choose chose chosen
    come came
    creep crept
    deal dealt
    dig dug
    draw drew drawn
    dream dreamt
    drink drank drunk
    drive drove driven
    eat ate eaten
    fall fell fallen
    feed fed
    feel felt
    fight fought
    find found
    flee fled
    fly flew flown
    forbid forbade forbidden
    forget forgot forgotten
    forgive forgave forgiven
    freeze froze frozen
    get got gotten
    give gave given
    go went gone
    grow grew grown
    hang hung
    hear heard
    hide hid hidden
    hold held
    keep kept
    know knew known
    lay laid
    lead led
    learn learnt
    leave left
    lend lent
    lie lain lying
    die dying
    tie tying
    light lit
    lose lost
    make made
    mean meant
    meet met
    mistake mistook mistaken
    overcome overcame
    overthrow overthrew overthrown
    pay paid
    plead pled
    prove proven
    ride rode ridden
    ring rang rung
    rise rose risen
    run ran
    say said
    see saw seen
    seek sought
    sell sold
    send sent
    shake shook shaken
    shine shone
    shoot shot
    show shown
    shrink shrank shrunk
    sing sang sung
    sink sank sunk
    sit sat
    sleep slept
    slide slid
    speak spoke spoken
    spend spent
    spring sprang sprung
    stand stood
    steal stole stolen
    stick stuck
    strike struck stricken
    strive strove striven
    swear swore sworn
    sweep swept
    swim swam swum
    swing swung
    take took taken
    teach taught
    tear tore torn
    tell told
    think thought
    throw threw thrown
    understand understood
    undergo underwent undergone
    uphold upheld
    wake woke woken
    wear wore worn
    weep wept
    win won
    withdraw withdrew withdrawn
    withhold withheld
    withstand withstood
    write wrote written
    good better best
    bad worse worst
    far further furthest
    """
}
