import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

/// Readings that public test sets for number recognisers ask for and that are rejected on purpose.
///
/// Such sets are made for assistants that hear commands; the layer serves the reading of news. Each
/// row says what is read instead and why.
struct RejectedReadingsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let marked: String
    let kinds: [NumberKind]
    let reason: String

    init(_ marked: String, _ kinds: [NumberKind], _ reason: String) {
      self.marked = marked
      self.kinds = kinds
      self.reason = reason
    }

    var testDescription: String { "\(marked): \(reason)" }
  }

  static let cases = [
    Case(
      "We fly on ⟦6/21/2019⟧", [.date],
      "the parts of a date count nothing; they are one date, not three numbers"),
    Case(
      "Ring ⟦+1-333-3333/3333⟧ now", [.phone],
      "the groups of a telephone number count nothing"),
    Case(
      "They read the current chapter", [],
      "'current' says what is so now; it is no place in a row"),
    Case("They told the next of kin", [], "'next of kin' is a relative"),
    Case("The war could last and they met at last", [], "'last' is a verb and an adverb there"),
    Case(
      "⟦three hundred one thousand fifths⟧", [.count],
      "without a hyphen the lower part is the last word; 'three hundred thirty-fifths' has one"),
    Case(
      "the ⟦three millionth⟧ visitor", [.ordinal],
      "one ordinal, as in 'the two hundredth', rather than three and an ordinal"),
    Case(
      "They rank higher than the ⟦eighth⟧", [.ordinal],
      "ordinals name places; what is above or below them is no amount"),
    Case(
      "a value of ⟦forty and a thirtieth⟧", [.count],
      "a whole number and its fraction are one number; the ordinal in it is none"),
    Case(
      "In ⟦2000⟧ ⟦over 3⟧ ships sank", [.year, .count],
      "'over' divides small numbers only at the end of a phrase; a year comes before it in news"),
    Case(
      "It fell from ⟦200⟧ to ⟦100⟧ and rose from ⟦100⟧ to ⟦300⟧",
      [.count, .count, .count, .count],
      "a change has two numbers; only 'ranges from' and 'is from' make a range"),
    Case("The ⟦29⟧km road", [.measure], "a measure is a number with a unit, and is given as one"),
    Case("On May ⟦4th⟧ they left", [.date], "days of the month are given, with the kind 'date'"),
    Case("a ⟦first⟧ class seat", [.ordinal], "'first' is an ordinal in a fixed phrase as well"),
    Case("⟦One-fourth⟧ is left", [.fraction], "a fraction is given wherever it stands"),
  ]

  @Test(arguments: cases)
  func `the other reading is given`(_ example: Case) {
    let marked = MarkedText(example.marked)
    let numbers = annotated(marked.text, published: "2024-02-26").layers.numbers ?? []
    #expect(numbers.map(\.span) == marked.spans, "\(marked.text.marking(numbers.map(\.span)))")
    #expect(numbers.map(\.kind) == example.kinds)
  }
}
