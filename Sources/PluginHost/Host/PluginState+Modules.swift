internal import DocumentModel
internal import JSONText
internal import LuaRuntime
internal import TextEngine

extension PluginState {
  /// What the modules of `copydesk` need native code for.
  static let moduleFunctions: [(String, Body)] = [
    (
      "json_encode",
      { (state, arguments, results) throws(LuaHostError) in
        let value = try RowDecoder(state: state).any(arguments.value(0), "json.encode", depth: 0)
        var output: [UInt8] = []
        JSONWriter.append(try state.json(value), to: &output)
        state.vm.charge(bytes: output.count)
        results.add(bytes: output)
      }
    ),
    (
      "json_decode",
      { (state, arguments, results) throws(LuaHostError) in
        guard let bytes = arguments.bytes(0) else {
          throw .message("json.decode takes a text, got \(arguments.typeName(0))")
        }
        guard bytes.count <= PluginState.longestText else {
          throw .message(
            "json.decode takes up to \(PluginState.longestText) bytes, got \(bytes.count)")
        }
        do throws(JSONError) {
          let value = try JSONValue(parsing: bytes)
          state.vm.charge(bytes: 16 * bytes.count)
          results.add(PluginState.lua(value))
        } catch {
          throw .message("json.decode: \(error.description)")
        }
      }
    ),
    (
      "number_parse",
      { (_, arguments, results) throws(LuaHostError) in
        let text = try PluginState.text(arguments, 0, limit: PluginState.longestPhrase)
        guard let number = ShortText.annotated(text, .numbers).layers.numbers?.first else {
          results.addNone()
          return
        }
        results.addTable(fields: 6)
        for (name, value) in [
          ("value", number.value), ("low", number.low), ("high", number.high),
        ] {
          results.add(name)
          results.add(value.map { .whole($0) } ?? .none)
        }
        for (name, text) in [
          ("approx", number.approximation.rawValue), ("kind", number.kind.rawValue),
          ("form", number.form.rawValue),
        ] {
          results.add(name)
          results.add(text)
        }
      }
    ),
    (
      "date_parse",
      { (_, arguments, results) throws(LuaHostError) in
        let anchor = arguments.text(1).flatMap { CalendarDate(iso: $0) }
        if !arguments.isNone(1), anchor == nil {
          throw .message("date.parse: the anchor is no date such as \"2024-02-26\"")
        }
        let text = try PluginState.text(arguments, 0, limit: PluginState.longestPhrase)
        let dates = ShortText.annotated(text, .dates, published: anchor).layers.dates
        if let value = dates?.first?.value { results.add(value) } else { results.addNone() }
      }
    ),
    (
      "date_add",
      { (_, arguments, results) throws(LuaHostError) in
        let date = try PluginState.date(arguments, 0)
        guard let days = arguments.integer(1) else {
          throw .message("date.add takes a number of days, got \(arguments.typeName(1))")
        }
        guard (-4_000_000...4_000_000).contains(days) else {
          throw .message("date.add takes up to 4,000,000 days, got \(days)")
        }
        guard let sum = date.adding(days: days) else {
          throw .message("date.add: the day is not known, or beyond the years 1 to 9999")
        }
        results.add(sum.description)
      }
    ),
    (
      "date_days",
      { (_, arguments, results) throws(LuaHostError) in
        let first = try PluginState.date(arguments, 0)
        let second = try PluginState.date(arguments, 1)
        guard let start = first.dayNumber, let end = second.dayNumber else {
          throw .message("date.days takes two days, such as \"2024-02-26\"")
        }
        results.add(end - start)
      }
    ),
    (
      "date_weekday",
      { (_, arguments, results) throws(LuaHostError) in
        if let day = try PluginState.date(arguments, 0).weekday {
          results.add(day)
        } else {
          results.addNone()
        }
      }
    ),
    (
      "stem",
      { (_, arguments, results) throws(LuaHostError) in
        let word = try PluginState.text(arguments, 0, limit: PluginState.longestPhrase)
        results.add(WordForms.stem(word.lowercased()))
      }
    ),
    (
      "text_lower",
      { (_, arguments, results) throws(LuaHostError) in
        results.add(try PluginState.text(arguments, 0).lowercased())
      }
    ),
    (
      "text_upper",
      { (_, arguments, results) throws(LuaHostError) in
        results.add(try PluginState.text(arguments, 0).uppercased())
      }
    ),
    (
      "text_fold",
      { (_, arguments, results) throws(LuaHostError) in
        results.add(UnicodeText.folded(try PluginState.text(arguments, 0)))
      }
    ),
    (
      "text_len",
      { (_, arguments, results) throws(LuaHostError) in
        results.add(try PluginState.text(arguments, 0).unicodeScalars.count)
      }
    ),
    (
      "text_width",
      { (_, arguments, results) throws(LuaHostError) in
        results.add(UnicodeText.width(try PluginState.text(arguments, 0)))
      }
    ),
    (
      "text_sub",
      { (_, arguments, results) throws(LuaHostError) in
        let scalars = Array(try PluginState.text(arguments, 0).unicodeScalars)
        let range = UnicodeText.positions(
          arguments.integer(1) ?? 1, arguments.integer(2) ?? -1, count: scalars.count)
        results.add(String(String.UnicodeScalarView(scalars[range])))
      }
    ),
    (
      "text_words",
      { (state, arguments, results) throws(LuaHostError) in
        let words = Segments.words(try PluginState.text(arguments, 0))
        state.vm.charge(bytes: 48 * words.count)
        results.addTable(array: words.count)
        for word in words { results.add(word) }
      }
    ),
    (
      "edit_distance",
      { (state, arguments, results) throws(LuaHostError) in
        let first = Array(try PluginState.text(arguments, 0).unicodeScalars)
        let second = Array(try PluginState.text(arguments, 1).unicodeScalars)
        guard first.count <= 2000, second.count <= 2000 else {
          throw .message("similarity.edits compares texts of up to 2,000 characters")
        }
        results.add(UnicodeText.edits(first, second))
      }
    ),
  ]

