internal import DocumentModel
internal import LuaRuntime
internal import TextEngine

/// What a plugin wants counted.
struct CountQuery {
  var by = TokenAttribute.lower
  var stop: Set<String> = []
  /// The roles of the blocks to count in; nil for all.
  var roles: Set<BlockRole>?
  var countsPunctuation = false

  init() {}

  private static let keys = ["by", "stop", "roles", "punctuation"]

  init(_ table: LuaTable, state: PluginState) throws(LuaHostError) {
    for entry in table.entries {
      let name = entry.key.text ?? ""
      switch name {
      case "by":
        guard let text = entry.value.text, let attribute = TokenAttribute(rawValue: text) else {
          throw .message("by is one of text, lower, stem, shape")
        }
        by = attribute
      case "stop": stop = try Self.words(entry.value, state)
      case "roles": roles = try Self.roles(entry.value)
      case "punctuation": countsPunctuation = entry.value.flag ?? false
      default:
        throw .message("there is no option '\(name)'; \(ManifestReader.hint(name, Self.keys))")
      }
    }
  }

  /// The words of a set, a list or a lexicon.
  private static func words(
    _ value: LuaValue, _ state: PluginState
  ) throws(LuaHostError) -> Set<String> {
    switch value {
    case .handle(let handle) where state.className(handle) == "lexicon":
      guard state.objects.lexicons.indices.contains(handle.index) else { return [] }
      return Set(state.objects.lexicons[handle.index].entries.map { $0.phrase.lowercased() })
    case .table(let table):
      return Set(
        table.entries.compactMap { entry in
          entry.key.text ?? entry.value.text
        })
    default: throw .message("stop is a set, a list or a lexicon, got \(value.typeName)")
    }
  }

  private static func roles(_ value: LuaValue) throws(LuaHostError) -> Set<BlockRole> {
    guard let array = value.table?.array else {
      throw .message("roles is a list of block roles, got \(value.typeName)")
    }
    var roles: Set<BlockRole> = []
    for item in array {
      guard let name = item.text, let role = BlockRole(rawValue: name) else {
        let known = BlockRole.allCases.map(\.rawValue)
        let typed = item.text ?? item.typeName
        throw .message("there is no role '\(typed)'; \(ManifestReader.hint(typed, known))")
      }
      roles.insert(role)
    }
    return roles
  }
}

/// Counts words and runs of words.
struct TokenCounter {
  let view: DocumentView
  let query: CountQuery

  /// The texts that occur with their counts, in the order of first occurrence.
  ///
  /// Runs of words do not cross sentences or punctuation and hold no stop word.
  func counts(length: Int) -> [(text: String, count: Int)] {
    let stops = stopFlags()
    var counter = RunCounter()
    for sentence in view.sentences where isWanted(sentence) {
      var run: [Int] = []
      for token in sentence.tokens {
        let flags = view.tokens.flags[token]
        let isMark = !flags.isDisjoint(with: [.punctuation, .symbol])
        let word = view.index.word(of: token)
        if isMark && !query.countsPunctuation || stops[word] {
          run.removeAll(keepingCapacity: true)
          continue
        }
        run.append(word)
        if run.count > length { run.removeFirst() }
        if run.count == length { counter.add(run) }
      }
    }
    return texts(of: counter)
  }

  /// The counts by text; different words of one text are added up.
  private func texts(of counter: RunCounter) -> [(text: String, count: Int)] {
    var places: [String: Int] = [:]
    var entries: [(text: String, count: Int)] = []
    for run in counter.runs {
      let text = run.words.map { view.index.text(query.by, ofWord: $0) }.joined(separator: " ")
      if let place = places[text] {
        entries[place].count += run.count
      } else {
        places[text] = entries.count
        entries.append((text, run.count))
      }
    }
    return entries
  }

  private func isWanted(_ sentence: Sentence) -> Bool {
    guard let roles = query.roles else { return true }
    return roles.contains(view.document.blocks[sentence.block].role)
  }

  private func stopFlags() -> [Bool] {
    let words = view.index.vocabulary.spans.indices
    guard !query.stop.isEmpty else { return Array(repeating: false, count: words.count) }
    return words.map { query.stop.contains(view.index.text(.lower, ofWord: $0)) }
  }
}
