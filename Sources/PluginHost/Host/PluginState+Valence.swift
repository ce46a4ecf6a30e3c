internal import DocumentModel
internal import LuaRuntime
internal import TextEngine

/// Words with valences: `desk.valence`, `doc:valence`.
extension PluginState {
  static let valenceFunctions: [(String, Body)] = [
    (
      "valence",
      { (state, arguments, results) throws(LuaHostError) in
        try state.makeValence(arguments, results)
      }
    ),
    (
      "valence_read",
      { (state, arguments, results) throws(LuaHostError) in
        try state.readValence(arguments, results)
      }
    ),
    (
      "valence_column",
      { (state, arguments, results) throws(LuaHostError) in
        try state.addColumn(of: try state.reading(arguments.value(0)), arguments.text(1), results)
      }
    ),
    (
      "valence_tones",
      { (state, arguments, results) throws(LuaHostError) in
        try state.addTones(arguments, results)
      }
    ),
    (
      "valence_size",
      { (state, arguments, results) throws(LuaHostError) in
        results.add(try state.valence(arguments.value(0)).count)
      }
    ),
    (
      "valence_rules",
      { (_, arguments, results) throws(LuaHostError) in
        let bits = UInt8(truncatingIfNeeded: arguments.integer(0) ?? 0)
        results.add(ValenceReading.Rules(rawValue: bits).text)
      }
    ),
    (
      "file",
      { (state, arguments, results) throws(LuaHostError) in
        guard let name = arguments.text(0) else {
          throw .message("the name of an option was expected, got \(arguments.typeName(0))")
        }
        guard let bytes = try state.userFile(name) else {
          results.addNone()
          return
        }
        state.vm.charge(bytes: bytes.count)
        results.add(bytes: bytes)
      }
    ),
  ]

  /// The file that the user named for an option of type file; nil where there is none.
  private func userFile(_ option: String) throws(LuaHostError) -> [UInt8]? {
    guard view == nil else {
      throw .message("desk.file reads while the plugin loads; call it outside analyze")
    }
    fileOptions.insert(option)
    guard let path = folder.files[option] else { return nil }
    do throws(Objection) {
      return try Files.read(path, limit: PluginFolder.dataLimit)
    } catch {
      let shown = PluginFolder.printable(path)
      throw .message("--set \(folder.name).\(option)=\(shown): \(error.reason)")
    }
  }

  // MARK: Making

  private static let valenceKeys = ["files", "entries"] + ValenceNumbers.names

  private func makeValence(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    guard case .table(let table) = arguments.value(0) else {
      throw .message("desk.valence takes a table, got \(arguments.typeName(0))")
    }
    var valences = ValenceTable()
    for entry in table.entries {
      let name = entry.key.text ?? ""
      guard Self.valenceKeys.contains(name) else {
        throw .message(
          "desk.valence has no '\(PluginFolder.printable(name))'; "
            + ManifestReader.hint(name, Self.valenceKeys))
      }
      if let number = ValenceNumbers(rawValue: name) {
        guard let value = entry.value.double, number.range.contains(value) else {
          throw .message(
            "desk.valence: \(name) is a number from \(number.range.lowerBound) "
              + "to \(number.range.upperBound)")
        }
        number.set(value, in: &valences.constants)
      }
    }
    // The entries of the table go before those of files.
    if let entries = table["entries"] { try add(entries, to: &valences) }
    for file in table["files"]?.table?.array ?? [] {
      guard let path = file.text else {
        throw .message("desk.valence: files is a list of names of data files")
      }
      try add(file: path, to: &valences)
    }
    vm.charge(bytes: 96 * valences.count)
    objects.valences.append(valences)
    results.add(try handle("valence", objects.valences.count - 1))
  }

  private func add(file path: String, to valences: inout ValenceTable) throws(LuaHostError) {
    let shown = PluginFolder.printable(path)
    let bytes: [UInt8]
    do throws(Objection) {
      bytes = try folder.data(path)
    } catch {
      throw .message("data file '\(shown)': \(error.reason)")
    }
    do throws(ValenceTextError) {
      try valences.add(text: bytes)
    } catch {
      throw .message("data file '\(shown)', line \(error.line): \(error.message)")
    }
  }

  private func add(_ value: LuaValue, to valences: inout ValenceTable) throws(LuaHostError) {
    guard case .table(let list) = value, let array = list.array else {
      throw .message("desk.valence: entries is a list of { word = …, valence = … }")
    }
    for (index, item) in array.enumerated() {
      let place = "desk.valence: entry \(index + 1)"
      guard case .table(let record) = item, let word = record["word"]?.text else {
        throw .message("\(place) is a table with word = \"…\"")
      }
      let valence = record["valence"]?.double
      guard valence.map({ abs($0) <= 10 }) ?? (record["valence"] == nil) else {
        throw .message("\(place): valence is a number from -10 to 10")
      }
      let name = record["role"]?.text ?? "tone"
      guard let role = ValenceTable.Roles(named: name) else {
        let names = ValenceTable.Roles.names.map(\.name)
        throw .message(
          "\(place): there is no role '\(PluginFolder.printable(name))'; "
            + ManifestReader.hint(name, names))
      }
      valences.add(word, as: role, valence: valence ?? 0)
    }
  }

