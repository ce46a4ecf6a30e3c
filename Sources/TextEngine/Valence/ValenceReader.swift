public import DocumentModel

extension ValenceTable {
  /// Weighs the words of stretches of tokens.
  ///
  /// - Parameters:
  ///   - document: a document with tokens and sentences.
  ///   - units: the stretches, as ranges of token indices; nil for the sentences.
  ///   - silent: tokens that do not judge, such as names; nil for none.
  ///   - left: tokens that are passed over as if they were not there; nil for none.
  /// - Returns: hits and sums.
  /// - Complexity: linear in the number of tokens of the units.
  public func reading(
    of document: Document, units: [Range<Int>]? = nil, silent: [Bool]? = nil, left: [Bool]? = nil
  ) -> ValenceReading {
    let tokens = document.layers.tokens ?? TokenTable()
    let ranges = units ?? (document.layers.sentences ?? []).map(\.tokens)
    let reader = ValenceReader(
      words: words, constants: constants, tokens: tokens, text: document.text, silent: silent,
      left: left)
    for range in ranges { reader.read(range.clamped(to: 0..<tokens.count)) }
    return reader.reading
  }
}

extension ValenceWords {
  /// The parts that the tokens of a stretch play: the entry of each word or phrase, left to right.
  func parts(
    of range: Range<Int>, in tokens: TokenTable, _ text: SourceText,
    _ take: (Range<Int>, ValenceTable.Entry) -> Void
  ) {
    let bytes = text.utf8
    var at = range.lowerBound
    while at < range.upperBound {
      if let match = phrases.match(at: at, in: tokens, of: text, before: range.upperBound) {
        take(match.tokens, entries[Int(match.payload)])
        at = match.tokens.upperBound
        continue
      }
      let span = tokens.spans[at].range
      if longestBeginning > 0, let entry = beginning(of: span, in: bytes) {
        take(at..<at + 1, entries[entry])
      } else if tokens.flags[at].contains(.address), span.count > 2,
        bytes[span.lowerBound] == 0x23,
        let entry = phrases.payload(of: bytes, in: span.lowerBound + 1..<span.upperBound)
      {
        take(at..<at + 1, entries[Int(entry)])
      }
      at += 1
    }
  }
}

/// Reads one stretch after the other.
///
/// A class, so that its tables are not retained at every step.
private final class ValenceReader {
  let words: ValenceWords
  let constants: ValenceTable.Constants
  let tokens: TokenTable
  let text: SourceText
  let silent: [Bool]?
  let left: [Bool]?
  var reading = ValenceReading()
  /// A word with a part, of the stretch at work.
  private var parts: [(tokens: Range<Int>, entry: ValenceTable.Entry)] = []
  /// The roles of the tokens of the stretch at work.
  private var roles: [ValenceTable.Roles] = []

  init(
    words: ValenceWords, constants: ValenceTable.Constants, tokens: TokenTable, text: SourceText,
    silent: [Bool]?, left: [Bool]?
  ) {
    self.words = words
    self.constants = constants
    self.tokens = tokens
    self.text = text
    self.silent = silent
    self.left = left
  }

  /// What the marks and letters of a stretch say.
  private struct Marks {
    var words = 0
    var capitals = 0
    var letters = 0
    var exclamations = 0
    var isPersonal = false
  }

  func read(_ range: Range<Int>) {
    let marks = marks(in: range)
    parts.removeAll(keepingCapacity: true)
    roles.removeAll(keepingCapacity: true)
    roles.append(contentsOf: repeatElement([], count: range.count))
    words.parts(of: range, in: tokens, text) { place, entry in
      guard !isLeft(place.lowerBound) else { return }
      parts.append((place, entry))
      for token in place { roles[token - range.lowerBound] = entry.roles }
    }
    let first = reading.hits.count
    let counts = weigh(range, marks)
    var sum = reading.hits[first...].reduce(0) { $0 + $1.weight }
    let shout = Double(min(4, marks.exclamations)) * constants.exclamation
    if sum > 0 { sum += shout } else if sum < 0 { sum -= shout }
    reading.units.append(
      ValenceReading.Unit(
        hits: first..<reading.hits.count, sum: sum, words: marks.words, known: counts.known,
        events: counts.events))
  }

  private func isLeft(_ token: Int) -> Bool { left.map { $0[token] } ?? false }
  private func isSilent(_ token: Int) -> Bool { silent.map { $0[token] } ?? false }

