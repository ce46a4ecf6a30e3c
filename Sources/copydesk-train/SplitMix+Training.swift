import DocumentModel

extension SplitMix {
  /// The numbers below a count, in an order of their own (Fisher and Yates).
  mutating func order(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(index, below(index + 1))
    }
    return order
  }

  /// A number from 0 to below 1, of 24 bits.
  mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }
}
