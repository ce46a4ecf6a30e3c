import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

struct ChunkFinderTests {
  /// One verb group as a line: `lemma voice tense form[subject|object|agent]`.
  static func verbs(_ text: String) -> [String] {
    let document = annotatedDocument(text, [.phrases, .verbs])
    let phrases = document.layers.phrases ?? []
    func words(_ phrase: Int?) -> String {
      phrase.map { document.text.string(in: phrases[$0].span) } ?? "-"
    }
    return (document.layers.verbs ?? []).map { verb in
      let negation = verb.isNegated ? "not " : ""
      return "\(negation)\(verb.lemma) \(verb.voice) \(verb.tense) \(verb.form)"
        + " [\(words(verb.subject))|\(words(verb.object))|\(words(verb.agent))]"
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let verbs: [String]

    init(_ text: String, _ verbs: String...) {
      self.text = text
      self.verbs = verbs
    }

    var testDescription: String { text }
  }

  static let clauses = [
    Case(
      "Rebels attack villages and troops patrol the roads.",
      "attack active present finite [Rebels|villages|-]",
      "patrol active present finite [troops|the roads|-]"),
    Case(
      "Two guards were shot dead by a gunman in Oran.",
      "shoot passive past finite [Two guards|-|a gunman]"),
    Case(
      "A mine that killed three soldiers exploded near the base.",
      "kill active past finite [A mine|three soldiers|-]",
      "explode active past finite [A mine|-|-]"),
    Case(
      "A blast in Gao killed at least six and wounded up to 40 at the gate.",
      "kill active past finite [A blast|at least six|-]",
      "wound active past finite [A blast|up to 40|-]"),
    Case(
      "The troops whom France sent to Niger left in December.",
      "send active past finite [France|The troops|-]",
      "leave active past finite [The troops|-|-]"),
    Case(
      "Three soldiers killed in the ambush were buried on Monday.",
      "kill passive none participle [Three soldiers|-|-]",
      "bury passive past finite [Three soldiers|-|-]"),
    Case(
      "Gunmen opened fire on a convoy, killing four guards and wounding nine others.",
      "open active past finite [Gunmen|fire|-]",
      "kill active none gerund [Gunmen|four guards|-]",
      "wound active none gerund [Gunmen|nine others|-]"),
    Case(
      "The minister said rebels had kidnapped 40 villagers and released a dozen.",
      "say active past finite [The minister|-|-]",
      "kidnap active past finite [rebels|40 villagers|-]",
      "release active past finite [rebels|a dozen|-]"),
    Case(
      "The army did not lose its tanks, the colonel said.",
      "not lose active past finite [The army|its tanks|-]",
      "say active past finite [the colonel|-|-]"),
    Case(
      "Poland will send 300 troops to Latvia.",
      "send active future finite [Poland|300 troops|-]"),
    Case(
      "Poland plans to send 300 troops.",
      "plan active present finite [Poland|-|-]",
      "send active none infinitive [Poland|300 troops|-]"),
    Case(
      "The commander ordered his men to leave the base.",
      "order active past finite [The commander|his men|-]",
      "leave active none infinitive [his men|the base|-]"),
    Case(
      "Dozens of fighters surrendered after government forces surrounded the camp.",
      "surrender active past finite [Dozens|-|-]",
      "surround active past finite [government forces|the camp|-]"),
    Case(
      "When rebels attacked the base, soldiers fled.",
      "attack active past finite [rebels|the base|-]", "flee active past finite [soldiers|-|-]"),
    Case(
      "He's gone, and it's France's 400 soldiers that worry him.",
      "go active present finite [He|-|-]", "be active present finite [it|-|-]",
      "worry active present finite [France's 400 soldiers|him|-]"),
    Case(
      "A helicopter carrying twelve commandos crashed off Okinawa.",
      "carry active none gerund [A helicopter|twelve commandos|-]",
      "crash active past finite [A helicopter|-|-]"),
    Case(
      "Gunmen shot down 18 drones after at least one shell landed.",
      "shoot active past finite [Gunmen|18 drones|-]",
      "land active past finite [at least one shell|-|-]"),
    Case("Wounded soldiers were there.", "be active past finite [Wounded soldiers|-|-]"),
    Case("Troops may be withdrawn.", "withdraw passive present finite [Troops|-|-]"),
  ]

  @Test(arguments: clauses)
  func `verb groups have voice, tense, form and the phrases they bind`(_ item: Case) {
    #expect(Self.verbs(item.text) == item.verbs)
  }

  @Test(arguments: [
    "⟦About 2,500 American troops⟧ remain in ⟦Iraq⟧",
    "⟦US-led forces⟧ captured ⟦a Taliban commander⟧",
    "⟦Nine people⟧, including ⟦two children⟧, died in ⟦the blast⟧",
    "⟦Hundreds⟧ of ⟦the wounded⟧ were flown to ⟦the hospital⟧",
    "according to ⟦officials⟧", "⟦Iraq’s army⟧ and ⟦at least 40 guards⟧",
    "⟦Flight 17⟧ carried ⟦them⟧",
  ])
  func `noun phrases run from the first word to the head`(_ marked: String) {
    let text = MarkedText(marked)
    let document = annotatedDocument(text.text.string, .phrases)
    #expect((document.layers.phrases ?? []).map(\.span) == text.spans)
  }

  @Test func `phrases know their preposition, list and part`() throws {
    let document = annotatedDocument("Three of the guards and two cooks fled to Oran.", .phrases)
    let phrases = try #require(document.layers.phrases)
    #expect(phrases.count == 4)
    #expect(phrases[1].attachment == 0)
    #expect(phrases[2].conjunct == 0)
    #expect(phrases.map(\.role) == [.subject, .none, .subject, .oblique])
    #expect(phrases.map(\.isPlural) == [true, true, true, false])
    #expect(phrases[3].preposition == 8)
  }

  @Test(arguments: [
    "", "\n", "。", "🙂 🙂", "that", "to", "'s", "of of of", "-", "killed killed killed",
  ])
  func `odd input gives chunks inside the text`(_ text: String) {
    let document = annotatedDocument(text, [.phrases, .verbs])
    for phrase in document.layers.phrases ?? [] {
      #expect(phrase.span.end <= document.text.utf8.count)
      #expect(phrase.tokens.contains(phrase.head))
    }
    for verb in document.layers.verbs ?? [] { #expect(verb.tokens.contains(verb.head)) }
  }
}