  private func marks(in range: Range<Int>) -> Marks {
    var marks = Marks()
    let bytes = text.utf8
    for token in range where !isLeft(token) {
      let flags = tokens.flags[token]
      if !flags.isDisjoint(with: [.alphabetic, .digit]), flags.isDisjoint(with: .punctuation) {
        marks.words += 1
        if flags.contains(.alphabetic), tokens.spans[token].count > 1 {
          marks.letters += 1
          if flags.contains(.upper) { marks.capitals += 1 }
        }
      }
      let span = tokens.spans[token]
      let byte = bytes[span.start]
      if byte == 0x21 {
        marks.exclamations += span.count
        marks.isPersonal = true
      } else if byte == 0x23, flags.contains(.address) {
        marks.isPersonal = true
      }
    }
    return marks
  }

  /// Adds the hits of a stretch.
  private func weigh(
    _ range: Range<Int>, _ marks: Marks
  ) -> (known: Int, events: Int) {
    let shouts = marks.capitals > 0 && marks.capitals < marks.letters
    let isPersonal = marks.isPersonal || parts.contains { $0.entry.roles.contains(.personal) }
    let judges =
      isPersonal
      || parts.contains { part in
        part.entry.roles.contains(.tone)
          && (!part.entry.roles.contains(.event) || part.entry.roles.contains(.loaded))
          && abs(Double(part.entry.valence)) >= constants.judging
          && !isSilent(part.tokens.lowerBound)
      }
    let turn = contrast(in: range)
    var known = 0
    var events = 0
    var usedNegations: Set<Int> = []
    var found: [(hit: ValenceReading.Hit, isNegation: Bool)] = []
    for (place, entry) in parts where !isSilent(place.lowerBound) {
      let isEvent = entry.roles.contains(.event)
      let judgesItself = entry.roles.contains(.tone) && entry.valence != 0
      if isEvent { events += 1 }
      if isEvent || judgesItself { known += 1 }
      let isMere = isEvent && !entry.roles.contains(.loaded)
      guard judgesItself, !isMere || judges else { continue }
      var weight = Double(entry.valence)
      var rules: ValenceReading.Rules = []
      if isMere, !isPersonal {
        weight *= constants.event
        rules.insert(.event)
      }
      if shouts, tokens.flags[place.lowerBound].contains(.upper),
        tokens.spans[place.lowerBound].count > 1
      {
        weight += weight < 0 ? -constants.capitals : constants.capitals
        rules.insert(.capitals)
      }
      look(before: place.lowerBound, from: range.lowerBound, &weight, &rules, &usedNegations)
      if let turn {
        weight *= place.lowerBound < turn ? constants.beforeContrast : constants.afterContrast
        rules.insert(.contrast)
      }
      let hit = ValenceReading.Hit(tokens: place, weight: weight, rules: rules)
      found.append((hit, entry.roles.contains(.negation)))
    }
    for (hit, isNegation) in found
    where !(isNegation && usedNegations.contains(hit.tokens.lowerBound)) {
      reading.hits.append(hit)
    }
    return (known, events)
  }

  /// Hears the words before a word: the next ones change its tone, "if" and "would" reach further.
  private func look(
    before place: Int, from start: Int, _ weight: inout Double,
    _ rules: inout ValenceReading.Rules, _ usedNegations: inout Set<Int>
  ) {
    let sign: Double = weight < 0 ? -1 : 1
    var fade = 1.0
    var distance = 1
    var at = place - 1
    while at >= start, distance <= 2 * constants.window, !stops(at) {
      let role = roles[at - start]
      if isLeft(at) {
        at -= 1
        continue
      }
      if distance <= constants.window {
        if role.contains(.booster) {
          weight += sign * constants.step * fade
          rules.insert(.boosted)
        } else if role.contains(.damper) {
          weight -= sign * min(abs(weight), constants.step * fade)
          rules.insert(.damped)
        }
        if role.contains(.negation), !rules.contains(.negated) {
          weight *= constants.negated
          rules.insert(.negated)
          usedNegations.insert(at)
        }
      }
      if role.contains(.hypothetical), !rules.contains(.hypothetical) {
        weight *= constants.hypothetical
        rules.insert(.hypothetical)
      }
      fade *= 0.95
      distance += 1
      at -= 1
    }
  }

  /// Whether a token closes the reach of the words before it.
  private func stops(_ token: Int) -> Bool {
    let flags = tokens.flags[token]
    guard flags.contains(.punctuation), !flags.contains(.quote) else { return false }
    let span = tokens.spans[token]
    let byte = text.utf8[span.start]
    return !(span.count == 1 && (byte == 0x2D || byte == 0x27))
  }

  /// The last "but" inside a stretch.
  private func contrast(in range: Range<Int>) -> Int? {
    guard range.count > 2 else { return nil }
    for (place, entry) in parts.reversed()
    where entry.roles.contains(.contrast) && place.lowerBound > range.lowerBound
      && place.upperBound < range.upperBound
    {
      return place.lowerBound
    }
    return nil
  }
}
