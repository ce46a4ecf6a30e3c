import Glibc
import TextEngine

/// Trains the model of sentiment towards a span in its sentence.
enum SentimentTrainer {
  static let trainer = Trainer(
    name: "sentiment", summary: "the model of sentiment towards a span, from JSONL with targets"
  ) { (options) throws(TrainError) in
    let valences = try valences(options)
    let folder = try options.required("data")
    let corpus = try SentimentCorpus(
      options.value("train") ?? "\(folder)/newsmtsc.train.jsonl", valences: valences)
    let (data, names) = corpus.numbered(least: try options.number("least", standard: 2))
    Console.say("\(data.labels.count) spans, \(names.count) features, labels \(corpus.labels)")
    let regression = LogisticRegression(
      strength: Double(try options.number("strength", standard: 50)) / 1000,
      steps: try options.number("steps", standard: 60))
    let folds = try options.number("folds", standard: 5)
    let temperature = folds > 1 ? crossValidate(corpus, data, regression, folds) : 1
    let weights = regression.weights(data, examples: Array(data.labels.indices))
    let model = compiled(
      weights, names, corpus.labels, temperature,
      least: Double(try options.number("prune", standard: 10)) / 1000)
    try Files.write(model.text, to: try options.required("out"))
    Console.say("model of \(model.text.count) bytes, \(model.featureCount) features")
    if let path = options.value("dev") {
      let dev = try SentimentCorpus(path, valences: valences)
      report("dev", dev.rows.map { probabilities($0, model) }, dev.gold, corpus.labels)
    }
  }

  private static func valences(_ options: TrainerOptions) throws(TrainError) -> ValenceTable {
    var table = ValenceTable()
    let folder = options.value("plugin") ?? "Plugins/sentiment"
    for name in ["lexicon", "conflict", "rules"] {
      let path = "\(folder)/data/\(name).tsv"
      let bytes = try Files.read(path)
      do throws(ValenceTextError) {
        try table.add(text: bytes)
      } catch {
        throw TrainError("\(path), line \(error.line): \(error.message)")
      }
    }
    return table
  }

  /// Prints scores on held-out folds; the spans of a record stay together.
  ///
  /// - Returns: the temperature that makes the probabilities of the held-out spans most likely.
  private static func crossValidate(
    _ corpus: SentimentCorpus, _ data: LogisticRegression.Data, _ regression: LogisticRegression,
    _ folds: Int
  ) -> Double {
    var scores = [[Double]](repeating: [], count: data.labels.count)
    for fold in 0..<folds {
      let kept = data.labels.indices.filter { corpus.records[$0] % folds != fold }
      let weights = regression.weights(data, examples: Array(kept))
      for example in data.labels.indices where corpus.records[example] % folds == fold {
        scores[example] = LogisticRegression.scores(data, example, weights)
      }
    }
    var best = (temperature: 1.0, loss: Double.infinity)
    for step in 4...40 {
      let temperature = Double(step) / 20
      var loss = 0.0
      for (example, row) in scores.enumerated() {
        let found = LogisticRegression.probabilities(row.map { $0 / temperature })
        loss -= log(max(1e-300, found[data.labels[example]]))
      }
      if loss < best.loss { best = (temperature, loss) }
    }
    let held = scores.map { row in
      LogisticRegression.probabilities(row.map { $0 / best.temperature })
    }
    report(
      "held out, \(folds) folds, temperature \(best.temperature)", held, data.labels, corpus.labels)
    return best.temperature
  }

  private static func compiled(
    _ weights: [Double], _ names: [String], _ labels: [String], _ temperature: Double, least: Double
  ) -> LinearModel {
    var model = LinearModel(labels: labels, temperature: temperature, reserving: names.count)
    for (index, name) in names.enumerated() {
      let row = weights[index * labels.count..<(index + 1) * labels.count]
      guard row.contains(where: { abs($0) >= least }) else { continue }
      _ = model.add(name.utf8, row.map { Float(($0 * 1000).rounded() / 1000) })
    }
    return model
  }

  private static func probabilities(
    _ row: [(name: String, value: Float)], _ model: LinearModel
  ) -> [Double] {
    var scoring = model.scoring()
    for feature in row { scoring.add(Array(feature.name.utf8), Double(feature.value)) }
    return scoring.probabilities
  }

  /// Prints F1 of each label, their mean, accuracy, and the calibration error: the mean distance of
  /// stated probability and share of right answers over ten bins of probability.
  private static func report(
    _ title: String, _ found: [[Double]], _ gold: [Int], _ labels: [String]
  ) {
    let best = found.map { row in row.indices.max { (row[$0], $1) < (row[$1], $0) } ?? 0 }
    var f1: [Double] = []
    for label in labels.indices {
      let right = zip(best, gold).count { $0 == label && $1 == label }
      let all = best.count { $0 == label } + gold.count { $0 == label }
      f1.append(2 * Double(right) / Double(max(1, all)))
    }
    var bins = [(stated: Double, right: Double)](repeating: (0, 0), count: 10)
    for (example, label) in best.enumerated() {
      let stated = found[example][label]
      let bin = min(9, Int(stated * 10))
      bins[bin].stated += stated
      bins[bin].right += label == gold[example] ? 1 : 0
    }
    let right = bins.reduce(0) { $0 + $1.right }
    let error = bins.reduce(0) { $0 + abs($1.stated - $1.right) }
    let parts = zip(labels, f1).map { "\($0) \(rounded($1))" }.joined(separator: " ")
    let count = Double(max(1, gold.count))
    Console.say(
      "\(title): macro-F1 \(rounded(f1.reduce(0, +) / Double(labels.count))) \(parts) "
        + "accuracy \(rounded(right / count)) calibration error \(rounded(error / count))")
  }

  private static func rounded(_ value: Double) -> Double { (value * 10000).rounded() / 10000 }
}
