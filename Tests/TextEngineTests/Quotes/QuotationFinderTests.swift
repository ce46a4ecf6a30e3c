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
    Case(
      "Olga Brandt said ⟦the bridge was safe⟧ and warned that ⟦the road was not⟧.",
      "indirect Olga Brandt said", "indirect Olga Brandt warned"),
    Case(
      "Olga Brandt denied the charge and says ⟦she will stay⟧.", "indirect Olga Brandt says"),
    Case("Olga Brandt warned of ⟦“dark days”⟧.", "mixed Olga Brandt warned of"),
    Case(
      "Olga Brandt accused the army of ⟦hiding its “real losses”⟧.", "mixed Olga Brandt accused"),
    Case(
      "Olga Brandt left over what she called ⟦the end of “fair play”⟧.",
      "mixed Olga Brandt called"),
    Case(
      "Olga Brandt called the plan ⟦“a chance” to win back trust⟧.", "mixed Olga Brandt called"),
    Case(
      "The head of the harbour, Olga Brandt, said ⟦the bridge was safe⟧.",
      "indirect Olga Brandt said"),
    Case(
      "Olga Brandt, 52, the mayor, a lawyer by trade, said ⟦the bridge was safe⟧.",
      "indirect Olga Brandt said"),
    Case(
      "According to the club's coach, Olga Brandt, ⟦the match was lost early⟧.",
      "indirect Olga Brandt According to"),
    Case(
      "⟦The bridge⟧, according to police, ⟦was closed on Sunday⟧.",
      "indirect police according to"),
    Case("But, Olga Brandt said, ⟦the bridge was safe⟧.", "indirect Olga Brandt said"),
    Case("The trains ran according to plan."),
    Case("Olga Brandt announced the names that would be read out."),
    Case("Other member states hold that view of the trade."),
    Case(
      "The paper quoted Olga Brandt as saying ⟦the bridge was safe⟧.",
      "indirect Olga Brandt saying"),
    Case(
      "The group that seized the bridge said ⟦it would leave on Sunday⟧.",
      "indirect The group said"),
    Case(
      "Olga Brandt said:\n\n⟦The bridge is safe and we are proud of it.⟧\n\n⟦We thank all who built it.⟧\n\nThe bridge opened in May.",
      "direct Olga Brandt said", "direct Olga Brandt - <0"),
    Case(
      "Olga Brandt said: ⟦The bridge is safe. We thank all who built it.⟧",
      "direct Olga Brandt said"),
    Case(
      "Olga Brandt said ⟦the bridge must go⟧.\n\n⟦This was a hard choice for everybody in the town.⟧ Olga Brandt, mayor of Bristol",
      "indirect Olga Brandt said", "direct Olga Brandt -"),
    Case(
      "Olga Brandt said, ⟦“It was a long day.⟧\n\n⟦We will rest now and come back.”⟧ She left.",
      "direct Olga Brandt said", "direct Olga Brandt - <0"),
    Case("⟦“We are tired of all this,”⟧ Olga Brandt sobbed.", "direct Olga Brandt sobbed"),
    Case("Olga Brandt reasoned, ⟦“It was a long day.”⟧", "direct Olga Brandt reasoned"),
    Case(
      "Olga Brandt said ⟦the bridge was safe⟧; police said ⟦it was not⟧.",
      "indirect Olga Brandt said", "indirect police said"),
    Case("The base, also called “the Rock”, was shut."),
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

  @Test func `a pronoun speaker is who spoke last, unless a sentence between is about another`() {
    func speakers(_ text: String) -> [String?] {
      (annotatedDocument(text).layers.quotes ?? []).map(\.speaker)
    }
    #expect(
      speakers("Olga Brandt said Peter Dray had left. She said that he was ill.")
        == ["Olga Brandt", "Olga Brandt"])
    #expect(
      speakers("Mr Peter Dray said the bridge was safe. John Marsh crossed it. He said it shook.")
        == ["Peter Dray", "John Marsh"])
    #expect(
      speakers("A spokesman for the port said Peter Dray had left. He said the man was ill.")
        == ["A spokesman for the port", "A spokesman for the port"])
  }

  @Test func `a description is the person who has that role`() throws {
    let quotes = try #require(
      annotatedDocument(
        "Finance Minister Olga Brandt met the press. The finance minister said trade was good."
      ).layers.quotes)
    #expect(quotes.map(\.speaker) == ["Olga Brandt"])
  }

  @Test(arguments: ["\"", "“", "said ", "\"a\" ", "he said, \"", "a\" “b ", "' ", "—said "])
  func `hostile repetition has no false quotations with parts out of order`(_ piece: String) {
    let document = annotatedDocument(String(repeating: piece, count: 4_000))
    for quote in document.layers.quotes ?? [] {
      #expect(quote.parts.allSatisfy { !$0.isEmpty && quote.span.covers($0) })
      #expect(zip(quote.parts, quote.parts.dropFirst()).allSatisfy { $0.end <= $1.start })
    }
  }

  @Test func `a text without marks and verbs of saying needs no entities`() {
    let layers = annotatedDocument("Olga Brandt won the match in Bristol.", .quotes).layers
    #expect(layers.quotes?.isEmpty == true)
    #expect(layers.entities == nil)
  }

  @Test func `an unknown speaker has a reason`() throws {
    let quote = try #require(
      annotatedDocument("“All of us must pay for it now.”").layers.quotes?.first)
    #expect(quote.speaker == nil)
    #expect(quote.unknownReason != nil)
  }
}
