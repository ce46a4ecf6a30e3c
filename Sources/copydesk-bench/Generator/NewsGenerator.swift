import DocumentModel

/// Writes plausible wire articles of about 3 kB, always the same for a seed.
///
/// The articles are for measuring speed, not accuracy: their sentences are ours and their facts are
/// made up, but words, names, figures, dates and quotations are about as frequent as in news.
struct NewsGenerator {
  /// An article and what it holds.
  struct Article: Sendable {
    let id: String
    let title: String
    let published: String
    let text: [UInt8]
    let truth: Truth
  }

  private static let wantedBytes = 3_000

  private let seed: UInt64

  init(seed: UInt64) { self.seed = seed }

  /// The article of that number, whichever were written before.
  func article(_ number: Int) -> Article {
    var writer = NewsWriter(
      random: SplitMix(seed: seed &* 0x2545_F491_4F6C_DD1D &+ UInt64(number)))
    writer.writeBody(bytes: Self.wantedBytes)
    return Article(
      id: "made-\(seed)-\(number)", title: writer.title, published: writer.published,
      text: writer.text, truth: writer.truth)
  }
}

/// The state of writing one article.
private struct NewsWriter {
  private var random: SplitMix
  private let people: [(given: String, surname: String)]
  private let home: (city: String, country: String, demonym: String)
  private let abroad: (city: String, country: String, demonym: String)
  private let bodies: [String]
  private let year: Int
  private(set) var text: [UInt8] = []
  private(set) var truth = Truth()

  init(random: SplitMix) {
    var random = random
    let first = random.below(NewsTables.surnames.count)
    people = (0..<3).map { offset in
      // Different surnames: an article that has two of one name is rare.
      let surname = (first + offset * 7) % NewsTables.surnames.count
      return (random.pick(NewsTables.givenNames), NewsTables.surnames[surname])
    }
    let place = random.below(NewsTables.places.count)
    home = NewsTables.places[place]
    abroad =
      NewsTables.places[
        (place + 1 + random.below(NewsTables.places.count - 1)) % NewsTables.places.count]
    let body = random.below(NewsTables.bodies.count)
    bodies = [NewsTables.bodies[body], NewsTables.bodies[(body + 3) % NewsTables.bodies.count]]
    year = 2001 + random.below(24)
    self.random = random
  }

  var title: String { "\(home.country) and \(abroad.country) resume talks on border" }

  var published: String {
    let month = 1 + Int(year * 7 % 12)
    let day = 1 + Int(year * 11 % 28)
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  mutating func writeBody(bytes: Int) {
    text.reserveCapacity(bytes + 512)
    write(random.pick(NewsTemplates.leads))
    while text.count < bytes {
      text.append(contentsOf: [0x0A, 0x0A])
      for place in 0...random.below(3) {
        if place > 0 { text.append(0x20) }
        let isQuote = random.below(3) == 0
        write(random.pick(isQuote ? NewsTemplates.quotes : NewsTemplates.facts))
      }
    }
    text.append(0x0A)
  }

  private mutating func write(_ template: NewsTemplate) {
    truth += template.truth
    let start = text.count
    for part in template.parts {
      switch part {
      case .text(let bytes): text.append(contentsOf: bytes)
      case .gap(let gap): fill(gap)
      }
    }
    // A sentence that begins with "the prime minister".
    if start < text.count, text[start] &- 0x61 < 26 { text[start] &-= 0x20 }
  }

  private mutating func fill(_ gap: NewsTemplate.Gap) {
    switch gap {
    case .person1: add(full: 0)
    case .person2: add(full: 1)
    case .person3: add(full: 2)
    case .surname1: add(name: people[0].surname)
    case .surname2: add(name: people[1].surname)
    case .surname3: add(name: people[2].surname)
    case .title: add(random.pick(NewsTables.titles))
    case .office: add(random.pick(NewsTables.offices))
    case .city1: add(name: home.city)
    case .city2: add(name: abroad.city)
    case .country1: add(name: home.country)
    case .country2: add(name: abroad.country)
    case .demonym: add(name: home.demonym)
    case .body1: add(name: bodies[0])
    case .body2: add(name: bodies[1])
    case .force: add(random.pick(NewsTables.forces))
    case .good: add(random.pick(NewsTables.goods))
    case .verb: add(random.pick(NewsTables.verbs))
    case .adjective: add(random.pick(NewsTables.adjectives))
    case .count, .exact, .money, .percent, .length, .age: fillQuantity(gap)
    case .weekday, .date, .fullDate, .year, .clock: fillTime(gap)
    }
  }

  private mutating func fillQuantity(_ gap: NewsTemplate.Gap) {
    truth.numbers += 1
    switch gap {
    case .money:
      // "$1.2 billion": the mark is a token.
      truth.tokens += 1
      add("$\(1 + random.below(90)).\(1 + random.below(9)) \(random.pick(NewsTables.scales))")
    case .percent: add("\(1 + random.below(60)) percent")
    case .length:
      truth.dates += 1
      add("\(random.pick(NewsTables.counts)) \(random.pick(NewsTables.lengths))")
    case .age: add("\(20 + random.below(60))")
    case .exact: add(figure())
    default:
      switch random.below(4) {
      case 0: add("\(random.pick(NewsTables.hedges)) \(figure())")
      case 1: add("\(1 + random.below(9)),000 to \(10 + random.below(9)),000")
      case 2: add(random.pick(NewsTables.counts))
      default: add(figure())
      }
    }
  }

  private mutating func figure() -> String {
    switch random.below(3) {
    case 0: "\(3 + random.below(900))"
    case 1: "\(1 + random.below(90)),\(100 + random.below(900))"
    default: "\(2 + random.below(18))00"
    }
  }

  private mutating func fillTime(_ gap: NewsTemplate.Gap) {
    truth.dates += 1
    switch gap {
    case .weekday: add(random.pick(NewsTables.weekdays))
    case .date:
      truth.numbers += 1
      add("\(random.pick(NewsTables.months)) \(1 + random.below(28))")
    case .fullDate:
      truth.numbers += 2
      // The comma is a token.
      truth.tokens += 1
      add("\(random.pick(NewsTables.months)) \(1 + random.below(28)), \(year)")
    case .clock:
      truth.numbers += 1
      add("\(1 + random.below(11)):\(10 + random.below(49)) \(random.below(2) == 0 ? "a" : "p").m.")
    default:
      truth.numbers += 1
      add("\(year - random.below(20))")
    }
  }

  private mutating func add(full person: Int) {
    add(name: "\(people[person].given) \(people[person].surname)")
  }

  private mutating func add(name: String) {
    truth.names += 1
    add(name)
  }

  /// Appends words and counts the tokens beyond the first; the template counts that one.
  private mutating func add(_ words: String) {
    for byte in words.utf8 {
      if byte == 0x20 { truth.tokens += 1 }
      text.append(byte)
    }
  }
}
