internal import DocumentModel
internal import LuaRuntime
internal import RegularExpressions

extension PluginState {
  /// What makes patterns, lexicons and regular expressions, and asks them.
  static let objectFunctions: [(String, Body)] = [
    (
      "pattern",
      { (state, arguments, results) throws(LuaHostError) in
        try state.makePattern(arguments, results)
      }
    ),
    (
      "pattern_with",
      { (state, arguments, results) throws(LuaHostError) in
        try state.bindPattern(arguments, results)
      }
    ),
    (
      "pattern_captures",
      { (state, arguments, results) throws(LuaHostError) in
        let names = try state.pattern(arguments, 0).program.captureNames
        results.addTable(array: names.count)
        for name in names { results.add(name) }
      }
    ),
    (
      "pattern_lexicons",
      { (state, arguments, results) throws(LuaHostError) in
        let names = try state.pattern(arguments, 0).program.lexiconNames
        results.addTable(array: names.count)
        for name in names { results.add(name) }
      }
    ),
    (
      "pattern_explain",
      { (state, arguments, results) throws(LuaHostError) in
        let text = PatternListing.text(try state.pattern(arguments, 0))
        state.vm.charge(bytes: text.utf8.count)
        results.add(text)
      }
    ),
    (
      "lexicon",
      { (state, arguments, results) throws(LuaHostError) in
        try state.makeLexicon(arguments, results)
      }
    ),
    (
      "lexicon_find",
      { (state, arguments, results) throws(LuaHostError) in
        let lexicon = try state.lexicon(arguments, 0)
        guard let word = arguments.text(1) else {
          throw .message("a word was expected, got \(PluginState.shownType(arguments, 1))")
        }
        let parts = Segments.words(lexicon.isExact ? word : word.lowercased())
        if let entry = lexicon.entry(parts) { results.add(entry + 1) } else { results.addNone() }
      }
    ),
    (
      "lexicon_size",
      { (state, arguments, results) throws(LuaHostError) in
        results.add(try state.lexicon(arguments, 0).entries.count)
      }
    ),
    (
      "lexicon_entry",
      { (state, arguments, results) throws(LuaHostError) in
        let entries = try state.lexicon(arguments, 0).entries
        guard let number = arguments.integer(1), entries.indices.contains(number - 1) else {
          return
        }
        let entry = entries[number - 1]
        results.addTable(fields: entry.values.count + 1)
        results.add("phrase")
        results.add(entry.phrase)
        for field in entry.values where field.name != "phrase" {
          results.add(field.name)
          try state.add(field.value, to: results)
        }
        if entry.values.contains(where: { $0.name == "phrase" }) {
          results.add("phrase")
          results.add(entry.phrase)
        }
      }
    ),
    (
      "regex",
      { (state, arguments, results) throws(LuaHostError) in
        try state.makeRegex(arguments, results)
      }
    ),
    (
      "regex_names",
      { (state, arguments, results) throws(LuaHostError) in
        let names = try state.regex(arguments, 0).groupNames.dropFirst()
        results.addTable(array: names.count)
        for name in names { if let name { results.add(name) } else { results.add(false) } }
      }
    ),
    (
      "regex_search",
      { (state, arguments, results) throws(LuaHostError) in
        try state.search(arguments, results)
      }
    ),
    (
      "data",
      { (state, arguments, results) throws(LuaHostError) in
        guard let path = arguments.text(0) else {
          throw .message("the path of a data file was expected, got \(arguments.typeName(0))")
        }
        let bytes = try state.data(path)
        state.vm.charge(bytes: bytes.count)
        results.add(bytes: bytes)
      }
    ),
  ]

  /// The bytes of a data file.
  private func data(_ path: String) throws(LuaHostError) -> [UInt8] {
    do throws(Objection) {
      let bytes = try folder.data(path)
      if (try? folder.inside("data/" + path)) == nil, (try? folder.inside(path)) == nil,
        let read = PluginCapability("read:" + path)
      {
        grantedReads.insert(read)
        if let declared, !declared.contains(where: { $0.covers(read) }) {
          throw Objection("it is not declared; write capabilities = { \"\(read)\" }")
        }
      }
      return bytes
    } catch {
      throw .message("data file '\(PluginFolder.printable(path))': \(error.reason)")
    }
  }

  // MARK: Patterns

  private static let reserved = [
    "start", "stop", "first", "last", "span", "text", "sentence", "block", "tokens",
  ]

  private func makePattern(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    guard let source = arguments.text(0) else {
      throw .message("desk.pattern takes a text, got \(PluginState.shownType(arguments, 0))")
    }
    var selection = TokenPattern.Selection.first
    var reach = TokenPattern.Reach.sentence
    if case .table(let table) = arguments.value(1) {
      for entry in table.entries {
        switch (entry.key.text, entry.value.text) {
        case ("select", let text?):
          guard let found = TokenPattern.Selection(rawValue: text) else {
            throw .message("select is one of first, longest, all, each")
          }
          selection = found
        case ("within", let text?):
          guard let found = TokenPattern.Reach(rawValue: text) else {
            throw .message("within is one of sentence, block, document")
          }
          reach = found
        default:
          throw .message("desk.pattern takes select = \"…\" and within = \"…\"")
        }
      }
    }
    do throws(PatternError) {
      let pattern = try TokenPattern(
        source, selection: selection, reach: reach, segment: Segments.words)
      if let name = pattern.program.captureNames.first(where: Self.reserved.contains) {
        throw PatternError("a capture cannot be named '\(name)': every match has that field")
      }
      try add(pattern, to: results)
    } catch {
      // A rule set says which rule it is.
      throw .message((arguments.text(2).map { $0 + ": " } ?? "") + error.inline)
    }
  }

