import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

/// Cuts a text that is one paragraph.
func annotated(_ text: String, published: String? = nil) -> Document {
  annotated(SourceText(text), published: published)
}

/// Cuts a text that is one paragraph.
func annotated(_ text: SourceText, published: String? = nil) -> Document {
  var metadata = Metadata()
  if let date = published.flatMap(CalendarDate.init(iso:)) {
    metadata.published = Sourced(date, from: .input)
  }
  let blocks = text.span.isEmpty ? [] : [Block(span: text.span, role: .paragraph)]
  let document = Document(
    id: "test",
    source: DocumentSource(path: "-", format: "text", encoding: "utf-8", sha256: ""), text: text,
    blocks: blocks, metadata: metadata)
  return TextEngine().annotated(document, with: [.sentences, .tokens, .numbers, .dates])
}

struct TokenizerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// The tokens, parted by `|`.
    let tokens: String

    init(_ text: String, _ tokens: String) {
      self.text = text
      self.tokens = tokens
    }

    var testDescription: String { text }
  }

  static let cases = [
    Case("", ""),
    Case(" \t\r\n ", ""),
    Case("The mayor left.", "The|mayor|left|."),
    Case("They don't, she can't and I won't.", "They|do|n't|,|she|ca|n't|and|I|wo|n't|."),
    Case("We’re sure it’s theirs.", "We|’re|sure|it|’s|theirs|."),
    Case("You'd've known", "You|'d|'ve|known"),
    Case("The ministers' car, the minister's car", "The|ministers|'|car|,|the|minister|'s|car"),
    Case("We cannot stay", "We|can|not|stay"),
    Case("a US-led advise-and-assist mission", "a|US|-|led|advise|-|and|-|assist|mission"),
    Case("by e-mail to co-workers, re-elected", "by|e-mail|to|co-workers|,|re-elected"),
    Case("an anti-tax, non-profit group", "an|anti-tax|,|non-profit|group"),
    Case("She lives in the U.S. now", "She|lives|in|the|U.S.|now"),
    Case("Mr. Oduya of Acme Corp. met Dr. Li", "Mr.|Oduya|of|Acme|Corp.|met|Dr.|Li"),
    Case("J. R. Ober and A.B. Carr", "J.|R.|Ober|and|A.B.|Carr"),
    Case("at 5 p.m. on Jan. 3", "at|5|p.m.|on|Jan.|3"),
    Case("No. 7 or no.", "No.|7|or|no|."),
    Case("2,500 men, 3.5 miles, 1,234,567", "2,500|men|,|3.5|miles|,|1,234,567"),
    Case("pages 22,24,26", "pages|22|,|24|,|26"),
    Case("$5 or £3.50 or US$20m", "$|5|or|£|3.50|or|US$|20|m"),
    Case("10% of 7:30pm on 9/11", "10|%|of|7:30|pm|on|9/11"),
    Case("the 1990s, the 82nd, 1990's", "the|1990s|,|the|82nd|,|1990's"),
    Case("750-800 people, 2014–2017", "750|-|800|people|,|2014|–|2017"),
    Case("call 312-666-2372 on 2024-02-26", "call|312-666-2372|on|2024-02-26"),
    Case("an F-16 and an M16", "an|F|-|16|and|an|M16"),
    Case("\"Yes,\" he said.", "\"|Yes|,|\"|he|said|."),
    Case("“Yes,” she said. ‘No’", "“|Yes|,|”|she|said|.|‘|No|’"),
    Case("Wait... what?! No…", "Wait|...|what|?!|No|…"),
    Case("one--two — three", "one|--|two|—|three"),
    Case("and/or w/o AT&T", "and|/|or|w/o|AT&T"),
    Case("See www.example.org/a_b?c=1.", "See|www.example.org/a_b?c=1|."),
    Case("(https://example.org)", "(|https://example.org|)"),
    Case("Mail desk@example.org, please", "Mail|desk@example.org|,|please"),
    Case("@desk wrote #elections2024 today", "@desk|wrote|#elections2024|today"),
    Case("end.Next day", "end|.|Next|day"),
    Case("O'Brien of Côte d'Ivoire", "O'Brien|of|Côte|d'Ivoire"),
    Case("a\u{A0}b\u{2009}c", "a|b|c"),
    Case("👍🏽 👩‍👩‍👧 🇺🇸🇮🇶", "👍🏽|👩‍👩‍👧|🇺🇸|🇮🇶"),
    Case("cafe\u{301} naïve", "cafe\u{301}|naïve"),
    Case("日本 Ελλάδα", "日本|Ελλάδα"),
    Case("(a) [b] {c}", "(|a|)|[|b|]|{|c|}"),
    Case("3½ miles, ½ an hour", "3½|miles|,|½|an|hour"),
    Case("a\0b\u{7F}c", "a|b|c"),
  ]

  @Test(arguments: cases)
  func `a text is cut into words and marks`(_ example: Case) {
    let document = annotated(example.text)
    let tokens = document.layers.tokens?.spans.map(document.text.string(in:)) ?? []
    #expect(tokens.joined(separator: "|") == example.tokens)
  }

  @Test func `spans are bytes of the text, in order, without overlap`() {
    let text = SourceText("“Größe” — 3½ km\r\nnext… 👍🏽!")
    let document = annotated(text)
    var end = 0
    for span in document.layers.tokens?.spans ?? [] {
      #expect(span.start >= end && !span.isEmpty)
      #expect(text.isCodepointBoundary(span.start) && text.isCodepointBoundary(span.end))
      end = span.end
    }
  }

  struct FlagCase: Sendable, CustomTestStringConvertible {
    let text: String
    let flags: TokenFlags
    var testDescription: String { text }
  }

  @Test(arguments: [
    FlagCase(text: "Paris", flags: [.title, .alphabetic, .sentenceStart, .spaceBefore]),
    FlagCase(text: "NATO", flags: [.title, .upper, .alphabetic, .sentenceStart, .spaceBefore]),
    FlagCase(text: "war", flags: [.lower, .alphabetic, .sentenceStart, .spaceBefore]),
    FlagCase(text: "27", flags: [.digit, .sentenceStart, .spaceBefore]),
    FlagCase(text: "$", flags: [.symbol, .sentenceStart, .spaceBefore]),
    FlagCase(text: "(", flags: [.punctuation, .opening, .sentenceStart, .spaceBefore]),
    FlagCase(
      text: "“", flags: [.punctuation, .quote, .opening, .nonASCII, .sentenceStart, .spaceBefore]),
    FlagCase(
      text: "Éva", flags: [.title, .alphabetic, .nonASCII, .sentenceStart, .spaceBefore]),
    FlagCase(
      text: "a@b.org", flags: [.lower, .alphabetic, .address, .sentenceStart, .spaceBefore]),
  ])
  func `flags tell what a token looks like`(_ example: FlagCase) {
    #expect(annotated(example.text).layers.tokens?.flags.first == example.flags)
  }

  @Test func `a straight quotation mark knows its side`() {
    let document = annotated("He said \"yes\" (\"no\").")
    let tokens = document.layers.tokens ?? TokenTable()
    let sides = tokens.flags.filter { $0.contains(.quote) }.map { $0.contains(.opening) }
    #expect(sides == [true, false, true, false])
  }

  @Test func `the second part of a contraction is a clitic`() {
    let flags = annotated("He doesn't").layers.tokens?.flags ?? []
    #expect(flags.map { $0.contains(.clitic) } == [false, false, true])
  }
}
