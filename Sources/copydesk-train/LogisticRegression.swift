import Glibc

/// Multinomial logistic regression with L2 regularisation, fitted by L-BFGS (Liu and Nocedal 1989).
///
/// The loss is the mean negative log likelihood times `strength`, plus half the squared weights:
/// scikit-learn's with C = `strength` over the number of examples.
struct LogisticRegression {
  /// An example: its label and its features with values, divided into rows of one pool.
  struct Data {
    let labels: [Int]
    let starts: [Int]
    let features: [UInt32]
    let values: [Float]
    let featureCount: Int
    let labelCount: Int
  }

  /// How much the examples count against the size of the weights.
  let strength: Double
  /// The most steps.
  let steps: Int

  /// The weights, a row of labels for each feature.
  func weights(_ data: Data, examples: [Int]) -> [Double] {
    var solver = LBFGS(size: data.featureCount * data.labelCount)
    var weights = [Double](repeating: 0, count: data.featureCount * data.labelCount)
    var gradient = weights
    var loss = evaluate(data, examples, weights, &gradient)
    for _ in 0..<steps {
      let direction = solver.direction(gradient)
      let slope = zip(direction, gradient).reduce(0) { $0 + $1.0 * $1.1 }
      guard slope < -1e-9 else { break }
      var rate = solver.isFresh ? 1 / max(1, gradient.reduce(0) { $0 + abs($1) }).squareRoot() : 1
      var next = weights
      var nextGradient = gradient
      var nextLoss = loss
      for _ in 0..<30 {
        for index in weights.indices { next[index] = weights[index] + rate * direction[index] }
        nextLoss = evaluate(data, examples, next, &nextGradient)
        if nextLoss <= loss + 1e-4 * rate * slope { break }
        rate /= 2
      }
      guard nextLoss < loss else { break }
      solver.remember(from: weights, gradient, to: next, nextGradient)
      let gain = (loss - nextLoss) / max(1, abs(loss))
      (weights, gradient, loss) = (next, nextGradient, nextLoss)
      if gain < 1e-6 { break }
    }
    return weights
  }

  /// The scores of an example.
  static func scores(_ data: Data, _ example: Int, _ weights: [Double]) -> [Double] {
    var scores = [Double](repeating: 0, count: data.labelCount)
    for place in data.starts[example]..<data.starts[example + 1] {
      let row = Int(data.features[place]) * data.labelCount
      for label in scores.indices {
        scores[label] += weights[row + label] * Double(data.values[place])
      }
    }
    return scores
  }

  /// The probabilities of scores.
  static func probabilities(_ scores: [Double]) -> [Double] {
    let top = scores.max() ?? 0
    let powers = scores.map { exp($0 - top) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  private func evaluate(
    _ data: Data, _ examples: [Int], _ weights: [Double], _ gradient: inout [Double]
  ) -> Double {
    var loss = 0.0
    for index in weights.indices {
      gradient[index] = weights[index]
      loss += weights[index] * weights[index] / 2
    }
    for example in examples {
      var errors = Self.probabilities(Self.scores(data, example, weights))
      loss -= strength * log(max(1e-300, errors[data.labels[example]]))
      errors[data.labels[example]] -= 1
      for place in data.starts[example]..<data.starts[example + 1] {
        let row = Int(data.features[place]) * data.labelCount
        let step = strength * Double(data.values[place])
        for label in errors.indices { gradient[row + label] += step * errors[label] }
      }
    }
    return loss
  }
}

/// The memory of L-BFGS: the last changes of weights and gradient.
private struct LBFGS {
  private var changes: [(weights: [Double], gradient: [Double], scale: Double)] = []
  private let size: Int

  init(size: Int) { self.size = size }

  var isFresh: Bool { changes.isEmpty }

  /// The direction to go, by the two-loop recursion.
  mutating func direction(_ gradient: [Double]) -> [Double] {
    var direction = gradient.map { -$0 }
    var factors: [Double] = []
    for change in changes.reversed() {
      let factor = change.scale * Self.product(change.weights, direction)
      factors.append(factor)
      for index in 0..<size { direction[index] -= factor * change.gradient[index] }
    }
    if let last = changes.last {
      let scale = 1 / (last.scale * Self.product(last.gradient, last.gradient))
      for index in 0..<size { direction[index] *= scale }
    }
    for (change, factor) in zip(changes, factors.reversed()) {
      let back = change.scale * Self.product(change.gradient, direction)
      for index in 0..<size { direction[index] += (factor - back) * change.weights[index] }
    }
    return direction
  }

  mutating func remember(
    from weights: [Double], _ gradient: [Double], to next: [Double], _ nextGradient: [Double]
  ) {
    let moved = zip(next, weights).map { $0 - $1 }
    let turned = zip(nextGradient, gradient).map { $0 - $1 }
    let product = Self.product(moved, turned)
    guard product > 1e-12 else { return }
    changes.append((moved, turned, 1 / product))
    if changes.count > 8 { changes.removeFirst() }
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for index in one.indices { sum += one[index] * other[index] }
    return sum
  }
}
