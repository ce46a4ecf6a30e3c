import ArticleReaders
import Glibc

/// Learns both passes of a model that tells the pieces of an article from the rest of its page.
///
/// The second pass learns from scores that the first gave to sites it had not seen, in four folds by
/// site.
struct TwoPassLearner {
  private var logistic = LogisticLearner()
  private let kind: PieceTraining.Kind
  private let counts: (first: Int, all: Int)

  /// Takes the options `passes`, over the data, and `decay`, in millionths.
  init(_ kind: PieceTraining.Kind, _ options: TrainerOptions) throws(TrainError) {
    self.kind = kind
    logistic.passes = try options.number("passes", standard: 12)
    logistic.decay = Float(try options.number("decay", standard: 20)) / 1_000_000
    let names = PieceTraining.featureNames(of: kind)
    counts = (names.first.count, names.second.count)
  }

  /// The weights of both passes in the order of the features.
  struct Weights {
    let first: [Float]
    let second: [Float]
    fileprivate let names: (first: [String], second: [String])

    /// The scores of the second pass.
    func scores(of page: GoldPage) -> [Float] {
      let rows = page.page.firstPass
      let extra = page.page.secondPass(rows.map { TwoPassLearner.score($0, first) })
      return zip(rows, extra).map { TwoPassLearner.score($0.0 + $0.1, second) }
    }

    /// The model as a table: feature, weight in the first pass, weight in the second.
    func table(_ what: String, trainer: String) -> [UInt8] {
      var lines = [
        "# The model of the reader of \(what): feature, first pass, second pass.",
        "# Made by copydesk-train \(trainer); see NOTICE for what it was learnt from.",
      ]
      for (index, name) in names.second.enumerated() {
        let weight = index < names.first.count ? Self.rounded(first[index]) : ""
        lines.append("\(name)\t\(weight)\t\(Self.rounded(second[index]))")
      }
      return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static func rounded(_ weight: Float) -> String {
      let number = Int((weight * 10000).rounded())
      let digits = String(abs(number))
      let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
      return (number < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
    }
  }

  /// Learns from pages.
  func model(_ pages: [GoldPage]) -> Weights {
    let folds = 4
    var rows = SparseRows()
    for fold in 0..<folds {
      let others = pages.filter { $0.siteNumber % 97 % folds != fold }
      let weights = firstPass(others)
      for page in pages where page.siteNumber % 97 % folds == fold {
        let first = page.page.firstPass
        let extra = page.page.secondPass(first.map { Self.score($0, weights) })
        add(page, zip(first, extra).map { $0.0 + $0.1 }, to: &rows)
      }
    }
    return Weights(
      first: firstPass(pages), second: logistic.weights(rows, features: counts.all),
      names: PieceTraining.featureNames(of: kind))
  }

  private func firstPass(_ pages: [GoldPage]) -> [Float] {
    var rows = SparseRows()
    for page in pages { add(page, page.page.firstPass, to: &rows) }
    return logistic.weights(rows, features: counts.first)
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
