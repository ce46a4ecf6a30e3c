import DocumentModel
import TextEngine

/// Trains the recogniser of names.
enum NamesTrainer {
  static let trainer = Trainer(
    name: "names", summary: "the recogniser of names, from JSONL with labelled spans"
  ) { (options) throws(TrainError) in
    let folder = try options.required("data")
    let file = try options.required("out")
    let data = try data(folder, options)
    let margin = Float(try options.number("margin", standard: 100)) / 100
    let drop = Float(try options.number("drop", standard: 80)) / 1000
    let passes = try options.number("passes", standard: 6)
    var sum = NameWeights(features: data.vocabulary.count)
    for run in 1...(try options.number("runs", standard: 3)) {
      var learner = NamePerceptron(
        features: data.vocabulary.count, margin: margin, seed: 20_240_500 + UInt64(run))
      for pass in 1...passes {
        let wrong = learner.pass(data, drop: drop)
        Console.say("run \(run), pass \(pass): \(Int(wrong * 1_000_000)) wrong labels in a million")
      }
      sum.add(learner)
    }
    let model = NameCompiler(least: Float(try options.number("prune", standard: 4)))
      .bytes(sum, data.vocabulary)
    try Files.write(model, to: file)
    Console.say("model of \(model.count) bytes")
    try score(model, folder)
  }

  private static let labels = ["PER", "ORG", "LOC", "MISC"]
  /// Sets that are only measured.
  private static let measured = ["worldwide.dev", "gum.dev", "wnut17.dev", "btc.dev"]

  private static func data(
    _ folder: String, _ options: TrainerOptions
  ) throws(TrainError) -> NameData {
    var data = NameData()
    let weights = try weights(options)
    for set in NameCorpus.sets {
      if let skipped = options.value("skip"), skipped.split(separator: ",").contains(set[...]) {
        continue
      }
      for document in try NameCorpus.read(set, below: folder) {
        guard let text = NameTraining(document.document) else { continue }
        data.add(
          text, labels: NameCorpus.labels(of: document, text), weight: weights[set] ?? 1)
      }
    }
    data.numberFeatures(least: UInt32(try options.number("least", standard: 2)))
    Console.say(
      "\(data.sentences.count) sentences, \(data.labels.count) tokens, "
        + "\(data.features.count / max(1, data.labels.count)) features a token, "
        + "\(data.vocabulary.count) kinds")
    return data
  }

  /// How often a sentence of each set counts: "gum.train=2,congress_silver.train=0.5".
  private static func weights(_ options: TrainerOptions) throws(TrainError) -> [String: Float] {
    var weights: [String: Float] = [:]
    for pair in (options.value("weights") ?? "gum.train=2,wikigold.all=1.5").split(separator: ",") {
      let parts = pair.split(separator: "=")
      guard parts.count == 2, let weight = Float(parts[1]) else {
        throw TrainError("--weights needs SET=NUMBER, found '\(pair)'")
      }
      weights[String(parts[0])] = weight
    }
    return weights
  }

  /// Prints the scores of a model on the sets that it has not seen.
  private static func score(_ model: [UInt8], _ folder: String) throws(TrainError) {
    for set in measured {
      var scores = NameScores()
      for document in try NameCorpus.read(set, below: folder, all: true) {
        guard let text = NameTraining(document.document) else { continue }
        let found = unsafe model.withUnsafeBytes { buffer -> [UInt8] in
          guard let base = buffer.baseAddress else { return [] }
          return unsafe text.labels(by: NameModel(at: base))
        }
        let names = NameLabel.names(found).map { name in
          (
            span: text.spans[name.tokens.lowerBound].hull(text.spans[name.tokens.upperBound - 1]),
            label: labels[Int(name.kind)]
          )
        }
        scores.add(names, of: document)
      }
      Console.say(
        "\(set): P \(rounded(scores.precision)) R \(rounded(scores.recall)) "
          + "F1 \(rounded(scores.f1))")
    }
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
