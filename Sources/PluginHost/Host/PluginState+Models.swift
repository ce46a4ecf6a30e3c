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
        state.add(ModelClass(scoring, reasons: count), of: scoring.model, to: results)
      }
    ),
    (
      "classify",
      { (state, arguments, results) throws(LuaHostError) in
        try state.classify(arguments, results)
      }
    ),
    (
      "classes",
      { (state, arguments, results) throws(LuaHostError) in
        try state.addClasses(arguments, results)
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

  /// The number of the model that a value stands for.
  private func modelNumber(_ value: LuaValue) throws(LuaHostError) -> Int {
    guard case .handle(let handle) = value, className(handle) == "model",
      objects.models.indices.contains(handle.index)
    else { throw .message("a model of desk.model was expected, got \(value.typeName)") }
    return handle.index
  }

  /// The model that a value stands for.
  func model(_ value: LuaValue) throws(LuaHostError) -> LinearModel {
    objects.models[try modelNumber(value)]
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

  /// What doc:classify and doc:classes are asked for.
  private struct Request {
    var model: Int
    var spans: [TextSpan] = []
    /// The number of the valences; nil for none.
    var valence: Int?
    var reasons = 0
    var decimals: Int?
    /// The labels whose probabilities are compared.
    var margin: (Int, Int)?
  }

  private func request(
    _ arguments: borrowing LuaArguments, _ call: String, _ known: [String]
  ) throws(LuaHostError) -> Request {
    var request = Request(model: try modelNumber(arguments.value(0)))
    request.spans = try spans(of: arguments.value(1), call)
    if arguments.value(2) == .none { return request }
    guard case .table(let options) = arguments.value(2) else {
      throw .message("\(call) takes a table of options, got \(arguments.typeName(2))")
    }
    for entry in options.entries {
      let name = entry.key.text ?? ""
      switch known.contains(name) ? name : "" {
      case "valence": request.valence = try valenceNumber(entry.value)
      case "reasons": request.reasons = max(0, min(1000, entry.value.wholeNumber ?? 0))
      case "decimals": request.decimals = max(0, min(15, entry.value.wholeNumber ?? 15))
      case "margin":
        let labels = objects.models[request.model].labels
        let pair = (entry.value.table?.array ?? []).compactMap { label in
          labels.firstIndex { $0 == label.text }
        }
        guard pair.count == 2 else {
          throw .message("\(call): margin is a list of two labels of the model")
        }
        request.margin = (pair[0], pair[1])
      default:
        throw .message(
          "\(call) takes \(known.dropLast().joined(separator: ", ")) and \(known[known.count - 1])")
      }
    }
    return request
  }

  /// Scores the spans of a request, in text order, so that spans of one sentence come together.
  private func score(
    _ request: Request, _ call: String, _ take: (Int, LinearModel.Scoring) -> Void
  ) throws(LuaHostError) {
    let view = try currentView()
    let contexts: SpanContexts
    if let number = request.valence {
      let valences = objects.valences[number]
      contexts = SpanContexts(
        view.document, valences: valences, parts: view.parts(of: valences, number: number))
    } else {
      contexts = SpanContexts(view.document, valences: ValenceTable())
    }
    let isKept = request.model < kept.models.count
    var scoring =
      isKept
      ? scorings.removeValue(forKey: request.model) ?? objects.models[request.model].scoring()
      : objects.models[request.model].scoring()
    vm.charge(bytes: 4 * scoring.model.featureCount + 240 * request.spans.count)
    let spans = request.spans
    let order = spans.indices.sorted { (spans[$0], $0) < (spans[$1], $1) }
    for (number, position) in order.enumerated() {
      guard number & 63 != 0 || mayGoOn() else { throw .message("\(call) ran out of time") }
      scoring.reset()
      contexts.addFeatures(of: view.tokens(touching: spans[position]), to: &scoring)
      take(position, scoring)
    }
    if isKept { scorings[request.model] = scoring }
  }

  private func classify(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let request = try request(arguments, "doc:classify", ["valence", "reasons"])
    var classes = [ModelClass?](repeating: nil, count: request.spans.count)
    try score(request, "doc:classify") { position, scoring in
      classes[position] = ModelClass(scoring, reasons: request.reasons)
    }
    let model = objects.models[request.model]
    results.addTable(array: classes.count)
    for made in classes { if let made { add(made, of: model, to: results) } }
  }

  /// Adds `{ label, probability, reasons, margin }`, each a column with a value for each span.
  private func addClasses(
    _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    let request = try request(
      arguments, "doc:classes", ["valence", "reasons", "decimals", "margin"])
    let model = objects.models[request.model]
    let empty = [FieldValue](repeating: .null, count: request.spans.count)
    var (labels, probabilities, reasons, margins) = (empty, empty, empty, empty)
    let names = model.labels.map { FieldValue.text($0) }
    var named = 0
    try score(request, "doc:classes") { position, scoring in
      let made = ModelClass(scoring, reasons: request.reasons)
      labels[position] = names[made.label]
      probabilities[position] = .number(
        Rounding.rounded(made.probabilities[made.label], request.decimals))
      if let (first, second) = request.margin {
        margins[position] = .number(
          Rounding.rounded(
            made.probabilities[first] - made.probabilities[second], request.decimals))
      }
      reasons[position] = .list(
        made.reasons.map { reason in
          .record([
            FieldValue.Field(
              "feature", .text(String(decoding: model.name(reason.feature), as: UTF8.self))),
            FieldValue.Field("weight", .number(Rounding.rounded(reason.weight, request.decimals))),
          ])
        })
      named += made.reasons.count
    }
    vm.charge(bytes: 200 * labels.count + 160 * named)
    try add(
      [
        ("label", labels), ("probability", probabilities), ("reasons", reasons),
        ("margin", margins),
      ], to: results)
  }

  /// Adds `{ label, probability, probabilities, reasons }`.
  private func add(
    _ made: ModelClass, of model: LinearModel, to results: borrowing LuaResults
  ) {
    results.addTable(fields: 4)
    results.add("label")
    results.add(model.labels[made.label])
    results.add("probability")
    results.add(made.probabilities[made.label])
    results.add("probabilities")
    results.addTable(fields: model.labels.count)
    for (label, probability) in zip(model.labels, made.probabilities) {
      results.add(label)
      results.add(probability)
    }
    results.add("reasons")
    results.addTable(array: made.reasons.count)
    for reason in made.reasons {
      results.addTable(fields: 2)
      results.add("feature")
      results.add(bytes: model.name(reason.feature))
      results.add("weight")
      results.add(reason.weight)
    }
    vm.charge(bytes: 200 + 160 * made.reasons.count)
  }
}

/// What a model says of some features.
private struct ModelClass {
  /// The index of the likeliest label.
  let label: Int
  /// The probability of each label.
  let probabilities: [Double]
  /// The features that speak most for the label.
  let reasons: [(feature: Int, weight: Double)]

  init(_ scoring: LinearModel.Scoring, reasons count: Int) {
    label = scoring.best
    probabilities = scoring.probabilities
    reasons = count == 0 ? [] : scoring.reasons(for: label, most: count)
  }
}
