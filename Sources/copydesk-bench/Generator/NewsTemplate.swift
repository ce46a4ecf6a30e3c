/// A sentence with gaps, written so that its tokens can be counted.
///
/// Blanks divide tokens; `|` divides tokens where no blank stands; `{name}` is a gap. What no gap
/// counts is marked where it begins: `~` a quotation, `#` a number, `@` a date.
struct NewsTemplate: Sendable {
  /// What a gap is filled with.
  enum Gap: String, Sendable {
    /// The first, second and third person of the article: full name, then surname.
    case person1 = "p1"
    case person2 = "p2"
    case person3 = "p3"
    case surname1 = "s1"
    case surname2 = "s2"
    case surname3 = "s3"
    /// A title that stands before a name, and an office that stands for one.
    case title, office
    /// The places, the nation and the bodies of the article.
    case city1 = "c1"
    case city2 = "c2"
    case country1 = "k1"
    case country2 = "k2"
    case demonym = "nat"
    case body1 = "o1"
    case body2 = "o2"
    /// Common nouns and phrases.
    case force, good, verb, adjective
    /// Quantities.
    case count, exact, money, percent, length, age
    /// Points in time.
    case weekday, date, fullDate, year, clock
  }

  enum Part: Sendable {
    case text([UInt8])
    case gap(Gap)
  }

  let parts: [Part]
  /// What the fixed text holds.
  let truth: Truth

  init(_ source: String) {
    var parts: [Part] = []
    var truth = Truth(sentences: 1)
    var text: [UInt8] = []
    var gap: [UInt8]?
    for byte in source.utf8 {
      switch byte {
      case UInt8(ascii: "{"):
        if !text.isEmpty { parts.append(.text(text)) }
        text = []
        gap = []
      case UInt8(ascii: "}"):
        if let kind = Gap(rawValue: String(decoding: gap ?? [], as: UTF8.self)) {
          parts.append(.gap(kind))
        }
        gap = nil
      case UInt8(ascii: "|"): truth.tokens += 1
      case UInt8(ascii: "~"): truth.quotes += 1
      case UInt8(ascii: "#"): truth.numbers += 1
      case UInt8(ascii: "@"): truth.dates += 1
      default:
        if gap != nil {
          gap?.append(byte)
        } else {
          if byte == 0x20 { truth.tokens += 1 }
          text.append(byte)
        }
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    truth.tokens += 1
    self.parts = parts
    self.truth = truth
  }
}
