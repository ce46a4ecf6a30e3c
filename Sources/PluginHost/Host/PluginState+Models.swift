internal import DocumentModel
internal import LuaRuntime
internal import TextEngine

/// Linear models: `desk.model`, its methods, and `doc:classify`.
extension PluginState {
  static let modelFunctions: [(String, Body)] = [
    (
      "model",
      { (state, arguments, results) throws(LuaHostError) in
        let model = try state.newModel(arguments.value(0))
        state.vm.charge(bytes: (32 + 4 * model.labels.count) * model.featureCount)
        state.objects.models.append(model)
        results.add(try state.handle("model", state.objects.models.count - 1))
      }
    ),
    (
      "model_labels",
      { (state, arguments, results) throws(LuaHostError) in
        let labels = try state.model(arguments.value(0)).labels
        results.addTable(array: labels.count)
        for label in labels { results.add(label) }
      }
    ),
    (
      "model_size",
      { (state, arguments, results) throws(LuaHostError) in
        results.add(try state.model(arguments.value(0)).featureCount)
      }
    ),
    (
      "model_classify",
      { (state, arguments, results) throws(LuaHostError) in
        var scoring = try state.model(arguments.value(0)).scoring()
        try PluginState.add(arguments.value(1), to: &scoring)
        let count = max(0, min(1000, arguments.integer(2) ?? 0))
        state.addClass(scoring, reasons: count, to: results)
      }
    ),
    (
      "classify",
      { (state, arguments, results) throws(LuaHostError) in
        try state.classify(arguments, results)
      }
    ),
  ]

  // MARK: Making

  private func newModel(_ value: LuaValue) throws(LuaHostError) -> LinearModel {
    if let path = value.text {
      let bytes: [UInt8]
      do throws(Objection) {
        bytes = try folder.data(path)
      } catch {
        throw .message("model '\(PluginFolder.printable(path))': \(error.reason)")
      }
      return try readModel(bytes, "model '\(PluginFolder.printable(path))'")
    }
    guard case .table(let table) = value else {
      throw .message("desk.model takes the name of a data file or a table, got \(value.typeName)")
    }
    if let source = table["source"] {
      guard case .string(let bytes) = source else {
        throw .message("desk.model: source is the text of a model, got \(source.typeName)")
      }
      return try readModel(bytes, "the model")
    }
    return try builtModel(table)
  }

  private func readModel(_ bytes: [UInt8], _ name: String) throws(LuaHostError) -> LinearModel {
    do throws(LinearModelError) {
      return try LinearModel(text: bytes)
    } catch {
      throw .message("\(name), line \(error.line): \(error.message)")
    }
  }

  /// A model of `{ labels = { … }, weights = { feature = { … } } }`.
  private func builtModel(_ table: LuaTable) throws(LuaHostError) -> LinearModel {
    let names: [LuaValue] = table["labels"]?.table?.array ?? []
    let labels = names.compactMap(\.text)
    guard !labels.isEmpty, labels.count <= LinearModel.mostLabels,
      Set(labels).count == labels.count
    else {
      throw .message("desk.model: labels is a list of 1 to \(LinearModel.mostLabels) names")
    }
    let temperature = table["temperature"]?.double ?? 1
    guard (0.001...1000).contains(temperature) else {
      throw .message("desk.model: temperature is a number from 0.001 to 1000")
    }
    guard let weights = table["weights"]?.table else {
      throw .message("desk.model: weights is a table of features with their weights")
    }
    var model = LinearModel(
      labels: labels, temperature: temperature, reserving: weights.entries.count)
    let rows = weights.entries.map { (name: $0.key.text ?? "", value: $0.value) }
      .sorted { $0.name < $1.name }
    for row in rows {
      let items: [LuaValue] = row.value.table?.array ?? []
      let values = items.compactMap(\.double)
      guard !row.name.isEmpty, values.count == labels.count,
        values.allSatisfy({ abs($0) <= 1_000_000 }),
        model.add(row.name.utf8, values.map { Float($0) })
      else {
        throw .message(
          "desk.model: feature '\(PluginFolder.printable(row.name))' needs \(labels.count) numbers "
            + "from -1,000,000 to 1,000,000")
      }
    }
    return model
  }

  /// The model that a value stands for.
  func model(_ value: LuaValue) throws(LuaHostError) -> LinearModel {
    guard case .handle(let handle) = value, className(handle) == "model",
      objects.models.indices.contains(handle.index)
    else { throw .message("a model of desk.model was expected, got \(value.typeName)") }
    return objects.models[handle.index]
  }

  // MARK: Classifying

  /// Adds the features of a list of names or a table from names to numbers.
  private static func add(
    _ value: LuaValue, to scoring: inout LinearModel.Scoring
  ) throws(LuaHostError) {
    guard case .table(let table) = value else {
      throw .message(
        "features are a list of names or a table from names to numbers, got \(value.typeName)")
    }
    if let array = table.array {
      for item in array {
        guard case .string(let name) = item else {
          throw .message("a feature is a text, got \(item.typeName)")
        }
        scoring.add(name, 1)
      }
      return
    }
    var features: [(name: [UInt8], value: Double)] = []
    for entry in table.entries {
      guard case .string(let name) = entry.key, let number = entry.value.double,
        abs(number) <= 1e9
      else { throw .message("a feature has a text as its name and a number as its value") }
      features.append((name, number))
    }
    // Sums of floats depend on their order; that of a table says nothing.
    for feature in features.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
      scoring.add(feature.name, feature.value)
    }
  }

  private func classify(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let model = try model(arguments.value(0))
    let spans = try spans(of: arguments.value(1), "doc:classify")
    let view = try currentView()
    var valences = ValenceTable()
    var reasons = 0
    if case .table(let options) = arguments.value(2) {
      for entry in options.entries {
        switch entry.key.text {
        case "valence": valences = try valence(entry.value)
        case "reasons": reasons = max(0, min(1000, entry.value.wholeNumber ?? 0))
        default: throw .message("doc:classify takes valence and reasons")
        }
      }
    }
    let contexts = SpanContexts(view.document, valences: valences)
    var scoring = model.scoring()
    vm.charge(bytes: 4 * model.featureCount + 240 * spans.count)
    results.addTable(array: spans.count)
    for span in spans {
      guard mayGoOn() else { throw .message("doc:classify ran out of time") }
      scoring.reset()
      contexts.addFeatures(of: view.tokens(touching: span), to: &scoring)
      addClass(scoring, reasons: reasons, to: results)
    }
  }

  /// Adds `{ label, probability, probabilities, reasons }`.
  private func addClass(
    _ scoring: LinearModel.Scoring, reasons count: Int, to results: borrowing LuaResults
  ) {
    let probabilities = scoring.probabilities
    let best = scoring.best
    let model = scoring.model
    results.addTable(fields: 4)
    results.add("label")
    results.add(model.labels[best])
    results.add("probability")
    results.add(probabilities[best])
    results.add("probabilities")
    results.addTable(fields: model.labels.count)
    for (label, probability) in zip(model.labels, probabilities) {
      results.add(label)
      results.add(probability)
    }
    results.add("reasons")
    let reasons = count == 0 ? [] : scoring.reasons(for: best, most: count)
    results.addTable(array: reasons.count)
    for reason in reasons {
      results.addTable(fields: 2)
      results.add("feature")
      results.add(bytes: model.name(reason.feature))
      results.add("weight")
      results.add(reason.weight)
    }
    vm.charge(bytes: 200 + 160 * reasons.count)
  }
}
