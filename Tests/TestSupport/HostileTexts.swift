/// Texts of one repeated stretch, which catch code that looks too far ahead or back.
public enum HostileTexts: Sendable {
  /// The name of each text and what it repeats.
  public static let units: [(name: String, unit: String)] = [
    ("open-bracket", "("), ("close-bracket", ")"), ("square-bracket", "["), ("one-comma", "1,"),
    ("one-stop", "1."), ("digit", "7"), ("one-dash", "1-"), ("one-slash", "1/"),
    ("straight-quote", "\""), ("open-quote", "“"), ("close-quote", "”"), ("quote-word", "“a ”b "),
    ("quote-said", "“no,” he said. "), ("open-quote-word", "“a "), ("single-quote", "‘"),
    ("apostrophe", "'"), ("apostrophe-s", "x's"), ("combining", "\u{0301}"),
    ("letter-combining", "e\u{0301}"), ("letter", "a"), ("capital", "A"), ("capital-stop", "A."),
    ("word", "word "), ("name", "Smith "), ("two-names", "John Smith "),
    ("names-and", "Smith and "),
    ("names-comma", "Smith, "), ("stop", "."), ("stop-blank", ". "), ("dash", "-"),
    ("em-dash", "—"), ("said", "said "), ("he-said", "he said "), ("said-that", "said that "),
    ("mister", "Mr. "), ("monday", "Monday "), ("may", "May "), ("year", "2001 "), ("us", "U.S."),
    ("us-blank", "U.S. "), ("newline", "\n"), ("line", "a\n"), ("lines", "A b.\n\n"),
    ("nbsp", "\u{00A0}"), ("blank", " "), ("emoji", "😀"), ("flag", "🇮🇶"),
    ("family", "👩\u{200D}👩\u{200D}👧"), ("at", "a@"), ("url", "a.b/"), ("www", "www."),
    ("http", "http://"), ("hash", "#a"), ("hundred", "hundred "), ("one-and", "one and "),
    ("million", "1 million "), ("to", "1 to "), ("between", "between 1 "), ("dollar", "$"),
    ("dollars", "$1 "), ("percent", "1% "), ("of-the", "of the "), ("the", "the "),
    ("president", "President "), ("half", "½"), ("wide-digit", "١"), ("chinese", "漢"),
    ("days-later", "two days later "), ("and", "and "), ("bracket-pair", "(a) "),
    ("according", "according to "), ("colon", "a: "), ("carriage", "\r\n"),
  ]

  /// About `bytes` bytes of a stretch, whole.
  public static func text(_ unit: String, bytes: Int) -> [UInt8] {
    let unit = Array(unit.utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes + unit.count)
    while text.count + unit.count <= bytes { text.append(contentsOf: unit) }
    return text
  }
}