  // MARK: Reading

  private func readValence(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let number = try valenceNumber(arguments.value(0))
    let valences = objects.valences[number]
    let view = try currentView()
    var units: [Range<Int>]?
    var left: [Bool]?
    var readsNames = false
    if case .table(let options) = arguments.value(1) {
      for entry in options.entries {
        switch entry.key.text {
        case "units":
          units = try spans(of: entry.value, "doc:valence: units").map(view.tokens(touching:))
        case "without":
          var mask = [Bool](repeating: false, count: view.tokens.count)
          for span in try spans(of: entry.value, "doc:valence: without") {
            for token in view.tokens(touching: span) { mask[token] = true }
          }
          left = mask
        case "names": readsNames = entry.value.text == "read"
        default: throw .message("doc:valence takes units, without and names")
        }
      }
    }
    let total = units?.reduce(0) { $0 + $1.count } ?? 0
    guard total <= 4 * view.tokens.count + 1_000_000 else {
      throw .message("doc:valence: the units have \(total) tokens together; that is too many")
    }
    let reading = valences.reading(
      of: view.document, parts: view.parts(of: valences, number: number), units: units,
      silent: readsNames ? nil : view.silentNames, left: left)
    vm.charge(bytes: 48 * reading.units.count + 40 * reading.hits.count)
    objects.readings.append(reading)
    results.add(try handle("reading", objects.readings.count - 1))
  }

  /// Adds a column of a reading: one of its units, or one of their hits.
  private func addColumn(
    of reading: ValenceReading, _ name: String?, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let spans = try currentView().tokens.spans
    func column<Item>(
      _ items: [Item], _ results: borrowing LuaResults,
      _ put: (Item, borrowing LuaResults) -> Void
    ) {
      vm.charge(bytes: 16 * items.count)
      results.addTable(array: items.count)
      for item in items { put(item, results) }
    }
    switch name {
    case "sum": column(reading.units, results) { $1.add($0.sum) }
    case "words": column(reading.units, results) { $1.add($0.words) }
    case "known": column(reading.units, results) { $1.add($0.known) }
    case "events": column(reading.units, results) { $1.add($0.events) }
    case "last_hit": column(reading.units, results) { $1.add($0.hits.upperBound) }
    case "start": column(reading.hits, results) { $1.add(spans[$0.tokens.lowerBound].start + 1) }
    case "stop": column(reading.hits, results) { $1.add(spans[$0.tokens.upperBound - 1].end) }
    case "weight": column(reading.hits, results) { $1.add($0.weight) }
    case "rule": column(reading.hits, results) { $1.add(Int($0.rules.rawValue)) }
    default: throw .message("a reading has no such column")
    }
  }

  // MARK: Arguments

  /// The number of the valences that a value stands for.
  func valenceNumber(_ value: LuaValue) throws(LuaHostError) -> Int {
    guard case .handle(let handle) = value, className(handle) == "valence",
      objects.valences.indices.contains(handle.index)
    else { throw .message("valences of desk.valence were expected, got \(value.typeName)") }
    return handle.index
  }

  /// The valences that a value stands for.
  func valence(_ value: LuaValue) throws(LuaHostError) -> ValenceTable {
    objects.valences[try valenceNumber(value)]
  }

  /// The reading that a value stands for.
  func reading(_ value: LuaValue) throws(LuaHostError) -> ValenceReading {
    guard case .handle(let handle) = value, className(handle) == "reading",
      objects.readings.indices.contains(handle.index)
    else { throw .message("a reading of doc:valence was expected, got \(value.typeName)") }
    return objects.readings[handle.index]
  }

  /// The spans of a sequence of items or a list of spans.
  func spans(of value: LuaValue, _ context: String) throws(LuaHostError) -> [TextSpan] {
    switch value {
    case .sequence(let sequence):
      guard let name = classNames[sequence.type] else {
        throw .message("\(context): the items have no place in the text")
      }
      guard let spans = try currentView().spans(of: sequence.indices, in: name) else {
        throw .message("\(context): the items have no place in the text")
      }
      return spans
    case .table(let table):
      var spans: [TextSpan] = []
      for item in table.array ?? [] { spans.append(try span(of: item, context)) }
      return spans
    default: throw .message("\(context) is a list of spans, got \(value.typeName)")
    }
  }
}

/// The numbers of the rules that a plugin can set.
private enum ValenceNumbers: String, CaseIterable {
  case window, step, negated, before, after, capitals, exclamation, hypothetical, event, judging

  static let names = allCases.map(\.rawValue)

  var range: ClosedRange<Double> { self == .window ? 0...20 : -10...10 }

  func set(_ value: Double, in constants: inout ValenceTable.Constants) {
    switch self {
    case .window: constants.window = Int(value)
    case .step: constants.step = value
    case .negated: constants.negated = value
    case .before: constants.beforeContrast = value
    case .after: constants.afterContrast = value
    case .capitals: constants.capitals = value
    case .exclamation: constants.exclamation = value
    case .hypothetical: constants.hypothetical = value
    case .event: constants.event = value
    case .judging: constants.judging = value
    }
  }
}
