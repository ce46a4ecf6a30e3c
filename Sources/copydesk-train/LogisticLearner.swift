import Glibc

/// Rows of features, most of them zero, with what is known of each.
struct SparseRows {
  private(set) var starts: [Int] = [0]
  private(set) var columns: [UInt16] = []
  private(set) var values: [Float] = []
  private(set) var labels: [Bool] = []
  private(set) var weights: [Float] = []

  /// The number of rows.
  var count: Int { labels.count }

  mutating func add(_ row: [Float], label: Bool, weight: Float) {
    for (column, value) in row.enumerated() where value != 0 {
      columns.append(UInt16(column))
      values.append(value)
    }
    starts.append(columns.count)
    labels.append(label)
    weights.append(weight)
  }
}

/// Logistic regression by stochastic gradient descent, deterministic.
///
/// Steps as AdaGrad makes them (Duchi, Hazan and Singer 2011); the mean of the weights of the later
/// passes.
struct LogisticLearner {
  /// The strength of the pull towards zero.
  var decay: Float = 2e-5
  /// The number of passes over the rows.
  var passes = 12
  /// The first step's length.
  var rate: Float = 0.15

  /// The weights that tell the rows apart best.
  func weights(_ rows: SparseRows, features: Int) -> [Float] {
    var weights = [Float](repeating: 0, count: features)
    var squares = [Float](repeating: 1e-6, count: features)
    var sums = [Double](repeating: 0, count: features)
    var order = Array(0..<rows.count)
    // Not `SplitMix`: the shipped models were learnt in the order that these numbers give.
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for pass in 0..<passes {
      for place in order.indices.reversed() where place > 0 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(place, Int((state >> 33) % UInt64(place + 1)))
      }
      for row in order {
        let range = rows.starts[row]..<rows.starts[row + 1]
        var sum: Float = 0
        for place in range { sum += weights[Int(rows.columns[place])] * rows.values[place] }
        let error = (1 / (1 + expf(-sum)) - (rows.labels[row] ? 1 : 0)) * rows.weights[row]
        for place in range {
          let column = Int(rows.columns[place])
          let gradient = error * rows.values[place] + decay * weights[column]
          squares[column] += gradient * gradient
          weights[column] -= rate * gradient / squares[column].squareRoot()
        }
      }
      if pass >= passes / 2 {
        for column in 0..<features { sums[column] += Double(weights[column]) }
      }
    }
    let counted = Double(passes - passes / 2)
    return sums.map { Float($0 / counted) }
  }
}
