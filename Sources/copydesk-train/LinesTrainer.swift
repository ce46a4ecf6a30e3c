import ArticleReaders

/// Trains the model that finds articles in texts of saved pages.
///
/// It learns from the texts of `--data` alone. Those of `--measure` are scored only: by the model, and
/// with `--folds` also by models that learnt from the other sites among them too, which shows what
/// such texts would teach; no such model is written.
enum LinesTrainer {
  static let trainer = Trainer(
    name: "lines",
    summary: "the finder of articles in saved texts, from a file of texts with bodies"
  ) { (options) throws(TrainError) in
    let data = try options.required("data")
    let file = try options.required("out")
    let learner = try TwoPassLearner(.lines, options)
    let taught = try GoldPage.readTexts(data)
    var measured: [GoldPage] = []
    for path in (options.value("measure") ?? "").split(separator: ",") {
      measured += try GoldPage.readTexts(String(path))
    }
    let aside = try options.number("aside", standard: 3)
    measured.removeAll { ($0.siteNumber % aside == 0) != (options.value("final") != nil) }
    let model = learner.model(taught)
    report("taught", taught) { _ in model }
    report("measured", measured) { _ in model }
    let folds = try options.number("folds", standard: 0)
    if folds > 1 {
      let models = (0..<folds).map { fold in
        learner.model(taught + measured.filter { $0.siteNumber / aside % folds != fold })
      }
      report("measured, other sites taught", measured) { models[$0.siteNumber / aside % folds] }
    }
    try Files.write(model.table("saved texts", trainer: "lines"), to: file)
  }

  private static func report(
    _ name: String, _ pages: [GoldPage], _ model: (GoldPage) -> TwoPassLearner.Weights
  ) {
    for set in Set(pages.map(\.set)).sorted() {
      var plain = BlockScores()
      var ruled = BlockScores()
      var ceiling = BlockScores()
      for page in pages where page.set == set {
        let scores = model(page).scores(of: page)
        plain.add(page.words(scores.map { $0 > 0.45 }), gold: page.gold)
        ruled.add(page.words(page.page.keptPieces(scores)), gold: page.gold)
        ceiling.add(page.words(page.labels.map { $0 == true }), gold: page.gold)
      }
      Console.say(
        "\(name) \(set): \(plain.summary); with rules \(ruled.summary); ceiling \(ceiling.summary)")
    }
  }
}
