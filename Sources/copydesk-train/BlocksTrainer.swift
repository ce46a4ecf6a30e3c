import ArticleReaders
import Glibc

/// Trains the model that finds articles in pages.
///
/// The second pass learns from scores that the first gave to sites it had not seen, in four folds by
/// site; a third of the sites can be kept aside to measure on.
enum BlocksTrainer {
  static let trainer = Trainer(
    name: "blocks", summary: "the finder of articles in pages, from gold texts and unpacked --pages"
  ) { (options) throws(TrainError) in
    let data = try options.required("data")
    let pages = try options.required("pages")
    let file = try options.required("out")
    var all: [GoldPage] = []
    for set in ["aeb", "wcxb", "fundus"] { all += try GoldPage.read(set, data: data, pages: pages) }
    let aside = try options.number("aside", standard: 3)
    let learner = try TwoPassLearner(.blocks, options)
    if aside > 1 {
      let taught = all.filter { !isAside($0, aside) }
      let measured = all.filter { isAside($0, aside) }
      Console.say("\(taught.count) pages teach, \(measured.count) of other sites measure")
      let model = learner.model(taught)
      report("taught", taught, model)
      report("aside", measured, model)
    }
    let model = learner.model(all)
    report("all", all, model)
    try Files.write(model.table("web pages", trainer: "blocks"), to: file)
  }

  /// Whether a page's site is one of those kept aside.
  private static func isAside(_ page: GoldPage, _ share: Int) -> Bool {
    page.siteNumber % share == 0
  }

  private static func report(_ name: String, _ pages: [GoldPage], _ model: TwoPassLearner.Weights) {
    for set in ["aeb", "wcxb", "fundus"] {
      var plain = BlockScores()
      var ruled = BlockScores()
      for page in pages where page.set == set {
        let scores = model.scores(of: page)
        plain.add(page.words(scores.map { $0 > 0.45 }), gold: page.gold)
        ruled.add(page.words(page.page.keptPieces(scores)), gold: page.gold)
      }
      Console.say("\(name) \(set): \(plain.summary); with rules \(ruled.summary)")
    }
  }
}
