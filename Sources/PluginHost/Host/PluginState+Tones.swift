internal import DocumentModel
internal import LuaRuntime
internal import TextEngine

/// Scores of readings as columns: `reading:tones`.
extension PluginState {
  /// What a plugin asks of the scores.
  private struct ToneOptions {
    var scale = ToneScale()
    var words = 0
    var neutral = 0.05
    var decimals: Int?

    static let names = [
      "words", "neutral", "decimals", "usual", "least", "power", "softness", "quiet",
    ]

    /// Sets an option; false where there is none of that name.
    mutating func set(_ name: String, _ value: Double) -> Bool {
      switch name {
      case "words": words = Int(max(0, min(1000, value)))
      case "neutral": neutral = value
      case "decimals": decimals = Int(max(0, min(15, value)))
      case "usual": scale.usual = max(1e-6, value)
      case "least": scale.least = max(1e-6, value)
      case "power": scale.power = max(-4, min(4, value))
      case "softness": scale.softness = max(1e-6, value)
      case "quiet": scale.quiet = max(1e-6, value)
      default: return false
      }
      return true
    }
  }

  /// Adds `{ score, label, coverage, events, words }`, each a column with a value for each group.
  func addTones(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let reading = try reading(arguments.value(0))
    let options = try toneOptions(arguments.value(2))
    let spans = try currentView().tokens.spans
    var tones = ToneColumns(text: try currentView().document.text, spans: spans)
    var previous = -1
    let groups = try groups(arguments.value(1), of: reading)
    tones.reserve(groups.count)
    for number in 0..<groups.count {
      let group = groups[number]
      // To read the clock costs more than to score a sentence.
      guard number & 255 != 0 || mayGoOn() else { throw .message("reading:tones ran out of time") }
      let only = group.count == 1 ? group.first ?? -1 : -1
      if only >= 0, only == previous {
        tones.repeatLast()
        continue
      }
      previous = only
      let tone = reading.tone(of: group, on: options.scale, most: options.words)
      tones.add(tone, reading, neutral: options.neutral, decimals: options.decimals)
    }
    vm.charge(bytes: 120 * groups.count + 160 * tones.named)
    try add(
      [
        ("score", tones.scores), ("label", tones.labels), ("coverage", tones.coverages),
        ("events", tones.events), ("words", tones.words),
      ], to: results)
  }

  private func toneOptions(_ value: LuaValue) throws(LuaHostError) -> ToneOptions {
    var options = ToneOptions()
    if value == .none { return options }
    guard case .table(let table) = value else {
      throw .message("reading:tones takes a table of options, got \(value.typeName)")
    }
    for entry in table.entries {
      let name = entry.key.text ?? ""
      guard let number = entry.value.double, abs(number) <= 1e9, options.set(name, number) else {
        throw .message(
          "reading:tones takes numbers named \(ToneOptions.names.joined(separator: ", "))")
      }
    }
    return options
  }

  /// Groups of units, one after the other in one list.
  private struct UnitGroups {
    private var units: [Int] = []
    private var ends: [Int] = []

    init(count: Int) {
      units.reserveCapacity(count)
      ends.reserveCapacity(count)
    }

    var count: Int { ends.count }

    subscript(number: Int) -> ArraySlice<Int> {
      units[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
    }

    mutating func add(_ unit: Int) { units.append(unit) }

    mutating func endGroup() { ends.append(units.count) }
  }

  /// The units of each group: a number, or a list of numbers; every unit alone where none are given.
  private func groups(
    _ value: LuaValue, of reading: ValenceReading
  ) throws(LuaHostError) -> UnitGroups {
    let indices = reading.units.indices
    if value == .none {
      var groups = UnitGroups(count: indices.count)
      for unit in indices {
        groups.add(unit)
        groups.endGroup()
      }
      return groups
    }
    func refuse() -> LuaHostError {
      .message(
        "reading:tones takes a list whose items are units or lists of units, from 1 to "
          + "\(indices.count)")
    }
    func unit(_ value: LuaValue) throws(LuaHostError) -> Int {
      guard let number = value.wholeNumber, number >= 1, number <= indices.count else {
        throw refuse()
      }
      return number - 1
    }
    guard case .table(let table) = value, let items = table.array else { throw refuse() }
    var groups = UnitGroups(count: items.count)
    for item in items {
      if case .table(let inner) = item {
        guard let list = inner.array else { throw refuse() }
        for member in list { groups.add(try unit(member)) }
      } else {
        groups.add(try unit(item))
      }
      groups.endGroup()
    }
    return groups
  }
}

/// The columns that scores are written into.
private struct ToneColumns {
  let text: SourceText
  let spans: [TextSpan]
  private(set) var scores: [FieldValue] = []
  private(set) var labels: [FieldValue] = []
  private(set) var coverages: [FieldValue] = []
  private(set) var events: [FieldValue] = []
  private(set) var words: [FieldValue] = []
  /// How many words are named in all.
  private(set) var named = 0
  private var lastNamed = 0

  init(text: SourceText, spans: [TextSpan]) {
    self.text = text
    self.spans = spans
  }

  /// Makes room for as many values.
  mutating func reserve(_ count: Int) {
    scores.reserveCapacity(count)
    labels.reserveCapacity(count)
    coverages.reserveCapacity(count)
    events.reserveCapacity(count)
    words.reserveCapacity(count)
  }

  mutating func add(_ tone: Tone, _ reading: ValenceReading, neutral: Double, decimals: Int?) {
    func share(_ part: Int) -> FieldValue {
      guard tone.words > 0 else { return .integer(0) }
      return .number(Rounding.rounded(Double(part) / Double(tone.words), decimals))
    }
    let score = Rounding.rounded(tone.score, decimals)
    scores.append(.number(score))
    labels.append(
      .text(score >= neutral ? "positive" : score <= -neutral ? "negative" : "neutral"))
    coverages.append(share(tone.known))
    events.append(share(100 * tone.events))
    var list: [FieldValue] = []
    list.reserveCapacity(tone.heaviest.count)
    for hit in tone.heaviest { list.append(word(reading.hits[hit], decimals)) }
    named += list.count
    lastNamed = list.count
    words.append(.list(list))
  }

  /// Adds what was added last once more.
  mutating func repeatLast() {
    scores.append(scores[scores.count - 1])
    labels.append(labels[labels.count - 1])
    coverages.append(coverages[coverages.count - 1])
    events.append(events[events.count - 1])
    words.append(words[words.count - 1])
    named += lastNamed
  }

  /// A word with its rules and weight; its ASCII letters in lower case, as Lua writes them.
  private func word(_ hit: ValenceReading.Hit, _ decimals: Int?) -> FieldValue {
    let start = spans[hit.tokens.lowerBound].start
    let end = spans[hit.tokens.upperBound - 1].end
    let lowered = text.utf8[start..<end].map(TokenText.lowered)
    return .record([
      FieldValue.Field("rule", .text(hit.rules.text)),
      FieldValue.Field("weight", .number(Rounding.rounded(hit.weight, decimals))),
      FieldValue.Field("word", .text(String(decoding: lowered, as: UTF8.self))),
    ])
  }
}
