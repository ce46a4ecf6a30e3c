internal import DocumentModel
internal import LuaRuntime
internal import RegularExpressions

extension PluginState {
  /// Bulk calls over the document; each crosses into Swift once.
  static let searchFunctions: [(String, Body)] = [
    (
      "match",
      { (state, arguments, results) throws(LuaHostError) in
        try state.match(arguments, results)
      }
    ),
    (
      "match_rules",
      { (state, arguments, results) throws(LuaHostError) in
        try state.matchRules(arguments, results)
      }
    ),
    (
      "find",
      { (state, arguments, results) throws(LuaHostError) in
        try state.find(arguments, results)
      }
    ),
    (
      "lookup",
      { (state, arguments, results) throws(LuaHostError) in
        try state.lookup(arguments, results)
      }
    ),
    (
      "count_tokens",
      { (state, arguments, results) throws(LuaHostError) in
        try state.count(1, arguments, results)
      }
    ),
    (
      "ngrams",
      { (state, arguments, results) throws(LuaHostError) in
        guard let length = arguments.integer(0), (1...10).contains(length) else {
          throw .message("doc:ngrams takes a number of words from 1 to 10")
        }
        try state.count(length, arguments, results)
      }
    ),
  ]

  // MARK: Patterns

  /// Answers a flat list: for each match its bytes, its tokens, then its captures or false.
  private func match(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let pattern = try pattern(arguments, 0)
    let view = try currentView()
    let found: [PatternMatch]
    var resolver: CaptureResolver
    do throws(PatternError) {
      found = try PatternMatcher.matches(of: pattern, on: view.index, mayGoOn: mayGoOn)
      resolver = try CaptureResolver(pattern, on: view.index)
    } catch {
      throw .message(error.message)
    }
    trace(found, of: pattern, number: arguments.handle(0)?.index)
    let width = 4 + pattern.program.captureNames.count
    vm.charge(bytes: 48 * width * found.count)
    results.addTable(array: width * found.count)
    for match in found { try add(match, resolver: &resolver, view, to: results) }
  }

  /// Adds the bytes, the tokens and the captures of a match.
  func add(
    _ match: PatternMatch, resolver: inout CaptureResolver, _ view: DocumentView,
    to results: borrowing LuaResults
  ) throws(LuaHostError) {
    add(match.tokens, view, to: results)
    for (capture, tokens) in match.captures.enumerated() {
      guard let tokens else {
        results.add(false)
        continue
      }
      switch resolver.item(of: capture, over: tokens) {
      case .item(let name, let index): results.add(try handle(name, index))
      case .tokens:
        let hull = view.tokens.spans[tokens.lowerBound]
          .hull(view.tokens.spans[tokens.upperBound - 1])
        results.add(try newSpan(hull))
      }
    }
  }

  /// Adds first byte, last byte, first token and last token, all from 1.
  func add(_ tokens: Range<Int>, _ view: DocumentView, to results: borrowing LuaResults) {
    results.add(view.tokens.spans[tokens.lowerBound].start + 1)
    results.add(view.tokens.spans[tokens.upperBound - 1].end)
    results.add(tokens.lowerBound + 1)
    results.add(tokens.upperBound)
  }

  // MARK: Regular expressions

  /// Answers a flat list: for each match its bytes, then the text of each group or false.
  private func find(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let regex = try regex(arguments, 0)
    let text = try currentView().document.text
    let found: [RegularExpression.Match]
    do throws(RegularExpressionError) {
      found = try regex.matches(in: text.utf8, limit: rowLimit + 1, mayGoOn: mayGoOn)
    } catch {
      throw .message(error.message)
    }
    guard found.count <= rowLimit else { throw .outputLimit("more than \(rowLimit) matches") }
    trace(found, of: regex, number: arguments.handle(0)?.index)
    let width = 2 + regex.groupCount
    vm.charge(bytes: 48 * width * found.count)
    results.addTable(array: width * found.count)
    for match in found {
      results.add(match.range.lowerBound + 1)
      results.add(match.range.upperBound)
      for group in match.groups.dropFirst() {
        if let group { results.add(bytes: text.utf8[group]) } else { results.add(false) }
      }
    }
  }

  // MARK: Lexicons

  /// Answers a flat list: for each entry found its bytes, its tokens and its number, from 1.
  private func lookup(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let lexicon = try lexicon(arguments, 0)
    let view = try currentView()
    var runs: [ItemRuns.Run] = []
    var end: Int32 = 0
    for run in view.index.runs(lexicon).byStart where run.start >= end {
      runs.append(run)
      end = run.end
    }
    trace(runs, of: lexicon)
    vm.charge(bytes: 120 * runs.count)
    results.addTable(array: 5 * runs.count)
    for run in runs {
      add(Int(run.start)..<Int(run.end), view, to: results)
      results.add(Int(run.item) + 1)
    }
  }

  // MARK: Counts

  private func count(
    _ length: Int, _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let view = try currentView()
    var query = CountQuery()
    if !arguments.isNone(1) {
      guard case .table(let table) = arguments.value(1) else {
        throw .message("a table of fields was expected, got \(arguments.typeName(1))")
      }
      query = try CountQuery(table, state: self)
    }
    let counts = TokenCounter(view: view, query: query).counts(length: length)
    vm.charge(bytes: counts.reduce(0) { $0 + 64 + $1.text.utf8.count })
    results.addTable(fields: counts.count)
    for (text, count) in counts {
      results.add(text)
      results.add(count)
    }
  }

  // MARK: Persistent objects

  /// The pattern of an argument.
  func pattern(_ arguments: borrowing LuaArguments, _ position: Int) throws(LuaHostError)
    -> TokenPattern
  {
    let index = try object("pattern", arguments, position)
    guard objects.patterns.indices.contains(index) else { throw .message("no such pattern") }
    return objects.patterns[index]
  }

  /// The lexicon of an argument.
  func lexicon(_ arguments: borrowing LuaArguments, _ position: Int) throws(LuaHostError)
    -> Lexicon
  {
    let index = try object("lexicon", arguments, position)
    guard objects.lexicons.indices.contains(index) else { throw .message("no such lexicon") }
    return objects.lexicons[index]
  }

  /// The regular expression of an argument.
  func regex(_ arguments: borrowing LuaArguments, _ position: Int) throws(LuaHostError)
    -> RegularExpression
  {
    let index = try object("regex", arguments, position)
    guard objects.regexes.indices.contains(index) else { throw .message("no such regex") }
    return objects.regexes[index]
  }

  private func object(
    _ name: String, _ arguments: borrowing LuaArguments, _ position: Int
  ) throws(LuaHostError) -> Int {
    guard let handle = arguments.handle(position) else {
      throw .message("a \(name) was expected, got \(arguments.typeName(position))")
    }
    guard className(handle) == name else {
      throw .message("a \(name) was expected, got \(className(handle))")
    }
    return handle.index
  }
}