  /// The most bytes of a text that a module works on: no limit can stop it halfway.
  static let longestText = 4 << 20
  /// The most bytes of a word, a number or a date in words.
  static let longestPhrase = 10_000

  /// A text argument; bytes that are not UTF-8, or too many, are an error.
  private static func text(
    _ arguments: borrowing LuaArguments, _ position: Int, limit: Int = longestText
  ) throws(LuaHostError) -> String {
    if let text = arguments.text(position) {
      guard text.utf8.count <= limit else {
        throw .message("the text has \(text.utf8.count) bytes; at most \(limit) are taken")
      }
      return text
    }
    throw .message("a text was expected, got \(shownType(arguments, position))")
  }

  /// The type of an argument that is no text, for messages.
  static func shownType(_ arguments: borrowing LuaArguments, _ position: Int) -> String {
    let name = arguments.typeName(position)
    return name == "string" ? "bytes that are not valid UTF-8" : name
  }

  /// A date argument, in ISO 8601.
  private static func date(
    _ arguments: borrowing LuaArguments, _ position: Int
  ) throws(LuaHostError) -> CalendarDate {
    let text = try text(arguments, position)
    guard let date = CalendarDate(iso: text) else {
      throw .message("'\(PluginFolder.printable(text))' is no date such as \"2024-02-26\"")
    }
    return date
  }

  /// A field value as JSON; spans become `{start, stop, text}`.
  private func json(_ value: FieldValue) throws(LuaHostError) -> JSONValue {
    switch value {
    case .null: return .null
    case .boolean(let boolean): return .boolean(boolean)
    case .integer(let integer): return .integer(integer)
    case .number(let number): return .number(number)
    case .text(let text): return .string(text)
    case .span(let span):
      let text = try currentView().document.text.string(in: span)
      return .object([
        JSONValue.Member("start", .integer(Int64(span.start + 1))),
        JSONValue.Member("stop", .integer(Int64(span.end))),
        JSONValue.Member("text", .string(text)),
      ])
    case .list(let values):
      var list: [JSONValue] = []
      for value in values { list.append(try json(value)) }
      return .array(list)
    case .record(let fields):
      var members: [JSONValue.Member] = []
      for field in fields { members.append(JSONValue.Member(field.name, try json(field.value))) }
      return .object(members)
    }
  }

  private static func lua(_ value: JSONValue) -> LuaValue {
    switch value {
    case .null: .none
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let integer): .integer(integer)
    case .number(let number): .number(number)
    case .string(let text): .text(text)
    case .array(let values):
      .table(
        LuaTable(
          entries: values.enumerated().compactMap { place, value in
            let value = lua(value)
            return value == .none
              ? nil : LuaTable.Entry(key: .integer(Int64(place + 1)), value: value)
          }))
    case .object(let members): .table(LuaTable(fields: members.map { ($0.name, lua($0.value)) }))
    }
  }
}

extension LuaValue {
  /// A number, as a Lua integer where it is whole.
  static func whole(_ number: Double) -> LuaValue {
    Int64(exactly: number).map { .integer($0) } ?? .number(number)
  }
}
