public import DocumentModel

extension ValenceTable {
  /// Weighs the words of stretches of tokens.
  ///
  /// - Parameters:
  ///   - document: a document with tokens and sentences.
  ///   - parts: what `parts(of:)` found in it; nil to find it here.
  ///   - units: the stretches, as ranges of token indices; nil for the sentences.
  ///   - silent: tokens that do not judge, such as names; nil for none.
  ///   - left: tokens that are passed over as if they were not there; nil for none.
  /// - Returns: hits and sums.
  /// - Complexity: linear in the number of tokens of the document and of the units.
  public func reading(
    of document: Document, parts: ValenceParts? = nil, units: [Range<Int>]? = nil,
    silent: [Bool]? = nil, left: [Bool]? = nil
  ) -> ValenceReading {
    let tokens = document.layers.tokens ?? TokenTable()
    let ranges = units ?? (document.layers.sentences ?? []).map(\.tokens)
    var reader = ValenceReader(
      words: words, constants: constants, found: parts ?? self.parts(of: document), tokens: tokens,
      text: document.text, silent: silent ?? [], left: left ?? [])
    reader.reading.units.reserveCapacity(ranges.count)
    for range in ranges { reader.read(range.clamped(to: 0..<tokens.count)) }
    return reader.reading
  }
}

extension ValenceTable.Roles {
  /// Has turned a word of the stretch at work.
  fileprivate static let used = ValenceTable.Roles(rawValue: 1 << 15)
}

/// Reads one stretch after the other.
private struct ValenceReader {
  let words: ValenceWords
  let constants: ValenceTable.Constants
  let found: ValenceParts
  let tokens: TokenTable
  let text: SourceText
  /// Tokens that do not judge; empty for none.
  let silent: [Bool]
  /// Tokens that are passed over; empty for none.
  let left: [Bool]
  var reading = ValenceReading()
  /// A word with a part, of the stretch at work.
  private var parts: [(tokens: Range<Int>, entry: ValenceTable.Entry)] = []
  /// The roles of the tokens of the stretch at work.
  private var roles: [ValenceTable.Roles] = []
  /// The hits of the stretch, with whether the word is a negation itself.
  private var hits: [(hit: ValenceReading.Hit, isNegation: Bool)] = []

  init(
    words: ValenceWords, constants: ValenceTable.Constants, found: ValenceParts,
    tokens: TokenTable, text: SourceText, silent: [Bool], left: [Bool]
  ) {
    self.words = words
    self.constants = constants
    self.found = found
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

  mutating func read(_ range: Range<Int>) {
    let marks = marks(in: range)
    parts.removeAll(keepingCapacity: true)
    collect(range)
    if !parts.isEmpty {
      roles.removeAll(keepingCapacity: true)
      roles.append(contentsOf: repeatElement([], count: range.count))
      for (place, entry) in parts {
        for token in place { roles[token - range.lowerBound] = entry.roles }
      }
    }
    let first = reading.hits.count
    let counts = parts.isEmpty ? (known: 0, events: 0) : weigh(range, marks)
    var sum = 0.0
    for hit in first..<reading.hits.count { sum += reading.hits[hit].weight }
    let shout = Double(min(4, marks.exclamations)) * constants.exclamation
    if sum > 0 { sum += shout } else if sum < 0 { sum -= shout }
    reading.units.append(
      ValenceReading.Unit(
        hits: first..<reading.hits.count, sum: sum, words: marks.words, known: counts.known,
        events: counts.events))
  }

  /// Takes the parts of a stretch; where it cuts a phrase in two, the words are looked up anew.
  private mutating func collect(_ range: Range<Int>) {
    let inside = found.parts(in: range)
    var at = range.lowerBound
    if !found.isInside(at, next: inside.lowerBound) {
      for position in inside {
        let part = found.all[position]
        guard Int(part.end) <= range.upperBound else { break }
        take(part)
        at = Int(part.end)
      }
      guard let last = inside.last, Int(found.all[last].end) > range.upperBound else { return }
    }
    var anew: [ValenceParts.Part] = []
    words.parts(of: at..<range.upperBound, in: tokens, text) { anew.append($0) }
    for part in anew { take(part) }
  }

  private mutating func take(_ part: ValenceParts.Part) {
    guard !isLeft(Int(part.first)) else { return }
    parts.append((part.tokens, words.entries[Int(part.entry)]))
  }

  private func isLeft(_ token: Int) -> Bool { !left.isEmpty && left[token] }
  private func isSilent(_ token: Int) -> Bool { !silent.isEmpty && silent[token] }

  private func marks(in range: Range<Int>) -> Marks {
    var marks = Marks()
    let (bytes, spans, flags) = (text.utf8, tokens.spans, tokens.flags)
    for token in range where !isLeft(token) {
      let flags = flags[token]
      let span = spans[token]
      if !flags.isDisjoint(with: [.alphabetic, .digit]), flags.isDisjoint(with: .punctuation) {
        marks.words += 1
        if flags.contains(.alphabetic), span.count > 1 {
          marks.letters += 1
          if flags.contains(.upper) { marks.capitals += 1 }
        }
      }
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

  /// Whether a stretch judges by another word than the name of an event.
  private func judges() -> Bool {
    for (place, entry) in parts
    where entry.roles.contains(.tone)
      && (!entry.roles.contains(.event) || entry.roles.contains(.loaded))
      && abs(Double(entry.valence)) >= constants.judging && !isSilent(place.lowerBound)
    {
      return true
    }
    return false
  }

  /// Adds the hits of a stretch.
  private mutating func weigh(_ range: Range<Int>, _ marks: Marks) -> (known: Int, events: Int) {
    let shouts = marks.capitals > 0 && marks.capitals < marks.letters
    let isPersonal = marks.isPersonal || parts.contains { $0.entry.roles.contains(.personal) }
    let judges = isPersonal || judges()
    let turn = contrast(in: range)
    var known = 0
    var events = 0
    hits.removeAll(keepingCapacity: true)
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
      look(before: place.lowerBound, from: range.lowerBound, &weight, &rules)
      if let turn {
        weight *= place.lowerBound < turn ? constants.beforeContrast : constants.afterContrast
        rules.insert(.contrast)
      }
      let hit = ValenceReading.Hit(tokens: place, weight: weight, rules: rules)
      hits.append((hit, entry.roles.contains(.negation)))
    }
    for (hit, isNegation) in hits
    where !(isNegation && roles[hit.tokens.lowerBound - range.lowerBound].contains(.used)) {
      reading.hits.append(hit)
    }
    return (known, events)
  }

  /// Hears the words before a word: the next ones change its tone, "if" and "would" reach further.
  private mutating func look(
    before place: Int, from start: Int, _ weight: inout Double, _ rules: inout ValenceReading.Rules
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
          roles[at - start].insert(.used)
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
