import TextEngine

/// Turns learnt weights into the bytes of a model.
struct NameCompiler {
  /// Features whose largest weight is smaller (in 127ths of the largest that is kept) are dropped.
  let least: Float

  /// The bytes of the model: weights scaled so that few reach the ends of 8 bits.
  func bytes(_ sum: NameWeights, _ vocabulary: [UInt32]) -> [UInt8] {
    let (weights, transitions) = (sum.weights, sum.transitions)
    let sizes = weights.map { largest($0) }
    let sorted = sizes.sorted()
    let top = sorted.isEmpty ? 1 : max(1e-6, sorted[Int(Float(sorted.count - 1) * 0.9995)])
    let scale = 127 / top
    var order = weights.indices.filter { sizes[$0] * scale >= least }
    order.sort { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
    var packed: [Int8] = []
    packed.reserveCapacity(order.count * 16)
    for index in order {
      for label in 0..<16 {
        packed.append(Int8(max(-127, min(127, (weights[index][label] * scale).rounded()))))
      }
    }
    return NameModel.bytes(
      transitions: transitions.map { Int16(max(-32_000, min(32_000, ($0 * scale).rounded()))) },
      features: order.map { vocabulary[$0] }, weights: packed)
  }

  private func largest(_ row: SIMD16<Float>) -> Float { max(row.max(), -row.min()) }
}
