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
      "⟦No group has claimed responsibility for the blast⟧, the police said.",
      "indirect the police said"),
    Case(
      "⟦The army confirmed the death of the driver⟧, Olga Brandt said on Monday.",
      "indirect Olga Brandt said"),
    Case(
      "⟦The group denied responsibility for the blast⟧, the police said, warning of"
        + " ⟦“copycat attacks” in the city⟧.",
      "indirect the police said", "mixed the police warning of"),
    Case("A man who claimed responsibility for the blast was held on Monday."),
    Case("The group claimed responsibility for the blast, which killed nine people."),
    Case(
      "The group claimed ⟦the blast killed nine people, the mayor said so too⟧.",
      "indirect The group claimed"),
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

  /// Forms that news from around the world has: marks the wrong way round, clauses that go on.
  static let newsCases: [Case] = [
    Case(
      "Olga Brandt said that ⟦”we won the match“⟧ and left.", "direct Olga Brandt said"),
    Case(
      "Olga Brandt said that ⟦”we won the match.“⟧ ⟦”It was a long day for us,“⟧ she added.",
      "direct Olga Brandt said", "direct Olga Brandt added"),
    Case(
      "⟦“We won the match”⟧, Olga Brandt said, according to a note by the club.",
      "direct Olga Brandt said"),
    Case(
      "In the words of the coach, Olga Brandt, ⟦“the match was lost early.”⟧",
      "direct Olga Brandt In the words of"),
    Case(
      "It was, in the words of Olga Brandt, ⟦“a very long day for us all”⟧.",
      "direct Olga Brandt in the words of"),
    Case("Harsh words, but not the last ones, came from the club."),
    Case(
      "According to the Herald, quoting police, ⟦five people died⟧.",
      "indirect Herald According to"),
    Case(
      "He was out because, as his lawyers told the paper, ⟦he had a “prior engagement” in Rome⟧.",
      "mixed his lawyers told"),
    Case(
      "Olga Brandt told the Herald ⟦the plan “must be dropped at once”⟧: ⟦“We have no money.”⟧",
      "mixed Olga Brandt told", "direct Olga Brandt - <0"),
    Case(
      "⟦“We won the match”⟧, said Olga Brandt; and, later, ⟦“We will win the next one”⟧.",
      "direct Olga Brandt said", "direct Olga Brandt - <0"),
    Case(
      "A letter seen by the Herald says ⟦“the bridge may fall within a year”⟧, but the town has no money.",
      "direct A letter says"),
    Case("The letter reads ⟦“we may close the bridge in May”⟧.", "direct The letter reads"),
    Case(
      "Olga Brandt told the court that, ⟦over the years, “the bridge was never safe for us.”⟧",
      "mixed Olga Brandt told"),
    Case(
      "Officials tell Herald News ⟦every bridge will be closed⟧, with the mayor saying ⟦no road is safe⟧.",
      "indirect Officials tell", "indirect the mayor saying"),
    Case(
      "Olga Brandt told supporters in the port of Veldhoven ⟦she would win the vote⟧.",
      "indirect Olga Brandt told"),
    Case(
      "Opening the town’s new bridge, Olga Brandt said, ⟦“We are proud of what we built.”⟧",
      "direct Olga Brandt said"),
    Case("However, despite the town's great wealth, Olga Brandt continued to walk to work."),
    Case("The law stops people from claiming land that is theirs."),
    Case("The five towns whose claim rate is high were named."),
    Case(
      "The paper quotes Olga Brandt as saying ⟦she met the coach, and he clearly confirmed the deal⟧.",
      "indirect Olga Brandt saying"),
    Case(
      "Olga Brandt pointed out that ⟦the bridge was old⟧.",
      "indirect Olga Brandt pointed out"),
    Case("Olga Brandt pointed at the bridge that fell."),
    Case("Olga Brandt indicated that ⟦the bridge was old⟧.", "indirect Olga Brandt indicated"),
    Case("The figures indicated that trade had shrunk."),
    Case(
      "The man who the army said ⟦was hurt in the leg⟧, and his wife, left.",
      "indirect the army said"),
    Case("When asked why, the mayor left the room."),
    Case(
      "When a guard asked ⟦if she was lost⟧, Olga Brandt replied: ⟦“I know my way home.”⟧",
      "indirect a guard asked", "direct Olga Brandt replied"),
    Case(
      "The guard said: ⟦“You must leave us now,”⟧ before the film stops.",
      "direct The guard said"),
    Case(
      "Five nurses who were held and sent home by Norway say ⟦they feared for their lives⟧.",
      "indirect Five nurses say"),
    Case(
      "An aide to President Olga Brandt said ⟦she would stay⟧.",
      "indirect An aide to President Olga Brandt said"),
    Case("Olga Brandt has claimed the last seat in the final that was open."),
    Case("The crash claimed the lives of the men who were on board."),
    Case("Olga Brandt said ⟦Thursday's vote was fair⟧.", "indirect Olga Brandt said"),
    Case(
      "Olga Brandt, who denies the charges, also faces a fine if she is found guilty."),
    Case(
      "⟦In Bristol, three people were hurt in the fire⟧, said a nurse at the scene.",
      "indirect a nurse said"),
    Case(
      "⟦In Bristol, three people were hurt in the fire⟧, Olga Brandt said.",
      "indirect Olga Brandt said"),
    Case(
      "According to the Herald, Olga Brandt, the mayor, said ⟦the bridge was safe⟧.",
      "indirect Olga Brandt said"),
    Case(
      "The club has learned that according to police, ⟦the bridge was closed for a day⟧.",
      "indirect police according to"),
    Case("On Tuesday, May 7, the town announced the start of a vote that will last a week."),
    Case("The fire was lit on Sunday by a man called “the Owl” in the town."),
    Case(
      "Northwind, the club of the port, said ⟦the storm killed its best horse⟧.",
      "indirect Northwind said"),
    Case(
      "Police, who hold the man, say ⟦it respects the law of the land⟧.",
      "indirect Police say"),
    Case(
      "In a note where Olga Brandt told the court that ⟦the claim that she lied, and stole, was false⟧.",
      "indirect Olga Brandt told"),
    Case(
      "The vote was expected by those who lost after they admitted that ⟦the case was weak⟧.",
      "indirect ? admitted"),
    Case(
      "A long report released on Monday says ⟦five roads are unsafe⟧.",
      "indirect A long report says"),
    Case(
      "⟦The town was ready for the debate⟧, Olga Brandt said on Tuesday after ten members were sent home.",
      "indirect Olga Brandt said"),
    Case("Police Monday said ⟦the bridge was safe⟧.", "indirect Police said"),
    Case(
      "Olga Brandt left, adding, however, that ⟦she would come back⟧.",
      "indirect Olga Brandt adding"),
    Case("Olga Brandt said; ⟦“We won the match.”⟧", "direct Olga Brandt said"),
    Case(
      "When a guard asked Peter Dray ⟦if he was lost⟧, Dray said ⟦“yes, I am lost”⟧.",
      "indirect a guard asked", "direct Peter Dray said"),
    Case(
      "Thanking the town for “a great week”, Olga Brandt said that ⟦she would come back⟧.",
      "indirect Olga Brandt said"),
    Case(
      "⟦Many roads were cut⟧, according to the state-funded Road Watch Group, which counts them.",
      "indirect Road Watch Group according to"),
  ]

  private func summary(_ quotation: Quotation, _ text: SourceText) -> String {
    let cue = quotation.cue.map(text.string(in:)) ?? "-"
    let chain = quotation.continuationOf.map { " <\($0)" } ?? ""
    return "\(quotation.kind.rawValue) \(quotation.speaker ?? "?") \(cue)\(chain)"
  }

  @Test(arguments: cases + newsCases)
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

  @Test(arguments: [
    ("Olga Brandt said trade was good. The president said it would last.", "Olga Brandt"),
    ("Pope Benedict flew in. The pope said the flight was long.", "Benedict"),
    ("Envoy Peter Dray flew in. The Russian envoy said the flight was long.", "Peter Dray"),
    (
      "“We lost the game,” Olga Brandt said.\n\nThe former club and Norway player said it was hard.",
      "Olga Brandt"
    ),
    ("Olga Brandt said trade was good. The police said it was not.", "The police"),
  ])
  func `a new description of who just spoke is the same person`(_ text: String, _ name: String) {
    #expect(annotatedDocument(text).layers.quotes?.last?.speaker == name)
  }

  @Test func `a pronoun speaks for nobody whom the words themselves name`() {
    let text =
      "Mr Peter Dray spoke. “All of us will pay. In Oslo, John Marsh is being accused of it,” he said."
    #expect(annotatedDocument(text).layers.quotes?.first?.speaker == "Peter Dray")
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
