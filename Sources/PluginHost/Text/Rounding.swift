/// Rounds as the plugins' own Lua does: halves away from zero.
enum Rounding {
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// A number with at most so many decimals, 0 to 15; as it is for nil.
  static func rounded(_ value: Double, _ decimals: Int?) -> Double {
    guard let decimals else { return value }
    let power = powers[decimals]
    let scaled = value * power
    let whole = scaled >= 0 ? (scaled + 0.5).rounded(.down) : -(0.5 - scaled).rounded(.down)
    // There is no negative zero.
    return whole / power + 0
  }
}
