/// The language of token patterns, piece by piece, each with a pattern that a test runs.
enum APIPatterns {
  /// A piece of the language.
  struct Piece: Sendable {
    /// How it is written.
    let form: String
    /// What it matches.
    let help: String
    let pattern: String
    let text: String
    /// What the pattern finds in the text.
    let found: [String]

    init(_ form: String, _ help: String, _ pattern: String, in text: String, _ found: String...) {
      self.form = form
      self.help = help
      self.pattern = pattern
      self.text = text
      self.found = found
    }
  }

  static let all: [Piece] = [
    Piece(
      "word", "a token, in any case; words in a row stand in a row", "prime minister",
      in: "The Prime Minister left.", "Prime Minister"),
    Piece(
      "\"words\"", "the same, for marks, numbers and words with signs", "PERSON \",\" the minister",
      in: "Angela Merkel, the minister, left.", "Angela Merkel, the minister"),
    Piece("'Word'", "a token whose case counts", "'US'", in: "Tell us of the US.", "US"),
    Piece(".", "any token", "left .", in: "He left Oslo.", "left Oslo"),
    Piece(
      "[lower = a | b]", "a token with a text: text, lower, stem or shape",
      "[stem = kill]", in: "He killed; they kill.", "killed", "kill"),
    Piece("[lower != a]", "a token with another text", "[lower != the]", in: "the end", "end"),
    Piece(
      "[text ~ \"re\"]", "a token in which a regular expression is found", "[text ~ \"ship$\"]",
      in: "A warship and a ship.", "warship", "ship"),
    Piece(
      "[lower in {a, b}]", "a token out of a list, or in @lexicon", "[lower in {oslo, rome}]",
      in: "From Oslo to Rome.", "Oslo", "Rome"),
    Piece(
      "[is title]", "a token that is alpha, digit, upper, title, punct, stop …; [not title] is not",
      "[is digit]", in: "It took 40 days.", "40"),
    Piece(
      "[a & b]", "both; | is either, ! or not is neither, ( ) group",
      "[is title & not lower in {he, she}]", in: "He met Ann.", "Ann"),
    Piece(
      "LAYER", "an item of a layer: NUMBER DATE QUOTE ENTITY MENTION PHRASE VERB",
      "NUMBER men", in: "About 40 men came.", "About 40 men"),
    Piece(
      "PERSON", "an entity of a type: PERSON ORGANIZATION PLACE GROUP …", "PERSON",
      in: "Later Angela Merkel spoke.", "Angela Merkel"),
    Piece(
      "NUMBER(value >= 3, kind = count)", "an item with fields; a comma is and",
      "NUMBER(value >= 1000)", in: "Some 40 of 2,500 people came.", "2,500"),
    Piece(
      "@name", "a phrase of a lexicon that pattern:with { name = desk.lexicon … } gives", "@towns",
      in: "From Paris to New York.", "Paris", "New York"),
    Piece(
      "a?  a*  a+  a{2}  a{0,3}",
      "as often as that, the most first; another ? takes the least first",
      "the .{0,2} end", in: "It is the very end.", "the very end"),
    Piece(
      "(a | b c)", "a group; | is either. A group after an item stands after a blank",
      "PERSON (left | went home)", in: "Angela Merkel went home.", "Angela Merkel went home"),
    Piece(
      "name: a", "a capture: match.name is the item or the span; named twice, the last counts",
      "n: NUMBER men", in: "Two men left.", "Two men"),
    Piece(
      "!a", "one token at which a does not begin", "the !end", in: "the end of the war", "the war"),
    Piece(
      "(?= a) (?! a) (?<= a) (?<! a)", "where a stands ahead or not, stood before or not",
      "NUMBER (?= men)", in: "40 men, 20 women", "40"),
    Piece(
      "^ $ ^^ $$", "the beginning and end of a sentence, and of a paragraph", "^ .",
      in: "The end came. It was over.", "The", "It"),
    Piece("-- note", "a remark, to the end of the line", "men -- people\n", in: "Two men.", "men"),
  ]

  static let page = APIReference.Page(
    name: "patterns", stub: "",
    help: "The language of desk.pattern, desk.rules and kwic. A match stays in its sentence, unless"
      + " within = \"block\" or \"document\" says otherwise.",
    entries: all.map { piece in
      APIReference.Entry(
        name: piece.form, signature: "",
        help: piece.help,
        example:
          "\(piece.pattern.split(separator: "\n")[0]) --> \(piece.found.joined(separator: " / "))")
    })
}
