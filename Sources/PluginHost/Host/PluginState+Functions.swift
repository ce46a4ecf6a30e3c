internal import DocumentModel
internal import LuaRuntime

extension PluginState {
  /// A host function as this file writes them.
  typealias Body =
    @Sendable (PluginState, borrowing LuaArguments, borrowing LuaResults) throws(LuaHostError) ->
    Void

  /// Defines every host function, then the fields that use them.
  func defineFunctions() throws(LuaError) {
    var defined: [String: LuaFunction] = [:]
    let groups = [
      Self.spanFunctions, Self.documentFunctions, Self.outputFunctions, Self.searchFunctions,
      Self.objectFunctions, Self.moduleFunctions, Self.similarityFunctions,
      Self.tracingFunctions, Self.valenceFunctions, Self.modelFunctions, Self.columnFunctions,
    ]
    for (name, body) in groups.joined() {
      defined[name] = try vm.define(function: name) {
        [unowned self] (arguments, results) throws(LuaHostError) in
        try body(self, arguments, results)
      }
    }
    try defineFields(defined)
  }

  // MARK: Arguments

  /// The span of an argument that is an item with a place, or a table of two bytes.
  func spanArgument(_ arguments: borrowing LuaArguments, _ position: Int) throws(LuaHostError)
    -> TextSpan
  {
    try span(of: arguments.value(position), "a span was expected")
  }

  /// The span that a value stands for.
  func span(of value: LuaValue, _ context: String) throws(LuaHostError) -> TextSpan {
    switch value {
    case .handle(let handle):
      if let span = span(handle) { return span }
      throw .message("\(context), got \(className(handle)), which has no place in the text")
    case .table(let table):
      if let inner = table["span"] { return try span(of: inner, context) }
      let start = (table["start"] ?? table.array?.first)?.wholeNumber
      let stop = (table["stop"] ?? table.array?.dropFirst().first)?.wholeNumber
      guard let start, let stop else {
        throw .message("\(context), got a table without start and stop")
      }
      return try checkedSpan(start, stop, context)
    default: throw .message("\(context), got \(value.typeName)")
    }
  }

  /// The span of 1-based inclusive bytes, checked against the text.
  func checkedSpan(_ start: Int, _ stop: Int, _ context: String) throws(LuaHostError) -> TextSpan {
    let text = try currentView().document.text
    guard start >= 1, start <= text.utf8.count + 1, stop <= text.utf8.count else {
      throw .message(
        "\(context): bytes \(start) to \(stop) are not in the text, which has \(text.utf8.count)")
    }
    guard stop >= start - 1 else {
      throw .message("\(context): it stops at byte \(stop), before it starts at \(start)")
    }
    guard text.isCodepointBoundary(start - 1), text.isCodepointBoundary(stop) else {
      throw .message("\(context): bytes \(start) to \(stop) cut a character in two")
    }
    return TextSpan(start: start - 1, end: stop)
  }

  /// The span of a `span` item.
  private func ownSpan(_ arguments: borrowing LuaArguments) throws(LuaHostError) -> TextSpan {
    guard let handle = arguments.handle(0), let span = span(handle) else {
      throw .message("a span was expected, got \(arguments.typeName(0))")
    }
    return span
  }

  // MARK: Spans

  private static let spanFunctions: [(String, Body)] = [
    (
      "span_start",
      { (state, arguments, results) throws(LuaHostError) in
        results.add(try state.ownSpan(arguments).start + 1)
      }
    ),
    (
      "span_stop",
      { (state, arguments, results) throws(LuaHostError) in
        results.add(try state.ownSpan(arguments).end)
      }
    ),
    (
      "span_text",
      { (state, arguments, results) throws(LuaHostError) in
        let span = try state.ownSpan(arguments)
        results.add(bytes: try state.currentView().document.text.bytes(in: span))
      }
    ),
    (
      "span_sentence",
      { (state, arguments, results) throws(LuaHostError) in
        let index = try state.currentView().sentence(of: try state.ownSpan(arguments))
        if index == .max {
          results.addNone()
        } else {
          results.add(try state.handle("sentence", Int(index)))
        }
      }
    ),
    (
      "span_block",
      { (state, arguments, results) throws(LuaHostError) in
        let index = try state.currentView().block(of: try state.ownSpan(arguments))
        if index == .max {
          results.addNone()
        } else {
          results.add(try state.handle("block", Int(index)))
        }
      }
    ),
    (
      "span_tokens",
      { (state, arguments, results) throws(LuaHostError) in
        let range = try state.currentView().tokens(touching: try state.ownSpan(arguments))
        try state.add(tokens: range, to: results)
      }
    ),
    (
      "span",
      { (state, arguments, results) throws(LuaHostError) in
        guard let start = arguments.integer(0), let stop = arguments.integer(1) else {
          throw .message("a span is made of two whole numbers: first and last byte")
        }
        results.add(try state.newSpan(try state.checkedSpan(start, stop, "span")))
      }
    ),
    (
      "span_to",
      { (state, arguments, results) throws(LuaHostError) in
        let span = try state.spanArgument(arguments, 0)
        results.add(try state.newSpan(span.hull(try state.spanArgument(arguments, 1))))
      }
    ),
    (
      "span_expand",
      { (state, arguments, results) throws(LuaHostError) in
        let span = try state.spanArgument(arguments, 0)
        let tokens = try state.around(span, arguments)
        let view = try state.currentView()
        guard let first = tokens.first, let last = tokens.last else {
          results.add(try state.newSpan(span))
          return
        }
        let hull = view.tokens.spans[first].hull(view.tokens.spans[last])
        results.add(try state.newSpan(span.hull(hull)))
      }
    ),
    (
      "span_around",
      { (state, arguments, results) throws(LuaHostError) in
        let span = try state.spanArgument(arguments, 0)
        try state.add(tokens: try state.around(span, arguments), to: results)
      }
    ),
    (
      "span_before",
      { (state, arguments, results) throws(LuaHostError) in
        let span = try state.spanArgument(arguments, 0)
        let own = try state.currentView().tokens(touching: span)
        let all = try state.around(span, arguments)
        try state.add(tokens: min(all.lowerBound, own.lowerBound)..<own.lowerBound, to: results)
      }
    ),
    (
      "span_after",
      { (state, arguments, results) throws(LuaHostError) in
        let span = try state.spanArgument(arguments, 0)
        let own = try state.currentView().tokens(touching: span)
        let all = try state.around(span, arguments)
        try state.add(tokens: own.upperBound..<max(all.upperBound, own.upperBound), to: results)
      }
    ),
  ]

