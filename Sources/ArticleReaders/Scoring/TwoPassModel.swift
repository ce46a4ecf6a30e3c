internal import CTextData
internal import Glibc

/// What a model sees of things in an order, by each alone.
protocol FeatureRows {
  /// Appends what is seen of one of them.
  func append(_ index: Int, to vector: inout FeatureVector)
}

/// What both passes of a model see.
protocol TwoPassFeatures: FeatureRows {
  associatedtype Stacked: FeatureRows

  /// The number of things.
  var count: Int { get }

  /// What the second pass sees besides: the scores that the first gave to the things around.
  func stacked(_ scores: [Float]) -> Stacked
}

/// Tells what is of an article from what is not: two linear models, one after the other.
///
/// The first scores each piece by itself and its surroundings; the second sees in addition what the
/// first says of the pieces around, and so learns that articles come in runs (stacking; the place
/// that Vogels et al. 2018 give to a random field). Trained by `copydesk-train`.
struct TwoPassModel: Sendable {
  /// The weights of each pass in the order of the features.
  private let first: [Float]
  private let second: [Float]

  /// A model from its table: lines of feature, weight in the first pass, weight in the second.
  ///
  /// - Parameters:
  ///   - lines: the table; lines that open with `#` are remarks.
  ///   - names: the features of both passes in order; one without a line weighs nothing.
  init(lines: [Substring], names: (first: [String], second: [String])) {
    var weights: [[String: Float]] = [[:], [:]]
    for line in lines where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      if let weight = Float(fields[1]) { weights[0][String(fields[0])] = weight }
      if let weight = Float(fields[2]) { weights[1][String(fields[0])] = weight }
    }
    first = names.first.map { weights[0][$0] ?? 0 }
    second = names.second.map { weights[1][$0] ?? 0 }
  }

  /// A model from a table that is embedded in the program.
  init(_ table: copydesk_table, names: (first: [String], second: [String])) {
    let bytes = unsafe UnsafeBufferPointer(start: table.bytes, count: table.length)
    let text = unsafe String(decoding: bytes, as: UTF8.self)
    self.init(lines: text.split(separator: "\n"), names: names)
  }

  /// The names of the features of both passes, in order, of any two things.
  static func names(_ features: some TwoPassFeatures) -> (first: [String], second: [String]) {
    var vector = FeatureVector(isNamed: true)
    features.append(0, to: &vector)
    let first = vector.names
    features.stacked([Float](repeating: 0, count: features.count)).append(0, to: &vector)
    return (first, vector.names)
  }

  /// The probability of each thing to belong to the article, by both passes.
  ///
  /// - Complexity: linear in the number of things; a few numbers are kept of each.
  func scores(of features: some TwoPassFeatures) -> [Float] {
    var vector = FeatureVector(isNamed: false)
    var scores: [Float] = []
    var sums: [Float] = []
    scores.reserveCapacity(features.count)
    sums.reserveCapacity(features.count)
    for index in 0..<features.count {
      vector.removeAll()
      features.append(index, to: &vector)
      var sum: Float = 0
      var next: Float = 0
      for (place, value) in vector.values.enumerated() where value != 0 {
        sum += value * first[place]
        next += value * second[place]
      }
      scores.append(Self.probability(sum))
      sums.append(next)
    }
    let stacked = features.stacked(scores)
    let width = first.count
    return (0..<features.count).map { index in
      vector.removeAll()
      stacked.append(index, to: &vector)
      var sum: Float = 0
      for (place, value) in vector.values.enumerated() where value != 0 {
        sum += value * second[width + place]
      }
      return Self.probability(sums[index] + sum)
    }
  }

  /// The logistic function.
  static func probability(_ logit: Float) -> Float { 1 / (1 + expf(-logit)) }
}
