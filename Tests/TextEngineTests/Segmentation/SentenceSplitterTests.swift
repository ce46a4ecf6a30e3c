import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

struct SentenceSplitterTests {
  /// Sentences are parted by `‖` where the text has nothing or a blank.
  static let cases = [
    "One sentence.‖ Another one.",
    "The paragraph has no stop at its end",
    "Mr. Oduya met Dr. Li.‖ They spoke.",
    "He came to the U.S. in May.‖ She stayed in the U.S.‖ The two never met.",
    "The U.S. Army moved.",
    "J. R. Ober spoke.‖ Then he left.",
    "It cost 3.5 million.‖ Nobody paid.",
    "They met at 5 p.m. on Monday.",
    "They met at 5 p.m.‖ Nobody spoke.",
    "Acme Corp. said so.‖ Bolt Inc.‖ The firms merged.",
    "“We won.”‖ She smiled.",
    "“Did we win?” she asked.",
    "\"Stop!\" he said.‖ \"Go on.\"‖ They went.",
    "(He was there.)‖ She was not.",
    "Is it so?‖ Yes!‖ Good.",
    "It ended.‖Nobody saw it.",
    "“It ended.”‖“Good.”",
    "Wait... what was that?",
    "He waited…‖ Then he left.",
    "1. Read the text.‖ 2. Mark it.",
    "See No. 7 and Fig. 2 for details.‖ Thanks.",
    "Apples, pears, etc.‖ Buy some.",
    "She was born on Feb. 3, 1990.‖ He was not.",
    "WHAT IS THIS?‖ A TEST.",
    "The sum (see p. 12) is right.‖ Done.",
    "Lt. Gen. Amsel took over.‖ Col. 2 is empty.",
    "BASRA, Iraq — Two men left.‖ One came back.",
    "First paragraph\n\n‖second paragraph",
    "A line\nthat goes on.‖ Next.",
    "He said so.‖\r\nThen he left.",
    "He died in 2014. [4]‖ She wrote on.[5]‖ It sold.",
    "We liked it! :)‖ Come again.",
    "“Who won?” Lund asked.‖ Nobody knew.",
    "Items:\n‖• one\n‖• two",
    "ORVAL (Wire) — Two men left.‖ One came back.",
    "ORVAL, July 25 (Wire): Two men left.‖ One came back.",
    "The rule is old [...].‖ It stays.",
    "The rule is old. [...]‖ It stays.",
    "The court agreed.[12]‖ It was late.",
    "They are equal by law. 4‖ The court agreed.",
    "The 82nd Airborne and a Boeing 747 Max left in Formula 1 Grand Prix style.",
    "Some cities (e.g. The Hague) agreed.",
    "From: \"Ann Ober\" <ann@ober.example>‖ 02/13/2001 08:02 PM‖ Please read this.",
  ]

  @Test(arguments: cases)
  func `a paragraph is cut into sentences`(_ marked: String) {
    let pieces = marked.split(separator: "‖").map(String.init)
    let document = annotated(pieces.joined())
    let found = (document.layers.sentences ?? []).map { document.text.string(in: $0.span) }
    let expected = pieces.map { piece in
      String(piece.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
    #expect(found == expected)
  }

  @Test func `a sentence never crosses a block`() {
    let text = SourceText("Talks go on\nTwo sides met. They left")
    let blocks = [
      Block(span: Span(start: 0, end: 11), role: .headline),
      Block(span: Span(start: 12, end: text.utf8.count), role: .paragraph),
    ]
    let result = Segmenter.segmentation(of: text, blocks: blocks)
    #expect(result.sentences.map(\.block) == [0, 1, 1])
    #expect(result.sentences.map(\.tokens) == [0..<3, 3..<7, 7..<9])
    #expect(result.tokens.sentences == [0, 0, 0, 1, 1, 1, 1, 2, 2])
  }

  @Test func `text outside the blocks has no tokens`() {
    let text = SourceText("one two three")
    let block = Block(span: Span(start: 4, end: 7), role: .paragraph)
    let result = Segmenter.segmentation(of: text, blocks: [block])
    #expect(result.tokens.spans == [Span(start: 4, end: 7)])
  }

  /// Long runs of one thing, which look-ahead must not read again and again.
  @Test(arguments: [
    "(", "1,", "\"", "'", ".", "a.", "a-", "a@", "x'", "e\u{301}", "http://", "-", "!",
  ])
  func `a long run of one thing is cut completely`(_ piece: String) {
    let text = SourceText(String(repeating: piece, count: 20_000))
    let document = annotated(text)
    let spans = document.layers.tokens?.spans ?? []
    #expect(spans.first?.start == 0)
    #expect(spans.last?.end == text.utf8.count)
    #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end == $1.start })
  }
}