  /// The tokens of a span with up to `arguments[1]` before and `arguments[2]` after it, without
  /// leaving the sentences it touches.
  private func around(
    _ span: TextSpan, _ arguments: borrowing LuaArguments
  ) throws(LuaHostError) -> Range<Int> {
    let view = try currentView()
    guard let before = arguments.integer(1), let after = arguments.integer(2) else {
      throw .message("a whole number of tokens was expected, got \(arguments.typeName(1))")
    }
    let own = view.tokens(touching: span)
    guard let first = own.first, let last = own.last else { return own }
    let low = view.sentences[Int(view.tokens.sentences[first])].tokens.lowerBound
    let high = view.sentences[Int(view.tokens.sentences[last])].tokens.upperBound
    let start = own.lowerBound - min(max(0, before), own.lowerBound - low)
    let end = own.upperBound + min(max(0, after), high - own.upperBound)
    return start..<end
  }

  /// Adds a sequence of tokens.
  func add(tokens: Range<Int>, to results: borrowing LuaResults) throws(LuaHostError) {
    guard let type = classes["token"] else { throw .message("no class token") }
    vm.charge(bytes: 4 * tokens.count)
    results.add(LuaSequence(type, tokens.map { UInt32($0) }))
  }

  // MARK: Documents

  private static let documentFunctions: [(String, Body)] = [
    (
      "metadata",
      { (state, _, results) throws(LuaHostError) in
        results.add(MetadataTable.value(try state.currentView().document.metadata))
      }
    ),
    (
      "entity_aliases",
      { (state, arguments, results) throws(LuaHostError) in
        let entities = try state.currentView().entities.entities
        guard let handle = arguments.handle(0), entities.indices.contains(handle.index) else {
          throw .message("an entity was expected")
        }
        let aliases = entities[handle.index].aliases
        results.addTable(array: aliases.count)
        for alias in aliases { results.add(alias) }
      }
    ),
    (
      "annotation_fields",
      { (state, arguments, results) throws(LuaHostError) in
        let annotations = try state.currentView().annotations
        guard let handle = arguments.handle(0), annotations.indices.contains(handle.index) else {
          throw .message("an annotation was expected")
        }
        let fields = annotations[handle.index].item.fields
        results.addTable(fields: fields.count)
        for field in fields {
          results.add(field.name)
          try state.add(field.value, to: results)
        }
      }
    ),
    (
      "layer",
      { (state, arguments, results) throws(LuaHostError) in
        guard let name = arguments.text(0) else {
          throw .message("doc:layer takes the name of a layer, got \(arguments.typeName(0))")
        }
        let annotations = try state.currentView().annotations
        guard let type = state.classes["annotation"] else { return }
        let found = annotations.indices.filter { annotations[$0].layer == name }
        state.vm.charge(bytes: 4 * found.count)
        results.add(LuaSequence(type, found.map { UInt32($0) }))
      }
    ),
  ]

  /// Adds a field value as Lua sees it; spans become span items.
  func add(_ value: FieldValue, to results: borrowing LuaResults) throws(LuaHostError) {
    switch value {
    case .null: results.addNone()
    case .boolean(let boolean): results.add(boolean)
    case .integer(let integer): results.add(Int(integer))
    case .number(let number): results.add(number)
    case .text(let text): results.add(text)
    case .span(let span): results.add(try newSpan(span))
    case .list(let values):
      results.addTable(array: values.count)
      for value in values { try add(value, to: results) }
    case .record(let fields):
      results.addTable(fields: fields.count)
      for field in fields {
        results.add(field.name)
        try add(field.value, to: results)
      }
    }
  }
}
