internal import DocumentModel
internal import LuaRuntime
internal import RegularExpressions

/// Where the patterns and expressions of a state were made, by their numbers; kept when explaining.
struct ObjectPlaces {
  var patterns: [Int: SourceLine] = [:]
  var regexes: [Int: SourceLine] = [:]
}

extension PluginState {
  static let tracingFunctions: [(String, Body)] = [
    (
      "explaining",
      { (state, _, results) throws(LuaHostError) in results.add(state.mode == .explain) }
    ),
    ("explain", { (state, arguments, _) throws(LuaHostError) in try state.explain(arguments) }),
  ]

  /// The plugin's lines that led to the host function at work, innermost first.
  var callPlaces: [SourceLine] {
    vm.here.map { SourceLine(file: $0.file, line: $0.line, function: $0.function) }
  }

  /// Notes a step, unless there are too many; does nothing in a plain run.
  private func note(_ step: TraceStep) {
    guard output.trace.steps.count < PluginTrace.limit else {
      output.trace.isCut = true
      return
    }
    output.trace.steps.append(step)
  }

  // MARK: Told by the plugin

  /// Notes what a rule made of a span.
  ///
  /// The capture `defined` names the rule's own line, for rules that are told of elsewhere than
  /// where they stand.
  private func explain(_ arguments: borrowing LuaArguments) throws(LuaHostError) {
    guard mode == .explain, view != nil else { return }
    let span = try span(of: arguments.value(0), "desk.explain")
    guard let rule = arguments.text(1) else {
      throw .message("desk.explain takes the name of a rule, got \(arguments.typeName(1))")
    }
    let why = arguments.text(2)
    guard why != nil || arguments.isNone(2) else {
      throw .message("desk.explain takes a reason or nil, got \(arguments.typeName(2))")
    }
    var captures: [TraceStep.Capture] = []
    var definition: SourceLine?
    if !arguments.isNone(3) {
      guard case .table(let table) = arguments.value(3) else {
        throw .message("desk.explain takes a table of captures, got \(arguments.typeName(3))")
      }
      for entry in table.entries {
        guard let name = entry.key.text else {
          throw .message("desk.explain: captures are named, as in { verb = token }")
        }
        if name == "defined", let text = entry.value.text {
          guard let line = SourceLine(text) else {
            throw .message("desk.explain: 'defined' is \"FILE:LINE\", got \"\(text)\"")
          }
          definition = line
        } else {
          captures.append(TraceStep.Capture(name, try captured(entry.value, name)))
        }
      }
    }
    note(
      TraceStep(
        kind: .rule, plugin: folder.name, name: rule, span: span, why: why, captures: captures,
        calls: callPlaces, definition: definition))
  }

  /// A capture's value; a pair of bytes is a span, as in a row.
  private func captured(_ value: LuaValue, _ name: String) throws(LuaHostError) -> FieldValue {
    if case .table(let table) = value {
      let pair = table.array?.compactMap(\.wholeNumber) ?? []
      if pair.count == 2 && table.entries.count == 2 || table["start"] != nil {
        return .span(try span(of: value, "desk.explain: \(name)"))
      }
    }
    return try RowDecoder(state: self).any(value, "desk.explain: \(name)", depth: 0)
  }

  // MARK: Seen by the host

  /// Notes where a row came from.
  func trace(row: Row) {
    guard mode == .explain else { return }
    output.trace.emissions.append(
      PluginTrace.Emission(plugin: folder.name, row: row, calls: callPlaces))
  }

  /// Notes where the pattern made last was made.
  func tracePatternMade() {
    guard mode == .explain else { return }
    places.patterns[objects.patterns.count - 1] = callPlaces.first
  }

  /// Notes where the expression made last was made.
  func traceRegexMade() {
    guard mode == .explain else { return }
    places.regexes[objects.regexes.count - 1] = callPlaces.first
  }

  /// Notes the matches of a pattern, or why they were turned down.
  func trace(
    _ matches: [PatternMatch], of pattern: TokenPattern, number: Int?, why: String? = nil
  ) {
    guard mode == .explain, let tokens = view?.tokens else { return }
    let calls = callPlaces
    func hull(_ range: Range<Int>) -> Span {
      tokens.spans[range.lowerBound].hull(tokens.spans[range.upperBound - 1])
    }
    for match in matches where !match.tokens.isEmpty {
      let captures = zip(pattern.program.captureNames, match.captures).compactMap { name, range in
        range.map { TraceStep.Capture(name, .span(hull($0))) }
      }
      note(
        TraceStep(
          kind: .pattern, plugin: folder.name, name: Self.oneLine(pattern.source),
          span: hull(match.tokens), why: why, captures: captures, calls: calls,
          definition: number.flatMap { places.patterns[$0] }))
    }
  }

  /// Notes the matches of an expression.
  func trace(
    _ matches: [RegularExpression.Match], of regex: RegularExpression, number: Int?
  ) {
    guard mode == .explain else { return }
    let calls = callPlaces
    for match in matches {
      let captures = zip(regex.groupNames, match.groups).enumerated().dropFirst()
        .compactMap { place, pair in
          pair.1.map {
            TraceStep.Capture(
              pair.0 ?? "group \(place)",
              .span(Span(start: $0.lowerBound, end: $0.upperBound)))
          }
        }
      note(
        TraceStep(
          kind: .regex, plugin: folder.name, name: Self.oneLine(regex.pattern),
          span: Span(start: match.range.lowerBound, end: match.range.upperBound), why: nil,
          captures: captures, calls: calls, definition: number.flatMap { places.regexes[$0] }))
    }
  }

  /// Notes the entries of a lexicon that were found.
  func trace(_ runs: [ItemRuns.Run], of lexicon: Lexicon) {
    guard mode == .explain, let tokens = view?.tokens else { return }
    let calls = callPlaces
    for run in runs where run.start < run.end {
      let entry = lexicon.entries[Int(run.item)]
      let captures = entry.values
      note(
        TraceStep(
          kind: .lexicon, plugin: folder.name, name: entry.phrase,
          span: tokens.spans[Int(run.start)].hull(tokens.spans[Int(run.end) - 1]), why: nil,
          captures: captures, calls: calls, definition: nil))
    }
  }

  /// A source with its white space folded, so that it fits a line.
  static func oneLine(_ source: String) -> String {
    source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
