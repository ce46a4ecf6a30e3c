import ArticleReaders
import DocumentModel
import Testing

struct LanguageTests {
  private static let english = [
    "The ferry between the two towns stopped running when the river froze over last week.",
    "A baker who crosses every morning said he had to drive forty miles around the lake instead.",
    "Engineers hope that the new bridge will open before the next winter comes.",
    "Until then the council pays for a bus that leaves the market square each hour.",
    "Nobody in the valley remembers such a cold January, and the schools have no heating oil left.",
    "The mayor asked the county for help, but the trucks have not arrived so far.",
    "Children skated past the harbour while their parents looked for firewood.",
    "On Sunday the church opened its doors to everyone who had no place to sleep.",
  ]
  private static let german = [
    "Die Fähre zwischen den beiden Städten fährt seit voriger Woche nicht mehr, weil der Fluss zugefroren ist.",
    "Ein Bäcker, der jeden Morgen hinüber muss, sagte, er fahre nun sechzig Kilometer um den See herum.",
    "Die Ingenieure hoffen, dass die neue Brücke noch vor dem nächsten Winter eröffnet wird.",
    "Bis dahin bezahlt der Stadtrat einen Bus, der jede Stunde am Marktplatz abfährt.",
    "Niemand im Tal kann sich an einen so kalten Januar erinnern, und den Schulen fehlt das Heizöl.",
    "Der Bürgermeister bat den Landkreis um Hilfe, doch die Lastwagen sind bisher ausgeblieben.",
    "Kinder liefen am Hafen Schlittschuh, während ihre Eltern nach Brennholz suchten.",
    "Am Sonntag öffnete die Kirche ihre Türen für alle, die keinen Platz zum Schlafen hatten.",
    "Manche Händler verkaufen inzwischen Decken und Kerzen, als gäbe es bald nichts anderes mehr.",
    "Der Wetterdienst erwartet erst gegen Ende des Monats mildere Luft aus dem Westen.",
    "Im Krankenhaus werden Betten knapp, seit sich so viele auf den glatten Wegen verletzt haben.",
    "Zwei Landwirte haben ihre Ställe geöffnet, damit die Pferde der Nachbarn nicht erfrieren.",
    "Die Zeitung erscheint nur noch jeden zweiten Tag, denn auch das Papier kommt über den Fluss.",
    "Trotzdem will die Wirtin am Ufer ihr Haus offen halten, solange noch jemand anklopft.",
  ]
  private static let greek = [
    "Το πλοίο ανάμεσα στις δύο πόλεις σταμάτησε όταν πάγωσε το ποτάμι την περασμένη εβδομάδα.",
    "Κανείς στην κοιλάδα δεν θυμάται τόσο κρύο χειμώνα, και τα σχολεία έμειναν χωρίς θέρμανση.",
    "Ο δήμαρχος ζήτησε βοήθεια, όμως τα φορτηγά δεν έχουν φτάσει ακόμη στην πλατεία της αγοράς.",
    "Την Κυριακή η εκκλησία άνοιξε τις πόρτες της σε όλους όσοι δεν είχαν πού να κοιμηθούν.",
  ]

  /// Articles by what they are written in, and the language that is told.
  static let cases: [(name: String, sentences: [String], language: String?)] = [
    ("too short", Array(english[..<1]), nil),
    ("English", english, "en"),
    ("German", german, "de"),
    ("Greek, cut between the bytes of a letter", greek + greek, "el"),
    ("English words before a German article", english[..<7] + german, "de"),
    ("German words before an English article", german[..<2] + english + english, "en"),
  ]

  @Test(arguments: cases.indices)
  func `the language is that of the article, not of its first words`(index: Int) throws {
    let (name, sentences, language) = Self.cases[index]
    let text = sentences.joined(separator: "\n\n") + "\n"
    let document = try read(Array(text.utf8))
    #expect(document.metadata.language?.value == language, "\(name)")
  }
}
