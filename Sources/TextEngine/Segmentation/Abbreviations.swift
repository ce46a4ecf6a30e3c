/// Abbreviations that keep their full stop, and what a stop after them means.
///
/// The list is our own, of forms common in news and letters.
struct Abbreviations: Sendable {
  /// What is known of an abbreviation.
  struct Traits: OptionSet, Sendable {
    let rawValue: Int32
    /// Stands before a name or number: never the end of a sentence.
    static let leads = Traits(rawValue: 1)
    /// Counts only with a capital first letter.
    static let capital = Traits(rawValue: 2)
    /// Counts only before a digit: the word has another reading.
    static let beforeDigit = Traits(rawValue: 4)
    /// May end a sentence.
    static let mayEnd = Traits(rawValue: 8)
  }

  /// The table, built on first use.
  static let english = Abbreviations()

  private let table: WordTable

  private init() {
    var table = WordTable()
    func add(_ words: String, _ traits: Traits) {
      table.add(words: words, value: traits.rawValue)
    }
    add(
      """
      mr mrs ms mx dr prof rev hon fr msgr st mt ft sr sra mlle mme messrs rt
      gen lt maj capt cpl sgt adm cmdr brig pvt spc pfc cpt ltc ssgt msgt supt insp det
      sen rep reps sens gov pres amb atty asst assoc supt dist
      """, [.leads, .capital])
    add(
      "col sec pt vol vols fig figs art ch pp nos ser app sect mar mass wash miss ore ala",
      [.leads, .capital, .beforeDigit])
    add("no", [.leads, .beforeDigit])
    add("e.g i.e eg ie vs viz cf ca approx al incl excl esp aka resp fwd attn tel ext", .leads)
    add(
      "jan feb apr jun jul aug sept sep oct nov dec", [.capital, .mayEnd])
    add("mon tue tues wed thu thur thurs fri", [.capital, .mayEnd])
    add("sat sun", [.capital, .beforeDigit])
    add(
      """
      inc corp co ltd plc llc bros dept univ assn natl intl govt jr sr esq ave blvd rd hwy bldg
      ariz calif colo conn del fla ga ill ind kan ky md mich minn mo mont neb nev okla ore pa tenn
      tex va vt wis wyo que ont ed eds
      """, [.capital, .mayEnd])
    add("etc ibid est min mins hr hrs yr yrs oz lb lbs sq cu mph tbsp tsp et", .mayEnd)
    self.table = table
  }

  /// What the word in `range` is as an abbreviation, its case and what follows considered; nil if
  /// its stop is just a full stop.
  func traits(_ bytes: [UInt8], _ range: Range<Int>, digitFollows: Bool) -> Traits? {
    guard range.count <= 6, let value = table.value(bytes, in: range) else { return nil }
    let traits = Traits(rawValue: value)
    if traits.contains(.capital), !Characters.isUpper(bytes[range.lowerBound]) { return nil }
    if traits.contains(.beforeDigit), !digitFollows { return nil }
    return traits
  }
}
