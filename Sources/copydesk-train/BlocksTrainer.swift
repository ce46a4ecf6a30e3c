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
    var learner = BlockLearner()
    learner.logistic.passes = try options.number("passes", standard: 12)
    learner.logistic.decay = Float(try options.number("decay", standard: 20)) / 1_000_000
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
    try Files.write(Array(table(model).utf8), to: file)
  }

  /// Whether a page's site is one of those kept aside.
  private static func isAside(_ page: GoldPage, _ share: Int) -> Bool {
    siteNumber(page.domain) % share == 0
  }

  /// A number that depends on the site alone.
  static func siteNumber(_ domain: String) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in domain.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash >> 8)
  }

  private static func report(_ name: String, _ pages: [GoldPage], _ model: BlockLearner.Weights) {
    for set in ["aeb", "wcxb", "fundus"] {
      var plain = BlockScores()
      var ruled = BlockScores()
      for page in pages where page.set == set {
        let scores = model.scores(of: page)
        plain.add(words(of: page, scores.map { $0 > 0.45 }), gold: page.gold)
        ruled.add(words(of: page, page.page.keptBlocks(scores)), gold: page.gold)
      }
      Console.say("\(name) \(set): \(plain.summary); with rules \(ruled.summary)")
    }
  }

  private static func words(of page: GoldPage, _ kept: [Bool]) -> [UInt32] {
    zip(page.words, kept).flatMap { $0.1 ? $0.0 : [] }
  }

  /// The model as a table: feature, weight in the first pass, weight in the second.
  private static func table(_ model: BlockLearner.Weights) -> String {
    var lines = [
      "# The block model of the reader of web pages: feature, first pass, second pass.",
      "# Made by copydesk-train blocks; see NOTICE for what it was learnt from.",
    ]
    func rounded(_ weight: Float) -> String {
      let number = Int((weight * 10000).rounded())
      let digits = String(abs(number))
      let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
      return (number < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
    }
    let names = BlockTraining.featureNames
    for (index, name) in names.second.enumerated() {
      let first = index < names.first.count ? rounded(model.first[index]) : ""
      lines.append("\(name)\t\(first)\t\(rounded(model.second[index]))")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Learns both passes.
struct BlockLearner {
  var logistic = LogisticLearner()

  /// The weights of both passes in the order of the features.
  struct Weights {
    let first: [Float]
    let second: [Float]

    /// The scores of the second pass.
    func scores(of page: GoldPage) -> [Float] {
      let rows = page.page.firstPass
      let extra = page.page.secondPass(rows.map { BlockLearner.score($0, first) })
      return zip(rows, extra).map { BlockLearner.score($0.0 + $0.1, second) }
    }
  }

  /// Learns from pages.
  func model(_ pages: [GoldPage]) -> Weights {
    let counts = BlockTraining.featureCounts
    let folds = 4
    var rows = SparseRows()
    for fold in 0..<folds {
      let others = pages.filter { BlocksTrainer.siteNumber($0.domain) % 97 % folds != fold }
      let weights = firstPass(others)
      for page in pages where BlocksTrainer.siteNumber(page.domain) % 97 % folds == fold {
        let first = page.page.firstPass
        let extra = page.page.secondPass(first.map { Self.score($0, weights) })
        add(page, zip(first, extra).map { $0.0 + $0.1 }, to: &rows)
      }
    }
    return Weights(
      first: firstPass(pages), second: logistic.weights(rows, features: counts.all))
  }

  private func firstPass(_ pages: [GoldPage]) -> [Float] {
    var rows = SparseRows()
    for page in pages { add(page, page.page.firstPass, to: &rows) }
    return logistic.weights(rows, features: BlockTraining.featureCounts.first)
  }

  /// Adds a page's blocks; long ones count for more, and no page for much more than others.
  private func add(_ page: GoldPage, _ values: [[Float]], to rows: inout SparseRows) {
    func weight(_ words: Int) -> Float { log2f(1 + Float(min(words, 100))) }
    let total = page.words.reduce(Float(1)) { $0 + weight($1.count) }
    let scale = 30 / (total + 300).squareRoot()
    for (index, row) in values.enumerated() {
      guard let label = page.labels[index] else { continue }
      rows.add(row, label: label, weight: weight(page.words[index].count) * scale / 4)
    }
  }

  private static func score(_ row: [Float], _ weights: [Float]) -> Float {
    var sum: Float = 0
    for (value, weight) in zip(row, weights) where value != 0 { sum += value * weight }
    return 1 / (1 + expf(-sum))
  }
}
