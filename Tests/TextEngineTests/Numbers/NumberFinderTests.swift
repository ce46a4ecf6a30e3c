import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

struct NumberFinderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let marked: String
    let low: Double?
    let high: Double?
    let approximation: Approximation
    let kind: NumberKind
    let form: NumberForm
    let unit: String?

    init(
      _ marked: String, _ low: Double?, _ high: Double?,
      _ approximation: Approximation = .exact, _ kind: NumberKind = .count,
      _ form: NumberForm = .digits, unit: String? = nil
    ) {
      self.marked = marked
      self.low = low
      self.high = high
      self.approximation = approximation
      self.kind = kind
      self.form = form
      self.unit = unit
    }

    var testDescription: String { marked }
  }

  static let digits = [
    Case("They sent ⟦2,500⟧ troops", 2500, 2500, unit: "troops"),
    Case("⟦1,234,567⟧ votes", 1_234_567, 1_234_567, unit: "votes"),
    Case("⟦1.2bn⟧ people", 1.2e9, 1.2e9, .exact, .count, .mixed, unit: "people"),
    Case("⟦2.5k⟧ likes", 2500, 2500, .exact, .count, .mixed, unit: "likes"),
    Case("⟦3-4⟧ guards stood there", 3, 4, .range, unit: "guards"),
    Case("⟦40,000–45,000⟧ refugees", 40_000, 45_000, .range, unit: "refugees"),
    Case("⟦1/2⟧ of them", 0.5, 0.5, .exact, .fraction),
    Case("⟦½⟧ of them", 0.5, 0.5, .exact, .fraction),
    Case("⟦3½⟧ miles", 3.5, 3.5, .exact, .measure, unit: "miles"),
    Case("⟦2 1/2⟧ miles", 2.5, 2.5, .exact, .measure, unit: "miles"),
    Case("⟦2.5 million⟧ people fled", 2.5e6, 2.5e6, .exact, .count, .mixed, unit: "people"),
    Case("⟦3 dozen⟧ eggs", 36, 36, .exact, .count, .mixed, unit: "eggs"),
    Case("a ⟦600⟧-member battalion", 600, 600, unit: "member"),
    Case("a ⟦2,000⟧-strong force", 2000, 2000, unit: "strong"),
    Case("it was ⟦-5⟧ at night", -5, -5),
    Case("⟦1 414 021⟧ people", 1_414_021, 1_414_021, unit: "people"),
  ]

  static let words = [
    Case("⟦twenty-one hundred⟧ men", 2100, 2100, .exact, .count, .words, unit: "men"),
    Case("⟦half a million⟧ people", 5e5, 5e5, .exact, .count, .words, unit: "people"),
    Case("⟦Two dozen⟧ men", 24, 24, .exact, .count, .dozen, unit: "men"),
    Case("⟦half a dozen⟧ men", 6, 6, .exact, .count, .dozen, unit: "men"),
    Case("⟦a couple⟧ of soldiers", 2, nil, .vague, .count, .vague, unit: "soldiers"),
    Case("⟦Dozens⟧ of protesters", 24, nil, .vague, .count, .vague, unit: "protesters"),
    Case("⟦hundreds⟧ of boats", 200, nil, .vague, .count, .vague, unit: "boats"),
    Case("⟦tens of thousands⟧ of men", 20_000, nil, .vague, .count, .vague, unit: "men"),
    Case("⟦hundreds of thousands⟧ of men", 2e5, nil, .vague, .count, .vague, unit: "men"),
    Case("⟦several hundred⟧ fighters", 300, nil, .vague, .count, .vague, unit: "fighters"),
    Case("⟦several⟧ fighters", 3, nil, .vague, .count, .vague, unit: "fighters"),
    Case("⟦a few⟧ fighters", 3, nil, .vague, .count, .vague, unit: "fighters"),
    Case("⟦one hundred and three⟧ men", 103, 103, .exact, .count, .words, unit: "men"),
    Case(
      "⟦nine million two hundred thousand⟧ men", 9.2e6, 9.2e6, .exact, .count, .words, unit: "men"),
    Case("⟦three quarters⟧ of them", 0.75, 0.75, .exact, .fraction, .words),
    Case("⟦two-thirds⟧ of them", 2.0 / 3, 2.0 / 3, .exact, .fraction, .words),
    Case("⟦two and a half million⟧ people", 2.5e6, 2.5e6, .exact, .count, .words, unit: "people"),
    Case("⟦ten and one-half⟧ miles", 10.5, 10.5, .exact, .measure, .words, unit: "miles"),
    Case("⟦two point five⟧ points", 2.5, 2.5, .exact, .count, .words, unit: "points"),
    Case("⟦a hundred⟧ men", 100, 100, .exact, .count, .words, unit: "men"),
    Case("with ⟦no⟧ casualties", 0, 0, .zero, .count, .zero, unit: "casualties"),
    Case("⟦zero⟧ casualties", 0, 0, .zero, .count, .zero, unit: "casualties"),
    Case("⟦two or three⟧ men", 2, 3, .range, .count, .words, unit: "men"),
    Case("⟦one in three⟧ homes", 1.0 / 3, 1.0 / 3, .exact, .fraction, .words, unit: "homes"),
  ]

  static let hedged = [
    Case("⟦about 2,500⟧ American troops", 2250, 2750, .about, unit: "troops"),
    Case("⟦some 40⟧ men", 36, 44, .about, unit: "men"),
    Case("⟦an estimated 400⟧ men", 360, 440, .about, unit: "men"),
    Case("⟦nearly 100⟧ men", 90, 100, .nearly, unit: "men"),
    Case("⟦almost 100⟧ men", 90, 100, .nearly, unit: "men"),
    Case("⟦at least 40⟧ men", 40, nil, .atLeast, unit: "men"),
    Case("⟦at least another four⟧ men", 4, nil, .atLeast, .count, .words, unit: "men"),
    Case("⟦no fewer than 40⟧ men", 40, nil, .atLeast, unit: "men"),
    Case("⟦as few as 40⟧ men", 40, nil, .atLeast, unit: "men"),
    Case("⟦up to 40⟧ men", nil, 40, .upTo, unit: "men"),
    Case("⟦at most 40⟧ men", nil, 40, .atMost, unit: "men"),
    Case("⟦as many as 40⟧ men", nil, 40, .atMost, unit: "men"),
    Case("⟦no more than 40⟧ men", nil, 40, .atMost, unit: "men"),
    Case("⟦more than 40⟧ men", 40, nil, .moreThan, unit: "men"),
    Case("⟦over 40⟧ men", 40, nil, .moreThan, unit: "men"),
    Case("⟦upwards of 40⟧ men", 40, nil, .moreThan, unit: "men"),
    Case("⟦fewer than 40⟧ men", nil, 40, .lessThan, unit: "men"),
    Case("⟦under 40⟧ men", nil, 40, .lessThan, unit: "men"),
    Case("⟦40 or so⟧ men", 36, 44, .about, unit: "men"),
    Case("⟦40-odd⟧ men", 36, 44, .about, unit: "men"),
    Case("⟦40 or more⟧ men", 40, nil, .atLeast, unit: "men"),
    Case("⟦between 30 and 40⟧ men", 30, 40, .range, unit: "men"),
    Case("⟦between 300 and 50⟧ men", 50, 300, .range, unit: "men"),
    Case("⟦40,000 to 45,000⟧ men", 40_000, 45_000, .range, unit: "men"),
    Case("⟦more than two dozen⟧ men", 24, nil, .moreThan, .count, .dozen, unit: "men"),
    Case("⟦3-4 million⟧ people", 3e6, 4e6, .range, .count, .mixed, unit: "people"),
  ]

  static let kinds = [
    Case("It cost $⟦5 million⟧.", 5e6, 5e6, .exact, .money, .mixed, unit: "$"),
    Case("It cost ⟦about $5⟧.", 4.5, 5.5, .about, .money, unit: "$"),
    Case("It cost ⟦30⟧ euros.", 30, 30, .exact, .money, unit: "euros"),
    Case("⟦10⟧% of them", 10, 10, .exact, .percent, unit: "%"),
    Case("⟦ten⟧ percent of them", 10, 10, .exact, .percent, .words, unit: "percent"),
    Case("the ⟦third⟧ man", 3, 3, .exact, .ordinal, .words, unit: "man"),
    Case("the ⟦twenty-first⟧ man", 21, 21, .exact, .ordinal, .words, unit: "man"),
    Case("the ⟦82nd⟧ Airborne", 82, 82, .exact, .ordinal, unit: "Airborne"),
    Case("the ⟦1879⟧ harvest was poor", 1879, 1879, .exact, .year),
    Case("a storm of Category ⟦Three⟧ or so", 3, 3, .exact, .identifier, .words),
    Case("They bought Ocean Explorer ⟦6⟧.", 6, 6, .exact, .identifier),
    Case("a man aged ⟦34⟧", 34, 34, .exact, .age),
    Case("a ⟦34⟧-year-old man", 34, 34, .exact, .age, unit: "year"),
    Case("Ana Lund, ⟦34⟧, left", 34, 34, .exact, .age),
    Case("in ⟦2014⟧ they left", 2014, 2014, .exact, .year),
    Case("on February ⟦2⟧ they left", 2, 2, .exact, .date),
    Case("they won ⟦3-1⟧ at home", 3, 1, .range, .score),
    Case("under Resolution ⟦2254⟧ of the council", 2254, 2254, .exact, .identifier),
    Case("the ⟦27⟧ Brigade moved", 27, 27, .exact, .identifier),
    Case("an ⟦F-16⟧ jet", 16, 16, .exact, .model),
    Case("the ⟦Mi-17⟧ fell", 17, 17, .exact, .model),
    Case("an ⟦M16⟧ rifle", 16, 16, .exact, .model),
    Case("for ⟦five⟧ days", 5, 5, .exact, .duration, .words, unit: "days"),
    Case("⟦Five⟧ days later, they left", 5, 5, .exact, .duration, .words, unit: "days"),
    Case("⟦20⟧ miles away", 20, 20, .exact, .measure, unit: "miles"),
    Case("a ⟦500⟧-pound bomb", 500, 500, .exact, .measure, unit: "pound"),
    Case("⟦2,000⟧ square kilometres", 2000, 2000, .exact, .measure, unit: "kilometres"),
    Case("a ⟦20⟧mm gun", 20, 20, .exact, .measure, unit: "mm"),
    Case("at ⟦10:30⟧ they left", nil, nil, .exact, .time),
    Case("at ⟦12.30⟧am they left", nil, nil, .exact, .time),
    Case("call ⟦312-666-2372⟧ now", nil, nil, .exact, .phone),
  ]

  static let writtenForms = [
    Case("⟦1,00,000⟧ voters", 1e5, 1e5, unit: "voters"),
    Case("⟦12,34,567.5⟧ rupees", 1_234_567.5, 1_234_567.5, .exact, .money, unit: "rupees"),
    Case("⟦1.111,11⟧ euros", 1111.11, 1111.11, .exact, .money, unit: "euros"),
    Case("⟦1.234.567⟧ voters", 1_234_567, 1_234_567, unit: "voters"),
    Case("⟦150-thousand⟧ people", 150_000, 150_000, .exact, .count, .mixed, unit: "people"),
    Case("No. ⟦7⟧ on the list", 7, 7, .exact, .identifier),
    Case("a share of ⟦6.23x10^-4⟧", 6.23e-4, 6.23e-4),
    Case("all ⟦1.2e+14⟧ of them", 1.2e14, 1.2e14),
    Case("⟦2.5^2⟧ in all", 6.25, 6.25),
    Case("⟦two hundred thirty-fifths⟧ of it", 200.0 / 35, 200.0 / 35, .exact, .count, .words),
    Case("⟦one one-hundredth⟧ of it", 0.01, 0.01, .exact, .fraction, .words),
    Case("a ⟦-15⟧C night", -15, -15, .exact, .measure, unit: "C"),
    Case("a loss of ⟦-$5 million⟧", -5e6, -5e6, .exact, .money, .mixed, unit: "$"),
    Case("plus or minus ⟦3⟧ points", 3, 3, unit: "points"),
    Case("she ran ⟦100⟧m in the rain", 100, 100, .exact, .measure, unit: "m"),
    Case("⟦100m⟧ people voted", 1e8, 1e8, .exact, .count, .mixed, unit: "people"),
    Case("⟦2 million-plus⟧ residents", 2e6, nil, .atLeast, .count, .mixed, unit: "residents"),
    Case("a ⟦2-to-1⟧ margin", 2, 1, .range, .score),
    Case("⟦one in five⟧ Americans", 0.2, 0.2, .exact, .fraction, .words, unit: "Americans"),
    Case("rates of ⟦5.25%-5.5⟧%", 5.25, 5.5, .range, .percent, unit: "%"),
    Case("⟦5 percent to 10⟧ percent of it", 5, 10, .range, .percent, unit: "percent"),
    Case("⟦between 5% and 10⟧% of it", 5, 10, .range, .percent, unit: "%"),
    Case("worth $⟦5 million to $7 million⟧", 5e6, 7e6, .range, .money, .mixed, unit: "$"),
    Case("ages ranging ⟦from 20 to 30⟧", 20, 30, .range),
    Case("it lasted ⟦over 10⟧ years", 10, nil, .moreThan, .duration, unit: "years"),
    Case("spread over ⟦10⟧ years", 10, 10, .exact, .duration, unit: "years"),
    Case("the ⟦last⟧ chapter", nil, nil, .exact, .ordinal, .words, unit: "chapter"),
    Case("the ⟦next to last⟧ chapter", nil, nil, .exact, .ordinal, .words, unit: "chapter"),
    Case("a small ⟦percentage⟧ of it", nil, nil, .vague, .percent, .vague),
  ]

  @Test(arguments: digits + words + hedged + kinds + writtenForms)
  func `a number keeps its bounds, kind, form and unit`(_ example: Case) throws {
    let marked = MarkedText(example.marked)
    let document = annotated(marked.text, published: "2024-02-26")
    let numbers = document.layers.numbers ?? []
    let wanted = try #require(marked.spans.first)
    let found = try #require(
      numbers.first { $0.span == wanted }, "\(marked.text.marking(numbers.map(\.span)))")
    #expect(numbers.count == 1)
    #expect(close(found.low, example.low) && close(found.high, example.high))
    #expect(found.approximation == example.approximation)
    #expect(found.kind == example.kind)
    #expect(found.form == example.form)
    #expect(found.unit.map(document.text.string(in:)) == example.unit)
  }

  private func close(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return abs(first - second) <= 1e-9 * max(1, abs(second))
  }

  @Test(arguments: [
    "from ⟦5,200⟧ to ⟦3,000⟧ men",
    "It rose from ⟦5⟧% to ⟦10⟧%",
    "It rose ⟦5⟧% to $⟦3.2 billion⟧",
    "They met last and spoke next to the house at last",
    "It is the next of kin",
    "⟦22⟧,⟦24⟧,⟦26⟧",
    "version 1.2.3 of it",
    "⟦900⟧ in Syria and ⟦2,500⟧ in Iraq",
    "⟦31⟧ people, including ⟦nine⟧ civilians",
    "No one knew which one was right",
    "In such a place one clearly does not eat",
    "It went on from ⟦1992⟧ - ⟦97⟧ in all",
    "posts ⟦542⟧ and ⟦543⟧",
    "⟦at least 20 and at most 100⟧ men",
  ])
  func `every number is found once`(_ text: String) {
    let marked = MarkedText(text)
    let spans = annotated(marked.text).layers.numbers?.map(\.span) ?? []
    #expect(spans == marked.spans, "\(marked.text.marking(spans))")
  }

  @Test func `an approximator has its own span`() throws {
    let document = annotated("at least 40 men")
    let number = try #require(document.layers.numbers?.first)
    #expect(number.approximator.map(document.text.string(in:)) == "at least")
    #expect(number.value == 40)
  }

  @Test(arguments: [
    "one ", "million ", "1 000 ", "two thousand ", "1-", "$", "half ", "dozens of ", "1/2 ", "no ",
    "between 1 ", "about ", "May ", "Monday, ", "last ", "minus ", "negative one ", "hundred ",
    "1,", "1,00,", "1/", "1^", "1e", "1x10^", "and ", "5 to ", "1% to ", "-", "a ", "the ",
    "first ",
    "twenty ", "one one ", "May 5, ", "every ", "mid-", "2024-", "12:30 to ", "percent ", "a half ",
    "and a half ", "one and a half ", "two point ", "6:6:", "'s ", "few ", "year ", "quarter of ",
  ])
  func `a long run of number words ends`(_ piece: String) {
    let document = annotated(String(repeating: piece, count: 5000))
    let numbers = document.layers.numbers ?? []
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
  }
}
