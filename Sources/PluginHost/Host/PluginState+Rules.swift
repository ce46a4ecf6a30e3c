internal import DocumentModel
internal import LuaRuntime

extension PluginState {
  /// Answers a flat list: for each match that wins the number of its rule, from 1, then as `match`.
  ///
  /// Arguments: the patterns, their priorities, which matches count, and the names of the rules.
  func matchRules(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    guard let handles = arguments.value(0).table?.array,
      let priorities = arguments.value(1).table?.array?.compactMap(\.wholeNumber),
      priorities.count == handles.count,
      let selection = arguments.text(2).flatMap(RuleSearch.Selection.init(rawValue:))
    else { throw .message("a rule set was expected") }
    let view = try currentView()
    var patterns: [TokenPattern] = []
    var numbers: [Int] = []
    var matches: [[PatternMatch]] = []
    for value in handles {
      guard case .handle(let handle) = value, className(handle) == "pattern",
        objects.patterns.indices.contains(handle.index)
      else { throw .message("a rule set was expected") }
      let pattern = objects.patterns[handle.index]
      do throws(PatternError) {
        matches.append(
          try PatternMatcher.matches(of: pattern, on: view.index, mayGoOn: mayGoOn))
      } catch {
        throw .message(error.message)
      }
      patterns.append(pattern)
      numbers.append(handle.index)
    }
    let search = RuleSearch(selection: selection, priorities: priorities)
    let names = arguments.value(3).table?.array?.compactMap(\.text) ?? []
    var contest = mode == .explain ? RuleContest(search: search, names: names) : nil
    let winners = search.winners(among: matches) { contest?.note($0, lostTo: $1) }
    for step in contest?.steps(winners) ?? [] {
      let rule = step.hit.rule
      trace([step.hit.match], of: patterns[rule], number: numbers[rule], why: step.why)
    }
    try add(winners, of: patterns, view, to: results)
  }

  private func add(
    _ hits: [RuleSearch.Hit], of patterns: [TokenPattern], _ view: DocumentView,
    to results: borrowing LuaResults
  ) throws(LuaHostError) {
    let size = hits.reduce(0) { $0 + 5 + $1.match.captures.count }
    vm.charge(bytes: 48 * size)
    results.addTable(array: size)
    var resolvers: [CaptureResolver?] = Array(repeating: nil, count: patterns.count)
    for hit in hits {
      results.add(hit.rule + 1)
      guard !hit.match.captures.isEmpty else {
        add(hit.match.tokens, view, to: results)
        continue
      }
      var resolver: CaptureResolver
      if let known = resolvers[hit.rule] {
        resolver = known
      } else {
        resolver = try self.resolver(patterns[hit.rule], view)
      }
      try add(hit.match, resolver: &resolver, view, to: results)
      resolvers[hit.rule] = resolver
    }
  }

  private func resolver(
    _ pattern: TokenPattern, _ view: DocumentView
  ) throws(LuaHostError) -> CaptureResolver {
    do throws(PatternError) { return try CaptureResolver(pattern, on: view.index) } catch {
      throw .message(error.message)
    }
  }
}