  private func add(_ pattern: TokenPattern, to results: borrowing LuaResults) throws(PatternError) {
    vm.charge(bytes: 64 * pattern.program.instructions.count)
    objects.patterns.append(pattern)
    tracePatternMade()
    guard let type = classes["pattern"] else { return }
    results.add(LuaHandle(type, objects.patterns.count - 1))
  }

  private func bindPattern(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let pattern = try pattern(arguments, 0)
    guard case .table(let table) = arguments.value(1) else {
      throw .message(":with takes a table of lexicons, got \(arguments.typeName(1))")
    }
    var named: [(name: String, lexicon: Lexicon)] = []
    for entry in table.entries {
      guard let name = entry.key.text, case .handle(let handle) = entry.value,
        className(handle) == "lexicon", objects.lexicons.indices.contains(handle.index)
      else {
        throw .message(":with takes named lexicons, as in { nouns = desk.lexicon { … } }")
      }
      named.append((name, objects.lexicons[handle.index]))
    }
    do throws(PatternError) {
      try add(try pattern.with(named), to: results)
    } catch {
      throw .message(error.message)
    }
  }

  // MARK: Lexicons

  private func makeLexicon(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let isExact = arguments.boolean(1) ?? false
    let entries: [Lexicon.Entry]
    if let path = arguments.text(0) {
      let bytes = try data(path)
      do throws(Objection) {
        entries = try LexiconFile.entries(bytes)
      } catch {
        throw .message("lexicon '\(PluginFolder.printable(path))': \(error.reason)")
      }
    } else {
      entries = try LexiconTable(state: self).entries(arguments.value(0))
    }
    let isAffordable = vm.charge(
      bytes: entries.reduce(0) { $0 + 96 + 2 * $1.phrase.utf8.count + 48 * $1.values.count })
    guard isAffordable else { throw .message("desk.lexicon: the lexicon is too large") }
    do throws(Objection) {
      objects.lexicons.append(
        try Lexicon(entries, isExact: isExact, segment: Segments.words, mayGoOn: mayGoOn))
    } catch {
      throw .message("desk.lexicon: \(error.reason)")
    }
    results.add(try handle("lexicon", objects.lexicons.count - 1))
  }

  // MARK: Regular expressions

  private func makeRegex(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    guard let source = arguments.text(0) else {
      throw .message("desk.regex takes a text, got \(PluginState.shownType(arguments, 0))")
    }
    var options: RegularExpression.Options = []
    for flag in (arguments.text(1) ?? "").utf8 {
      switch flag {
      case UInt8(ascii: "i"): options.insert(.caseInsensitive)
      case UInt8(ascii: "m"): options.insert(.multiline)
      case UInt8(ascii: "s"): options.insert(.dotMatchesLineEnd)
      case UInt8(ascii: "x"): options.insert(.extended)
      default: throw .message("the flags of desk.regex are i, m, s and x")
      }
    }
    do throws(RegularExpressionError) {
      objects.regexes.append(try RegularExpression(source, options: options))
    } catch {
      throw .message("regex: " + (error.message.split(separator: "\n").first ?? "no such pattern"))
    }
    traceRegexMade()
    vm.charge(bytes: 1024 + 64 * source.utf8.count)
    results.add(try handle("regex", objects.regexes.count - 1))
  }

  /// Answers start, stop and groups (false where absent) of up to `arguments[3]` matches.
  private func search(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let regex = try regex(arguments, 0)
    guard let subject = arguments.bytes(1) else {
      throw .message("a text was expected, got \(arguments.typeName(1))")
    }
    let from = max(1, arguments.integer(2) ?? 1) - 1
    let limit = arguments.integer(3) ?? 1
    var found: [RegularExpression.Match] = []
    do throws(RegularExpressionError) {
      var at = from
      while found.count < limit, at <= subject.count,
        let match = try regex.firstMatch(in: subject, from: at, mayGoOn: mayGoOn)
      {
        found.append(match)
        if found.count > rowLimit { break }
        at = RegularExpression.searchStart(after: match, from: at, in: subject)
      }
    } catch {
      throw .message(error.message)
    }
    guard found.count <= rowLimit else { throw .outputLimit("more than \(rowLimit) matches") }
    let width = 2 + regex.groupCount
    vm.charge(bytes: 48 * width * found.count)
    results.addTable(array: width * found.count)
    for match in found {
      results.add(match.range.lowerBound + 1)
      results.add(match.range.upperBound)
      for group in match.groups.dropFirst() {
        if let group { results.add(bytes: subject[group]) } else { results.add(false) }
      }
    }
  }
}
