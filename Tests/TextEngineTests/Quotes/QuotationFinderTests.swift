import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

struct QuotationFinderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let marked: String
    let found: [String]
    init(_ marked: String, _ found: String...) {
      self.marked = marked
      self.found = found
    }
    var testDescription: String { marked }
  }

  static let cases: [Case] = [
    Case("⟦“We won the match,”⟧ Olga Brandt said.", "direct Olga Brandt said"),
    Case("⟦\"We won the match,\"⟧ said Olga Brandt.", "direct Olga Brandt said"),
    Case("Olga Brandt said: ⟦“We won the match.”⟧", "direct Olga Brandt said"),
    Case("Olga Brandt told reporters on Friday, ⟦“We won the match.”⟧", "direct Olga Brandt told"),
    Case("Olga Brandt said ⟦the bridge was safe⟧.", "indirect Olga Brandt said"),
    Case("Olga Brandt said that ⟦the bridge was safe⟧.", "indirect Olga Brandt said"),
    Case("Olga Brandt said on Monday ⟦the bridge was safe⟧.", "indirect Olga Brandt said"),
    Case("⟦The bridge was safe⟧, Olga Brandt said.", "indirect Olga Brandt said"),
    Case("⟦Five people died⟧, according to police.", "indirect police according to"),
    Case("According to police, ⟦five people died⟧.", "indirect police According to"),
    Case("Olga Brandt said ⟦the bridge was “as safe as a house”⟧.", "mixed Olga Brandt said"),
    Case("Olga Brandt called the plan ⟦“a disgrace”⟧.", "mixed Olga Brandt called"),
    Case(
      "Olga Brandt left, saying ⟦she had seen enough of it⟧.", "indirect Olga Brandt saying"),
    Case(
      "Olga Brandt resigned. ⟦“It is time to go,”⟧ she said. ⟦“I am tired of it.”⟧",
      "direct Olga Brandt said", "direct Olga Brandt - <0"),
    Case(
      "⟦“We won the match,”⟧ Olga Brandt said.\n\n⟦“It was a long day for us.”⟧",
      "direct Olga Brandt said", "direct Olga Brandt - <0"),
    Case(
      "⟦“We won the match,”⟧ Olga Brandt said.\n\n⟦“It was a long day for us.⟧\n\n⟦\"Now we are tired.”⟧",
      "direct Olga Brandt said", "direct Olga Brandt - <0", "direct Olga Brandt - <1"),
    Case("⟦“Why did you go?”⟧ Olga Brandt asked.", "direct Olga Brandt asked"),
    Case(
      "Olga Brandt, the mayor of Bristol, said ⟦the bridge was safe⟧.",
      "indirect Olga Brandt said"),
    Case(
      "A spokesman for the army said ⟦the bridge was safe⟧.",
      "indirect A spokesman for the army said"),
    Case(
      "⟦“All of us must pay,”⟧ he shouted.", "direct ? shouted"),
    Case("⟦“All of us must pay for it now.”⟧", "direct ? -"),
    Case("He sold the “green” houses."),
    Case("Olga Brandt did not say the bridge was safe."),
    Case("Olga Brandt was told the bridge was safe."),
    Case("She wrote “The Long Road” in a year."),
  ]

  private func summary(_ quotation: Quotation, _ text: SourceText) -> String {
    let cue = quotation.cue.map(text.string(in:)) ?? "-"
    let chain = quotation.continuationOf.map { " <\($0)" } ?? ""
    return "\(quotation.kind.rawValue) \(quotation.speaker ?? "?") \(cue)\(chain)"
  }

  @Test(arguments: cases)
  func `quotations have their span, kind, speaker and cue`(_ row: Case) {
    let marked = MarkedText(row.marked)
    let document = annotatedDocument(marked.text.string)
    let quotes = document.layers.quotes ?? []
    #expect(quotes.flatMap(\.parts) == marked.spans, "\(marked.text.marking(quotes.map(\.span)))")
    #expect(quotes.map { summary($0, document.text) } == row.found)
  }

  @Test func `a cue in the middle makes two parts`() throws {
    let marked = MarkedText("⟦“We won,”⟧ Olga Brandt said, ⟦“and then we went home.”⟧")
    let quotes = try #require(annotatedDocument(marked.text.string).layers.quotes)
    #expect(quotes.map(\.parts) == [marked.spans])
  }

  @Test func `a pronoun speaks for its person and tells a person`() throws {
    let document = annotatedDocument(
      "Mr Peter Dray flew in. “All of you must go,” he told the envoy David Marsh last week.")
    let quote = try #require(document.layers.quotes?.first)
    #expect(quote.speaker == "Peter Dray")
    #expect(quote.addressee == "David Marsh")
    #expect(quote.speakerSpan.map(document.text.string(in:)) == "he")
  }

  @Test func `an unknown speaker has a reason`() throws {
    let quote = try #require(
      annotatedDocument("“All of us must pay for it now.”").layers.quotes?.first)
    #expect(quote.speaker == nil)
    #expect(quote.unknownReason != nil)
  }
}
